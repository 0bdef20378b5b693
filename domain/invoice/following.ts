import { type IsoDate } from '../dates.ts';

/**
 * How an invoice is followed once it is in Sage: a small machine, whose every transition is a function here. The payment watch of the
 * business tells what changed (`updated`); an invoice reads its own record only where that must be of this moment, or where the watch owes
 * an answer.
 *
 *     idle ──────────────── refresh wanted ──────────────> refresh_requested
 *     idle ─── due date over, nothing said of it ────────> overdue_check (the watch is asked)
 *     overdue_check ─── answered ────────────────────────> idle
 *     overdue_check ─── no answer in 20 minutes ─────────> refresh_requested
 *     refresh_requested ─── its turn at Sage ────────────> reading
 *     reading ─── read ──────────────────────────────────> idle (or refresh_requested, when somebody asked meanwhile)
 *     reading ─── interrupted ───────────────────────────> reading, to be taken up again (refresh_requested, as above)
 *     idle ─── paid ─────────────────────────────────────> reversal_window ─── over ──> ended
 *     any ─── voided or deleted ─────────────────────────> ended
 */
export type Following =
  | { readonly phase: 'idle'; readonly checkedDueDate: IsoDate | null }
  /** Somebody waits for a read, or nobody can tell but Sage. */
  | { readonly phase: 'refresh_requested'; readonly checkedDueDate: IsoDate | null }
  /** What is asked for from now on is too late for the answer that Sage is about to give. Lasts over a wait for a person and a new run. */
  | { readonly phase: 'reading'; readonly checkedDueDate: IsoDate | null; readonly askedMeanwhile: boolean }
  /** The payment watch was asked whether it is paid: before that nobody is told that it is overdue. */
  | { readonly phase: 'overdue_check'; readonly checkedDueDate: IsoDate; readonly askedAtMs: number }
  | {
      readonly phase: 'reversal_window';
      readonly checkedDueDate: IsoDate | null;
      readonly untilMs: number;
    }
  | { readonly phase: 'ended'; readonly checkedDueDate: IsoDate | null };

/** What the machine has to know of the invoice. */
export interface Followed {
  readonly settled: 'open' | 'paid' | 'gone';
  readonly overdue: boolean;
  /** The due date that holds in Sage now, and from when on it is over; null where nobody knows it. */
  readonly due: { readonly date: IsoDate; readonly overFromMs: number } | null;
  /** When a payment that is taken back is no longer waited for; only for a paid one. */
  readonly reversalEndsMs: number;
}

/** The watch answers within its rhythm of a quarter of an hour, unless something is wrong with it. */
export const ANSWER_WITHIN_MS = 20 * 60_000;

export const startFollowing = (): Following => ({ phase: 'idle', checkedDueDate: null });

/** Somebody wants to know how it stands at this moment. */
export function refreshWanted(following: Following): Following {
  const { checkedDueDate } = following;
  if (following.phase === 'ended') return following;
  return following.phase === 'reading'
    ? { ...following, askedMeanwhile: true }
    : { phase: 'refresh_requested', checkedDueDate };
}

export const readingBegins = ({ checkedDueDate }: Following): Following => ({
  phase: 'reading',
  checkedDueDate,
  askedMeanwhile: false,
});

/** It is to be read before anything else. */
export const isReadNow = ({ phase }: Following): boolean =>
  phase === 'refresh_requested' || phase === 'reading';

/** Somebody asked for a read since the last one began. */
export const isReadAnew = (following: Following): boolean =>
  following.phase === 'refresh_requested' || (following.phase === 'reading' && following.askedMeanwhile);

/** What was read, or told by the watch, has been taken in. `answer`: it answers the question to the watch. */
export function updated(following: Following, followed: Followed, answer: boolean): Following {
  const { phase, checkedDueDate } = following;
  if (followed.settled === 'gone') return { phase: 'ended', checkedDueDate };
  // Another one than the answer does not end the wait for it; a read under way ends by itself.
  if (phase === 'refresh_requested' || phase === 'reading') return following;
  if (phase === 'overdue_check' && !answer && followed.settled === 'open') return following;
  return resting(checkedDueDate, followed);
}

/** The invoice's own read came to an end. */
export function readingEnds(following: Following, followed: Followed): Following {
  const { checkedDueDate } = following;
  if (followed.settled === 'gone') return { phase: 'ended', checkedDueDate };
  if (following.phase === 'reading' && following.askedMeanwhile)
    return { phase: 'refresh_requested', checkedDueDate };
  return resting(checkedDueDate, followed);
}

/**
 * The read came to no end: a person is needed, or a new run takes over. `before` it nobody may have asked for it, as for the amounts of a
 * credit; then nothing is owed. Else it stays owed, but is no new question: whatever stood in its way must go first.
 */
export function readingInterrupted(reading: Following, before: Following): Following {
  if (isReadAnew(reading)) return { phase: 'refresh_requested', checkedDueDate: reading.checkedDueDate };
  return isReadNow(before) ? reading : before;
}

/** Where it rests between two changes. */
function resting(checkedDueDate: IsoDate | null, followed: Followed): Following {
  return followed.settled === 'paid'
    ? { phase: 'reversal_window', checkedDueDate, untilMs: followed.reversalEndsMs }
    : { phase: 'idle', checkedDueDate };
}

/** When it acts by itself, milliseconds since 1970; Infinity while only a read or somebody else can move it. */
export function actsAtMs(following: Following, { overdue, due }: Followed): number {
  switch (following.phase) {
    case 'idle':
      return due === null || overdue || following.checkedDueDate === due.date ? Infinity : due.overFromMs;
    case 'overdue_check':
      return following.askedAtMs + ANSWER_WITHIN_MS;
    case 'reversal_window':
      return following.untilMs;
    case 'refresh_requested':
    case 'reading':
    case 'ended':
      return Infinity;
  }
}

/** Its time has come (`actsAtMs`). */
export function timePassed(following: Following, { due }: Followed, nowMs: number): Following {
  const { checkedDueDate } = following;
  switch (following.phase) {
    case 'idle':
      return due === null
        ? following
        : { phase: 'overdue_check', checkedDueDate: due.date, askedAtMs: nowMs };
    case 'overdue_check':
      return { phase: 'refresh_requested', checkedDueDate };
    case 'reversal_window':
      return { phase: 'ended', checkedDueDate };
    case 'refresh_requested':
    case 'reading':
    case 'ended':
      return following;
  }
}
