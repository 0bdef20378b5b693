import { type DailyBudget, type DaySpent, leftToday, nextReset } from './daily-budget.ts';
import { type HoldReason } from './messages.ts';
import { nextCallAt, type Pace } from './pace.ts';
import { type TurnKind } from './turn-queue.ts';

/** A new customer costs five calls: what a turn is charged before it begins. */
export const CALLS_PER_TURN = 5;

export interface GateState {
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

/** Why this kind may not pass now, and from when it may: null where only a person can open the gate. */
export interface Barrier {
  readonly reason: Exclude<HoldReason, 'turn' | 'connection'>;
  readonly message: string;
  readonly action: string | null;
  readonly untilMs: number | null;
}

/**
 * What stands before a kind of turn. A person who asks passes a pause and an outage, as a trial on their own account; a 429 and
 * a spent day hold everybody.
 */
export function barrierTo(kind: TurnKind, gate: GateState, nowMs: number): Barrier | null {
  return paused(kind, gate) ?? troubled(kind, gate, nowMs) ?? spentToday(kind, gate, nowMs);
}

function paused(kind: TurnKind, { paused }: GateState): Barrier | null {
  if (paused === null || kind === 'person') return null;
  return {
    reason: 'operator',
    message: `An operator paused the calls to Sage: ${paused.reason}`,
    action: 'Resume the turnstile; everything then goes on by itself.',
    untilMs: null,
  };
}

function troubled(kind: TurnKind, { trouble }: GateState, nowMs: number): Barrier | null {
  if (trouble === null || trouble.untilMs <= nowMs) return null;
  if (kind === 'person' && trouble.reason === 'sage_away') return null;
  return { reason: 'sage', message: trouble.message, action: null, untilMs: trouble.untilMs };
}

function spentToday(kind: TurnKind, { daily, spent, reserve }: GateState, nowMs: number): Barrier | null {
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

/** A turn is handed out so long before its first call may be made: the way to its holder takes that long. */
const HAND_OVER_MS = 300;

export const paceOpensAt = (pace: Pace | null, arrivalMs: number): number =>
  pace === null ? 0 : nextCallAt(pace, arrivalMs) - HAND_OVER_MS;
