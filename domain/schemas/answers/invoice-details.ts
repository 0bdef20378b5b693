import { z } from 'zod';
import { attentionCodes } from '../../attention.ts';
import { documentKinds } from '../../invoice/credit-note.ts';
import { type Attention, customerOrigins, type InvoicePlan, waitReasons } from '../../invoice/invoice.ts';
import {
  type CreditNote,
  type InvoiceCustomer,
  invoiceStatuses,
  type PostedInvoice,
  type SentEmail,
  type TaxedLine,
  type WaitingFor,
} from '../../invoice/invoice.ts';
import { type CrossBorder } from '../../invoice/cross-border.ts';
import { type SettlementEntry } from '../../payments/watched-invoice.ts';
import { type LedgerAccount } from '../../sage-records.ts';
import { bounce, totals, totalsDifference } from '../document-parts.ts';
import { count, day, decimalText, money, moment } from '../values.ts';

/** What the answers about invoices and credit notes are made of. */

export const documentKind = z.enum(documentKinds);
export const createMode = z.enum(['issue', 'draft']);
export const sendMode = z.enum(['email', 'mark_sent', 'none']);
export const footerMode = z.enum(['append', 'replace']);
export const fix = z.string().describe('What a person can do');

export const ledgerAccount = z
  .object({
    id: z.string(),
    name: z.string().describe('As in the chart of accounts: "Sales - Services"'),
    displayedAs: z.string().describe('With its code, as Sage shows it: "Sales - Services (4010)"'),
    nominalCode: z.int().nullable(),
    visibleInSales: z.boolean(),
    taxRateId: z.string().nullable(),
  })
  .meta({ id: 'LedgerAccount' }) satisfies z.ZodType<LedgerAccount>;

export const candidates = z
  .array(
    z
      .object({
        id: z.string(),
        name: z.string(),
        note: z.string().optional().describe('What speaks against it'),
      })
      .meta({ id: 'Candidate' }),
  )
  .readonly();

export const attention = z
  .object({
    code: z.enum(attentionCodes).describe('The runbook has a paragraph for each'),
    step: z
      .enum(['resolve', 'customer', 'create', 'link', 'send', 'payment'])
      .describe('It goes on from this step'),
    message: z.string(),
    fix,
    field: z.string().optional().describe('JSON pointer into the request, where one field is to blame'),
    sageRequestId: z.string().optional().describe('For the support of Sage'),
    candidates: candidates.optional().describe('Customers in Sage that may be meant'),
    since: moment,
  })
  .meta({ id: 'Attention' }) satisfies z.ZodType<Attention>;

export const waitingFor = z
  .object({
    what: z.enum(waitReasons).describe('The runbook has a paragraph for each'),
    since: moment,
    message: z.string(),
    action: z.string().nullable().describe('What a person can do, if anything'),
    nextTry: moment
      .nullable()
      .describe('When it is tried by itself; null where it waits for somebody, or nobody knows'),
    position: z.int().min(1).optional().describe('Place in the queue of its Sage business'),
  })
  .meta({ id: 'WaitingFor' }) satisfies z.ZodType<WaitingFor>;

const lineAnalysis = z
  .object({ typeId: z.string(), type: z.string(), categoryId: z.string(), category: z.string() })
  .meta({ id: 'LineAnalysis' });

const plannedLine = z
  .object({
    description: z.string(),
    quantity: decimalText,
    unitPrice: decimalText,
    discount: money,
    amount: money.describe('After the discount; before tax, unless its price includes it'),
    priceIncludesTax: z.boolean().optional(),
    ledger: ledgerAccount,
    ledgerSource: z.enum(['line', 'template', 'default']),
    analysis: z
      .array(lineAnalysis)
      .readonly()
      .optional()
      .describe('What it is counted under in Sage; left out until that was read'),
  })
  .meta({ id: 'PlannedLine' });

