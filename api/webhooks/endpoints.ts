import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, WithStartWorkflowOperation, WorkflowNotFoundError } from '@temporalio/client';
import { type UpdateDefinition } from '@temporalio/common';
import { type DeliveryAttempt } from '../../domain/webhooks/delivery.ts';
import {
  DEFAULT_ENDPOINT,
  type EndpointSettings,
  type EndpointsView,
  type EndpointView,
  noEndpoints,
} from '../../domain/webhooks/endpoint.ts';
import { asSent, type EventType, type SentEvent } from '../../domain/webhooks/event.ts';
import { sampleEvent } from '../../domain/webhooks/sample-event.ts';
import { type Precondition } from '../../domain/etag.ts';
import { endpointsWorkflowId } from '../../domain/keys.ts';
import * as messages from '../../domain/webhooks/messages.ts';
import { webhookEndpoints } from '../../workflows/webhooks/webhook-endpoints.ts';
import { isUnbegun } from '../../temporal/unbegun-run.ts';
import { type ApiConfig } from '../config.ts';
import { Problem } from '../problem.ts';

/** A trial waits for the receiver, up to 15 seconds, and for a place. */
const UPDATE_DEADLINE_MS = 75_000;
const QUERY_DEADLINE_MS = 10_000;
const TAKE_OVER_POLL_MS = 200;

/** An endpoint and, only in the answer that made it, its secret. */
export type EndpointWithSecret = EndpointView & { readonly signingSecret: string };

export interface EndpointTest {
  readonly eventId: string;
  readonly event: SentEvent;
  readonly attempt: DeliveryAttempt;
}

/** What a change goes by; empty where its request said nothing. */
export interface Condition {
  readonly precondition?: Precondition;
}

type LostEndpoints = NonNullable<EndpointsView['lost']> & { readonly fix: string };

const putAgain =
  'The run that held the endpoints ended and could not be read: put them again (PUT …/endpoints/{id}), with the new secret at each receiver.';

/** Talks to the workflow that holds the webhook endpoints, and adds the one of the configuration. */
export class Endpoints {
  readonly #client: Client;
  readonly #taskQueue: string;
  readonly #defaultUrl: string | undefined;

  constructor(client: Client, config: Pick<ApiConfig, 'TASK_QUEUE' | 'PSA_WEBHOOK_URL'>) {
    this.#client = client;
    this.#taskQueue = config.TASK_QUEUE;
    this.#defaultUrl = config.PSA_WEBHOOK_URL;
  }

  async list(): Promise<readonly EndpointView[]> {
    return this.#withDefault(await this.#view());
  }

