import { defineQuery } from '@temporalio/workflow';

/**
 * Everything a run remembers, secrets included: what its next run begins with. Asked of a run that ended before its time, by the one that
 * takes over; never by the API. The answer is encrypted like every payload.
 */
export const getStateQuery = defineQuery<unknown>('getState');

/** How a run ended that should have gone on. */
export type EndedHow = 'terminated' | 'failed' | 'timed_out' | 'cancelled';

export interface EndedRun {
  readonly runId: string;
  readonly how: EndedHow;
  /** ISO date-time. */
  readonly at: string;
  /** Null where no worker could tell it any more. */
  readonly state: unknown;
  /** Signals to runs that ended before they had taken over, which so nobody has worked on; oldest first. */
  readonly unprocessed: readonly UnprocessedSignal[];
}

export interface UnprocessedSignal {
  readonly name: string;
  /** Of the form that the signal's definition gives them. */
  readonly args: readonly unknown[];
}
