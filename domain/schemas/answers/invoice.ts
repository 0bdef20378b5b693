import { z } from 'zod';
import { creditNoteStatuses } from '../../invoice/credit-note.ts';
import { invoiceStatuses, type InvoiceView } from '../../invoice/invoice.ts';
import { type Stopped } from '../../runs/stopped.ts';
import { creditNoteRequest } from '../credit-note.ts';
import {
  against,
  changeInSage,
  checkedAttachment,
  exchangeRate,
  inBaseCurrency,
  lastRequest,
  payment,
  stopped,
} from '../document-parts.ts';
import { invoiceRequest } from '../invoice.ts';
import { count, currencyCode, money, moment } from '../values.ts';
import {
  attention,
  crossBorder,
  customerInSage,
  fix,
  invoicePlan,
  orderedCredit,
  postedInvoice,
  sentEmail,
  settlement,
  taxedLine,
  timelineEntry,
  waitingFor,
} from './invoice-details.ts';

const documentView = {
  stopped: stopped
    .nullable()
    .describe('Its run was ended before its time: all else is what it last knew. Null for one that stands'),
  businessUnit: z.string(),
  version: count.describe('Grows with every change; a long poll asks for what is newer'),
  revision: z.int().min(1),
  statusSince: moment,
  currency: currencyCode.describe('Of all amounts but those of inBaseCurrency'),
  waitingFor: waitingFor.nullable(),
  attention: attention.nullable().describe('Why a person is needed'),
  plan: invoicePlan.nullable(),
  customer: customerInSage.nullable(),
  lines: z.array(taxedLine).readonly().nullable(),
  exchangeRate: exchangeRate.nullable().describe('Null in the base currency, and until it was decided'),
  inBaseCurrency: inBaseCurrency.nullable(),
  crossBorder: crossBorder.nullable().describe('Null: it does not cross a border, or was not decided yet'),
  taxWarning: z.string().nullable().describe('What is worth a look about its tax; null: nothing'),
  sage: postedInvoice.nullable().describe('Null until it is in Sage'),
  attachments: z
    .array(checkedAttachment)
    .readonly()
    .describe('The files that go with it, once they were fetched and checked'),
  email: sentEmail.nullable(),
  sageCalls: count.describe('Calls to Sage made for it'),
  eventSequence: count.describe('Sequence of the last event about it'),
  timeline: z.array(timelineEntry).readonly(),
  timelineOmitted: count.describe('Entries between the first and the newest that are not kept here'),
  foundInSage: z.boolean().describe('An earlier run of it had created it'),
  linked: z.boolean().describe('Somebody made it in Sage, and it was linked'),
  cancellationRefused: z.object({ at: moment, fix }).nullable(),
  lastRequest: lastRequest.nullable().describe('What was asked of it last, by whom'),
};

const creditedShare = z
  .object({ ledgerAccountId: z.string(), taxRateId: z.string(), net: money, tax: money })
  .meta({ id: 'CreditedShare' });

/** Of the view what is the engine's own is left out, as is what only a credit note has. */
type InvoiceAnswer = Required<
  Omit<InvoiceView, 'kind' | 'against' | 'contentHash' | 'creditNotes' | 'credited' | 'timeline'>
> & {
  readonly stopped: Stopped | null;
  readonly currency: string;
};

export const invoice = z
  .object({
    ...documentView,
    invoiceId: z.string(),
    status: z.enum(invoiceStatuses),
    request: invoiceRequest.describe('As it was handed over or corrected'),
    markedSent: z.boolean(),
    payment: payment.nullable(),
    settledBy: z.array(settlement).readonly().describe('The payments and allocations that it is paid by'),
    changesInSage: z.array(changeInSage).readonly().describe('What somebody changed in Sage since'),
    overdue: z.boolean(),
    credits: z.array(orderedCredit).readonly().describe('Credit notes that were ordered of it'),
    creditNotes: z
      .array(z.object({ creditNoteId: z.string(), amount: money.describe('Tax included') }))
      .readonly()
      .describe('Credit notes that were handed over against it'),
    credited: z
      .array(creditedShare)
      .readonly()
      .describe('What ordered credits took of each ledger and tax rate'),
    replaced: z
      .array(z.string())
      .readonly()
      .describe('Sage ids of earlier revisions, voided to be issued anew'),
  })
  .meta({ id: 'Invoice' }) satisfies z.ZodType<InvoiceAnswer>;
export type Invoice = z.output<typeof invoice>;

export const creditNote = z
  .object({
    ...documentView,
    creditNoteId: z.string(),
    status: z.enum(creditNoteStatuses),
    request: creditNoteRequest.describe('As it was handed over or corrected'),
    against: against.nullable().describe('The invoice that it stands against, once it was found in Sage'),
  })
  .meta({ id: 'CreditNote' });
export type CreditNote = z.output<typeof creditNote>;

const accepted = { businessUnit: z.string(), number: z.string(), status: z.literal('accepted') };
export const acceptedInvoice = z
  .object({ ...accepted, invoiceId: z.string() })
  .meta({ id: 'AcceptedInvoice' });
export const acceptedCreditNote = z
  .object({ ...accepted, creditNoteId: z.string() })
  .meta({ id: 'AcceptedCreditNote' });
