import { type z } from 'zod';
import { type eventSchemas } from '../schemas/events.ts';
import { EVENT_VERSION } from './event-version.ts';

type Marked = z.output<(typeof eventSchemas)[number]>;
type WithoutMarks<Event> = Event extends Marked ? Omit<Event, 'version' | 'test'> : never;

/**
 * What the PSA is told. `sequence` grows by one per subject: of two events the one with the higher number is the newer; a
 * run that an operator reset counts some numbers again, and then the later `timestamp` is the newer.
 */
export type PsaEvent = WithoutMarks<Marked>;
export type EventType = PsaEvent['type'];

/** An event as a receiver gets it. */
export type SentEvent = PsaEvent & {
  readonly version: typeof EVENT_VERSION;
  /** A trial on request, of which nothing is to be booked; left out of all others. */
  readonly test?: true;
};

export const asSent = (event: PsaEvent, isTest = false): SentEvent => ({
  ...event,
  version: EVENT_VERSION,
  ...(isTest && { test: true }),
});

/** Told of a run that ended before its time, by who found it. */
export type InvoiceStopped = Extract<PsaEvent, { type: 'invoice.stopped' }>;
export type CreditNoteStopped = Extract<PsaEvent, { type: 'credit_note.stopped' }>;
export type ConnectionStopped = Extract<PsaEvent, { type: 'connection.stopped' }>;
export type StoppedEvent = Extract<PsaEvent, { type: `${string}.stopped` }>;
/** What an invoice, or a connection, tells of itself. */
export type InvoiceEvent = Exclude<Extract<PsaEvent, { type: `invoice.${string}` }>, StoppedEvent>;
export type CreditNoteEvent = Exclude<Extract<PsaEvent, { type: `credit_note.${string}` }>, StoppedEvent>;
export type ConnectionEvent = Exclude<Extract<PsaEvent, { type: `connection.${string}` }>, StoppedEvent>;

export type RunEvent = Extract<PsaEvent, { type: `run.${string}` }>;

/** Whom an event is about; a trial is about nobody. */
export interface EventSubject {
  readonly businessUnit: string | null;
  readonly invoiceId: string | null;
  readonly creditNoteId: string | null;
  readonly sequence: number | null;
}

export const subjectOf = ({ data }: PsaEvent): EventSubject => ({
  businessUnit: 'businessUnit' in data ? data.businessUnit : null,
  invoiceId: 'invoiceId' in data ? data.invoiceId : null,
  creditNoteId: 'creditNoteId' in data ? data.creditNoteId : null,
  sequence: 'sequence' in data ? data.sequence : null,
});
