import { allHandlersFinished, condition, makeContinueAsNewFunc, setHandler } from '@temporalio/workflow';
import { DEFAULT_ENDPOINT, rotateSecret } from '../../domain/webhooks/endpoint.ts';
import { trial } from '../activities.ts';
import * as messages from '../../domain/webhooks/messages.ts';
import { isLongRun } from '../history-limits.ts';
import { EndpointBook, type EndpointsState, newEndpoints } from './endpoint-book.ts';

export interface WebhookEndpointsInput {
  /** Carried over from the run before. */
  readonly state?: EndpointsState;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/**
 * Where events go, beside the endpoint of the configuration: an entity that never ends, one for an installation. It alone
 * holds the signing secrets. Deliveries ask it at each attempt, so that a change counts from the next one on.
 */
export async function webhookEndpoints(input: WebhookEndpointsInput): Promise<never> {
  const book = new EndpointBook(input.state ?? newEndpoints());

  setHandler(messages.getEndpointsQuery, () => book.view(), { description: 'Everything but secrets' });

  setHandler(messages.putEndpointUpdate, ({ id, settings, secret }) => book.put(id, settings, secret), {
    validator: ({ id }: { id: string }) => book.expectPlaceFor(id),
  });
  setHandler(
    messages.removeEndpointUpdate,
    ({ id }) => {
      book.remove(id);
      return null;
    },
    { validator: ({ id }: { id: string }) => void book.own(id) },
  );
  const known = { validator: ({ id }: { id: string }) => book.expectKnown(id) };
  setHandler(
    messages.enableEndpointUpdate,
    ({ id }) => {
      book.change(id, { disabled: null });
      return null;
    },
    known,
  );
  setHandler(
    messages.disableEndpointUpdate,
    ({ id, reason }) => {
      book.change(id, { disabled: { since: nowIso(), reason } });
      return null;
    },
    known,
  );
  setHandler(messages.endpointGoneSignal, ({ id, version, reason }) => {
    // It was changed meanwhile: what the address of before said no longer counts.
    if (book.versionOf(id) !== version) return;
    book.change(id, { disabled: { since: nowIso(), reason } });
  });
  setHandler(
    messages.rotateSecretUpdate,
    ({ id, secret, overlapMs }) => {
      const secrets = rotateSecret(book.own(id).secrets, secret, Date.now(), overlapMs);
      return book.replace({ ...book.own(id), secrets });
    },
    { validator: ({ id }: { id: string }) => void book.own(id) },
  );
  setHandler(
    messages.signingSecretsUpdate,
    ({ id }) => {
      const { version, secrets } = book.own(id);
      return { version, secrets };
    },
    { validator: ({ id }: { id: string }) => void book.own(id) },
  );
  setHandler(
    messages.pingEndpointUpdate,
    async ({ id, eventId }) => {
      const event = { type: 'webhook.ping' as const, timestamp: nowIso(), data: { endpoint: id } };
      const ping = { eventId, event, endpoint: id, evenIfDisabled: true };
      return (await trial.attemptDelivery.executeWithOptions({ summary: `Trial of ${id}` }, [ping])).attempt;
    },
    { validator: ({ id }: { id: string }) => (id === DEFAULT_ENDPOINT ? undefined : book.expectKnown(id)) },
  );

  await condition(() => isLongRun(input.maxEvents));
  await condition(allHandlersFinished);
  return makeContinueAsNewFunc<typeof webhookEndpoints>()({ ...input, state: book.state });
}

const nowIso = () => new Date().toISOString();
