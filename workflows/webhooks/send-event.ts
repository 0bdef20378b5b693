import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild, workflowInfo } from '@temporalio/workflow';
import { type PsaEvent, subjectOf } from '../../domain/webhooks/event.ts';
import { eventId, eventWorkflowId } from '../../domain/keys.ts';
import { businessUnitKey, deliveryStatusKey, eventTypeKey } from '../../domain/search-attributes.ts';
import { eventDelivery } from './event-delivery.ts';

/**
 * Hands an event to a delivery of its own, which Temporal refuses to start twice.
 */
export async function sendEvent(sequence: number, event: PsaEvent): Promise<void> {
  const id = eventId(workflowInfo().workflowId, sequence, event.timestamp);
  const subject = subjectOf(event);
  try {
    await startChild(eventDelivery, {
      workflowId: eventWorkflowId(id),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [{ eventId: id, event }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: `${event.type} #${sequence}`,
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
