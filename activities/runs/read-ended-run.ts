import { getClient } from '@temporalio/activity';
import { type EndedRun, getStateQuery } from '../../domain/runs/messages.ts';
import { endedHow } from '../../domain/runs/stopped.ts';
import { quoted } from '../../temporal/visibility-query.ts';

const DEADLINE_MS = 10_000;

export const endedRunActivities = () => ({
  /**
   * The run of this workflow id that ended last, if it ended before its time: null after a completed one, and where there was none. By
   * Temporal's visibility, which is about a second behind.
   */
  async readEndedRun({ workflowId }: { workflowId: string }): Promise<EndedRun | null> {
    const { workflow } = getClient();
    let newest: { runId: string; status: string; closedAt: Date } | null = null;
    const query = `WorkflowId = ${quoted(workflowId)} AND ExecutionStatus != 'Running'`;
    for await (const run of workflow.list({ query })) {
      if (run.closeTime === undefined || (newest !== null && newest.closedAt >= run.closeTime)) continue;
      newest = { runId: run.runId, status: run.status.name, closedAt: run.closeTime };
    }
    const how = newest === null ? null : endedHow(newest.status);
    if (newest === null || how === null) return null;
    const { runId, closedAt } = newest;
    return { runId, how, at: closedAt.toISOString(), state: await stateOf(workflowId, runId) };
  },
});

/** A worker replays the ended run to answer; null where its history is broken, or of another version, and none gives an answer. */
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
