import { z } from 'zod';
import { attentionCodes } from '../../attention.ts';
import { customerOrigins, type InvoicePreview } from '../../invoice/invoice.ts';
import { checkedAttachment, exchangeRate, inBaseCurrency, totals } from '../document-parts.ts';
import { currencyCode } from '../values.ts';
import { candidates, crossBorder, fix, invoicePlan } from './invoice-details.ts';

export const emailPreview = z
  .object({
    from: z.string(),
    replyTo: z.string().nullable(),
    to: z.string(),
    cc: z.array(z.string()).readonly(),
    bcc: z.array(z.string()).readonly(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
  })
  .meta({ id: 'EmailPreview' });

export const preview = z
  .object({
    currency: currencyCode.describe('Of all amounts but those of inBaseCurrency'),
    plan: invoicePlan.nullable(),
    customer: z
      .object({
        id: z.string().nullable().describe('Null: it would be created'),
        name: z.string(),
        origin: z.enum(customerOrigins),
        match: z
          .string()
          .nullable()
          .describe('How it was found, where its name is not the one that was given'),
        warning: z.string().nullable(),
      })
      .nullable(),
    totals: totals.nullable(),
    exchangeRate: exchangeRate.nullable().describe('Null in the base currency'),
    inBaseCurrency: inBaseCurrency.nullable(),
    crossBorder: crossBorder.nullable(),
    taxWarning: z.string().nullable(),
    email: emailPreview
      .nullable()
      .describe('As it would go out now; "[number]" stands for the number that Sage will give'),
    attachments: z.array(checkedAttachment).readonly().describe('As they were fetched for the preview'),
    sageBody: z
      .unknown()
      .describe('The exact body for Sage; null where something stands in the way. Its form is that of Sage'),
    problem: z
      .object({
        code: z.enum(attentionCodes),
        message: z.string(),
        fix,
        field: z.string().nullable().describe('JSON pointer into the request'),
        candidates,
      })
      .nullable()
      .describe('The first thing that stands in the way'),
  })
  .meta({ id: 'Preview' }) satisfies z.ZodType<InvoicePreview & { readonly currency: string }>;
