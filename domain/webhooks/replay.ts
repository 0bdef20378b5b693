import { type DeliveryAttempt } from './delivery.ts';

/** What happened in a time span, once more to one endpoint. Times are ISO date-times. */
export interface ReplayOrder {
  readonly endpoint: string;
  readonly requestId: string;
  /** From then on, and before. */
  readonly from: string;
  readonly to: string;
  /** Null: all that the endpoint wants. */
  readonly types: readonly string[] | null;
}

/**
 * - `waiting`: the receiver did not take an event; it is tried again at `nextAttemptAt`, and nothing overtakes it.
 * - `stopped`: it cannot go on, `problem` says why; another one can begin where it ended.
 */
export const replayStatuses = ['running', 'waiting', 'done', 'stopped'] as const;
export type ReplayStatus = (typeof replayStatuses)[number];

export interface ReplayView extends ReplayOrder {
  readonly status: ReplayStatus;
  readonly beganAt: string;
  readonly endedAt: string | null;
  /** Events that the endpoint took, of this replay. */
  readonly sent: number;
  /** Invoices, credit notes and connections that were looked through, and how many there are; null until they are counted. */
  readonly subjects: { readonly done: number; readonly all: number | null };
  readonly nextAttemptAt: string | null;
  /** The last one that failed, with what the receiver said. */
  readonly lastFailure: (DeliveryAttempt & { readonly eventId: string }) | null;
  readonly problem: string | null;
}

/** Where a replay goes on: in the first of the subjects that are left, after this event. */
export interface ReplayProgress {
  readonly subjectsDone: number;
  readonly after: string | null;
  readonly sent: number;
  /** What stopped it on the way. */
  readonly failed:
    | (Pick<ReplayView, 'lastFailure'> & {
        readonly next: 'again' | 'never' | 'removed';
        readonly retryAfterMs: number | null;
      })
    | null;
}

/** Longest span of one replay. */
export const MOST_REPLAYED_DAYS = 31;
/** Invoices, credit notes and connections of one replay: their ids are one payload of its history. */
export const MOST_REPLAYED_SUBJECTS = 10_000;
