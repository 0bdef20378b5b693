/* eslint-disable max-lines -- every event and what it carries: declarations that are read side by side */

import { z } from 'zod';
import { EVENT_VERSION } from '../webhooks/event-version.ts';
import { runStatuses } from '../billing-run/billing-run.ts';
import { connectionStatuses } from '../connection/connection.ts';
import { customerOrigins, invoiceStatuses } from '../invoice/invoice.ts';
import {
  against,
  bounce,
  changeInSage,
  checkedAttachment,
  exchangeRate,
  inBaseCurrency,
  lastRequest,
  payment,
  stopped,
  totals,
  totalsDifference,
} from './document-parts.ts';
import { day, moment } from './values.ts';

/**
 * Every event there is. The one place to add one: its type is then known to the workflows, endpoints can filter by it, and
 * docs/events.md (`npm run events:catalogue`) and the API's catalogue describe it.
 */

const sequence = z
  .int()
  .min(1)
  .describe('Grows by one for each event of the same subject, so a gap is an event still on its way');

const ofLastRequest = lastRequest
  .nullable()
  .describe('What was asked of it last, which need not be why this happened; null where that is not known');

const attention = z
  .object({
    code: z.string().describe('One of the attention codes of the runbook'),
    step: z.string(),
    message: z.string(),
    fix: z.string().describe('What a person can do'),
    field: z.string().optional().describe('JSON pointer into the invoice, where one field is to blame'),
    sageRequestId: z.string().optional(),
    candidates: z
      .array(z.object({ id: z.string(), name: z.string(), note: z.string().optional() }))
      .readonly()
      .optional(),
    since: moment,
  })
  .meta({ id: 'EventAttention' });

const waitingFor = z
  .object({
    what: z.string(),
    since: moment,
    message: z.string(),
    action: z.string().nullable().describe('What a person can do, if anything'),
    nextTry: moment
      .nullable()
      .describe(
        'When it is tried by itself; null where somebody is waited for, as for a payment, whose next look the API answers',
      ),
    position: z.int().optional().describe('Place in the queue of its Sage business'),
  })
  .meta({ id: 'EventWaitingFor' });

export const invoiceData = z
  .object({
    businessUnit: z.string(),
    invoiceId: z.string(),
    sequence,
    revision: z.int().min(1),
    status: z.enum(invoiceStatuses),
    previousStatus: z.enum(invoiceStatuses),
    number: z.string().describe("The PSA's own number"),
    sageNumber: z
      .string()
      .nullable()
      .describe('Null until it is in Sage, and of a draft until it is released'),
    sageInvoiceId: z.string().nullable(),
    customer: z
      .object({
        id: z.string().describe("Sage's contact"),
        name: z.string(),
        origin: z.enum(customerOrigins).describe('How it was found'),
        warning: z.string().nullable().describe('Why it may not be the right one'),
      })
      .nullable()
      .describe('Who is invoiced, as Sage has it; null until it was decided'),
    currency: z.string(),
    dueDate: day.nullable(),
    totals: totals.nullable().describe('As Sage has them; null before it is there'),
    exchangeRate: exchangeRate
      .nullable()
      .describe('Null in the base currency of the business, and until it was decided'),
    inBaseCurrency: inBaseCurrency
      .nullable()
      .describe('The totals of an invoice in a foreign currency; as Sage has them where it says so'),
    totalsDifferences: z
      .array(totalsDifference)
      .readonly()
      .describe("Where Sage's totals are not those of the invoice; empty when they are"),
    payment: payment.nullable(),
    changesInSage: z
      .array(changeInSage)
      .readonly()
      .describe('Since it was posted; empty when nothing differs'),
    overdue: z.boolean(),
    attachments: z
      .array(checkedAttachment)
      .readonly()
      .describe('Files that go with it, once they were fetched and checked'),
    attention: attention.nullable(),
    waitingFor: waitingFor.nullable(),
    emailBounced: bounce.nullable().describe('Of the last message about it; null while none came back'),
    foundInSage: z
      .boolean()
      .describe(
        'It was found in Sage instead of created there, as after a restore: what it tells may have been told before under other ids',
      ),
    lastRequest: ofLastRequest,
    linked: z
      .boolean()
      .describe('Somebody made it in Sage and it was linked: it was neither created nor e-mailed by us'),
  })
  .meta({ id: 'InvoiceData' });

