import { randomBytes } from 'node:crypto';
import { type WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { Deliveries } from '../../api/webhooks/deliveries.ts';
import { Endpoints } from '../../api/webhooks/endpoints.ts';
import { type DeliveryView, newDelivery } from '../../domain/webhooks/delivery.ts';
import { type PsaEvent } from '../../domain/webhooks/event.ts';
import { eventWorkflowId } from '../../domain/keys.ts';
import { type PsaReceiver, startPsaReceiver } from '../../sandbox/psa/start-psa-receiver.ts';
import { eventually } from './eventually.ts';
import { eventDelivery } from '../../workflows/webhooks/event-delivery.ts';
import { type Bed } from './bed.ts';

export const receiverSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** Endpoints and deliveries of a bed, and receivers of its own that stop with it. */
export class WebhookBed {
  readonly bed: Bed;
  readonly endpoints: Endpoints;
  readonly deliveries: Deliveries;
  readonly #taskQueue: string;
  readonly #receivers: PsaReceiver[] = [];

  constructor(bed: Bed) {
    this.bed = bed;
    this.#taskQueue = bed.env['TASK_QUEUE'] ?? '';
    const { PSA_WEBHOOK_URL } = bed.env;
    this.endpoints = new Endpoints(bed.client, { TASK_QUEUE: this.#taskQueue, PSA_WEBHOOK_URL });
    this.deliveries = new Deliveries(bed.lists, this.#taskQueue);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#receivers.map((receiver) => receiver.stop()));
    await this.bed.stop();
  }

  /** A receiver that knows this secret alone. */
  async receiver(secret: string, port = 0): Promise<PsaReceiver> {
    const receiver = await startPsaReceiver({ secret, port });
    this.#receivers.push(receiver);
    return receiver;
  }

  /** An endpoint, and the receiver behind it with the secret that the endpoint was given. */
  async endpoint(id: string, events: readonly string[] = [`webhook.ping`]): Promise<PsaReceiver> {
    const settings = { url: 'http://127.0.0.1:9/', description: '', events, businessUnits: null };
    const { put } = await this.endpoints.put(id, settings);
    const receiver = await this.receiver('signingSecret' in put ? put.signingSecret : receiverSecret());
    await this.endpoints.put(id, { ...settings, url: receiver.url });
    return receiver;
  }

  /** An event as a workflow sends it; of a type that nothing else in a test sends. */
  async send(event: PsaEvent): Promise<string> {
    const eventId = `evt_${randomBytes(16).toString('hex')}`;
    await this.#start(eventId, event);
    return eventId;
  }

  /** Looks until the delivery is as wanted. */
  until(eventId: string, wanted: (view: DeliveryView) => boolean, what = 'wanted'): Promise<DeliveryView> {
    return eventually(async () => {
      const view = await this.deliveries.view(eventId);
      return wanted(view) ? view : undefined;
    }, `event ${eventId} to be ${what}`);
  }

  #start(eventId: string, event: PsaEvent): Promise<WorkflowHandleWithFirstExecutionRunId> {
    return this.bed.client.workflow.start(eventDelivery, {
      workflowId: eventWorkflowId(eventId),
      taskQueue: this.#taskQueue,
      args: [{ state: newDelivery(eventId, event) }],
    });
  }
}

export const aPing = (endpoint = 'test'): PsaEvent => ({
  type: 'webhook.ping',
  timestamp: new Date().toISOString(),
  data: { endpoint },
});

export const attemptsTo = ({ attempts }: DeliveryView, id: string) =>
  attempts.filter(({ endpoint }) => endpoint === id);
