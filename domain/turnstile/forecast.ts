import { type DailyBudget, type DaySpent, leftToday, nextReset } from './daily-budget.ts';
import { type Pace } from './pace.ts';

const DAY_MS = 86_400_000;
/** Without a pace the turnstile itself is what takes time, some fifteen turns a second. */
const BARE_TURN_MS = 70;

export interface ForecastBasis {
  readonly pace: Pace | null;
  readonly daily: DailyBudget | null;
  readonly spent: DaySpent;
  /** Calls of a day that are not for invoices. */
  readonly reserve: number;
  readonly callsPerTurn: number;
  /** Nobody is served before; milliseconds since 1970. */
  readonly opensAtMs: number;
}

/** When about the turn after `ahead` others comes, milliseconds since 1970: by pace, and by the calls left of each day. */
export function forecast(basis: ForecastBasis, ahead: number, nowMs: number): number {
  const { pace, daily, spent, reserve, callsPerTurn, opensAtMs } = basis;
  const turnMs = pace === null ? BARE_TURN_MS : callsPerTurn * pace.intervalMs;
  let startMs = Math.max(nowMs, opensAtMs);
  let turns = ahead;
  if (daily !== null) {
    // As many as the calls allow, and as the pace allows in so much time.
    const turnsIn = (calls: number, ms: number) =>
      Math.min(Math.floor(Math.max(0, calls - reserve) / callsPerTurn), Math.ceil(ms / turnMs));
    const reset = nextReset(daily, startMs);
    const today = turnsIn(leftToday(daily, spent, startMs), reset - startMs);
    if (turns >= today) {
      const perDay = Math.max(1, turnsIn(daily.perDay, DAY_MS));
      const later = turns - today;
      startMs = reset + Math.floor(later / perDay) * DAY_MS;
      turns = later % perDay;
    }
  }
  return Math.round(startMs + turns * turnMs);
}
