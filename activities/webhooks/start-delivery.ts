import { getClient } from '@temporalio/activity';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { eventWorkflowId } from '../../domain/keys.ts';
import { deliveryDescription } from '../../domain/webhooks/delivery-description.ts';
import { type DeliveryState, newDelivery } from '../../domain/webhooks/delivery.ts';
import { type PsaEvent } from '../../domain/webhooks/event.ts';
import type { eventDelivery } from '../../workflows/webhooks/event-delivery.ts';

export interface DeliveryStart {
  readonly eventId: string;
  readonly event: PsaEvent;
  readonly taskQueue: string;
  /** What is known of its endpoints; without it all that want the event are asked by the workflow. */
  readonly known?: Pick<DeliveryState, 'endpoints' | 'attempts'>;
}

/** Gives an event a workflow of its own, for an activity to call; Temporal refuses to start it twice, which is as good. */
export async function startDelivery({ eventId, event, taskQueue, known }: DeliveryStart): Promise<void> {
  const state = newDelivery(eventId, event, known);
  try {
    await getClient().workflow.start<typeof eventDelivery>('eventDelivery', {
      workflowId: eventWorkflowId(eventId),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      taskQueue,
      args: [{ state }],
      ...deliveryDescription(state),
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