  /** What the list of the API shows; `lost` where an ended run could not tell its endpoints. */
  async overview(): Promise<{ endpoints: readonly EndpointView[]; lost: LostEndpoints | null }> {
    const view = await this.#view();
    return { endpoints: this.#withDefault(view), lost: view.lost && { ...view.lost, fix: putAgain } };
  }

  /** @throws Problem 404 */
  async one(id: string): Promise<EndpointView> {
    const found = (await this.list()).find((endpoint) => endpoint.id === id);
    if (found === undefined) throw unknownEndpoint(id);
    return found;
  }

  /** Adds it, with a new secret, or changes it. */
  async put(
    id: string,
    settings: EndpointSettings,
    condition: Condition = {},
  ): Promise<{ readonly put: EndpointView | EndpointWithSecret; readonly etag: string | undefined }> {
    const signingSecret = newSecret();
    const { created, etag } = await this.#update(messages.putEndpointUpdate, {
      id,
      settings,
      secret: signingSecret,
      ...condition,
    });
    const endpoint = await this.one(id);
    return { put: created ? { ...endpoint, signingSecret } : endpoint, etag };
  }

  async remove(id: string, condition: Condition = {}): Promise<void> {
    await this.one(id);
    await this.#update(messages.removeEndpointUpdate, { id, ...condition });
  }

  async rotate(id: string, overlapHours: number): Promise<EndpointWithSecret> {
    await this.one(id);
    const signingSecret = newSecret();
    const overlapMs = Math.round(overlapHours * 3_600_000);
    await this.#update(messages.rotateSecretUpdate, { id, secret: signingSecret, overlapMs });
    return { ...(await this.one(id)), signingSecret };
  }

  async enable(id: string): Promise<EndpointView> {
    await this.one(id);
    await this.#update(messages.enableEndpointUpdate, { id });
    return this.one(id);
  }

  async disable(id: string, reason: string): Promise<EndpointView> {
    await this.one(id);
    await this.#update(messages.disableEndpointUpdate, { id, reason });
    return this.one(id);
  }

  /** Sends a trial event and answers what came of it. */
  async ping(id: string): Promise<DeliveryAttempt> {
    await this.one(id);
    return this.#update(messages.pingEndpointUpdate, { id, eventId: newEventId() });
  }

  /** Sends a made-up event of this type, marked as a test, and answers what came of it. */
  async test(id: string, type: EventType): Promise<EndpointTest> {
    const { businessUnits } = await this.one(id);
    const eventId = newEventId();
    const event = sampleEvent(type, { endpoint: id, businessUnit: businessUnits?.[0] ?? 'test' });
    const attempt = await this.#update(messages.pingEndpointUpdate, { id, eventId, event });
    return { eventId, event: asSent(event, true), attempt };
  }

  /** Every Update may be the first thing ever asked of the endpoints, which then come into being. */
  #update<Result, Asked>(update: UpdateDefinition<Result, [Asked]>, asked: Asked): Promise<Result> {
    const startWorkflowOperation = new WithStartWorkflowOperation(webhookEndpoints, this.#start());
    return this.#client.connection.withDeadline(Date.now() + UPDATE_DEADLINE_MS, () =>
      this.#client.workflow.executeUpdateWithStart(update, { args: [asked], startWorkflowOperation }),
    );
  }

  #start() {
    const args: Parameters<typeof webhookEndpoints> = [{}];
    return {
      workflowId: endpointsWorkflowId(this.#taskQueue),
      taskQueue: this.#taskQueue,
      workflowIdConflictPolicy: 'USE_EXISTING' as const,
      args,
      staticSummary: 'Where events go',
    };
  }

  async #view(): Promise<EndpointsView> {
    let isBegun = false;
    for (const end = Date.now() + QUERY_DEADLINE_MS; ; await sleep(TAKE_OVER_POLL_MS)) {
      if (Date.now() > end) throw takingOver();
      const view = await this.#ask(end);
      if (!view.takingOver) return view;
      // That run may have been ended before it knew: the one in its place takes over what was known before.
      if (!isBegun) await this.#client.workflow.start(webhookEndpoints, this.#start());
      isBegun = true;
    }
  }

  async #ask(deadline: number): Promise<EndpointsView> {
    try {
      return await this.#client.connection.withDeadline(deadline, () =>
        this.#handle().query(messages.getEndpointsQuery),
      );
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return noEndpoints;
      if (!isUnbegun(error)) throw error;
      return { ...noEndpoints, takingOver: true };
    }
  }

  #withDefault(view: EndpointsView): readonly EndpointView[] {
    if (this.#defaultUrl === undefined) return view.endpoints;
    const byConfiguration: EndpointView = {
      ...view.default,
      id: DEFAULT_ENDPOINT,
      url: this.#defaultUrl,
      description: 'PSA_WEBHOOK_URL of the configuration',
      events: ['*'],
      businessUnits: null,
      configuredBy: 'environment',
      secret: null,
    };
    return [byConfiguration, ...view.endpoints];
  }

  #handle() {
    return this.#client.workflow.getHandle(endpointsWorkflowId(this.#taskQueue));
  }
}

const newEventId = (): string => `evt_${randomBytes(16).toString('hex')}`;

const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export const unknownEndpoint = (id: string): Problem =>
  new Problem({
    status: 404,
    code: 'unknown_endpoint',
    detail: `There is no endpoint "${id}".`,
    fix: 'GET /v1/webhooks/endpoints lists those there are; PUT adds one.',
  });

const takingOver = (): Problem =>
  new Problem({
    status: 503,
    code: 'temporarily_unavailable',
    detail: 'The endpoints are being taken over from a run that ended before its time.',
    fix: 'Send the same request again in a few seconds: it is safe to repeat.',
    retryAfterSeconds: 5,
  });
