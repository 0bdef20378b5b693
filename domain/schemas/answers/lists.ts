import { z } from 'zod';
import { attentionCodes } from '../../attention.ts';
import { creditNoteStatuses } from '../../invoice/credit-note.ts';
import { invoiceStatuses, waitReasons } from '../../invoice/invoice.ts';
import { stopped } from '../document-parts.ts';
import { count, currencyCode, day, moment, money } from '../values.ts';

export const nextCursor = z.string().nullable().describe('Of the next page; null on the last');
const freshness = z.string().describe('How far behind the answer may be, in words');

/** Of a run of an earlier version that nothing happened to since, number, customer and amounts are null. */
const row = {
  stopped: stopped
    .nullable()
    .describe('Its run was ended before its time: the rest is how it stood then. Null for one that stands'),
  businessUnit: z.string(),
  number: z.string().nullable().describe("The PSA's own"),
  sageNumber: z.string().nullable().describe('Null until Sage has given one'),
  customer: z
    .string()
    .nullable()
    .describe('Name: as in Sage once the customer is decided, before that yours'),
  customerId: z.string().nullable().describe('Id of the contact in Sage; null until it is decided'),
  reference: z.string().nullable(),
  currency: currencyCode.nullable().describe('Of total and outstanding'),
  total: money
    .nullable()
    .describe("With tax: Sage's once it is there, before that ours or yours; null until it is known"),
  attentionCode: z.enum(attentionCodes).nullable(),
  waitingFor: z.enum(waitReasons).nullable(),
  handedOverAt: moment,
  startedAt: moment.describe('Of the present run'),
  finishedAt: moment.nullable().describe('Null while it goes on'),
};

export const invoiceRow = z
  .object({
    ...row,
    invoiceId: z.string(),
    status: z.enum(invoiceStatuses).nullable(),
    sageInvoiceId: z.string().nullable(),
    outstanding: money
      .nullable()
      .describe('What the customer still owes of it; null while it is not in Sage'),
    dueDate: day.nullable(),
    overdue: z.boolean(),
  })
  .meta({ id: 'InvoiceRow' });
export type InvoiceRow = z.output<typeof invoiceRow>;

const page = { nextCursor, readAt: moment, freshness };

export const invoicePage = z
  .object({ invoices: z.array(invoiceRow).readonly(), ...page })
  .meta({ id: 'InvoicePage' });
export type InvoicePage = z.output<typeof invoicePage>;

const creditNoteRow = z
  .object({
    ...row,
    creditNoteId: z.string(),
    status: z.enum(creditNoteStatuses).nullable(),
    sageCreditNoteId: z.string().nullable(),
    outstanding: money
      .nullable()
      .describe('What was not put against an invoice for you; null while it is not in Sage'),
  })
  .meta({ id: 'CreditNoteRow' });

export const creditNotePage = z
  .object({ creditNotes: z.array(creditNoteRow).readonly(), ...page })
  .meta({ id: 'CreditNotePage' });

const breakdown = z
  .object({ total: count, by: z.record(z.string(), count).describe('Without what there is none of') })
  .meta({ id: 'Breakdown' });

const amountsOfCurrency = z
  .object({
    currency: currencyCode,
    invoices: count,
    total: money.describe('What they came to, with tax'),
    outstanding: money.describe('What is still owed of it'),
    overdue: money.describe('The part of that whose due date is over'),
  })
  .meta({ id: 'AmountsOfCurrency' });

/** Of the open invoices. */
export const amounts = z
  .object({
    byCurrency: z.array(amountsOfCurrency).readonly(),
    unknown: count.describe(
      'Open invoices of an earlier version that nothing happened to since: not in the sums',
    ),
  })
  .meta({ id: 'Amounts' });
export type Amounts = z.output<typeof amounts>;

export const invoiceTotals = z
  .object({
    businessUnit: z.string(),
    countedAt: moment,
    freshness,
    stopped: count.describe('Their runs were ended before their time: each is to be handed over again'),
    all: count.describe('All that are kept, but for stopped ones'),
    byStatus: z.record(z.string(), count).describe('Every status with its number'),
    open: count.describe('In Sage and not settled'),
    overdue: count.describe('The part of the open ones whose due date is over'),
    amounts: amounts.nullable().describe('Of the open ones; null where more than 10,000 are open'),
    waiting: breakdown.describe('By what they wait for; neither payment nor release count'),
    needsAttention: breakdown.describe('By the code of what a person has to put right'),
  })
  .meta({ id: 'InvoiceTotals' });
export type UnitTotals = z.output<typeof invoiceTotals>;
