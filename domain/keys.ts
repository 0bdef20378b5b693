import { type DocumentKind } from './invoice/credit-note.ts';
import { normalisedName } from './invoice/customer-names.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64Url, toBase64Url } from './base64url.ts';

/** Everything that must come out the same on every retry, reset and second hand-over is made here, from business ids. */

export const connectionWorkflowId = (businessUnit: string): string => `connection:${businessUnit}`;

/** `sageUser`: id of a Sage login, as its token answer names it. */
export const consentWorkflowId = (sageUser: string): string => `consent:${sageUser}`;

export const invoiceWorkflowId = (businessUnit: string, invoiceId: string): string =>
  `invoice:${businessUnit}:${invoiceId}`;

export const creditNoteWorkflowId = (businessUnit: string, creditNoteId: string): string =>
  `credit-note:${businessUnit}:${creditNoteId}`;

/** A large run of invoices as one object. */
export const billingRunWorkflowId = (businessUnit: string, runId: string): string =>
  `run:${businessUnit}:${runId}`;

/** What it holds of their contents, part by part. */
export const runPartWorkflowId = (businessUnit: string, runId: string, part: number): string =>
  `run-part:${businessUnit}:${runId}:${part}`;

/** Of a document by its kind; the id of a credit note stands where that of an invoice does. */
export const documentWorkflowId = (kind: DocumentKind, businessUnit: string, id: string): string =>
  kind === 'invoice' ? invoiceWorkflowId(businessUnit, id) : creditNoteWorkflowId(businessUnit, id);

/** Whether it is the workflow of an invoice or a credit note. */
export const isDocumentWorkflowId = (workflowId: string): boolean =>
  /^(?:invoice|credit-note):/.test(workflowId);
/** An order over many invoices of a unit, by the PSA's own id of it. */
export const operationWorkflowId = (businessUnit: string, requestId: string): string =>
  `operation:${businessUnit}:${requestId}`;

export const turnstileWorkflowId = (sageBusinessId: string): string => `turnstile:${sageBusinessId}`;

export const paymentWatchWorkflowId = (sageBusinessId: string): string => `payments:${sageBusinessId}`;

/** Where calls to Sage are worked on, apart from everything else: rate limits of the queue are then limits of Sage. */
export const sageTaskQueue = (taskQueue: string): string => `${taskQueue}-sage`;

/** Sage remembers an idempotency id for 7 days (Sage guide); a day is kept back for clocks and queues. */
export const IDEMPOTENCY_TRUSTED_MS = 6 * 86_400_000;

/** One per invoice of Sage, so that however many notices come of it, one run counts them. */
export const noticeWorkflowId = (sageInvoiceId: string): string => `notice:${sageInvoiceId}`;

/** One per invoice of Sage that was linked: whoever comes second finds who has it. */
export const invoiceLinkWorkflowId = (sageInvoiceId: string): string => `link:${sageInvoiceId}`;

/** The webhook endpoints of one installation, which is told from others in its namespace by its task queue. */
export const endpointsWorkflowId = (taskQueue: string): string => `webhook-endpoints:${taskQueue}`;

/** The Schedule of an installation, and what its runs' ids begin with. */
export const caretakerScheduleId = (taskQueue: string): string => `caretaker:${taskQueue}`;

/** Of one endpoint of an installation; the id of the request is the PSA's. */
export const replayWorkflowId = (taskQueue: string, endpoint: string, requestId: string): string =>
  `replay:${taskQueue}:${endpoint}:${requestId}`;

export const eventWorkflowId = (eventId: string): string => `event:${eventId}`;

/** The run that tells an event, the event's number there, and when it happened. */
export interface EventOrigin {
  /** Workflow id of the invoice, credit note, run or connection. */
  readonly subject: string;
  readonly sequence: number;
  /** ISO date-time. */
  readonly timestamp: string;
}

/**
 * Id of the n-th event of one subject; receivers use it to drop repeats. It leads back to the subject, whose history holds what was
 * delivered at once. The time is part of it because a run that an operator reset counts some numbers again, for other news. At most 212
 * characters, as databases take 255 of a workflow id; no dot, which Standard Webhooks joins id, time and body by.
 */
export const eventId = (subject: string, sequence: number, timestamp: string): string =>
  `evt_${toBase64Url(`${subject}:${sequence.toString(36)}:${Date.parse(timestamp).toString(36)}`)}`;

/** Null for the id of a trial, which has no subject, and for what is none of our ids. */
export function eventOrigin(id: string): EventOrigin | null {
  const text = id.startsWith('evt_') ? fromBase64Url(id.slice('evt_'.length)) : null;
  const [, subject, sequence, time] =
    /^((?:invoice:[\w.-]+|credit-note:[\w.-]+|run:[\w.-]+|connection):[\w.-]+):([0-9a-z]{1,8}):([0-9a-z]{1,9})$/.exec(
      text ?? '',
    ) ?? [];
  if (subject === undefined || sequence === undefined || time === undefined) return null;
  const date = new Date(parseInt(time, 36));
  if (Number.isNaN(date.getTime())) return null;
  return { subject, sequence: parseInt(sequence, 36), timestamp: date.toISOString() };
}

/** Id of the event that a run ended before its time: one for each run, whoever tells it. */
export const stopEventId = (workflowId: string, runId: string): string =>
  `evt_${digest('stopped', workflowId, runId)}`;

