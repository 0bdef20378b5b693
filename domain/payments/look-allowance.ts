/** How many looks somebody's notices may still cause at once. */
export interface LookAllowance {
  readonly looks: number;
  readonly atMs: number;
}

const MOST = 30;
const REFILL_MS = 60_000;
/** Notices that come within this time of a look are answered by one look more. */
const TOGETHER_MS = 2_000;

export const fullAllowance = (nowMs: number): LookAllowance => ({ looks: MOST, atMs: nowMs - TOGETHER_MS });

function refilled({ looks, atMs }: LookAllowance, nowMs: number): number {
  return Math.min(MOST, looks + Math.max(0, nowMs - atMs) / REFILL_MS);
}

/** What is left after a look at `nowMs`. */
export const afterLook = (allowance: LookAllowance, nowMs: number): LookAllowance => ({
  looks: Math.max(0, refilled(allowance, nowMs) - 1),
  atMs: nowMs,
});

/**
 * When the next look may be: at once as a rule. A flood of notices gets thirty, then one a minute, however many they are and whoever
 * sends them.
 */
export function nextLookMs(allowance: LookAllowance, nowMs: number): number {
  const have = refilled(allowance, nowMs);
  const refillMs = have >= 1 ? 0 : Math.ceil((1 - have) * REFILL_MS);
  return Math.max(allowance.atMs + TOGETHER_MS, nowMs + refillMs);
}