export const creditNoteData = invoiceData
  .pick({
    businessUnit: true,
    sequence: true,
    revision: true,
    status: true,
    previousStatus: true,
    number: true,
    sageNumber: true,
    customer: true,
    currency: true,
    totals: true,
    exchangeRate: true,
    inBaseCurrency: true,
    totalsDifferences: true,
    attachments: true,
    attention: true,
    waitingFor: true,
    emailBounced: true,
    foundInSage: true,
    lastRequest: true,
  })
  .extend({
    creditNoteId: z.string(),
    sageCreditNoteId: z.string().nullable(),
    against: against
      .nullable()
      .describe('The invoice that it stands against; null for one that stands alone'),
  })
  .meta({ id: 'CreditNoteData' });

export const connectionData = z
  .object({
    businessUnit: z.string(),
    sequence,
    status: z.enum(connectionStatuses),
    previousStatus: z.enum(connectionStatuses),
    business: z.object({ id: z.string(), name: z.string() }).nullable(),
    problem: z.object({ code: z.string(), message: z.string(), fix: z.string() }).nullable(),
    lastRequest: ofLastRequest,
  })
  .meta({ id: 'ConnectionData' });

export const runData = z
  .object({
    businessUnit: z.string(),
    runId: z.string(),
    sequence,
    status: z.enum(runStatuses),
    previousStatus: z.enum(runStatuses),
    invoices: z.int().describe('In the whole run'),
    handedOver: z.int().describe('Taken on as part of it'),
    alreadyHandedOver: z.int().describe('Taken on before with the same content'),
    notTaken: z.int().describe('Their ids stood for something else by then: see the report'),
    notHandedOver: z.int().describe('Of those left nothing was done yet, or will be when it is cancelled'),
    counts: z
      .object({
        underWay: z.int().describe('No outcome yet'),
        sent: z.int().describe('Issued and sent, or part paid'),
        paid: z.int(),
        cancelled: z.int().describe('Cancelled, voided or deleted'),
        needsAttention: z.int().describe('Stand still until a person acts: see the report'),
      })
      .nullable()
      .describe('As last counted, a moment ago; null before'),
    reason: z.string().nullable().describe('Given with the pause or the cancellation'),
    lastRequest: ofLastRequest,
  })
  .meta({ id: 'RunData' });

const stoppedInvoiceData = invoiceData.extend({ stopped }).meta({ id: 'StoppedInvoiceData' });
const stoppedCreditNoteData = creditNoteData.extend({ stopped }).meta({ id: 'StoppedCreditNoteData' });
const stoppedConnectionData = connectionData.extend({ stopped }).meta({ id: 'StoppedConnectionData' });

const pingData = z.object({ endpoint: z.string() }).meta({ id: 'PingData' });

/** "InvoicePartPaid". */
const inPascalCase = (type: string): string =>
  type.replace(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase());

const event = <Type extends string, Data extends z.ZodType>(type: Type, summary: string, data: Data) =>
  z
    .object({
      type: z.literal(type),
      version: z
        .literal(EVENT_VERSION)
        .describe('Of the form of all events; what is added leaves it as it is'),
      timestamp: moment.describe('When it happened'),
      test: z.literal(true).optional().describe('Only of trials: nothing of it is to be booked'),
      data,
    })
    .meta({ id: `${inPascalCase(type)}Event`, description: summary });

const invoiceEvent = <Type extends string>(name: Type, summary: string) =>
  event(`invoice.${name}`, summary, invoiceData);

const creditNoteEvent = <Type extends string>(name: Type, summary: string) =>
  event(`credit_note.${name}`, summary, creditNoteData);

const connectionEvent = <Type extends string>(name: Type, summary: string) =>
  event(`connection.${name}`, summary, connectionData);

const runEvent = <Type extends string>(name: Type, summary: string) => event(`run.${name}`, summary, runData);

