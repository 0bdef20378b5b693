import { Webhook } from 'standardwebhooks';
import { type AttemptResult, type DeliveryAttempt } from '../../domain/webhooks/delivery.ts';
import { wants } from '../../domain/webhooks/endpoint.ts';
import { asSent, type PsaEvent, type SentEvent } from '../../domain/webhooks/event.ts';
import { type Destinations } from './destinations.ts';
import { type Endpoint, type EndpointSource } from './endpoint-source.ts';
import { outcomeOf, outcomeOfError } from './outcome.ts';
import { post } from './post.ts';

/** As Standard Webhooks advises. */
const TIMEOUT_MS = 15_000;

export interface Attempt {
  readonly eventId: string;
  readonly event: PsaEvent;
  /** For a trial, which is marked as one. */
  readonly evenIfDisabled?: boolean;
}

/** Posts events, signed as Standard Webhooks asks: over id, time and the exact bytes of the body, by each secret in force. */
export class EventSender {
  readonly #endpoints: EndpointSource;
  readonly #destinations: Destinations;
  readonly #timeoutMs: number;

  constructor(endpoints: EndpointSource, destinations: Destinations, timeoutMs = TIMEOUT_MS) {
    this.#endpoints = endpoints;
    this.#destinations = destinations;
    this.#timeoutMs = timeoutMs;
  }

  /** The endpoints that want it, disabled ones too: what they miss is listed as failed. */
  async route(event: PsaEvent): Promise<Endpoint[]> {
    return (await this.#endpoints.all()).filter((endpoint) => wants(endpoint, event));
  }

  /** As it is now. */
  async endpoint(id: string): Promise<Endpoint | undefined> {
    return (await this.#endpoints.all()).find((one) => one.id === id);
  }

  /** What it means that there is no such endpoint any more. */
  removed(id: string): AttemptResult {
    return notSent(id, 'the endpoint was removed', 'removed');
  }

  /** One attempt; whatever the receiver does is a result. @throws Error only when our own side could not make it */
  async attempt(endpoint: Endpoint, { eventId, event, evenIfDisabled }: Attempt): Promise<AttemptResult> {
    const { id } = endpoint;
    if (endpoint.disabled !== null && evenIfDisabled !== true) {
      const { since, reason } = endpoint.disabled;
      return notSent(id, `the endpoint is disabled since ${since}: ${reason}`, 'never');
    }
    const secrets = await this.#endpoints.secretsOf(endpoint);
    const sentAt = new Date();
    const { next, retryAfterMs, gone, ...outcome } = await this.#post(
      endpoint.url,
      eventId,
      asSent(event, evenIfDisabled),
      secrets,
      sentAt,
    );
    const durationMs = Date.now() - sentAt.getTime();
    const attempt: DeliveryAttempt = { at: sentAt.toISOString(), endpoint: id, durationMs, ...outcome };
    if (gone) await this.#disable(endpoint, eventId);
    return { attempt, next, retryAfterMs };
  }

  async #post(address: string, eventId: string, event: SentEvent, secrets: readonly string[], sentAt: Date) {
    const body = JSON.stringify(event);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'sage-invoicing-on-temporal',
      'webhook-id': eventId,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(eventId, sentAt, body)).join(' '),
    };
    const url = new URL(address);
    try {
      const lookup = this.#destinations.lookupFor(url);
      return outcomeOf(await post(url, body, { headers, lookup, timeoutMs: this.#timeoutMs }));
    } catch (error) {
      return outcomeOfError(error, this.#timeoutMs);
    }
  }

  #disable(endpoint: Endpoint, eventId: string): Promise<void> {
    return this.#endpoints.gone(endpoint, `it answered 410 to event ${eventId}`);
  }
}

function notSent(endpoint: string, reason: string, next: 'removed' | 'never'): AttemptResult {
  const attempt: DeliveryAttempt = {
    at: new Date().toISOString(),
    endpoint,
    outcome: 'not_sent',
    status: null,
    reason,
    answer: null,
    durationMs: 0,
  };
  return { attempt, next, retryAfterMs: null };
}
