import { type DaySpent } from '../../domain/turnstile/daily-budget.ts';
import { type LimitOverride, type SageLimits } from '../../domain/turnstile/limits.ts';
import { turnKinds, type Waiting } from '../../domain/turnstile/turn-queue.ts';

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
  /** Failures in a row that were not the same one's. */
  readonly failures: number;
  /** Workflow whose turn failed last. */
  readonly failedBy: string;
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
  queue: PackedLine;
}

/**
 * The line as short lists: ten thousand who wait must fit into the argument of the next run (2 MB). What many share, units and
 * what they were told, stands once in `words`.
 */
export interface PackedLine {
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
  told: number,
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
  queue: { words: [], entries: [] },
});

/** What fits beside everything else into 2 MB. */
const MAX_PACKED_CHARACTERS = 1_500_000;

/** The longest waits first; who does not fit asks again by itself within two hours and is not lost. */
export function pack(line: Iterable<Queued>): PackedLine {
  const places = new Map<string, number>();
  const placeOf = (word: string): number => {
    const place = places.get(word) ?? places.size;
    places.set(word, place);
    return place;
  };
  const entries: PackedEntry[] = [];
  let size = 0;
  for (const { workflowId, ticket, unit, kind, sinceMs, notBeforeMs, told } of line) {
    const known = places.size;
    const toldPlace = told === null ? -1 : placeOf(told);
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
    if (places.size > known) size += JSON.stringify([unit, told]).length;
    if (size > MAX_PACKED_CHARACTERS) break;
    entries.push(entry);
  }
  return { words: [...places.keys()], entries };
}

export const unpack = ({ words, entries }: PackedLine): Queued[] =>
  entries.map(([workflowId, ticket, unit, kind, sinceMs, notBeforeMs, told]) => ({
    workflowId,
    ticket,
    unit: words[unit] ?? '',
    kind: turnKinds[kind] ?? 'invoice',
    sinceMs,
    notBeforeMs,
    told: words[told] ?? null,
  }));
