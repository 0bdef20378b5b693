import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import {
  afterAttempt,
  type AttemptResult,
  type DeliveryAttempt,
  deliveryStatus,
  dueNow,
  type EndpointDelivery,
  type FirstDelivery,
} from '../../domain/webhooks/delivery.ts';
import { type PsaEvent, subjectOf } from '../../domain/webhooks/event.ts';
import { DELIVER_EVENT } from '../../domain/webhooks/messages.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { EndpointHealth } from './endpoint-health.ts';
import { type Endpoint } from './endpoint-source.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { replayActivities } from './replay-events.ts';
import { startDelivery } from './start-delivery.ts';

export interface ToldEvent {
  readonly eventId: string;
  readonly event: PsaEvent;
}

export interface AttemptInput extends ToldEvent {
  readonly endpoint: string;
  /** For a trial. */
  readonly evenIfDisabled?: boolean;
}

export const eventActivities = (deps: ActivityDependencies) => {
  const { events, taskQueue, log } = deps;
  const concurrency = new ConcurrencyLimit();
  const health = new EndpointHealth();

  /** One attempt; null where there is no slot for it. */
  async function attemptAt(endpoint: Endpoint, input: AttemptInput): Promise<AttemptResult | null> {
    const giveBack = concurrency.take(endpoint.id);
    if (giveBack === null) return null;
    const end = health.begin(endpoint);
    let taken: boolean | null = null;
    try {
      const result = await events.attempt(endpoint, input);
      const { outcome, status, reason, durationMs } = result.attempt;
      if (outcome !== 'not_sent') taken = outcome === 'delivered';
      const { eventId, event } = input;
      const subject = { ...subjectOf(event), eventId, type: event.type, endpoint: endpoint.id };
      log.info({ ...subject, outcome, status, reason, durationMs }, 'event delivery attempt');
      return result;
    } finally {
      end(taken);
      giveBack();
    }
  }

  /** Null where the workflow of the event shall make the first attempt. */
  async function attemptAtOnce(endpoint: Endpoint, told: ToldEvent): Promise<AttemptResult | null> {
    if (!health.isGood(endpoint)) return null;
    try {
      return await attemptAt(endpoint, { ...told, endpoint: endpoint.id });
    } catch (error) {
      // A fault on our side, such as no answer about secrets: who has it already shall not get it again because of that.
      log.warn({ eventId: told.eventId, endpoint: endpoint.id, error }, 'first attempt not made');
      return null;
    }
  }

  return {
    ...replayActivities(deps, attemptAt),

    /**
     * The first attempt to each endpoint that wants the event, all at the same time. What one of them did not take goes on in a workflow of
     * its own. Repeated by Temporal when the worker dies meanwhile: an event comes at least once.
     */
    async [DELIVER_EVENT](told: ToldEvent): Promise<FirstDelivery> {
      const clock = temporalClock();
      const wanting = await events.route(told.event);
      const results = await Promise.all(
        wanting.map(async (endpoint) => ({ endpoint, result: await attemptAtOnce(endpoint, told) })),
      );
      const endpoints: Record<string, EndpointDelivery> = {};
      const attempts: DeliveryAttempt[] = [];
      for (const { endpoint, result } of results) {
        const moment = { nowMs: clock(), random: Math.random() };
        endpoints[endpoint.id] = result === null ? dueNow : afterAttempt(dueNow, result, moment);
        if (result !== null) attempts.push(result.attempt);
      }
      const status = deliveryStatus({ endpoints, expired: false });
      if (status === 'delivered' || status === 'no_receiver') return { handedOver: false, attempts };
      await startDelivery({ ...told, taskQueue, known: { endpoints, attempts } });
      return { handedOver: true, attempts: [] };
    },

    /** Ids of the endpoints that want the event. */
    routeEvent: async ({ event }: { event: PsaEvent }): Promise<string[]> =>
      (await events.route(event)).map(({ id }) => id),

    /** One attempt to hand an event to one endpoint. Without a free place Temporal asks again, which no history shows. */
    async attemptDelivery(input: AttemptInput): Promise<AttemptResult> {
      const endpoint = await events.endpoint(input.endpoint);
      if (endpoint === undefined) return events.removed(input.endpoint);
      const result = await attemptAt(endpoint, input);
      if (result === null) throw noSlot(input.endpoint);
      return result;
    },
  };
};

/** Milliseconds since 1970 as Temporal counts them: the workflow that goes on with the event has no other clock. */
function temporalClock(): () => number {
  const behindMs = activityInfo().currentAttemptScheduledTimestampMs - Date.now();
  return () => Date.now() + behindMs;
}

/** The longer the wait for a slow receiver already is, the less often it is asked; spread, so that not all come at once. */
function noSlot(endpoint: string): ApplicationFailure {
  const delayMs = Math.min(60_000, 500 * 1.5 ** (activityInfo().attempt - 1)) * (0.5 + Math.random());
  return ApplicationFailure.create({
    message: `Attempts to ${endpoint} fill the worker's slots for them; this one waits`,
    category: ApplicationFailureCategory.BENIGN,
    nextRetryDelay: delayMs,
  });
}
