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
  /** What the receiver said, the beginning of it; null when it said nothing or took the event. */
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

export interface EndpointDelivery {
  readonly status: 'pending' | 'delivered' | 'failed' | 'removed';
  /** ISO date-time; null when no attempt is due. */
  readonly nextAttemptAt: string | null;
}

/** Of one event on its way, by endpoint. */
export interface DeliveryState {
  readonly endpoints: Readonly<Record<string, EndpointDelivery>>;
  /** The oldest first; of very many the latest. */
  readonly attempts: readonly DeliveryAttempt[];
  readonly expired: boolean;
}

export interface DeliveryView extends DeliveryState {
  readonly eventId: string;
  readonly status: DeliveryStatus;
  readonly event: PsaEvent;
}

/** The worst of what the endpoints say, for as long as something can still be done about it. */
export function deliveryStatus({ endpoints, expired }: DeliveryState): DeliveryStatus {
  const has = (status: EndpointDelivery['status']) =>
    Object.values(endpoints).some((endpoint) => endpoint.status === status);
  if (has('pending')) return 'pending';
  if (has('failed')) return expired ? 'expired' : 'failed';
  return has('delivered') ? 'delivered' : 'no_receiver';
}
