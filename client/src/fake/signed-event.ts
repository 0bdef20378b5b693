import { Webhook } from 'standardwebhooks';
import { type PsaEvent } from '../verify-event.ts';

/** An event as the PSA's receiver gets it: `POST` the body with the headers, or give both to `verifyEvent`. */
export interface SignedEvent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly event: PsaEvent;
}

export function sign(event: PsaEvent, id: string, secret: string): SignedEvent {
  const body = JSON.stringify(event);
  const now = new Date();
  return {
    event,
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    },
  };
}
