import { type DaySpent } from '../../domain/turnstile/daily-budget.ts';
import { type LimitOverride, type SageLimits } from '../../domain/turnstile/limits.ts';
import { turnKinds, type Waiting } from '../../domain/turnstile/turn-queue.ts';

export interface Holder extends Waiting {
  readonly grantedAtMs: number;
  readonly leaseUntilMs: number;
  /** Calls charged to the day in advance; settled when the turn comes back. */
  readonly reserved: number;
  readonly probe: boolean;
  /** When to find out, if somebody waits, whether the holder is still there. */
  checkAtMs: number;
  /** It asked again for what it has: the answer was lost. */
  asksAgain: boolean;
}

export interface Trouble {
  readonly reason: 'rate_limited' | 'sage_away';
  readonly message: string;
  readonly sinceMs: number;
  readonly untilMs: number;
  /** Failures in a row that were not the same one's. */
  readonly failures: number;
  /** Workflow whose turn failed last. */
  readonly failedBy: string;
}

/** Why an entry was last told that it waits; part of the entry so that a new run does not tell all again. */
export interface Queued extends Waiting {
  toldStatus: string | null;
}

/** Everything a turnstile is; carried whole into the next run. */
export interface TurnstileState {
  readonly sageBusinessId: string;
  /** Of the configuration; null until a worker was asked. */
  configured: SageLimits | null;
  configuredAtMs: number;
  override: LimitOverride | null;
  /** GCRA's theoretical arrival time. */
  arrivalMs: number;
  spent: DaySpent;
  holder: Holder | null;
  trouble: Trouble | null;
  paused: { readonly sinceMs: number; readonly reason: string } | null;
  /** The newest `MOST_UNITS`; of one that is left out an invoice finds out by its own call that there is no consent. */
  closedUnits: string[];
  /** Of the last `MOST_UNITS`; one that is left out counts as never served. */
  lastServedMs: Record<string, number>;
  /** Moving average. */
  callsPerTurn: number;
  totals: { turns: number; calls: number; expired: number };
  /** When somebody last asked Temporal to cancel the run, which was refused. */
  cancellationRefusedAtMs: number | null;
  queue: PackedQueue;
}

export const MOST_UNITS = 1_000;

/**
 * The queue as short lists: ten thousand who wait must fit into the argument of the next run (2 MB). What many share, units and
 * what they were told, stands once in `words`.
 */
export interface PackedQueue {
  readonly words: string[];
  readonly entries: PackedEntry[];
}

type PackedEntry = readonly [
  workflowId: string,
  ticket: string,
  unit: number,
  kind: number,
  sinceMs: number,
  notBeforeMs: number,
  /** -1: not yet. */
  toldStatus: number,
];

export const newTurnstile = (sageBusinessId: string): TurnstileState => ({
  sageBusinessId,
  configured: null,
  configuredAtMs: 0,
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
  cancellationRefusedAtMs: null,
  queue: { words: [], entries: [] },
});

/** Of a run that ended, as it answered; null where it is not what a turnstile of this version carries. */
export const asTurnstileState = (state: unknown): TurnstileState | null =>
  isTurnstileState(state) ? state : null;

const isTurnstileState = (state: unknown): state is TurnstileState => {
  if (typeof state !== 'object' || state === null) return false;
  return Object.keys(newTurnstile('')).every((key) => key in state);
};

/** What fits beside everything else into 2 MB. */
const MAX_PACKED_CHARACTERS = 1_500_000;

/** The longest waits first; who does not fit asks again by itself within two hours and is not lost. */
export function pack(queue: Iterable<Queued>): PackedQueue {
  const places = new Map<string, number>();
  const placeOf = (word: string): number => {
    const place = places.get(word) ?? places.size;
    places.set(word, place);
    return place;
  };
  const entries: PackedEntry[] = [];
  let size = 0;
  for (const { workflowId, ticket, unit, kind, sinceMs, notBeforeMs, toldStatus } of queue) {
    const known = places.size;
    const toldPlace = toldStatus === null ? -1 : placeOf(toldStatus);
    const entry: PackedEntry = [
      workflowId,
      ticket,
      placeOf(unit),
      turnKinds.indexOf(kind),
      sinceMs,
      notBeforeMs,
      toldPlace,
    ];
    size += JSON.stringify(entry).length + 1;
    if (places.size > known) size += JSON.stringify([unit, toldStatus]).length;
    if (size > MAX_PACKED_CHARACTERS) break;
    entries.push(entry);
  }
  return { words: [...places.keys()], entries };
}

export const unpack = ({ words, entries }: PackedQueue): Queued[] =>
  entries.map(([workflowId, ticket, unit, kind, sinceMs, notBeforeMs, toldStatus]) => ({
    workflowId,
    ticket,
    unit: words[unit] ?? '',
    kind: turnKinds[kind] ?? 'invoice',
    sinceMs,
    notBeforeMs,
    toldStatus: words[toldStatus] ?? null,
  }));
