import { z } from 'zod';
import { exchangeRateSources, totalsFields } from '../invoice/invoice.ts';
import { placesInSage } from '../invoice/attachments.ts';
import { bounceTypes } from '../invoice/bounce.ts';
import { type EndedHow } from '../runs/messages.ts';
import { day, money, moment } from './values.ts';

/** What answers and events tell alike of an invoice or a credit note. */

export const totals = z.object({ net: money, tax: money, total: money }).meta({ id: 'Totals' });

export const totalsDifference = z
  .object({
    field: z.enum(totalsFields).describe('`base_…`: in the base currency of the business'),
    ours: money,
    sages: money,
  })
  .meta({ id: 'TotalsDifference' });

export const exchangeRate = z
  .object({
    rate: z
      .string()
      .describe("Decimal number as a string: units of the invoice's currency for one of the base currency"),
    source: z
      .enum(exchangeRateSources)
      .describe("Given with the invoice, Sage's own, or a person's answer (exchange_rate_needed)"),
    asOf: moment.nullable().describe('When Sage had its own rate from; null for any other'),
  })
  .meta({ id: 'ExchangeRate' });

export const inBaseCurrency = totals.extend({ currency: z.string() }).meta({ id: 'InBaseCurrency' });

export const payment = z
  .object({
    paid: money.describe('Money that came in for it'),
    outstanding: money,
    discount: money,
    credited: money.describe('By credit notes'),
    overpaid: money.describe('Came in beyond the total, kept on account in Sage'),
    lastPaidOn: day.nullable(),
  })
  .meta({ id: 'Payment' });

/** What somebody changed in Sage: as posted, as it is now, and by how much. */
export const changeInSage = z
  .discriminatedUnion('field', [
    z.object({ field: z.literal('total'), posted: money, now: money, difference: money }),
    z.object({
      field: z.literal('due_date'),
      posted: day,
      now: day.nullable(),
      differenceDays: z.int().nullable(),
    }),
    z.object({ field: z.literal('date'), posted: day, now: day }),
    z.object({ field: z.enum(['number', 'customer']), posted: z.string(), now: z.string().nullable() }),
  ])
  .meta({ id: 'ChangeInSage' });

export const checkedAttachment = z
  .object({
    fileName: z.string(),
    sha256: z.string(),
    size: z.int().describe('Bytes'),
    inSage: z
      .enum(placesInSage)
      .describe('`too_large`: beyond what Sage takes of one file; `failed`: Sage did not take it'),
    reason: z.string().nullable().describe('Why it is not in Sage and will not be'),
  })
  .meta({ id: 'CheckedAttachment' });

export const bounce = z
  .object({
    type: z.enum(bounceTypes).describe('Came back, or was reported as unwanted'),
    recipient: z.string(),
    reason: z.string().describe("In the mail server's words"),
    at: moment,
    fix: z.string().describe('What a person can do'),
  })
  .meta({ id: 'Bounce' });

export const lastRequest = z
  .object({
    what: z.string().describe('Such as handOver, correctInvoice, voidInvoice'),
    at: moment,
    principal: z
      .string()
      .describe(
        'Id of the API key, "token:" and the sub of the token, or "browser" for the pages of a consent',
      ),
    person: z.string().nullable().describe('For whom it was asked, as the principal said'),
  })
  .meta({ id: 'LastRequest' });
export const against = z
  .object({
    invoiceId: z.string(),
    sageInvoiceId: z.string(),
    sageNumber: z.string(),
    isPaid: z.boolean().describe('Nothing was outstanding on it when it was looked at'),
    exchangeRate: z.string().nullable(),
    allocated: money.nullable().describe('Put against it in Sage; null while that was not tried'),
    toDo: z.string().nullable().describe('What a person has to do in Sage, as to refund the customer'),
  })
  .meta({ id: 'AgainstInvoice' });

/** Its run ended before its time: nobody goes on with it until a person acts. */
export const stopped = z
  .object({
    at: moment,
    how: z.enum(['terminated', 'failed', 'timed_out', 'cancelled'] as const satisfies readonly EndedHow[]),
    fix: z.string().describe('What a person can do'),
  })
  .meta({ id: 'Stopped' });
