import { condition, sleep } from '@temporalio/workflow';

/**
 * Wakes at a time or at news, whichever is first. A timer is started only where none runs that rings earlier, and none is ever
 * cancelled: one that rings too early costs a look, and at thousands of turns an hour that is less history than a timer started and
 * cancelled for each.
 */
export class Alarm {
  readonly #ringsAtMs = new Set<number>();
  #rung = 0;

  /** Until `news` says so or `atMs` (milliseconds since 1970) has come; perhaps sooner. True when there was news. */
  async next(atMs: number, news: () => boolean): Promise<boolean> {
    if (atMs < Math.min(...this.#ringsAtMs)) void this.#set(atMs);
    const rung = this.#rung;
    await condition(() => news() || this.#rung > rung);
    return news();
  }

  async #set(atMs: number): Promise<void> {
    this.#ringsAtMs.add(atMs);
    try {
      await sleep(atMs - Date.now());
    } catch {
      // The workflow was cancelled, which ends the wait above too.
      return;
    }
    this.#ringsAtMs.delete(atMs);
    this.#rung += 1;
  }
}
