import { type ApplicationFailure } from '@temporalio/workflow';

/** What the PSA asked for, from the asking to its outcome. */
export interface Wish {
  /** The same wish has the same key, whoever repeats it. */
  readonly key: string;
  readonly work: () => Promise<void>;
  outcome: 'waiting' | 'done' | ApplicationFailure;
}

/** Wishes are done one after the other by the path of the invoice, so that none meets another half way. */
export class Wishes {
  #waiting: Wish[] = [];

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  get next(): Wish | undefined {
    return this.#waiting[0];
  }

  /** Joins the same wish that waits already. */
  add(key: string, work: () => Promise<void>): Wish {
    const same = this.#waiting.find((wish) => wish.key === key);
    if (same !== undefined) return same;
    const wish: Wish = { key, work, outcome: 'waiting' };
    this.#waiting.push(wish);
    return wish;
  }

  settle(wish: Wish, outcome: Wish['outcome']): void {
    wish.outcome = outcome;
    this.#waiting = this.#waiting.filter((other) => other !== wish);
  }
}
