import { allHandlersFinished, condition, makeContinueAsNewFunc } from '@temporalio/workflow';
import { getStateQuery } from '../../domain/runs/messages.ts';
import { type DeliveryState, type DeliveryView } from '../../domain/webhooks/delivery.ts';
import { getDeliveryQuery, resendDeliverySignal } from '../../domain/webhooks/messages.ts';
import { onQuery, onSignal, withCancellationAsMessage } from '../cancellation.ts';
import { DeliveryRun } from './delivery-run.ts';

export interface EventDeliveryInput {
  readonly state: DeliveryState;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/** How long a delivery that failed can be sent again together with others. */
const FAILED_KEPT_MS = 90 * 86_400_000;

/**
 * An event that was not taken at once, on its way to every endpoint that still lacks it: on its own, so that a receiver that is down holds
 * back neither invoice nor connection, nor an event's way to another receiver. What failed waits in sight to be sent again.
 */
export async function eventDelivery(input: EventDeliveryInput): Promise<DeliveryView> {
  const run = new DeliveryRun(input.state, input.maxEvents);
  onQuery(getStateQuery, () => run.state, 'Everything that this run remembers');
  onQuery(
    getDeliveryQuery,
    () => run.view(),
    'The event, where it stands with each endpoint, and each attempt',
  );
  onSignal(
    resendDeliverySignal,
    ({ endpoint }) => run.ask(endpoint),
    'Try now what is pending, or send it again: to one endpoint, or (null) to those that failed, else to all that want it',
  );

  return withCancellationAsMessage(
    () => run.refuseCancellation(),
    async () => {
      await run.deliver();
      if (run.status === 'failed') {
        await run.waitForRequest(FAILED_KEPT_MS);
      }
      await condition(allHandlersFinished);
      if (run.isAsked || run.status === 'pending') {
        // Each round is a run, so that no history grows by being sent again.
        return makeContinueAsNewFunc<typeof eventDelivery>()({ ...input, state: run.state });
      }
      if (run.status === 'failed') run.expire();
      return run.view();
    },
  );
}
