import { condition, makeContinueAsNewFunc, sleep } from '@temporalio/workflow';
import { type UpdateDefinition } from '@temporalio/common';
import { DEFAULT_ENDPOINT } from '../../domain/webhooks/endpoint.ts';
import { type PsaEvent } from '../../domain/webhooks/event.ts';
import { type LastRequest } from '../../domain/principals/caller.ts';
import { type EndedRun } from '../../domain/runs/messages.ts';
import * as messages from '../../domain/webhooks/messages.ts';
import { trial } from '../activities.ts';
import { onQuery, onUpdate, withCancellationAsMessage } from '../cancellation.ts';
import { isLongRun } from '../history-limits.ts';
import { expectAsRead } from '../precondition.ts';
import { answerWhoTakesOver, EntitySignals, readEndedRun } from '../runs/take-over.ts';
import { EndpointBook } from './endpoint-book.ts';
import { asEndpointsState, type EndpointsState, newEndpoints } from './endpoints-state.ts';

export interface WebhookEndpointsInput {
  /** Carried over from the run before. */
  readonly state?: EndpointsState;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/** How often an ended run is asked that does not answer, as while the workers are of a version that cannot replay it. */
const TRIES = 6;

/**
 * Where events go, beside the endpoint of the configuration: an entity that never ends, one for an installation. It alone
 * holds the signing secrets. Deliveries ask it at each attempt, so that a change counts from the next one on.
 */
export async function webhookEndpoints(input: WebhookEndpointsInput): Promise<never> {
  const book = new EndpointBook(input.state ?? newEndpoints());
  let ready = input.state !== undefined;
  const signals = new EntitySignals();
  listen(book, signals, { isReady: () => ready, untilReady: () => condition(() => ready) });
  const refuse = () => book.set({ ...book.state, cancellationRefusedAt: nowIso() });
  return withCancellationAsMessage(refuse, async () => {
    if (!ready) {
      const ended = await takeOver(book);
      ready = true;
      signals.processUnprocessed(ended);
    }
    await condition(() => isLongRun(input.maxEvents));
    await condition(() => signals.areProcessed);
    return makeContinueAsNewFunc<typeof webhookEndpoints>()({ ...input, state: book.state });
  });
}

/** Secrets that a receiver knows, and addresses that a person gave, outlive a run that was terminated. */
async function takeOver(book: EndpointBook): Promise<EndedRun | null> {
  for (let tries = 1; ; tries++) {
    const ended = await readEndedRun();
    if (ended === null) return null;
    const known = asEndpointsState(ended.state);
    const { at, how } = ended;
    if (known !== null) {
      book.set({ ...known, cancellationRefusedAt: book.state.cancellationRefusedAt });
      return ended;
    }
    if (tries === TRIES) {
      book.set({ ...book.state, lost: { at, how } });
      return ended;
    }
    await sleep('10 s', { summary: 'Until the run that ended is asked again' });
  }
}

interface Readiness {
  readonly isReady: () => boolean;
  readonly untilReady: () => Promise<void>;
}

/** What comes while an ended run's knowledge is read waits for that, in its order. */
function listen(book: EndpointBook, signals: EntitySignals, { isReady, untilReady }: Readiness): void {
  let asker: LastRequest | null = null;
  const taken = (request: LastRequest): void => {
    asker = request;
  };
  /** What `check` refuses leaves no trace in the history, unless it came too early to be checked. */
  function on<Asked, Result>(
    update: UpdateDefinition<Result, [Asked]>,
    description: string,
    check: (asked: Asked) => void,
    handle: (asked: Asked, by: LastRequest | null) => Result | Promise<Result>,
  ): void {
    const validator = (asked: Asked) => {
      if (isReady()) check(asked);
    };
    const handler = async (asked: Asked) => {
      const by = asker;
      asker = null;
      await untilReady();
      check(asked);
      return handle(asked, by);
    };
    onUpdate(update, handler, { description, validator, taken });
  }
  const isOwn = ({ id }: { id: string }) => void book.own(id);
  const isKnown = ({ id }: { id: string }) => book.expectKnown(id);

  onQuery(messages.getEndpointsQuery, () => book.view(!isReady()), 'Everything but secrets');
  answerWhoTakesOver(isReady, () => book.state);
  on(
    messages.putEndpointUpdate,
    'Add an endpoint, or change one, which keeps its secret',
    ({ id, precondition }) => {
      book.expectPlaceFor(id);
      expectAsRead(precondition, book.changeable(id));
    },
    ({ id, settings, secret }, by) => book.put(id, settings, secret, by),
  );
  on(
    messages.removeEndpointUpdate,
    'Remove an endpoint',
    ({ id, precondition }) => {
      book.own(id);
      expectAsRead(precondition, book.changeable(id));
    },
    ({ id }) => book.remove(id),
  );
  on(messages.enableEndpointUpdate, 'Send events there again', isKnown, ({ id }, by) =>
    book.disable(id, null, by),
  );
  on(messages.disableEndpointUpdate, 'Send nothing there for now', isKnown, ({ id, reason }, by) =>
    book.disable(id, reason, by),
  );
  on(
    messages.rotateSecretUpdate,
    'Sign with a new secret, and for a while with the former one as well',
    isOwn,
    ({ id, secret, overlapMs }, by) => book.rotate(id, secret, overlapMs, by),
  );
  on(messages.signingSecretsUpdate, 'A worker signs events for it', isOwn, ({ id }) => {
    const { version, secrets } = book.own(id);
    return { version, secrets };
  });
  on(
    messages.pingEndpointUpdate,
    'Send a trial event now, whether it is enabled or not',
    ({ id }) => (id === DEFAULT_ENDPOINT ? undefined : book.expectKnown(id)),
    async ({ id, eventId, event = pingOf(id) }) => {
      const ping = { eventId, event, endpoint: id, evenIfDisabled: true };
      return (await trial.attemptDelivery.executeWithOptions({ summary: `Trial of ${id}` }, [ping])).attempt;
    },
  );
  signals.on(
    messages.endpointGoneSignal,
    async ({ id, version, reason }) => {
      await untilReady();
      // It was changed meanwhile: what the address of before said no longer counts.
      if (book.versionOf(id) === version) book.disable(id, reason);
    },
    'It answered that it wants no more events',
  );
}

const pingOf = (endpoint: string): PsaEvent => ({
  type: 'webhook.ping',
  timestamp: nowIso(),
  data: { endpoint },
});

const nowIso = () => new Date().toISOString();
