import { getClient } from '@temporalio/activity';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { eventWorkflowId } from '../../domain/keys.ts';
import { businessUnitKey, deliveryStatusKey, eventTypeKey } from '../../domain/search-attributes.ts';
import { type PsaEvent, subjectOf } from '../../domain/webhooks/event.ts';
import type { eventDelivery } from '../../workflows/webhooks/event-delivery.ts';

export interface DeliveryStart {
  readonly eventId: string;
  readonly event: PsaEvent;
  readonly taskQueue: string;
}

/** Gives an event a workflow of its own, for an activity to call; Temporal refuses to start it twice, which is as good. */
export async function startDelivery({ eventId, event, taskQueue }: DeliveryStart): Promise<void> {
  const subject = subjectOf(event);
  try {
    await getClient().workflow.start<typeof eventDelivery>('eventDelivery', {
      workflowId: eventWorkflowId(eventId),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      taskQueue,
      args: [{ eventId, event }],
      staticSummary: `${event.type} #${subject.sequence ?? ''}`,
      memo: { ...subject, timestamp: event.timestamp },
      typedSearchAttributes: [
        { key: eventTypeKey, value: event.type },
        { key: deliveryStatusKey, value: 'pending' },
        ...(subject.businessUnit === null ? [] : [{ key: businessUnitKey, value: subject.businessUnit }]),
      ],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
