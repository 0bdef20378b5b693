/**
 * Who waits for a turn at one Sage business. Highest kind first; within a kind the business units take turns, so that a
 * month-end run of one does not hold back another; within a unit the longest wait first. Who waited long rises a kind.
 */
export const turnKinds = ['person', 'invoice', 'bulk', 'payments'] as const;
/** `person`: somebody waits for the answer; `invoice`: an invoice on its way; `bulk`: a run that may take hours; `payments`: looking for money. */
export type TurnKind = (typeof turnKinds)[number];

export interface Waiting {
  readonly workflowId: string;
  /** Changes with every request: a late grant of an earlier one is told apart. */
  readonly ticket: string;
  readonly unit: string;
  readonly kind: TurnKind;
  /** Since when it has been waiting, milliseconds since 1970; a new request after trouble keeps its place. */
  readonly sinceMs: number;
  /** Not before; 0 for at once. Its own back-off after trouble at Sage. */
  readonly notBeforeMs: number;
}

const RISES_AFTER_MS = 10 * 60_000;

/** 0 is served first. A person's kind is not reached by waiting. */
export function rank({ kind, sinceMs }: Pick<Waiting, 'kind' | 'sinceMs'>, nowMs: number): number {
  const own = turnKinds.indexOf(kind);
  if (own === 0) return 0;
  return Math.max(1, own - Math.floor(Math.max(0, nowMs - sinceMs) / RISES_AFTER_MS));
}

/** The entry is put behind all that came earlier: the lists stay in the order of `sinceMs`. */
export function insert(list: Waiting[], entry: Waiting): void {
  let at = list.length;
  while (at > 0 && (list[at - 1]?.sinceMs ?? 0) > entry.sinceMs) at -= 1;
  list.splice(at, 0, entry);
}

export interface Choice {
  /** Units that are not served now, as while their consent is lost. */
  readonly closedUnits: ReadonlySet<string>;
  /** When each unit was served last, milliseconds. */
  readonly lastServedMs: ReadonlyMap<string, number>;
  readonly nowMs: number;
}

/** Of lists in the order of `sinceMs`, one per kind and unit, the entry to be served next; undefined when nobody may be. */
export function nextInQueue(
  lists: Iterable<readonly Waiting[]>,
  { closedUnits, lastServedMs, nowMs }: Choice,
): Waiting | undefined {
  let best: Waiting | undefined;
  let bestKey: readonly [number, number, number] = [0, 0, 0];
  for (const list of lists) {
    const head = list.find((entry) => entry.notBeforeMs <= nowMs);
    if (head === undefined || (closedUnits.has(head.unit) && head.kind !== 'person')) continue;
    const key = [rank(head, nowMs), lastServedMs.get(head.unit) ?? 0, head.sinceMs] as const;
    if (best === undefined || isBefore(key, bestKey)) [best, bestKey] = [head, key];
  }
  return best;
}

function isBefore(a: readonly [number, number, number], b: readonly [number, number, number]): boolean {
  if (a[0] !== b[0]) return a[0] < b[0];
  return a[1] === b[1] ? a[2] < b[2] : a[1] < b[1];
}
