import { type Stopped } from '../runs/stopped.ts';
import { pauseAfter } from './delivery-schedule.ts';
import { type PsaEvent } from './event.ts';

/** One try to hand an event to one endpoint. */
export interface DeliveryAttempt {
  readonly at: string;
  readonly endpoint: string;
  readonly outcome: 'delivered' | 'failed' | 'not_sent';
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** Why it is not delivered, in words; null when it is. */
  readonly reason: string | null;
  /** What the receiver said: the first 2,000 characters, 500 where it took the event; null when it said nothing. */
  readonly answer: string | null;
  readonly durationMs: number;
}

/** An attempt, and what it means for the next one. */
export interface AttemptResult {
  readonly attempt: DeliveryAttempt;
  /** `never`: the endpoint is disabled, so that only a person brings it forward; `removed`: nobody wants it any more. */
  readonly next: 'none' | 'again' | 'never' | 'removed';
  /** As the receiver asked (`Retry-After`), milliseconds. */
  readonly retryAfterMs: number | null;
}

/**
 * - `failed`: an endpoint did not take it for three days, or is disabled; it can be sent again.
 * - `expired`: failed, and nobody sent it again for 90 days. Still possible, one by one.
 * - `no_receiver`: no endpoint wanted it.
 */
export const deliveryStatuses = ['pending', 'delivered', 'failed', 'expired', 'no_receiver'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** Where an event stands with one endpoint. Times are ISO date-times. */
export interface EndpointDelivery {
  readonly status: 'pending' | 'delivered' | 'failed' | 'removed';
  /** Null when no attempt is due, or one is due now. */
  readonly nextAttemptAt: string | null;
  /** Attempts that failed since it was sent, or sent again. */
  readonly failures: number;
  /** When the first of them was made: it is tried for three days from then on. */
  readonly firstFailedAt: string | null;
}

/** To be tried now, for the first time or again. */
export const dueNow: EndpointDelivery = {
  status: 'pending',
  nextAttemptAt: null,
  failures: 0,
  firstFailedAt: null,
};

/** Everything that is known of one event, in or out of a workflow of its own. */
export interface DeliveryState {
  readonly eventId: string;
  readonly event: PsaEvent;
  readonly endpoints: Readonly<Record<string, EndpointDelivery>>;
  /** The oldest first; of very many the latest. */
  readonly attempts: readonly DeliveryAttempt[];
  readonly expired: boolean;
  /** Endpoints it shall be sent to again once nothing is pending; null stands for those that failed, else for all that want it. */
  readonly asked: readonly (string | null)[];
  /** When somebody asked Temporal to cancel the delivery, which goes on. */
  readonly cancellationRefusedAt: string | null;
}

export interface DeliveryView extends DeliveryState {
  readonly status: DeliveryStatus;
  /** Its workflow was ended before its time, so that nobody tries any more. */
  readonly stopped?: Stopped;
}

export const newDelivery = (
  eventId: string,
  event: PsaEvent,
  known: Partial<Pick<DeliveryState, 'endpoints' | 'attempts' | 'asked'>> = {},
): DeliveryState => ({
  eventId,
  event,
  endpoints: {},
  attempts: [],
  expired: false,
  asked: [],
  cancellationRefusedAt: null,
  ...known,
});

/** The worst of what the endpoints say, for as long as something can still be done about it. */
export function deliveryStatus({
  endpoints,
  expired,
}: Pick<DeliveryState, 'endpoints' | 'expired'>): DeliveryStatus {
  const has = (status: EndpointDelivery['status']) =>
    Object.values(endpoints).some((endpoint) => endpoint.status === status);
  if (has('pending')) return 'pending';
  if (has('failed')) return expired ? 'expired' : 'failed';
  return has('delivered') ? 'delivered' : 'no_receiver';
}

/**
 * Where an event stands with the endpoint after an attempt. @param nowMs by Temporal's clock, which may be another than that of the worker
 * which made the attempt @param random from 0 to 1, spreads the retries of many events
 */
export function afterAttempt(
  before: EndpointDelivery,
  { next, retryAfterMs }: AttemptResult,
  { nowMs, random }: { readonly nowMs: number; readonly random: number },
): EndpointDelivery {
  const settled = { ...before, nextAttemptAt: null };
  switch (next) {
    case 'none':
      return { ...settled, status: 'delivered' };
    case 'removed':
      return { ...settled, status: 'removed' };
    case 'never':
      return { ...settled, status: 'failed' };
    case 'again': {
      const failures = before.failures + 1;
      const firstFailedAt = before.firstFailedAt ?? new Date(nowMs).toISOString();
      const elapsedMs = nowMs - Date.parse(firstFailedAt);
      const pause = pauseAfter(failures, { random, elapsedMs, retryAfterMs });
      if (pause === null) return { ...settled, status: 'failed', failures, firstFailedAt };
      const nextAttemptAt = new Date(nowMs + pause).toISOString();
      return { status: 'pending', nextAttemptAt, failures, firstFailedAt };
    }
  }
}

/** What the first attempts came to, which the subject's run makes itself. */
export interface FirstDelivery {
  /** Somebody did not take it at once: from here on it has a workflow of its own, which knows these attempts too. */
  readonly handedOver: boolean;
  /** None where no endpoint wanted it, or where it was handed over. */
  readonly attempts: readonly DeliveryAttempt[];
}
