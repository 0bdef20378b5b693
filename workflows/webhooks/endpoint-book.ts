import { setCurrentDetails } from '@temporalio/workflow';
import {
  DEFAULT_ENDPOINT,
  type Disabled,
  type EndpointSettings,
  type EndpointsView,
  type EndpointView,
  secretsInForce,
  type SigningSecret,
} from '../../domain/webhooks/endpoint.ts';
import { refusal } from '../refusal.ts';

/** Each event asks each of them, so a mistake in a loop must not make thousands. */
const MOST_ENDPOINTS = 50;

interface Endpoint extends EndpointSettings {
  readonly id: string;
  readonly version: number;
  readonly disabled: Disabled | null;
  /** The newest first. */
  readonly secrets: readonly SigningSecret[];
}

export interface EndpointsState {
  readonly endpoints: readonly Endpoint[];
  readonly default: { readonly version: number; readonly disabled: Disabled | null };
  /** Of the last change of any endpoint: one that is removed and put again never has a version it had before. */
  readonly lastVersion: number;
}

export const newEndpoints = (): EndpointsState => ({
  endpoints: [],
  default: { version: 0, disabled: null },
  lastVersion: 0,
});

/** The endpoints and what may be done to each. */
export class EndpointBook {
  state: EndpointsState;

  constructor(state: EndpointsState) {
    this.state = state;
    this.#describe();
  }

  view(): EndpointsView {
    return { endpoints: this.state.endpoints.map(viewOf), default: this.state.default };
  }

  put(id: string, settings: EndpointSettings, secret: string): { endpoint: EndpointView; created: boolean } {
    const known = this.#find(id);
    const secrets = known?.secrets ?? [{ value: secret, since: new Date().toISOString(), until: null }];
    const endpoint = this.replace({
      ...settings,
      id,
      version: 0,
      disabled: known?.disabled ?? null,
      secrets,
    });
    return { endpoint, created: known === undefined };
  }

  remove(id: string): void {
    this.#keep(this.state.endpoints.filter((endpoint) => endpoint.id !== id));
  }

  change(id: string, { disabled }: { disabled: Disabled | null }): void {
    const endpoint = this.#find(id);
    if (endpoint !== undefined) {
      this.replace({ ...endpoint, disabled });
    } else if (id === DEFAULT_ENDPOINT) {
      const version = this.state.lastVersion + 1;
      this.state = { ...this.state, lastVersion: version, default: { version, disabled } };
      this.#describe();
    }
  }

  /** Puts it in the place of the one with its id, under a new version. */
  replace(endpoint: Endpoint): EndpointView {
    const version = this.state.lastVersion + 1;
    const changed = { ...endpoint, version };
    const others = this.state.endpoints.filter(({ id }) => id !== endpoint.id);
    this.state = { ...this.state, lastVersion: version };
    this.#keep([...others, changed].sort((a, b) => (a.id < b.id ? -1 : 1)));
    return viewOf(changed);
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

  #keep(endpoints: readonly Endpoint[]): void {
    this.state = { ...this.state, endpoints };
    this.#describe();
  }

  #describe(): void {
    const { endpoints, default: byDefault } = this.state;
    const lines = endpoints.map(({ id, url, events, disabled }) =>
      line(`${id}: ${url}, ${events.join(', ')}`, disabled),
    );
    setCurrentDetails([line(`${DEFAULT_ENDPOINT}: as configured`, byDefault.disabled), ...lines].join('\n'));
  }
}

const line = (text: string, disabled: Disabled | null): string =>
  `- ${text}${disabled === null ? '' : `, **disabled** since ${disabled.since}: ${disabled.reason}`}`;

function viewOf({ secrets, ...endpoint }: Endpoint): EndpointView {
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
