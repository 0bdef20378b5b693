import { activityInfo, getClient } from '@temporalio/activity';
import { isGrpcServiceError, ServiceError, type WorkflowExecutionInfo } from '@temporalio/client';
import { type EndedRun, getStateQuery } from '../../domain/runs/messages.ts';
import { endedHow } from '../../domain/runs/stopped.ts';
import { quoted } from '../../temporal/visibility-query.ts';

const DEADLINE_MS = 10_000;
/** Of gRPC's codes. */
const UNIMPLEMENTED = 12;

export const endedRunActivities = () => ({
  /**
   * The run of this workflow id that ended last, if it ended before its time: null after a completed one, and where there was none. Which
   * runs there were is asked of Temporal's visibility; a run that this still takes for open, since it is about a second behind, is described.
   */
  async readEndedRun({ workflowId }: { workflowId: string }): Promise<EndedRun | null> {
    const { workflow } = getClient();
    const { workflowExecution } = activityInfo();
    let newest: { runId: string; status: string; startedAt: Date; closedAt: Date } | null = null;
    for (const listed of await listRuns(workflowId)) {
      if (listed.runId === workflowExecution?.runId) continue;
      if (newest !== null && newest.startedAt >= listed.startTime) continue;
      const run =
        listed.closeTime === undefined
          ? await workflow.getHandle(workflowId, listed.runId).describe()
          : listed;
      if (run.closeTime === undefined) continue;
      newest = {
        runId: run.runId,
        status: run.status.name,
        startedAt: run.startTime,
        closedAt: run.closeTime,
      };
    }
    const how = newest === null ? null : endedHow(newest.status);
    if (newest === null || how === null) return null;
    const { runId, closedAt } = newest;
    return { runId, how, at: closedAt.toISOString(), state: await stateOf(workflowId, runId) };
  },
});

/** None where the server cannot list by query, as Temporal's time-skipping one. */
async function listRuns(workflowId: string): Promise<WorkflowExecutionInfo[]> {
  const query = `WorkflowId = ${quoted(workflowId)} AND ExecutionStatus != 'ContinuedAsNew'`;
  const runs: WorkflowExecutionInfo[] = [];
  try {
    for await (const run of getClient().workflow.list({ query })) runs.push(run);
  } catch (error) {
    const cause = error instanceof ServiceError ? error.cause : error;
    if (!isGrpcServiceError(cause) || Number(cause.code) !== UNIMPLEMENTED) throw error;
  }
  return runs;
}

/** A worker replays the ended run to answer; one whose history is broken, or of another version, gives no answer. */
export async function stateOf(workflowId: string, runId: string): Promise<unknown> {
  const client = getClient();
  try {
    return await client.withDeadline(Date.now() + DEADLINE_MS, () =>
      client.workflow.getHandle(workflowId, runId).query(getStateQuery),
    );
  } catch {
    return null;
  }
}
