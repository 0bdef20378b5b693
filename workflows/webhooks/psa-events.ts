import { CancellationScope, condition, log, workflowInfo } from '@temporalio/workflow';
import { eventId } from '../../domain/keys.ts';
import { type PsaEvent } from '../../domain/webhooks/event.ts';
import { webhook } from '../activities.ts';

/**
 * Events to the PSA, told beside the run's own work: nothing waits for them but the end of the run. An event that every receiver takes at
 * once costs one activity; any other one goes on in a workflow of its own, which that activity starts.
 */
export class PsaEvents {
  #underWay = 0;

  /** `sequence` grows by one with each event of the subject. */
  tell(sequence: number, event: PsaEvent): void {
    this.#underWay += 1;
    void this.#deliver(sequence, event).finally(() => (this.#underWay -= 1));
  }

  /** Until each is taken or has a workflow of its own: before the run ends or gives way to a new one. */
  async allTold(): Promise<void> {
    await condition(() => this.#underWay === 0);
  }

  async #deliver(sequence: number, event: PsaEvent): Promise<void> {
    const id = eventId(workflowInfo().workflowId, sequence, event.timestamp);
    try {
      await CancellationScope.nonCancellable(() =>
        // By its id the event is found in the history without a look into encrypted payloads.
        webhook.deliverEvent.executeWithOptions({ activityId: id, summary: `${event.type} #${sequence}` }, [
          { eventId: id, event },
        ]),
      );
    } catch (error) {
      // Temporal repeats it without end, so only an operator can have ended it.
      log.error('an event was not delivered', { eventId: id, type: event.type, error });
    }
  }
}
