import { setCurrentDetails } from '@temporalio/workflow';
import { DEFAULT_ENDPOINT } from '../../domain/endpoint.ts';
import { delivery } from '../activities.ts';
import { type DeliveryRun } from './run.ts';

/** As version 0.1.0 did it, for deliveries that it began: one receiver, repeated by Temporal until the run fails. */
export async function deliverAsBefore(run: DeliveryRun): Promise<'delivered' | 'no_receiver'> {
  const { eventId, event } = run;
  run.note(DEFAULT_ENDPOINT, { status: 'pending', nextAttemptAt: null });
  setCurrentDetails(`${event.type} (${eventId}) is on its way to the PSA`);
  try {
    const outcome = await delivery.deliverEvent.executeWithOptions({ summary: event.type }, [
      { eventId, event },
    ]);
    run.note(DEFAULT_ENDPOINT, {
      status: outcome === 'delivered' ? 'delivered' : 'removed',
      nextAttemptAt: null,
    });
    setCurrentDetails(outcome === 'delivered' ? 'Delivered' : 'No receiver is configured (PSA_WEBHOOK_URL)');
    return outcome;
  } catch (error) {
    run.note(DEFAULT_ENDPOINT, { status: 'failed', nextAttemptAt: null });
    throw error;
  }
}
