import { type DailyBudget } from './daily-budget.ts';
import { type Pace, paceFor, type WindowLimit } from './pace.ts';

/**
 * What Sage allows, in two profiles. `business`: 100 calls in any minute and 2,500 a day for each Sage business (third parties only).
 * `app`: 150 at a time and 1,296,000 a day for the whole application (Sage guide on best practices), which no single business can
 * be held to, so then a business has turns but no pace. `off` is for measuring.
 */
export const limitProfiles = ['business', 'app', 'off'] as const;
export type LimitProfile = (typeof limitProfiles)[number];

/** Limits of one Sage business; null where it has none. */
export interface SageLimits {
  readonly window: WindowLimit | null;
  readonly daily: DailyBudget | null;
  /** Calls of a day kept back for a person's test or retry when invoices have used up theirs. */
  readonly reserve: number;
}

/** An operator's own figures for one business, in place of the configured ones. */
export interface LimitOverride {
  readonly callsPerMinute?: number | undefined;
  readonly callsPerDay?: number | undefined;
}

export function withOverride(limits: SageLimits, override: LimitOverride | null): SageLimits {
  const { callsPerMinute, callsPerDay } = override ?? {};
  return {
    ...limits,
    // A reserve that is more than the day has would let no invoice through at all.
    reserve: callsPerDay === undefined ? limits.reserve : reserveOf(limits.reserve, callsPerDay),
    window: callsPerMinute === undefined ? limits.window : { calls: callsPerMinute, windowMs: 60_000 },
    daily:
      callsPerDay === undefined
        ? limits.daily
        : { perDay: callsPerDay, resetMinute: limits.daily?.resetMinute ?? 0 },
  };
}

/** At most a tenth of the day is kept back. */
export const reserveOf = (reserve: number, perDay: number): number =>
  Math.min(reserve, Math.floor(perDay / 10));

export const paceOf = ({ window }: SageLimits): Pace | null => (window === null ? null : paceFor(window));
