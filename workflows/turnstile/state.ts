import { type DaySpent } from '../../domain/turnstile/daily-budget.ts';
import { type LimitOverride, type SageLimits } from '../../domain/turnstile/limits.ts';
import { type TurnKind, turnKinds, type Waiting } from '../../domain/turnstile/turn-queue.ts';

export interface Holder extends Waiting {
  readonly grantedAtMs: number;
  readonly leaseUntilMs: number;
  /** Calls charged to the day in advance; settled when the turn comes back. */
  readonly reserved: number;
  readonly probe: boolean;
  /** When to ask whether the holder is still there. */
  checkAtMs: number;
}

export interface Trouble {
  readonly reason: 'rate_limited' | 'sage_away';
  readonly message: string;
  readonly sinceMs: number;
  readonly untilMs: number;
  /** Failures in a row. */
  readonly failures: number;
}

/** Why an entry last was told that it waits; part of the entry so that a new run does not tell all again. */
export interface Queued extends Waiting {
  told: string | null;
}

/** Everything a turnstile is; carried whole into the next run. */
export interface TurnstileState {
  readonly sageBusinessId: string;
  /** Of the configuration; null until a worker was asked. */
  configured: SageLimits | null;
  override: LimitOverride | null;
  /** GCRA's theoretical arrival time. */
  arrivalMs: number;
  spent: DaySpent;
  holder: Holder | null;
  trouble: Trouble | null;
  paused: { readonly sinceMs: number; readonly reason: string } | null;
  closedUnits: string[];
  lastServedMs: Record<string, number>;
  /** Moving average. */
  callsPerTurn: number;
  totals: { turns: number; calls: number; expired: number };
  queue: Packed[];
}

/** A waiting entry as a short list: ten thousand of them must fit into the argument of the next run (2 MB). */
export type Packed = readonly [
  workflowId: string,
  ticket: string,
  unit: string,
  kind: number,
  sinceMs: number,
  notBeforeMs: number,
  told: string | null,
];

export const newTurnstile = (sageBusinessId: string): TurnstileState => ({
  sageBusinessId,
  configured: null,
  override: null,
  arrivalMs: 0,
  spent: { dayStartMs: 0, calls: 0 },
  holder: null,
  trouble: null,
  paused: null,
  closedUnits: [],
  lastServedMs: {},
  callsPerTurn: 4,
  totals: { turns: 0, calls: 0, expired: 0 },
  queue: [],
});

/** What fits beside everything else into 2 MB. */
const MAX_PACKED_CHARACTERS = 1_500_000;

/** The longest waits first; who does not fit asks again by itself within two hours and is not lost. */
export function pack(entries: Iterable<Queued>): Packed[] {
  const packed: Packed[] = [];
  let size = 0;
  for (const { workflowId, ticket, unit, kind, sinceMs, notBeforeMs, told } of entries) {
    const one: Packed = [workflowId, ticket, unit, turnKinds.indexOf(kind), sinceMs, notBeforeMs, told];
    size += JSON.stringify(one).length + 1;
    if (size > MAX_PACKED_CHARACTERS) break;
    packed.push(one);
  }
  return packed;
}

export function unpack([workflowId, ticket, unit, kind, sinceMs, notBeforeMs, told]: Packed): Queued {
  const kindName: TurnKind = turnKinds[kind] ?? 'invoice';
  return { workflowId, ticket, unit, kind: kindName, sinceMs, notBeforeMs, told };
}
