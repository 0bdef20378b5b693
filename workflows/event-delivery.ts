import { setCurrentDetails } from '@temporalio/workflow';
import { type PsaEvent } from '../domain/event.ts';
import { delivery } from './activities.ts';

/** One event on its way to the PSA, on its own, so that a receiver that is down holds back neither invoice nor connection. */
export async function eventDelivery(input: {
  eventId: string;
  event: PsaEvent;
}): Promise<'delivered' | 'no_receiver'> {
  setCurrentDetails(`${input.event.type} (${input.eventId}) is on its way to the PSA`);
  const outcome = await delivery.deliverEvent.executeWithOptions({ summary: input.event.type }, [input]);
  setCurrentDetails(outcome === 'delivered' ? 'Delivered' : 'No receiver is configured (PSA_WEBHOOK_URL)');
  return outcome;
}
