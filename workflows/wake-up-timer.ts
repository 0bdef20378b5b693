import { CancellationScope, condition, sleep } from '@temporalio/workflow';

/** A timer takes no infinite time; who waits longer looks again and waits on. */
const LONGEST_MS = 30 * 86_400_000;

/**
 * Wakes at a time or at a change, whichever is first. A timer is started only where none runs that fires earlier, and none is ever
 * cancelled: one that fires too early costs a look, and for who is called often that is less history than a timer started and cancelled for
 * each wait.
 */
export class WakeUpTimer {
  readonly #firesAtMs = new Set<number>();
  #fired = 0;

  /**
   * Until `changed` says so or `atMs` (milliseconds since 1970; infinity: no timer) has come; perhaps sooner. True when something changed.
   */
  async next(atMs: number, changed: () => boolean, summary: string): Promise<boolean> {
    if (atMs < Math.min(...this.#firesAtMs))
      void CancellationScope.nonCancellable(() => this.#start(atMs, summary));
    const fired = this.#fired;
    await condition(() => changed() || this.#fired > fired);
    return changed();
  }

  /** The same, and never sooner. */
  async until(atMs: number, changed: () => boolean, summary: string): Promise<boolean> {
    while (!changed()) {
      if (atMs <= Date.now()) return false;
      await this.next(atMs, changed, summary);
    }
    return true;
  }

  async #start(atMs: number, summary: string): Promise<void> {
    const firesAtMs = Math.min(atMs, Date.now() + LONGEST_MS);
    this.#firesAtMs.add(firesAtMs);
    await sleep(Math.max(firesAtMs - Date.now(), 1), { summary });
    this.#firesAtMs.delete(firesAtMs);
    this.#fired += 1;
  }
}
