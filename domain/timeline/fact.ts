import { type Caller } from '../principals/caller.ts';

/** How an invoice stood at a moment: the search attributes of its run. */
export interface Standing {
  readonly status: string | null;
  readonly waitingFor: string | null;
  readonly attention: string | null;
}

export type CallOutcome = 'done' | 'failed' | 'no_answer' | 'under_way';

/** What the history of a run tells, of which a timeline is made. Times are ISO date-times. */
export type Fact =
  /** `isNew`: the status is another than before. */
  | ({ readonly kind: 'standing'; readonly at: string; readonly isNew: boolean } & Standing)
  | {
      readonly kind: 'call';
      readonly at: string;
      /** Null while under way. */
      readonly until: string | null;
      readonly what: string;
      readonly outcome: CallOutcome;
      /** Calls to Sage that it took; null where that is not known. */
      readonly calls: number | null;
      readonly message: string | null;
    }
  | {
      readonly kind: 'told';
      readonly at: string;
      readonly eventId: string;
      readonly type: string;
      readonly sequence: number | null;
    }
  | {
      readonly kind: 'asked';
      readonly at: string;
      /** Name of the Update, or `handOver`. */
      readonly what: string;
      /** Null where it was not said. */
      readonly by: Caller | null;
      readonly reason: string | null;
      readonly refusal: string | null;
    }
  /** Name of the signal. */
  | { readonly kind: 'heard'; readonly at: string; readonly what: string }
  /** An operator set it back: from here on it stands as it stood then. */
  | ({ readonly kind: 'reset'; readonly at: string; readonly reason: string | null } & Standing)
  | { readonly kind: 'ended'; readonly at: string; readonly how: RunEnd; readonly reason: string | null };

export type RunEnd = 'completed' | 'terminated' | 'failed' | 'cancelled' | 'timed_out';
