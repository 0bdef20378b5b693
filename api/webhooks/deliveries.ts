import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { deliveryDescription } from '../../domain/webhooks/delivery-description.ts';
import { type DeliveryView, newDelivery } from '../../domain/webhooks/delivery.ts';
import { eventWorkflowId } from '../../domain/keys.ts';
import { eventDelivery } from '../../workflows/webhooks/event-delivery.ts';
import { getDeliveryQuery, resendDeliverySignal } from '../../domain/webhooks/messages.ts';
import { deliveryQuery, type DeliveryFilter, type DeliverySummary, summaryOf } from './delivery-lists.ts';
import { Problem } from '../problem.ts';
import { visibilityPage } from '../visibility-page.ts';

const QUERY_DEADLINE_MS = 10_000;
/** One call sends so many again at most, so that it ends within a caller's patience. */
const MOST_AT_ONCE = 1_000;
const PAGE = 50;

/** Talks to the events' own workflows. */
export class Deliveries {
  readonly #client: Client;
  readonly #taskQueue: string;

  constructor(client: Client, taskQueue: string) {
    this.#client = client;
    this.#taskQueue = taskQueue;
  }

  /** Open ones first, the newest of each first; about a second behind. */
  async list(
    filter: DeliveryFilter,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<{ deliveries: DeliverySummary[]; nextCursor: string | null }> {
    const { runs, nextCursor } = await visibilityPage(
      this.#client,
      deliveryQuery(this.#taskQueue, filter),
      page,
    );
    return { deliveries: runs.map(summaryOf), nextCursor };
  }

  /** @throws Problem 404 */
  async view(eventId: string): Promise<DeliveryView> {
    try {
      return await this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
        this.#handle(eventId).query(getDeliveryQuery),
      );
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) throw unknownEvent(eventId);
      throw error;
    }
  }

  /** Sends an event again, whatever became of it; one that is pending is tried now. */
  async resend(eventId: string, endpoint: string | null): Promise<void> {
    try {
      await this.#handle(eventId).signal(resendDeliverySignal, { endpoint });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      await this.#resendEnded(eventId, endpoint);
    }
  }

  /** All that failed since. @returns how many, and whether there are more than one call sends */
  async resendFailed(since: string): Promise<{ resent: number; more: boolean }> {
    const filter: DeliveryFilter = { status: 'failed', since };
    let cursor: string | undefined;
    for (let resent = 0; ;) {
      const page = await this.list(filter, { limit: PAGE, cursor });
      // A run begins anew when it is sent again, so the event's own time decides.
      const failed = page.deliveries.filter(({ timestamp }) => timestamp === null || timestamp >= since);
      await Promise.all(failed.map(({ eventId }) => this.resend(eventId, null)));
      resent += failed.length;
      if (page.nextCursor === null || resent >= MOST_AT_ONCE)
        return { resent, more: page.nextCursor !== null };
      cursor = page.nextCursor;
    }
  }

  /** Its run is over: a new one takes over what it knew. */
  async #resendEnded(eventId: string, endpoint: string | null): Promise<void> {
    const { event, endpoints, attempts } = await this.view(eventId);
    const state = newDelivery(eventId, event, { endpoints, attempts });
    await this.#client.workflow.signalWithStart(eventDelivery, {
      workflowId: eventWorkflowId(eventId),
      taskQueue: this.#taskQueue,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      args: [{ state }],
      signal: resendDeliverySignal,
      signalArgs: [{ endpoint }],
      ...deliveryDescription(state),
    });
  }

  #handle(eventId: string) {
    return this.#client.workflow.getHandle(eventWorkflowId(eventId));
  }
}

const unknownEvent = (eventId: string): Problem =>
  new Problem({
    status: 404,
    code: 'unknown_event',
    detail: `There is no event "${eventId}".`,
    fix: 'GET /v1/webhooks/deliveries lists those there are. A closed one is kept for as long as the namespace keeps runs, 400 days unless set otherwise.',
  });
