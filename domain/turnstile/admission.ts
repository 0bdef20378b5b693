import { type DailyBudget, type DaySpent, leftToday, nextReset } from './daily-budget.ts';
import { type DelayReason } from './messages.ts';
import { nextCallAt, type Pace } from './pace.ts';
import { type TurnKind } from './turn-queue.ts';

/** A new customer costs five calls: what a turn is charged before it begins. */
export const CALLS_PER_TURN = 5;

/** Of one Sage business, for all who want to call it. */
export interface Circumstances {
  readonly paused: { readonly reason: string } | null;
  readonly trouble: {
    readonly reason: 'rate_limited' | 'sage_away';
    readonly message: string;
    readonly untilMs: number;
  } | null;
  readonly daily: DailyBudget | null;
  readonly spent: DaySpent;
  readonly reserve: number;
}

/** Why this kind may not pass now, and from when it may: null where only a person can change that. */
export interface Barrier {
  readonly reason: Exclude<DelayReason, 'turn' | 'connection'>;
  readonly message: string;
  readonly action: string | null;
  readonly untilMs: number | null;
}

/**
 * What stands before a kind of turn. A person who asks passes a pause and an outage, as a trial on their own account; a 429 and
 * a spent day hold everybody.
 */
export function barrierTo(kind: TurnKind, circumstances: Circumstances, nowMs: number): Barrier | null {
  return (
    paused(kind, circumstances) ??
    troubled(kind, circumstances, nowMs) ??
    spentToday(kind, circumstances, nowMs)
  );
}

function paused(kind: TurnKind, { paused }: Circumstances): Barrier | null {
  if (paused === null || kind === 'person') return null;
  return {
    reason: 'operator',
    message: `An operator paused the calls to Sage: ${paused.reason}`,
    action: 'Resume the turnstile; everything then goes on by itself.',
    untilMs: null,
  };
}

function troubled(kind: TurnKind, { trouble }: Circumstances, nowMs: number): Barrier | null {
  if (trouble === null || trouble.untilMs <= nowMs) return null;
  if (kind === 'person' && trouble.reason === 'sage_away') return null;
  return { reason: 'sage', message: trouble.message, action: null, untilMs: trouble.untilMs };
}

function spentToday(kind: TurnKind, { daily, spent, reserve }: Circumstances, nowMs: number): Barrier | null {
  if (daily === null) return null;
  const left = leftToday(daily, spent, nowMs) - (kind === 'person' ? 0 : reserve);
  if (left >= CALLS_PER_TURN) return null;
  const untilMs = nextReset(daily, nowMs);
  return {
    reason: 'budget',
    message: `The ${daily.perDay} calls that Sage allows on one day are used up; it goes on at ${new Date(untilMs).toISOString()}.`,
    action: "Nothing needs to be done; if Sage allows this business more, raise the turnstile's limits.",
    untilMs,
  };
}

/**
 * A turn is granted so long before its first call may be made, and the holder waits for the rest: the way to it takes that long, and where
 * somebody always waits no timer is needed from turn to turn. A person who comes meanwhile waits no longer than this.
 */
const GRANTED_AHEAD_MS = { least: 300, most: 1_000 } as const;

export function paceOpensAt(pace: Pace | null, arrivalMs: number): number {
  if (pace === null) return 0;
  const aheadMs = Math.min(Math.max(pace.intervalMs, GRANTED_AHEAD_MS.least), GRANTED_AHEAD_MS.most);
  return nextCallAt(pace, arrivalMs) - aheadMs;
}
