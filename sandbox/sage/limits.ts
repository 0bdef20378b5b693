import { type Clock } from './clock.ts';
import { createMeter } from './limit-shapes.ts';
import { type Settings } from './options.ts';

export interface Refusal {
  retryAfterSeconds: number;
}

/** Counts the calls that were let through, on the sandbox clock; refused calls cost nothing. */
export interface Limiter {
  /** Takes one call of this business, or says how long to wait. */
  take(businessId: string): Refusal | undefined;
  /** Calls in progress over the whole app. */
  enter(): void;
  leave(): void;
}

// Sage guide, best practices (current): 150 concurrent requests and 1,296,000 a day for one app.
const appConcurrent = 150;
const appPerDay = 1_296_000;

export function createLimiter(settings: Settings, clock: Clock): Limiter {
  const businesses = new Map<string, Budget>();
  let inProgress = 0;
  let app = { day: '', taken: 0 };
  const takeApp = (): Refusal | undefined => {
    const day = clock.today();
    if (app.day !== day) app = { day, taken: 0 };
    if (inProgress > appConcurrent) return { retryAfterSeconds: 1 };
    if (app.taken >= appPerDay) return { retryAfterSeconds: secondsToMidnight(clock) };
    app.taken += 1;
    return undefined;
  };
  const takeCompany = (businessId: string): Refusal | undefined => {
    const budget = businesses.get(businessId) ?? createBudget(settings.companyLimits, clock);
    businesses.set(businessId, budget);
    return budget();
  };
  return {
    take: (businessId) => {
      if (settings.limits === 'none') return undefined;
      return settings.limits === 'app' ? takeApp() : takeCompany(businessId);
    },
    enter: () => {
      inProgress += 1;
    },
    leave: () => {
      inProgress -= 1;
    },
  };
}

type Budget = () => Refusal | undefined;

/**
 * 100 a minute and 2,500 a day for one company: third parties only, no Sage page says so. Whether their minute is
 * fixed or sliding is unknown, so the shape is a choice; a call that any count refuses is in none of them.
 */
function createBudget(limit: Settings['companyLimits'], clock: Clock): Budget {
  const minute = createMeter(limit.shape, limit);
  let day = '';
  let today = 0;
  return () => {
    const now = clock.now().getTime();
    if (day !== clock.today()) {
      day = clock.today();
      today = 0;
    }
    if (today >= limit.perDay) return { retryAfterSeconds: secondsToMidnight(clock) };
    const waitMs = minute.waitMs(now);
    if (waitMs > 0) return { retryAfterSeconds: Math.ceil(waitMs / 1000) };
    minute.count(now);
    today += 1;
    return undefined;
  };
}

function secondsToMidnight(clock: Clock): number {
  const now = clock.now().getTime();
  return Math.ceil((Date.parse(`${clock.today()}T00:00:00Z`) + 86_400_000 - now) / 1000);
}
