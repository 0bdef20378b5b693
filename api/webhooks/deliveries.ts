import { own } from '../../domain/own.ts';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { deliveryDescription } from '../../domain/webhooks/delivery-description.ts';
import { type DeliveryView, dueNow, newDelivery } from '../../domain/webhooks/delivery.ts';
import { eventWorkflowId } from '../../domain/keys.ts';
import { endedHow, resendAgain } from '../../domain/runs/stopped.ts';
import { eventDelivery } from '../../workflows/webhooks/event-delivery.ts';
import { getDeliveryQuery, resendDeliverySignal } from '../../domain/webhooks/messages.ts';
import { deliveryQuery, type DeliveryFilter, type DeliverySummary, summaryOf } from './delivery-lists.ts';
import { FirstDeliveries } from './first-deliveries.ts';
import { Problem } from '../problem.ts';
import { type ListReader, visibilityPage } from '../visibility-page.ts';

const QUERY_DEADLINE_MS = 10_000;
/** One call sends so many again at most, so that it ends within a caller's patience. */
const MOST_AT_ONCE = 1_000;
const PAGE = 50;

/** What became of the events: by their own workflows, and where they were delivered at once by the histories of who told them. */
export class Deliveries {
  readonly #lists: ListReader;
  readonly #client: Client;
  readonly #taskQueue: string;
  readonly #atOnce: FirstDeliveries;

  constructor(lists: ListReader, taskQueue: string) {
    this.#lists = lists;
    this.#client = lists.client;
    this.#taskQueue = taskQueue;
    this.#atOnce = new FirstDeliveries(lists, taskQueue);
  }

  /**
   * Events with a workflow of their own first, of these open ones, the newest of each; then those that were delivered at once, of the newest
   * runs first. About a second behind.
   */
  async list(
    filter: DeliveryFilter,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<{ deliveries: DeliverySummary[]; nextCursor: string | null }> {
    const atOnce = this.#atOnce.has(filter);
    const from = cursor === undefined || !atOnce ? null : this.#atOnce.positionOf(filter, cursor);
    if (from !== null) return this.#atOnce.page(filter, limit, from);
    const query = deliveryQuery(this.#taskQueue, filter);
    const { runs, nextCursor } = await visibilityPage(this.#lists, query, { limit, cursor });
    const deliveries = runs.map(summaryOf);
    if (nextCursor !== null || !atOnce) return { deliveries, nextCursor };
    const rest = await this.#atOnce.page(filter, limit - deliveries.length, null);
    return { deliveries: [...deliveries, ...rest.deliveries], nextCursor: rest.nextCursor };
  }

  /** @throws Problem 404 */
  async view(eventId: string): Promise<DeliveryView> {
    const view = (await this.#ownView(eventId)) ?? (await this.#atOnce.find(eventId));
    if (view === null) throw unknownEvent(eventId);
    return view;
  }

  /** Sends an event again, whatever became of it; one that is pending is tried now. */
  async resend(eventId: string, endpoint: string | null): Promise<void> {
    try {
      await this.#handle(eventId).signal(resendDeliverySignal, { endpoint });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      await this.#resendInNewRun(eventId, endpoint);
    }
  }

  /** All that failed since, of some units or of all. @returns how many, and whether there are more than one call sends */
  async resendFailed(
    since: string,
    businessUnits?: readonly string[],
  ): Promise<{ resent: number; more: boolean }> {
    const filter: DeliveryFilter = { status: 'failed', since, businessUnits };
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

  /** Null for an event without a workflow of its own. */
  async #ownView(eventId: string): Promise<DeliveryView | null> {
    try {
      const [view, run] = await this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
        Promise.all([this.#handle(eventId).query(getDeliveryQuery), this.#handle(eventId).describe()]),
      );
      const how = endedHow(run.status.name);
      if (how === null) return view;
      const status = view.status === 'pending' ? 'failed' : view.status;
      return {
        ...view,
        status,
        stopped: { at: (run.closeTime ?? new Date()).toISOString(), how, fix: resendAgain },
      };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  /** It had no workflow of its own, or that is over: a new run takes over what is known. */
  async #resendInNewRun(eventId: string, endpoint: string | null): Promise<void> {
    const { event, endpoints, attempts } = await this.view(eventId);
    // What an ended run left pending has all of its time again.
    const pending = Object.keys(endpoints).filter((id) => own(endpoints, id)?.status === 'pending');
    const anew = Object.fromEntries(pending.map((id) => [id, dueNow]));
    const state = newDelivery(eventId, event, { endpoints: { ...endpoints, ...anew }, attempts });
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

export const unknownEvent = (eventId: string): Problem =>
  new Problem({
    status: 404,
    code: 'unknown_event',
    detail: `There is no event "${eventId}".`,
    fix: 'GET /v1/webhooks/deliveries lists those there are. A closed one is kept for as long as the namespace keeps runs, 400 days unless set otherwise.',
  });
