import { type Client, type WorkflowExecutionInfo } from '@temporalio/client';
import { quoted } from '../visibility-page.ts';

/**
 * Leaves out runs that another run of the same workflow took over from: one that an operator reset, or that was started anew after
 * its run had been ended. Only a closed run can have been, so a page of open ones costs no further query.
 */
export async function newestRuns(
  client: Client,
  runs: readonly WorkflowExecutionInfo[],
): Promise<WorkflowExecutionInfo[]> {
  const ids = [
    ...new Set(runs.flatMap(({ workflowId, status }) => (status.name === 'RUNNING' ? [] : [workflowId]))),
  ];
  if (ids.length === 0) return [...runs];
  const newest = new Map<string, WorkflowExecutionInfo>();
  const query = `WorkflowId IN (${ids.map(quoted).join(', ')})`;
  for await (const run of client.workflow.list({ query, pageSize: 1000 })) {
    const known = newest.get(run.workflowId);
    if (known === undefined || isNewer(run, known)) newest.set(run.workflowId, run);
  }
  return runs.filter(({ workflowId, runId }) => (newest.get(workflowId)?.runId ?? runId) === runId);
}

const isNewer = (run: WorkflowExecutionInfo, other: WorkflowExecutionInfo): boolean =>
  run.status.name === 'RUNNING' || (other.status.name !== 'RUNNING' && run.startTime > other.startTime);
