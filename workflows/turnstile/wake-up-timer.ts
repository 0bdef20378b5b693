import { condition, sleep } from '@temporalio/workflow';

/**
 * Wakes at a time or at a change, whichever is first. A timer is started only where none runs that fires earlier, and none is ever
 * cancelled: one that fires too early costs a look, and at thousands of turns an hour that is less history than a timer started and
 * cancelled for each.
 */
export class WakeUpTimer {
  readonly #firesAtMs = new Set<number>();
  #fired = 0;

  /** Until `changed` says so or `atMs` (milliseconds since 1970) has come; perhaps sooner. True when something changed. */
  async next(atMs: number, changed: () => boolean): Promise<boolean> {
    if (atMs < Math.min(...this.#firesAtMs)) void this.#start(atMs);
    const fired = this.#fired;
    await condition(() => changed() || this.#fired > fired);
    return changed();
  }

  async #start(atMs: number): Promise<void> {
    this.#firesAtMs.add(atMs);
    await sleep(atMs - Date.now(), { summary: 'See who is next' });
    this.#firesAtMs.delete(atMs);
    this.#fired += 1;
  }
}
