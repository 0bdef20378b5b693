import { type Caller } from '../principals/caller.ts';

/** An order over many invoices at once, and how far it has come. */

export const operationStates = ['running', 'cancelling', 'done', 'cancelled'] as const;
export type OperationState = (typeof operationStates)[number];

/** Why one of them was not retried; the codes are those of its own `retry`. */
export interface RetryRefusal {
  readonly invoiceId: string;
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** Kept of refusals; the rest is counted. */
export const MOST_REFUSALS = 50;

/** What is asked of a retry of many, and what holds for all of its life. */
export interface BulkRetryOrder {
  readonly businessUnit: string;
  /** The requestId that it was asked under. */
  readonly operationId: string;
  /** As it was asked, to be shown. */
  readonly filter: Readonly<Record<string, unknown>>;
  /** The same for visibility, as of the moment when it was asked. */
  readonly query: string;
  readonly by: Caller | null;
}

/** Everything that a run remembers: argument of continue-as-new, answer of the query, and its result. */
export interface BulkRetryState extends BulkRetryOrder {
  state: OperationState;
  /** ISO date-times. */
  readonly startedAt: string;
  finishedAt: string | null;
  /** How many the filter found when it began; null until they are counted. */
  found: number | null;
  retried: number;
  refused: number;
  /** The first fifty. */
  refusals: readonly RetryRefusal[];
  /** Where visibility goes on, base64; null at the beginning. */
  pageToken: string | null;
}

export const beginBulkRetry = (order: BulkRetryOrder, startedAt: string): BulkRetryState => ({
  ...order,
  state: 'running',
  startedAt,
  finishedAt: null,
  found: null,
  retried: 0,
  refused: 0,
  refusals: [],
  pageToken: null,
});

/** What came of a piece. */
export interface RetriedPiece {
  readonly retried: number;
  readonly refusals: readonly RetryRefusal[];
}

export function addPiece(state: BulkRetryState, { retried, refusals }: RetriedPiece): void {
  state.retried += retried;
  state.refused += refusals.length;
  state.refusals = [...state.refusals, ...refusals].slice(0, MOST_REFUSALS);
}

/** Invoices that came to match meanwhile are not counted as found, nor those that no longer did: at the end it is what was done. */
export function finishBulkRetry(state: BulkRetryState, at: string): void {
  state.finishedAt = at;
  if (state.state === 'cancelling') {
    state.state = 'cancelled';
    return;
  }
  state.state = 'done';
  state.found = state.retried + state.refused;
}

export const leftOf = ({ found, retried, refused }: BulkRetryState): number | null =>
  found === null ? null : Math.max(0, found - retried - refused);

export interface OperationAck {
  readonly state: OperationState;
}
