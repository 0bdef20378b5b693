import { isOfficeTime } from './office-hours.ts';

export const QUARTER_MS = 15 * 60_000;
const OFF_HOURS_TIMES = 4;
const DAY_MS = 86_400_000;
/** Of the calls left today, at most so much goes into checks: the rest belongs to invoices. */
const SHARE_OF_BUDGET = 0.5;

export interface CallBudget {
  readonly callsLeft: number;
  /** ISO date-time. */
  readonly resetsAt: string;
}

export interface RhythmInput {
  readonly lastCheckMs: number;
  /** Invoices that are not settled. */
  readonly open: number;
  readonly countryId: string | null;
  /** Calls of one check. */
  readonly cost: number;
  /** Null: no limit is kept. */
  readonly budget: CallBudget | null;
  /** From check to check in office hours; four times as long outside of them. */
  readonly officePauseMs: number;
}

export interface NextCheck {
  readonly atMs: number;
  readonly why: 'nothing_open' | 'office_hours' | 'off_hours' | 'budget';
}

/**
 * When the books are looked at again: daily with nothing open, every quarter of an hour (or as configured) in the office hours of the
 * business, else hourly, and later than that where the calls left today would not reach.
 */
export function nextCheck(input: RhythmInput): NextCheck {
  const regular = regularCheck(input);
  const affordableMs = input.lastCheckMs + affordablePause(input);
  return affordableMs > regular.atMs ? { atMs: affordableMs, why: 'budget' } : regular;
}

function regularCheck({ lastCheckMs, open, countryId, officePauseMs }: RhythmInput): NextCheck {
  if (open === 0) return { atMs: lastCheckMs + Math.max(DAY_MS, officePauseMs), why: 'nothing_open' };
  const latestMs = lastCheckMs + OFF_HOURS_TIMES * officePauseMs;
  for (let atMs = lastCheckMs + officePauseMs; atMs < latestMs; atMs += officePauseMs)
    if (isOfficeTime(atMs, countryId)) return { atMs, why: 'office_hours' };
  return { atMs: latestMs, why: 'off_hours' };
}

/** Spreads the checks that can be afforded over the rest of the day. */
function affordablePause({ lastCheckMs, cost, budget }: RhythmInput): number {
  if (budget === null) return 0;
  const restMs = Math.max(0, Date.parse(budget.resetsAt) - lastCheckMs);
  const checks = Math.floor((budget.callsLeft * SHARE_OF_BUDGET) / Math.max(1, cost));
  return Math.floor(restMs / (checks + 1));
}
