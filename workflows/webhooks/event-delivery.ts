import { condition, makeContinueAsNewFunc, setHandler } from '@temporalio/workflow';
import { type DeliveryState, type DeliveryView } from '../../domain/webhooks/delivery.ts';
import { type PsaEvent } from '../../domain/webhooks/event.ts';
import { DeliveryRun } from './delivery-run.ts';
import { getDeliveryQuery, resendDeliverySignal } from '../../domain/webhooks/messages.ts';

export interface EventDeliveryInput {
  readonly eventId: string;
  readonly event: PsaEvent;
  /** Of an earlier round, when the event is sent again. */
  readonly state?: DeliveryState;
  /** Endpoints it shall be sent to again; null stands for those that failed, else for all that want it. */
  readonly asked?: readonly (string | null)[];
}

/** How long a delivery that failed can be sent again together with others. */
const FAILED_KEPT = '90 days';

/**
 * One event on its way to every endpoint that wants it, on its own, so that a receiver that is down holds back neither
 * invoice nor connection, nor an event's way to another receiver. What failed waits in sight to be sent again.
 */
export async function eventDelivery(input: EventDeliveryInput): Promise<DeliveryView> {
  const run = new DeliveryRun(input);
  setHandler(getDeliveryQuery, () => run.view());
  setHandler(resendDeliverySignal, ({ endpoint }) => run.ask(endpoint));

  await run.deliver();
  if (run.status === 'failed') await condition(() => run.asked.length > 0, FAILED_KEPT);
  if (run.asked.length > 0) {
    // Each round is a run, so that no history grows by being sent again.
    const { eventId, event } = input;
    return makeContinueAsNewFunc<typeof eventDelivery>()({
      eventId,
      event,
      state: run.state,
      asked: run.asked,
    });
  }
  if (run.status === 'failed') run.expire();
  return run.view();
}
