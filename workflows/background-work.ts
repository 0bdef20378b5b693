import { condition } from '@temporalio/workflow';

/** Work that nobody waits for, one piece after the other in the order in which it was begun. Only the end of the run waits. */
export class BackgroundWork {
  #last: Promise<unknown> = Promise.resolve();
  #pending = 0;

  begin(work: () => Promise<unknown>): void {
    this.#pending += 1;
    this.#last = this.#last.then(work).finally(() => (this.#pending -= 1));
  }

  get isSettled(): boolean {
    return this.#pending === 0;
  }

  /** Until all of it is done: before the run gives way to a new one, and before what must not overtake it. */
  async finished(): Promise<void> {
    await condition(() => this.isSettled);
  }
}
