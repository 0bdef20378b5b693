import { getClient } from '@temporalio/activity';
import { isGrpcServiceError } from '@temporalio/client';
import { type EndedHow, type EndedRun, getStateQuery } from '../../domain/runs/messages.ts';

const DEADLINE_MS = 10_000;

const endings: Readonly<Record<string, EndedHow>> = {
  TERMINATED: 'terminated',
  FAILED: 'failed',
  TIMED_OUT: 'timed_out',
  CANCELLED: 'cancelled',
};

export const endedRunActivities = () => ({
  /**
   * The run of this workflow id that ended last, if it ended before its time: null after a completed one, and where there was none. By
   * Temporal's visibility, which is about a second behind.
   */
  async readEndedRun({ workflowId }: { workflowId: string }): Promise<EndedRun | null> {
    const client = getClient();
    let newest: { runId: string; status: string; closedAt: Date } | null = null;
    const query = `WorkflowId = '${workflowId.replaceAll("'", "''")}' AND ExecutionStatus != 'Running'`;
    try {
      for await (const run of client.workflow.list({ query })) {
        if (run.closeTime === undefined || (newest !== null && newest.closedAt >= run.closeTime)) continue;
        newest = { runId: run.runId, status: run.status.name, closedAt: run.closeTime };
      }
    } catch (error) {
      if (!isUnimplemented(error)) throw error;
    }
    const how = newest === null ? undefined : endings[newest.status];
    if (newest === null || how === undefined) return null;
    const { runId, closedAt } = newest;
    return { runId, how, at: closedAt.toISOString(), state: await stateOf(workflowId, runId) };
  },
});

/** Temporal's test server, which skips time, lists nothing by query; asked again and again it would never end a skip. */
const UNIMPLEMENTED = 12;
const isUnimplemented = (error: unknown): boolean =>
  error instanceof Error && isGrpcServiceError(error.cause) && Number(error.cause.code) === UNIMPLEMENTED;

/** A worker replays the ended run to answer; one whose history is broken, or of another version, gives no answer. */
async function stateOf(workflowId: string, runId: string): Promise<unknown> {
  const client = getClient();
  try {
    return await client.withDeadline(Date.now() + DEADLINE_MS, () =>
      client.workflow.getHandle(workflowId, runId).query(getStateQuery),
    );
  } catch {
    return null;
  }
}
