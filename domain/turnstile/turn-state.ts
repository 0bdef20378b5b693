import { type QueueStatus, type TurnGrant, type TurnRequest } from './messages.ts';

/**
 * What a workflow remembers of its turn at Sage: part of its own state, so that a request that waits in the queue survives into its next
 * run, which has the same workflow id. Times are milliseconds since 1970.
 */
export interface TurnState {
  /** Of the open request or the turn; empty while there is neither, or where an activity may have asked without an answer. */
  sageBusinessId: string;
  /** Waiting, or granted; null when no turn is wanted. */
  request: TurnRequest | null;
  grant: TurnGrant | null;
  /** Made in this turn, failed attempts included. */
  calls: number;
  /** GCRA's theoretical arrival time after them. */
  arrivalMs: number;
  askedAtMs: number;
  /** When this stretch of work first asked: after trouble at Sage it keeps its place. */
  sinceMs: number | null;
  /** Turns in a row that found Sage away. */
  failures: number;
  /** From asking to being granted, of the present or last turn. */
  waitedMs: number;
  /** Heard while waiting and not shown yet. */
  status: QueueStatus | null;
  /** A turnstile keeps one request of each workflow, and that was another than this. */
  displaced: boolean;
  /** An activity has the report to give the turn back by itself, and has not said whether it did. */
  reportHandedOut: boolean;
}

export const newTurn = (): TurnState => ({
  sageBusinessId: '',
  request: null,
  grant: null,
  calls: 0,
  arrivalMs: 0,
  askedAtMs: 0,
  sinceMs: null,
  failures: 0,
  waitedMs: 0,
  status: null,
  displaced: false,
  reportHandedOut: false,
});
