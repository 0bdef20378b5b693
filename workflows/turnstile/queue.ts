import { type Choice, insert, nextInQueue, rank, type TurnKind } from '../../domain/turnstile/turn-queue.ts';
import { type Queued } from './turnstile-state.ts';

/** All who wait, in lists by kind and business unit; each workflow stands in it once. */
export class TurnQueue {
  readonly #lists = new Map<string, Queued[]>();
  readonly #byId = new Map<string, Queued>();

  constructor(entries: Iterable<Queued>) {
    for (const entry of entries) this.add(entry);
  }

  get length(): number {
    return this.#byId.size;
  }

  find(workflowId: string): Queued | undefined {
    return this.#byId.get(workflowId);
  }

  add(entry: Queued): void {
    this.remove(entry.workflowId);
    this.#byId.set(entry.workflowId, entry);
    const key = listOf(entry);
    const list = this.#lists.get(key) ?? [];
    this.#lists.set(key, list);
    insert(list, entry);
  }

  remove(workflowId: string): void {
    const entry = this.#byId.get(workflowId);
    if (entry === undefined) return;
    this.#byId.delete(workflowId);
    const key = listOf(entry);
    const list = this.#lists.get(key) ?? [];
    list.splice(list.indexOf(entry), 1);
    if (list.length === 0) this.#lists.delete(key);
  }

  next(choice: Choice, allowed: (kind: TurnKind) => boolean): Queued | undefined {
    const lists = [...this.#lists.values()].filter(([head]) => head !== undefined && allowed(head.kind));
    const chosen = nextInQueue(lists, choice);
    return chosen && this.#byId.get(chosen.workflowId);
  }

  /** The earliest time after `nowMs` at which an entry that holds itself back may go; Infinity when there is none. */
  nextReadyAt(nowMs: number): number {
    let earliest = Infinity;
    for (const { notBeforeMs } of this.#byId.values()) {
      if (notBeforeMs > nowMs && notBeforeMs < earliest) earliest = notBeforeMs;
    }
    return earliest;
  }

  /** In about the order in which they are served: by rank, then by time. */
  inOrder(nowMs: number): Queued[] {
    return [...this.#byId.values()]
      .map((entry) => ({ entry, rank: rank(entry, nowMs) }))
      .sort((a, b) => a.rank - b.rank || a.entry.sinceMs - b.entry.sinceMs)
      .map(({ entry }) => entry);
  }
}

const listOf = ({ kind, unit }: Queued): string => `${kind} ${unit}`;
