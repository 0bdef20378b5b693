import { type Client, QueryRejectedError, WorkflowClient } from '@temporalio/client';
import { type QueryDefinition } from '@temporalio/common';
import { endedHow, type Stopped } from '../../domain/runs/stopped.ts';
import { isUnbegun } from '../../temporal/unbegun-run.ts';

const QUERY_DEADLINE_MS = 10_000;

export interface Standing<Answer> {
  readonly answer: Answer;
  /** Its run ended before its time: nothing of what it says goes on. */
  readonly stopped: Stopped | null;
}

/** A run that ended before any worker saw it: it has done nothing, and can answer nothing. */
export class EndedUnbegun extends Error {
  readonly stopped: Stopped;

  constructor(stopped: Stopped) {
    super(`The run was ${stopped.how} before a worker saw it`);
    this.stopped = stopped;
  }
}

/** Asks runs for their views, and says where one is of a run that ended before its time. */
export class StandingRuns {
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
    const ask = (workflow: WorkflowClient) =>
      this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
        workflow.getHandle(workflowId).query(query),
      );
    try {
      return { answer: await ask(this.#standing), stopped: null };
    } catch (error) {
      if (!(error instanceof QueryRejectedError)) throw error;
    }
    const { status, closeTime } = await this.#client.workflow.getHandle(workflowId).describe();
    const how = endedHow(status.name);
    const answer = await ask(this.#client.workflow).catch((error: unknown) => {
      if (how === null || closeTime === undefined || !isUnbegun(error)) throw error;
      throw new EndedUnbegun({ at: closeTime.toISOString(), how, fix });
    });
    // Meanwhile another run may have begun in its place.
    if (how === null || closeTime === undefined) return { answer, stopped: null };
    return { answer, stopped: { at: closeTime.toISOString(), how, fix } };
  }
}
