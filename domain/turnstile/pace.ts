/**
 * Pace of calls to Sage as a generic cell rate algorithm (GCRA): one number, the theoretical arrival time, says how far
 * ahead of an even rhythm the calls of a business are. Times are milliseconds since 1970.
 */
export interface Pace {
  /** Between two calls of an even rhythm. */
  readonly intervalMs: number;
  /** Calls that may go out at once after a pause; 1 or more. */
  readonly burst: number;
}

/** What a business may ask of Sage within any window. */
export interface WindowLimit {
  readonly calls: number;
  readonly windowMs: number;
}

/** The second lets a call that came late be caught up with: by up to an interval nothing is lost (docs/decisions/0032). */
const BURST = 2;
/** So far may the clocks of two machines differ that call one after the other. */
const CLOCK_SKEW_MS = 200;

/**
 * The pace under which no window sees more than its limit. Calls are counted by the time of their answer (`afterCall`), which is after
 * Sage counted them, so that n + 1 calls in a row take Sage at least `(n + 1 - burst) * interval`: in a window W it sees at most
 * `burst + W/interval` of them, and with clocks that differ by J at most `burst + (W + J)/interval <= calls`.
 */
export function paceFor({ calls, windowMs }: WindowLimit): Pace {
  const burst = Math.max(1, Math.min(BURST, Math.floor(calls / 4)));
  const skewMs = Math.min(CLOCK_SKEW_MS, windowMs / 20);
  // With a single call a window, the next one waits a whole window.
  const steady = Math.max(calls - burst, 1);
  return { intervalMs: (windowMs + skewMs) / steady, burst: calls > 1 ? burst : 1 };
}

/** When the next call may go out. */
export const nextCallAt = ({ intervalMs, burst }: Pace, arrivalMs: number): number =>
  arrivalMs - (burst - 1) * intervalMs;

/** The theoretical arrival time after a call that was answered at `atMs`. */
export const afterCall = ({ intervalMs }: Pace, arrivalMs: number, atMs: number): number =>
  Math.max(arrivalMs, atMs) + intervalMs;

/** The same after several calls that ended by `atMs`: at least as late as their true times would give. */
export const afterCalls = (pace: Pace, arrivalMs: number, atMs: number, calls: number): number =>
  calls === 0 ? arrivalMs : Math.max(arrivalMs, atMs) + calls * pace.intervalMs;

/** After a holder that vanished: it may have used all that the pace allowed it. */
export const spentEntirely = ({ intervalMs, burst }: Pace, arrivalMs: number, atMs: number): number =>
  Math.max(arrivalMs, atMs + burst * intervalMs);
