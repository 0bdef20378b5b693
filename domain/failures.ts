import { type AttentionDraft } from './attention.ts';
import type { ProblemCode } from './problems/catalogue.ts';
import { type Delivery } from './invoice/recipients.ts';

/**
 * What an activity's failure means to the workflow that called it: the `type` of the Temporal failure. One file makes
 * them of Sage's errors (`activities/sage-failure.ts`), one reads them (`workflows/failure.ts`).
 *
 * - `try_again`: Sage was busy, away, or its answer was lost; the same call again is safe.
 * - `connection_lost`: no valid consent, or none yet; wait for the connection.
 * - `needs_person`: refused for good, with an `AttentionDraft`.
 * - `consent_refused`: Sage takes neither code nor refresh token any more: a person must give consent again.
 * - `configuration`: client id or secret is wrong: an operator's matter, trying again does not help.
 */
export const failureTypes = {
  tryAgain: 'try_again',
  connectionLost: 'connection_lost',
  needsPerson: 'needs_person',
  consentRefused: 'consent_refused',
  configuration: 'configuration',
  /** Of an Update, to its caller: what was asked cannot be done as things stand. */
  refused: 'refused',
  /** Of an Update, to its caller: a new run begins before there is an answer; the same again goes to that one. */
  runContinues: 'run_continues',
} as const;

export interface TryAgainDetails {
  /** Who is busy or away. */
  readonly service: 'sage' | 'mail_server' | 'attachments';
  readonly message: string;
  /** As Sage asked (`Retry-After`), milliseconds. */
  readonly retryAfterMs: number | null;
  /** Sage has had too many calls (429), also where it did not say for how long. */
  readonly rateLimited?: boolean;
  /** The call may have taken effect. */
  readonly unsettled: boolean;
  readonly calls: number;
  /** The body of a write whose outcome is open, byte for byte: only the same may be asked again. */
  readonly sentBody?: string | undefined;
  /** Who has the message already, when it was refused for its main recipient alone. */
  readonly copiesTaken?: readonly string[] | undefined;
}

export interface NeedsPersonDetails {
  readonly attention: AttentionDraft;
  /**
   * What came of the write: `none` when Sage refused it for what it says, `not_examined` when Sage refused it without looking at it (rights,
   * subscription, edition), which says nothing of an earlier try whose answer was lost; `unknown` when it may have taken effect, `not_called`
   * when it was not even tried, as when a look before it was refused.
   */
  readonly effect: 'none' | 'not_examined' | 'unknown' | 'not_called';
  readonly calls: number;
  /** The call that Sage refused: "POST /sales_invoices". */
  readonly endpoint?: string | undefined;
  readonly sentBody?: string | undefined;
  /** As in `TryAgainDetails`. */
  readonly copiesTaken?: readonly string[] | undefined;
}

export interface RefusalDetails {
  readonly code: ProblemCode;
  readonly fix: string;
  /** JSON pointer into what was asked, where one field is to blame. */
  readonly field?: string | undefined;
  readonly suggestions?: readonly string[] | undefined;
  /** It passes by itself: the same request may be taken later. */
  readonly retriable?: boolean | undefined;
  /** When that is known. */
  readonly retryAfterSeconds?: number | undefined;
  /** A precondition of the request does not hold: the present entity tag, null where the thing is not there. */
  readonly presentTag?: string | null | undefined;
}

/** A result and the calls to Sage that it took, failed attempts included. */
export interface Counted<T> {
  readonly value: T;
  readonly calls: number;
  /** The pace's theoretical arrival time after these calls, milliseconds since 1970; absent where no pace is kept. */
  readonly arrivalMs?: number;
  /** The turn in which they were made was given back by the activity itself. */
  readonly turnReturned?: true;
  /** Of invoices and credit notes: the calls as they were made, for who reads the history. */
  readonly evidence?: string;
}

/** Second of a failure's details, where calls were made: as in `Counted`. */
export interface FailureEvidence {
  readonly evidence: string;
}

/** Heartbeat of the e-mail activity: from here on a lost answer leaves it open whether the message went out. */
export const HANDING_OVER = 'handing_over';

/** Heartbeat of an e-mail that the mail server has taken. */
export interface Emailed {
  /** ISO date-time. */
  readonly emailedAt: string;
  readonly delivery: Delivery;
}
export const isEmailed = (heartbeat: unknown): heartbeat is Emailed =>
  typeof heartbeat === 'object' && heartbeat !== null && 'delivery' in heartbeat;
