import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { type AttemptResult } from '../../domain/webhooks/delivery.ts';
import { type PsaEvent, subjectOf } from '../../domain/webhooks/event.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { type AttemptInput } from './event-sender.ts';
import { Places } from './places.ts';

export const eventActivities = ({ events, log }: ActivityDependencies) => {
  const places = new Places();
  return {
    /** Ids of the endpoints that want the event. */
    routeEvent: ({ event }: { event: PsaEvent }): Promise<string[]> => events.route(event),

    /** One attempt to hand an event to one endpoint. Without a free place Temporal asks again, which no history shows. */
    async attemptDelivery(input: AttemptInput): Promise<AttemptResult> {
      const giveBack = places.take(input.endpoint);
      if (giveBack === null) throw noPlace(input.endpoint);
      try {
        const result = await events.attempt(input);
        const { endpoint, outcome, status, reason, durationMs } = result.attempt;
        const { eventId, event } = input;
        const subject = { ...subjectOf(event), eventId, type: event.type, endpoint };
        log.info({ ...subject, outcome, status, reason, durationMs }, 'event delivery attempt');
        return result;
      } finally {
        giveBack();
      }
    },
  };
};

const benign = (message: string, nextRetryDelay?: number): ApplicationFailure =>
  ApplicationFailure.create({
    message,
    category: ApplicationFailureCategory.BENIGN,
    ...(nextRetryDelay !== undefined && { nextRetryDelay }),
  });

/** The longer the wait for a slow receiver already is, the less often it is asked; spread, so that not all come at once. */
function noPlace(endpoint: string): ApplicationFailure {
  const delayMs = Math.min(60_000, 500 * 1.5 ** (activityInfo().attempt - 1)) * (0.5 + Math.random());
  return benign(`Attempts to ${endpoint} fill the worker's places for them; this one waits`, delayMs);
}