export const eventSchemas = [
  invoiceEvent('waiting', 'Not in Sage yet; goes on by itself. `waitingFor` says what it waits for.'),
  invoiceEvent(
    'draft',
    'In Sage as a draft: `waitingFor` says that somebody has to release it there. It has no number yet, and goes to nobody.',
  ),
  invoiceEvent('issued', 'In Sage, with its number there; also when a draft was released.'),
  invoiceEvent(
    'totals_differ',
    "Sage's totals are not those of the invoice: see `totalsDifferences`. Told before anything goes to the customer; with the setting `stop` it then needs attention.",
  ),
  invoiceEvent(
    'attachment_failed',
    'A file could not be attached to it in Sage: see `attachments`. The customer gets it with the e-mail all the same.',
  ),
  invoiceEvent('sent', 'E-mailed to the customer or marked as sent in Sage.'),
  invoiceEvent(
    'part_paid',
    'Some of it is paid; also when a payment of a paid invoice was taken back in part.',
  ),
  invoiceEvent('paid', 'Nothing is outstanding.'),
  invoiceEvent('needs_attention', 'Stands still until a person acts: see `attention`.'),
  invoiceEvent('cancelled', 'Taken back before it was in Sage. Final.'),
  invoiceEvent('voided', 'Voided in Sage, by whomever. Final.'),
  invoiceEvent('deleted', 'Deleted in Sage by somebody there, or a draft on request. Final.'),
  invoiceEvent(
    'payment_changed',
    'Other amounts under the same status: more was paid, credited or taken back.',
  ),
  invoiceEvent('overpaid', 'More came in than was owed; `payment.overpaid` is kept on account in Sage.'),
  invoiceEvent(
    'edited_in_sage',
    'Somebody changed it in Sage, or changed it back: `changesInSage` says what differs from what was posted.',
  ),
  invoiceEvent(
    'email_bounced',
    'The e-mail came back later, or was reported as unwanted: see `emailBounced`. The status stays what it is.',
  ),
  invoiceEvent('overdue', 'The due date is over and `payment.outstanding` is not paid.'),
  event(
    'invoice.stopped',
    'Ended from outside before its time, as by an operator: nobody follows it any more. `status` is its last one, `stopped` says what to do.',
    stoppedInvoiceData,
  ),
  creditNoteEvent('waiting', 'Not in Sage yet; goes on by itself. `waitingFor` says what it waits for.'),
  creditNoteEvent(
    'draft',
    'Found in Sage as a draft: `waitingFor` says that somebody has to release it there. It has no number yet, and goes to nobody.',
  ),
  creditNoteEvent('issued', 'In Sage, with its number there; also when a draft was released.'),
  creditNoteEvent(
    'totals_differ',
    "Sage's totals are not those of the credit note: see `totalsDifferences`. Told before anything goes to the customer; with the setting `stop` it then needs attention.",
  ),
  creditNoteEvent(
    'allocated',
    'Put against its invoice: see `against`. What is left of it is for a person, as `against.toDo` says.',
  ),
  creditNoteEvent(
    'not_allocated',
    'Not put against its invoice: `against.toDo` says what a person has to do in Sage, as to make the refund of a paid one.',
  ),
  creditNoteEvent(
    'attachment_failed',
    'A file could not be attached to it in Sage: see `attachments`. The customer gets it with the e-mail all the same.',
  ),
  creditNoteEvent('sent', 'E-mailed to the customer.'),
  creditNoteEvent('needs_attention', 'Stands still until a person acts: see `attention`.'),
  creditNoteEvent('cancelled', 'Taken back before it was in Sage. Final.'),
  creditNoteEvent('voided', 'Voided in Sage: on request, or by somebody there before it went out. Final.'),
  creditNoteEvent(
    'deleted',
    'Deleted in Sage by somebody there before it went out, or a draft on request. Final.',
  ),
  creditNoteEvent(
    'email_bounced',
    'The e-mail came back later, or was reported as unwanted: see `emailBounced`. The status stays what it is.',
  ),
  event(
    'credit_note.stopped',
    'Ended from outside before its time, as by an operator: nobody goes on with it. `status` is its last one, `stopped` says what to do.',
    stoppedCreditNoteData,
  ),
  connectionEvent('not_connected', 'The consent was not given, or not in time.'),
  connectionEvent('authorizing', 'A person was sent to Sage to consent.'),
  connectionEvent('choosing_business', 'The consent reaches several businesses: one must be chosen.'),
  connectionEvent('connected', 'Consent and business are there; invoices wait for the test.'),
  connectionEvent('verified', 'Tested: invoices go out.'),
  connectionEvent(
    'reauthorization_required',
    'Sage no longer takes the consent: a person must connect again.',
  ),
  connectionEvent('disconnected', 'Disconnected on request; settings were kept.'),
  connectionEvent('problem', 'A trouble that leaves the status as it is: see `problem`.'),
  connectionEvent('recovered', 'That trouble is over.'),
  event(
    'connection.stopped',
    'Ended from outside before its time, as by an operator: its invoices wait. `status` is its last one, `stopped` says what to do.',
    stoppedConnectionData,
  ),
  runEvent('started', 'All of it is stored, and is being handed over.'),
  runEvent('paused', 'Nothing more is handed over until it is resumed; what was handed over goes on.'),
  runEvent('resumed', 'It goes on.'),
  runEvent('cancelled', 'Nothing more will be handed over, and what was has its outcome. Final.'),
  runEvent(
    'completed',
    'Each invoice has its outcome: it is in Sage and sent, or cancelled, or was not taken, or needs a person (`counts.needsAttention`). Final; the report stays up to date.',
  ),
  runEvent('expired', 'It never came whole within an hour: nothing was handed over. Put it again.'),
  event('webhook.ping', 'A trial on request, to one endpoint. Has no sequence.', pingData),
] as const;
