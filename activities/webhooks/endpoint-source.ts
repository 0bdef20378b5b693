import { type Client, WithStartWorkflowOperation, WorkflowNotFoundError } from '@temporalio/client';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import {
  DEFAULT_ENDPOINT,
  type EndpointsView,
  type EndpointView,
  noEndpoints,
  secretsInForce,
  type SigningSecret,
} from '../../domain/webhooks/endpoint.ts';
import { endpointsWorkflowId } from '../../domain/keys.ts';
import {
  endpointGoneSignal,
  getEndpointsQuery,
  signingSecretsUpdate,
} from '../../domain/webhooks/messages.ts';
import { isUnbegun } from '../../temporal/unbegun-run.ts';
import type { webhookEndpoints } from '../../workflows/webhooks/webhook-endpoints.ts';

const DEADLINE_MS = 10_000;

/** The endpoint of PSA_WEBHOOK_URL. Several secrets while one is replaced, the newest first. */
export interface ConfiguredEndpoint {
  readonly url: string;
  readonly secrets: readonly string[];
}

export type Endpoint = Pick<EndpointView, 'id' | 'url' | 'events' | 'businessUnits' | 'version' | 'disabled'>;

/** The endpoints as they are now, and in the worker's memory the secrets of each version of one. */
export class EndpointSource {
  readonly #client: () => Client;
  readonly #taskQueue: string;
  readonly #configured: ConfiguredEndpoint | null;
  readonly #secrets = new Map<string, { version: number; secrets: readonly SigningSecret[] }>();

  constructor(client: () => Client, taskQueue: string, configured: ConfiguredEndpoint | null) {
    this.#client = client;
    this.#taskQueue = taskQueue;
    this.#configured = configured;
  }

  async all(): Promise<readonly Endpoint[]> {
    const view = await this.#view();
    if (this.#configured === null) return view.endpoints;
    const { url } = this.#configured;
    return [
      { ...view.default, id: DEFAULT_ENDPOINT, url, events: ['*'], businessUnits: null },
      ...view.endpoints,
    ];
  }

  /** Those that sign now, the newest first. */
  async secretsOf({ id, version }: Endpoint): Promise<readonly string[]> {
    if (id === DEFAULT_ENDPOINT) return this.#configured?.secrets ?? [];
    let known = this.#secrets.get(id);
    if (known === undefined || known.version !== version) {
      known = await this.#askForSecrets(id);
      this.#secrets.set(id, known);
    }
    return secretsInForce(known.secrets, Date.now()).map(({ value }) => value);
  }

  /** The endpoint wants no more events. */
  async gone({ id, version }: Endpoint, reason: string): Promise<void> {
    await this.#client().workflow.signalWithStart<
      typeof webhookEndpoints,
      [{ id: string; version: number; reason: string }]
    >('webhookEndpoints', {
      ...this.#start(),
      signal: endpointGoneSignal,
      signalArgs: [{ id, version, reason }],
    });
  }

  /** Also brings the endpoints back whose run was ended: the new one takes over what that knew. */
  #askForSecrets(id: string): Promise<{ version: number; secrets: readonly SigningSecret[] }> {
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof webhookEndpoints>(
      'webhookEndpoints',
      { ...this.#start(), workflowIdConflictPolicy: 'USE_EXISTING' },
    );
    return this.#client().withDeadline(Date.now() + DEADLINE_MS, () =>
      this.#client().workflow.executeUpdateWithStart(signingSecretsUpdate, {
        args: [{ id }],
        startWorkflowOperation,
      }),
    );
  }

  /** In the place of a run that was ended before it knew anything; one that goes on is left alone. @throws ApplicationFailure that has Temporal ask again */
  async #begin(): Promise<never> {
    const start = { ...this.#start(), workflowIdConflictPolicy: 'USE_EXISTING' as const };
    await this.#client().workflow.start<typeof webhookEndpoints>('webhookEndpoints', start);
    throw notYetKnown();
  }

  #start() {
    return {
      workflowId: endpointsWorkflowId(this.#taskQueue),
      taskQueue: this.#taskQueue,
      args: [{}] satisfies Parameters<typeof webhookEndpoints>,
      staticSummary: 'Where events go',
    };
  }

  async #view(): Promise<EndpointsView> {
    try {
      const view = await this.#client().withDeadline(Date.now() + DEADLINE_MS, () =>
        this.#handle().query(getEndpointsQuery),
      );
      // That run may have been ended before it knew: then nobody goes on with it.
      return view.takingOver ? await this.#begin() : view;
    } catch (error) {
      if (isUnbegun(error)) await this.#begin();
      // It comes into being with the first endpoint of the API.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      return noEndpoints;
    }
  }

  #handle() {
    return this.#client().workflow.getHandle(endpointsWorkflowId(this.#taskQueue));
  }
}

/** Temporal asks again: an event would else be taken for one that nobody wants. */
const notYetKnown = (): ApplicationFailure =>
  ApplicationFailure.create({
    message: 'The endpoints are taken over from a run that ended',
    category: ApplicationFailureCategory.BENIGN,
    nextRetryDelay: '1 s',
  });
