import { condition } from '@temporalio/workflow';
import { type PsaEvent } from '../../domain/webhooks/event.ts';
import { sendEvent } from './send-event.ts';

/** Events to the PSA, handed over beside the run's own work: nothing waits for them but the end of the run. */
export class PsaEvents {
  #underWay = 0;

  /** `sequence` grows by one with each event of the subject. */
  tell(sequence: number, event: PsaEvent): void {
    this.#underWay += 1;
    void sendEvent(sequence, event).finally(() => (this.#underWay -= 1));
  }

  /** Until each is on its way: before the run ends or gives way to a new one. */
  async settled(): Promise<void> {
    await condition(() => this.#underWay === 0);
  }
}
