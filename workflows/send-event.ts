import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild, workflowInfo } from '@temporalio/workflow';
import { type PsaEvent } from '../domain/event.ts';
import { eventId, eventWorkflowId } from '../domain/keys.ts';
import { eventDelivery } from './event-delivery.ts';

/**
 * Hands an event to a delivery of its own, which Temporal refuses to start twice.
 */
export async function sendEvent(sequence: number, event: PsaEvent): Promise<void> {
  const id = eventId(workflowInfo().workflowId, sequence, event.timestamp);
  try {
    await startChild(eventDelivery, {
      workflowId: eventWorkflowId(id),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [{ eventId: id, event }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: `${event.type} #${sequence}`,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
