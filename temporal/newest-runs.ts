import { type WorkflowClient, type WorkflowExecutionInfo } from '@temporalio/client';
import { inList, quoted } from './visibility-query.ts';

export type RunOfId = Pick<WorkflowExecutionInfo, 'workflowId' | 'runId' | 'status' | 'startTime'>;

/** Ids in one query. */
const AT_A_TIME = 100;

/**
 * Leaves out runs that another run of the same workflow took over from: one that an operator reset, or that was started anew after
 * its run had been ended. Only a closed run can have been, so a page of open ones costs no further query.
 */
export async function newestRuns<Run extends RunOfId>(
  workflow: Pick<WorkflowClient, 'list'>,
  runs: readonly Run[],
): Promise<Run[]> {
  const ids = [
    ...new Set(runs.flatMap(({ workflowId, status }) => (status.name === 'RUNNING' ? [] : [workflowId]))),
  ];
  const newest = new Map<string, RunOfId>();
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    const query = inList('WorkflowId', ids.slice(at, at + AT_A_TIME));
    for await (const run of workflow.list({ query, pageSize: 1000 })) {
      const known = newest.get(run.workflowId);
      if (known === undefined || isNewer(run, known)) newest.set(run.workflowId, run);
    }
  }
  return runs.filter(({ workflowId, runId }) => (newest.get(workflowId)?.runId ?? runId) === runId);
}

/** Of two runs of one workflow id: whether this one is the later. */
export const isNewer = (run: RunOfId, other: RunOfId): boolean =>
  run.status.name === 'RUNNING' || (other.status.name !== 'RUNNING' && run.startTime > other.startTime);

/** Of the same workflow id, without this one, the newest first. */
export async function otherRuns(
  workflow: Pick<WorkflowClient, 'list'>,
  { workflowId, runId }: Pick<WorkflowExecutionInfo, 'workflowId' | 'runId'>,
): Promise<WorkflowExecutionInfo[]> {
  const others: WorkflowExecutionInfo[] = [];
  for await (const run of workflow.list({ query: `WorkflowId = ${quoted(workflowId)}` }))
    if (run.runId !== runId) others.push(run);
  return others.sort((a, b) => b.startTime.getTime() - a.startTime.getTime());
}