export const taxedLine = plannedLine
  .extend({
    taxRateId: z.string(),
    taxSource: z
      .enum(['line', 'invoice', 'customer', 'ledger', 'default'])
      .describe('Where the tax rate is from; `invoice`: the one that a credit note stands against'),
    net: money,
    tax: money,
  })
  .meta({ id: 'TaxedLine' }) satisfies z.ZodType<TaxedLine>;

export const invoicePlan = z
  .object({
    sageBusinessId: z.string(),
    businessName: z.string(),
    countryId: z.string().nullable(),
    create: createMode.optional(),
    send: sendMode,
    onTotalsDiffer: z.enum(['stop', 'send']),
    reversalWindowDays: count,
    footerMode,
    dueDate: day,
    dueDateSource: z.enum(['invoice', 'project', 'default', 'sage']),
    lines: z.array(plannedLine).readonly(),
    net: money.nullable().describe('Null where the prices include tax: it is known with the tax rates'),
  })
  .describe('Decided before Sage is asked to create it')
  .meta({ id: 'InvoicePlan' }) satisfies z.ZodType<InvoicePlan>;

export const customerInSage = z
  .object({
    id: z.string().describe("Sage's contact"),
    name: z.string(),
    taxRateId: z.string().nullable(),
    hasAddress: z.boolean().optional(),
    countryId: z.string().optional(),
    inNorthernIreland: z.boolean().optional(),
    hasVatNumber: z.boolean().optional(),
    origin: z.enum(customerOrigins).describe('How it was found'),
    warning: z.string().nullable().describe('Why it may not be the right one'),
  })
  .meta({ id: 'CustomerInSage' }) satisfies z.ZodType<InvoiceCustomer>;

export const crossBorder = z
  .object({
    country: z.string().describe('ISO 3166 code of the customer'),
    treatment: z.enum(['eu_tax_registered', 'eu_not_tax_registered', 'rest_of_world_tax']),
    supply: z.enum(['goods', 'services']),
    northernIreland: z.enum(['from', 'to']).optional(),
    message: z.string(),
  })
  .meta({ id: 'CrossBorder' }) satisfies z.ZodType<CrossBorder>;

export const postedInvoice = z
  .object({
    id: z.string(),
    number: z.string().nullable().describe('Null of a draft: it gets one when it is released'),
    url: z.string().nullable().describe("Into Sage's own pages"),
    isDraft: z.boolean().optional(),
    totals,
    outstanding: money,
    contactName: z.string().nullable().optional(),
    differences: z.array(totalsDifference).readonly().describe("Where Sage's totals are not ours"),
  })
  .describe('As it stands in Sage')
  .meta({ id: 'PostedInvoice' }) satisfies z.ZodType<PostedInvoice>;

export const sentEmail = z
  .object({
    to: z.string(),
    cc: z.array(z.string()).readonly(),
    bcc: z.array(z.string()).readonly(),
    refused: z
      .array(z.object({ address: z.string(), reason: z.string() }))
      .readonly()
      .describe('For whom the mail server did not take it'),
    messageId: z.string(),
    at: moment,
    bounced: bounce.nullable(),
  })
  .describe('The last message about it that the mail server took')
  .meta({ id: 'SentEmail' }) satisfies z.ZodType<SentEmail>;

export const settlement = z
  .object({
    kind: z.enum(['payment', 'credit_note', 'on_account', 'allocation']),
    id: z.string(),
    date: day.nullable(),
    amount: money,
    discount: money,
    onAccount: money.nullable().describe('What is left of the payment; null while that is not known'),
  })
  .meta({ id: 'Settlement' }) satisfies z.ZodType<SettlementEntry>;

export const orderedCredit = z
  .object({
    requestId: z.string(),
    amount: money.describe('Tax included'),
    reason: z.string(),
    id: z.string().describe("Sage's credit note"),
    number: z.string(),
    allocated: z.boolean(),
    at: moment,
  })
  .meta({ id: 'OrderedCredit' }) satisfies z.ZodType<CreditNote>;

export const timelineEntry = z
  .object({ at: moment, status: z.enum(invoiceStatuses), text: z.string() })
  .meta({ id: 'TimelineEntry' });
