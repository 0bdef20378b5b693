import { type Client, QueryRejectedError, WorkflowClient } from '@temporalio/client';
import { type QueryDefinition } from '@temporalio/common';
import { endedHow, type Stopped } from '../domain/runs/stopped.ts';
import { otherRuns } from './newest-runs.ts';
import { isUnbegun } from './unbegun-run.ts';

const QUERY_DEADLINE_MS = 10_000;
/** Somebody may end a run again and again before a worker sees it. */
const MOST_RUNS = 20;

export interface Standing<Answer> {
  readonly answer: Answer;
  /** Its run ended before its time: nothing of what it says goes on. */
  readonly stopped: Stopped | null;
}

/** The first run of its id ended before any worker saw it: it has done nothing, and nobody can answer. */
export class EndedUnbegun extends Error {
  readonly stopped: Stopped;

  constructor(stopped: Stopped) {
    super(`The run was ${stopped.how} before a worker saw it`);
    this.stopped = stopped;
  }
}

/** Asks runs for their views, and says where one is of a run that ended before its time. */
export class RunQueries {
  readonly #client: Client;
  /** Temporal itself refuses it an answer of such a run, so that those that stand cost no further call. */
  readonly #standing: WorkflowClient;

  constructor(client: Client) {
    this.#client = client;
    this.#standing = new WorkflowClient({
      ...client.workflow.options,
      connection: client.connection,
      queryRejectCondition: 'NOT_COMPLETED_CLEANLY',
    });
  }

  /** @param fix what a person can do about one that stopped. @throws WorkflowNotFoundError, EndedUnbegun */
  async ask<Answer>(
    workflowId: string,
    query: QueryDefinition<Answer>,
    fix: string,
  ): Promise<Standing<Answer>> {
    const ask = (workflow: WorkflowClient, runId?: string) =>
      this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
        workflow.getHandle(workflowId, runId).query(query),
      );
    try {
      return { answer: await ask(this.#standing), stopped: null };
    } catch (error) {
      if (!(error instanceof QueryRejectedError)) throw error;
    }
    const newest = await this.#client.workflow.getHandle(workflowId).describe();
    const { status, closeTime } = newest;
    const how = endedHow(status.name);
    // Null: meanwhile another run may have begun in its place.
    const stopped =
      how === null || closeTime === undefined ? null : { at: closeTime.toISOString(), how, fix };
    try {
      return { answer: await ask(this.#client.workflow), stopped };
    } catch (error) {
      if (stopped === null || !isUnbegun(error)) throw error;
    }
    // No worker saw it: the one before it knows more.
    const earlier = await otherRuns(this.#client.workflow, newest);
    for (const { runId } of earlier.slice(0, MOST_RUNS)) {
      try {
        return { answer: await ask(this.#client.workflow, runId), stopped };
      } catch (error) {
        if (!isUnbegun(error)) throw error;
      }
    }
    throw new EndedUnbegun(stopped);
  }
}
