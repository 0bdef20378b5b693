const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/**
 * The pause of who failed itself: longer than that of its business, so that with the next opening another one tries, who may be
 * luckier.
 */
export const ownBackOffMs = (failures: number): number => 1.25 * backOffMs(failures);

/** Pause after the n-th failure in a row, from 0: 10 seconds, doubling up to 15 minutes. */
export const backOffMs = (failures: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures, 20), LONGEST_PAUSE_MS);
