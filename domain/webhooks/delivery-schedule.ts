const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** For how long an event is tried. */
export const DELIVERY_WINDOW_MS = 72 * HOUR;

/**
 * Pauses between the attempts: quick at first, for a restart of the receiver; then through three days, with no gap so long
 * that a receiver which is back in the morning hears in the evening.
 */
const pauses: readonly number[] = [
  5 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  11 * HOUR,
  11 * HOUR,
  11 * HOUR,
  11 * HOUR,
  11 * HOUR,
];

/** Retries of many events spread by so much, or they would all come at the same second to a receiver just back. */
const JITTER = 0.1;
/** A receiver may ask for more patience than the schedule has, but not for more than this. */
const LONGEST_RETRY_AFTER_MS = 24 * HOUR;
/** An attempt at the very end of the window is worth making only when the one before it is not just over. */
const SHORTEST_LAST_PAUSE_MS = HOUR;

/**
 * How long to wait after the n-th failure in a row, milliseconds; null when the event is given up. The last attempt is at
 * the end of the window, unless the receiver asked to be left alone for longer than that.
 * @param random from 0 to 1
 * @param retryAfterMs as the receiver asked; the pause is never shorter
 */
export function pauseAfter(
  failures: number,
  { random, elapsedMs, retryAfterMs }: { random: number; elapsedMs: number; retryAfterMs: number | null },
): number | null {
  const scheduled = pauses[Math.min(failures, pauses.length) - 1] ?? 0;
  const spread = scheduled * (1 + JITTER * (2 * random - 1));
  const asked = Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
  const pause = Math.round(Math.max(spread, asked));
  const left = DELIVERY_WINDOW_MS - elapsedMs;
  if (pause <= left) return pause;
  return left >= Math.max(asked, SHORTEST_LAST_PAUSE_MS) ? left : null;
}
