import { setCurrentDetails } from '@temporalio/workflow';
import {
  DEFAULT_ENDPOINT,
  type Disabled,
  type EndpointSettings,
  type EndpointsView,
  type EndpointView,
  rotateSecret,
  secretsInForce,
} from '../../domain/webhooks/endpoint.ts';
import { etagOf } from '../../domain/etag.ts';
import { type LastRequest } from '../../domain/principals/caller.ts';
import { type EndpointAcknowledgement } from '../../domain/webhooks/messages.ts';
import { details, escapeMarkdown } from '../markdown.ts';
import { type Changeable } from '../precondition.ts';
import { refusal } from '../refusal.ts';
import { type Endpoint, type EndpointsState } from './endpoints-state.ts';

/** Each event asks each of them, so a mistake in a loop must not make thousands. */
const MOST_ENDPOINTS = 50;

/** The endpoints and what may be done to each. */
export class EndpointBook {
  state: EndpointsState;

  constructor(state: EndpointsState) {
    this.state = state;
    this.#describe();
  }

  /** @param takingOver what an ended run knew is not read yet */
  view(takingOver: boolean): EndpointsView {
    const { endpoints, default: byDefault, lost, cancellationRefusedAt } = this.state;
    return { endpoints: endpoints.map(viewOf), default: byDefault, takingOver, lost, cancellationRefusedAt };
  }

  /** Puts all that is known in the place of what was. */
  set(state: EndpointsState): void {
    this.state = state;
    this.#describe();
  }

  put(
    id: string,
    settings: EndpointSettings,
    secret: string,
    lastChange: LastRequest | null,
  ): EndpointAcknowledgement & { readonly created: boolean } {
    const known = this.#find(id);
    const secrets = known?.secrets ?? [{ value: secret, since: nowIso(), until: null }];
    const disabled = known?.disabled ?? null;
    const acknowledgement = this.#replace({ ...settings, id, version: 0, disabled, secrets, lastChange });
    // Somebody sees to it.
    this.set({ ...this.state, lost: null });
    return { ...acknowledgement, etag: etagOf(viewOf(this.own(id))), created: known === undefined };
  }

  remove(id: string): EndpointAcknowledgement {
    this.set({ ...this.state, endpoints: this.#others(id) });
    return { version: this.state.lastVersion };
  }

  rotate(
    id: string,
    secret: string,
    overlapMs: number,
    lastChange: LastRequest | null,
  ): EndpointAcknowledgement {
    const endpoint = this.own(id);
    return this.#replace({
      ...endpoint,
      lastChange,
      secrets: rotateSecret(endpoint.secrets, secret, Date.now(), overlapMs),
    });
  }

  /** @param reason null: events go there again */
  disable(id: string, reason: string | null, lastChange: LastRequest | null = null): EndpointAcknowledgement {
    const disabled: Disabled | null = reason === null ? null : { since: nowIso(), reason };
    if (id !== DEFAULT_ENDPOINT) return this.#replace({ ...this.own(id), disabled, lastChange });
    const version = this.state.lastVersion + 1;
    this.set({ ...this.state, lastVersion: version, default: { version, disabled } });
    return { version };
  }

  versionOf(id: string): number | undefined {
    return id === DEFAULT_ENDPOINT ? this.state.default.version : this.#find(id)?.version;
  }

  /** An endpoint put by the API. @throws ApplicationFailure `refused` */
  own(id: string): Endpoint {
    expectNotDefault(id);
    const endpoint = this.#find(id);
    if (endpoint === undefined) throw unknown(id);
    return endpoint;
  }

  changeable(id: string): Changeable {
    const endpoint = this.#find(id);
    return {
      // The id as it is kept is not the one that everybody knows it by.
      name: 'The endpoint',
      shown: endpoint === undefined ? null : viewOf(endpoint),
      lastChange: endpoint?.lastChange ?? null,
    };
  }

  expectKnown(id: string): void {
    if (id !== DEFAULT_ENDPOINT && this.#find(id) === undefined) throw unknown(id);
  }

  expectPlaceFor(id: string): void {
    expectNotDefault(id);
    if (this.#find(id) !== undefined || this.state.endpoints.length < MOST_ENDPOINTS) return;
    throw refusal({
      code: 'too_many_endpoints',
      message: `There are ${MOST_ENDPOINTS} endpoints already, so "${id}" cannot be added.`,
      fix: 'Remove one that is not used any more, or have one receiver pass events on.',
    });
  }

  #find(id: string): Endpoint | undefined {
    return this.state.endpoints.find((endpoint) => endpoint.id === id);
  }

  #others(id: string): readonly Endpoint[] {
    return this.state.endpoints.filter((endpoint) => endpoint.id !== id);
  }

  /** Puts it in the place of the one with its id, under a new version. */
  #replace(endpoint: Endpoint): EndpointAcknowledgement {
    const version = this.state.lastVersion + 1;
    const endpoints = [...this.#others(endpoint.id), { ...endpoint, version }].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    );
    this.set({ ...this.state, lastVersion: version, endpoints });
    return { version };
  }

  #describe(): void {
    const { endpoints, default: byDefault, lost, cancellationRefusedAt } = this.state;
    setCurrentDetails(
      details('Where events go', [
        line(`${DEFAULT_ENDPOINT}: as configured`, byDefault.disabled),
        ...endpoints.map(({ id, url, events, disabled }) =>
          line(`${id}: ${url}, ${events.join(', ')}`, disabled),
        ),
        lost &&
          `What an earlier run held, which ended at ${lost.at} (${lost.how}), could not be read and is gone: put the endpoints again.`,
        cancellationRefusedAt &&
          `Asked to cancel at ${cancellationRefusedAt}, and goes on: endpoints are disabled or removed by the API.`,
      ]),
    );
  }
}

const line = (text: string, disabled: Disabled | null): string =>
  `${escapeMarkdown(text)}${disabled === null ? '' : `, **disabled** since ${disabled.since}: ${escapeMarkdown(disabled.reason)}`}`;

const nowIso = () => new Date().toISOString();

function viewOf({ secrets, lastChange: _, ...endpoint }: Endpoint): EndpointView {
  const [current, former] = secretsInForce(secrets, Date.now());
  return {
    ...endpoint,
    configuredBy: 'api',
    secret: current === undefined ? null : { since: current.since, formerUntil: former?.until ?? null },
  };
}

function expectNotDefault(id: string): void {
  if (id !== DEFAULT_ENDPOINT) return;
  throw refusal({
    code: 'endpoint_by_configuration',
    message: `The endpoint "${DEFAULT_ENDPOINT}" is the one of the configuration.`,
    fix: 'Change PSA_WEBHOOK_URL and PSA_WEBHOOK_SECRET and restart, or use another id.',
  });
}

const unknown = (id: string) =>
  refusal({
    code: 'unknown_endpoint',
    message: `There is no endpoint "${id}".`,
    fix: 'GET /v1/webhooks/endpoints lists those there are.',
  });
