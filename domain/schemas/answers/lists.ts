import { z } from 'zod';
import { attentionCodes } from '../../attention.ts';
import { creditNoteStatuses } from '../../invoice/credit-note.ts';
import { invoiceStatuses, waitReasons } from '../../invoice/invoice.ts';
import { stopped } from '../document-parts.ts';
import { count, day, moment } from '../values.ts';

export const nextCursor = z.string().nullable().describe('Of the next page; null on the last');
const freshness = z.string().describe('How far behind the answer may be, in words');

const row = {
  stopped: stopped
    .nullable()
    .describe('Its run was ended before its time: the rest is how it stood then. Null for one that stands'),
  businessUnit: z.string(),
  number: z.string().nullable().describe("The PSA's own"),
  attentionCode: z.enum(attentionCodes).nullable(),
  waitingFor: z.enum(waitReasons).nullable(),
  startedAt: moment.describe('Of the present run'),
  finishedAt: moment.nullable().describe('Null while it goes on'),
};

export const invoiceRow = z
  .object({
    ...row,
    invoiceId: z.string(),
    status: z.enum(invoiceStatuses).nullable(),
    sageInvoiceId: z.string().nullable(),
    dueDate: day.nullable(),
    overdue: z.boolean(),
  })
  .meta({ id: 'InvoiceRow' });
export type InvoiceRow = z.output<typeof invoiceRow>;

const page = { nextCursor, readAt: moment, freshness };

export const invoicePage = z
  .object({ invoices: z.array(invoiceRow).readonly(), ...page })
  .meta({ id: 'InvoicePage' });

const creditNoteRow = z
  .object({
    ...row,
    creditNoteId: z.string(),
    status: z.enum(creditNoteStatuses).nullable(),
    sageCreditNoteId: z.string().nullable(),
  })
  .meta({ id: 'CreditNoteRow' });

export const creditNotePage = z
  .object({ creditNotes: z.array(creditNoteRow).readonly(), ...page })
  .meta({ id: 'CreditNotePage' });

const breakdown = z
  .object({ total: count, by: z.record(z.string(), count).describe('Without what there is none of') })
  .meta({ id: 'Breakdown' });

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
    waiting: breakdown.describe('By what they wait for; neither payment nor release count'),
    needsAttention: breakdown.describe('By the code of what a person has to put right'),
  })
  .meta({ id: 'InvoiceTotals' });
