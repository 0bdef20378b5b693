import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { replayWorkflowId } from '../../domain/keys.ts';
import { endedHow } from '../../domain/runs/stopped.ts';
import { getReplayQuery } from '../../domain/webhooks/messages.ts';
import { type ReplayOrder, type ReplayView } from '../../domain/webhooks/replay.ts';
import { eventReplay } from '../../workflows/webhooks/event-replay.ts';
import { Problem } from '../problem.ts';

const QUERY_DEADLINE_MS = 10_000;

/** Events of a time span, once more to one endpoint. Ids of endpoints are those that they are kept by. */
export class Replays {
  readonly #client: Client;
  readonly #taskQueue: string;

  constructor(client: Client, taskQueue: string) {
    this.#client = client;
    this.#taskQueue = taskQueue;
  }

  /** Begins it once, however often it is asked for. @throws Problem 409 where the id stands for another one already */
  async begin(order: ReplayOrder): Promise<ReplayView> {
    const workflowId = this.#id(order.endpoint, order.requestId);
    try {
      await this.#client.workflow.start(eventReplay, {
        workflowId,
        taskQueue: this.#taskQueue,
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        args: [{ order, beganAt: new Date().toISOString() }],
        staticSummary: `Events of ${order.from} to ${order.to} again to ${order.endpoint}`,
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
    const view = await this.view(order.endpoint, order.requestId);
    if (!isSame(view, order)) throw otherReplay(view);
    return view;
  }

  /** @throws Problem 404 */
  async view(endpoint: string, requestId: string): Promise<ReplayView> {
    const handle = this.#client.workflow.getHandle(this.#id(endpoint, requestId));
    try {
      const [view, run] = await this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
        Promise.all([handle.query(getReplayQuery), handle.describe()]),
      );
      const how = endedHow(run.status.name);
      if (how === null || view.endedAt !== null) return view;
      const endedAt = (run.closeTime ?? new Date()).toISOString();
      return { ...view, status: 'stopped', endedAt, nextAttemptAt: null, problem: `Its run ended: ${how}.` };
    } catch (error) {
      throw error instanceof WorkflowNotFoundError ? unknownReplay(requestId) : error;
    }
  }

  #id(endpoint: string, requestId: string): string {
    return replayWorkflowId(this.#taskQueue, endpoint, requestId);
  }
}

const isSame = (one: ReplayOrder, other: ReplayOrder): boolean =>
  one.from === other.from &&
  one.to === other.to &&
  JSON.stringify(one.types?.toSorted()) === JSON.stringify(other.types?.toSorted());

const otherReplay = ({ requestId, from, to }: ReplayView): Problem =>
  new Problem({
    status: 409,
    code: 'request_id_used',
    detail: `The request "${requestId}" is a replay of ${from} to ${to} with its own types already.`,
    fix: 'Send the same content again, or give another replay an id of its own.',
  });

const unknownReplay = (requestId: string): Problem =>
  new Problem({
    status: 404,
    code: 'unknown_replay',
    detail: `There is no replay "${requestId}" to this endpoint.`,
    fix: 'Begin it with POST …/replay, or look for the requestId that it was begun with.',
  });
