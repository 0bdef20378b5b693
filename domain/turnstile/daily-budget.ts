/** Calls that a Sage business may make on one day; the day begins at `resetMinute` after midnight UTC. */
export interface DailyBudget {
  readonly perDay: number;
  readonly resetMinute: number;
}

/** What was spent on the day that began at `dayStartMs`. */
export interface DaySpent {
  readonly dayStartMs: number;
  readonly calls: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export const dayStart = ({ resetMinute }: DailyBudget, nowMs: number): number => {
  const shiftMs = resetMinute * MINUTE_MS;
  return Math.floor((nowMs - shiftMs) / DAY_MS) * DAY_MS + shiftMs;
};

export const nextReset = (budget: DailyBudget, nowMs: number): number => dayStart(budget, nowMs) + DAY_MS;

/** The ledger of the day with `calls` more; a new day begins at nothing. */
export function spend(budget: DailyBudget, spent: DaySpent, nowMs: number, calls: number): DaySpent {
  const dayStartMs = dayStart(budget, nowMs);
  // A clock set back does not give a day's calls a second time.
  if (dayStartMs <= spent.dayStartMs) return { ...spent, calls: spent.calls + calls };
  return { dayStartMs, calls };
}

export const leftToday = (budget: DailyBudget, spent: DaySpent, nowMs: number): number =>
  Math.max(0, budget.perDay - spend(budget, spent, nowMs, 0).calls);