/**
 * Sage's `idempotency_id`: 32 lower-case hex digits inside the resource, remembered for 7 days (Sage guide on
 * idempotency). Made of identity and revision only: a run id would change on reset, and a reset would double the invoice.
 */
export const invoiceIdempotencyId = (
  sageBusinessId: string,
  businessUnit: string,
  invoiceId: string,
  revision: number,
): string => digest('sales_invoice', sageBusinessId, businessUnit, invoiceId, String(revision));

/** The same for a credit note that the PSA handed over. */
export const creditNoteIdempotencyId = (
  sageBusinessId: string,
  businessUnit: string,
  creditNoteId: string,
  revision: number,
): string => digest('sales_credit_note', sageBusinessId, businessUnit, creditNoteId, String(revision));

/** Of the allocation of such a credit note to its invoice. `before`: what is put against it already, so another is another one. */
export const allocationIdempotencyId = (
  sageCreditNoteId: string,
  sageInvoiceId: string,
  before: string,
): string => digest('credit_note', 'contact_allocation', sageCreditNoteId, sageInvoiceId, before);

/** Whom an invoice seeks in Sage: what is remembered of one is not taken for another. */
export interface SoughtCustomer {
  readonly email: string;
  readonly name: string;
  readonly currency: string;
}

/**
 * One new customer per e-mail, name and currency, however many of its invoices arrive in the same second. The revision of the invoice is in
 * it because Sage may remember a refusal under an id as it remembers a success.
 */
export const customerIdempotencyId = (
  sageBusinessId: string,
  sought: SoughtCustomer,
  revision: number,
): string => digest('contact', sageBusinessId, customerKey(sought), String(revision));

/** The same for all invoices that seek the same customer: bookkeepers share one address among their clients. */
export const customerKey = ({ email, name, currency }: SoughtCustomer): string =>
  [normaliseEmail(email), normalisedName(name), currency].join('\n');

export const markSentIdempotencyId = (sageInvoiceId: string, revision: number): string =>
  digest('sales_invoice.sent', sageInvoiceId, String(revision));

/** Of the credit note and of its allocation; the PSA's own id of the request tells two credits of one invoice apart. */
export const creditIdempotencyId = (
  step: 'sales_credit_note' | 'contact_allocation',
  sageInvoiceId: string,
  requestId: string,
): string => digest('credit', step, sageInvoiceId, requestId);

/** Last line of a credit note's notes in Sage. */
export const creditMarker = (sageInvoiceId: string, requestId: string): string =>
  `[PSA credit ${digest('credit', sageInvoiceId, requestId).slice(0, 16)}]`;

/** What the `Message-ID` of one revision begins with. */
export const messageStem = (businessUnit: string, invoiceId: string, revision: number): string =>
  digest('message', businessUnit, invoiceId, String(revision));

/**
 * E-mail `Message-ID` of one revision: sent again after an unsettled first try, mail programs show it once. It ends in the invoice's id in
 * Sage, which says nothing to anybody else: by that a mail server's word that it came back finds its invoice.
 */
export const messageId = (
  businessUnit: string,
  invoiceId: string,
  revision: number,
  sageInvoiceId: string,
): string => messageIdOf(messageStem(businessUnit, invoiceId, revision), sageInvoiceId);

/** `Message-ID` of a message that somebody asked for again. */
export const resentMessageId = (
  businessUnit: string,
  invoiceId: string,
  revision: number,
  sageInvoiceId: string,
  requestId: string,
): string =>
  messageIdOf(digest('message', businessUnit, invoiceId, String(revision), requestId), sageInvoiceId);

const messageIdOf = (stem: string, sageInvoiceId: string): string =>
  `<${stem}.${sageInvoiceId}@sage-invoicing>`;

/** The id as we write it and its invoice in Sage, with or without its angle brackets; null where it is none of ours. */
export function readMessageId(text: string): { messageId: string; sageInvoiceId: string } | null {
  const [, id, sageInvoiceId] =
    /^<?([0-9a-f]{32}\.([0-9a-f]{32})@sage-invoicing)>?$/i.exec(text.trim()) ?? [];
  if (id === undefined || sageInvoiceId === undefined) return null;
  return { messageId: `<${id.toLowerCase()}>`, sageInvoiceId: sageInvoiceId.toLowerCase() };
}

/**
 * Last line of the invoice's internal notes in Sage. Sage has no external-id field, so this is how an invoice is found
 * again after the idempotency window.
 */
export const invoiceMarker = (businessUnit: string, invoiceId: string, revision: number): string =>
  `${invoiceMarkerStem(businessUnit, invoiceId)}${revision}]`;

/** What the markers of all revisions begin with; ids hold no space, so no other invoice's marker does. */
export const invoiceMarkerStem = (businessUnit: string, invoiceId: string): string =>
  `[PSA ${businessUnit}/${invoiceId} r`;

/** Of a credit note that the PSA handed over; its own words, so that no invoice of the same id is taken for it. */
export const creditNoteMarkerStem = (businessUnit: string, creditNoteId: string): string =>
  `[PSA credit note ${businessUnit}/${creditNoteId} r`;

export const documentMarkerStem = (kind: DocumentKind, businessUnit: string, id: string): string =>
  kind === 'invoice' ? invoiceMarkerStem(businessUnit, id) : creditNoteMarkerStem(businessUnit, id);

export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

function digest(...parts: string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, 32);
}
