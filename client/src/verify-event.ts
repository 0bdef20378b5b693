import { Webhook } from 'standardwebhooks';
import { type components, eventTypes } from './event-types.ts';

/** What the PSA is told; `type` tells which, and so what `data` holds. */
export type PsaEvent = components['schemas']['Event'];
export type EventType = PsaEvent['type'];

/** One event as it arrived. */
export type VerifiedEvent = PsaEvent & {
  /** `webhook-id`: the same on every attempt. Drop what you have. */
  readonly id: string;
};

/** Of Node and Express, of `fetch`, or plain. */
export type IncomingHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The event is not ours, was changed on the way, or is older than five minutes. Answer 401. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';
}

/**
 * Checks the signature over the body exactly as it arrived (Standard Webhooks) and reads the event.
 * `secret`: `whsec_…`; several while one is replaced, of which one must fit.
 * @returns null for an event that this version of the client does not know: answer 2xx, and ignore it
 * @throws SignatureError
 */
export function verifyEvent(
  headers: IncomingHeaders,
  rawBody: string | Uint8Array,
  secret: string | readonly string[],
): VerifiedEvent | null {
  const text = typeof rawBody === 'string' ? rawBody : new TextDecoder().decode(rawBody);
  const signed = {
    'webhook-id': header(headers, 'webhook-id'),
    'webhook-timestamp': header(headers, 'webhook-timestamp'),
    'webhook-signature': header(headers, 'webhook-signature'),
  };
  const event = firstThatFits([secret].flat(), (one) => new Webhook(one).verify(text, signed));
  return isKnown(event) ? { ...event, id: signed['webhook-id'] } : null;
}

function firstThatFits(secrets: readonly string[], verify: (secret: string) => unknown): unknown {
  let last: unknown;
  for (const secret of secrets) {
    try {
      return verify(secret);
    } catch (error) {
      last = error;
    }
  }
  const why = last instanceof Error ? last.message : 'no secret was given';
  throw new SignatureError(`The event is not to be trusted: ${why}`, { cause: last });
}

function header(headers: IncomingHeaders, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** It bears our signature: of its form no more is checked than which of ours it is. */
const isKnown = (value: unknown): value is PsaEvent =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  eventTypes.some((type) => type === value.type);
