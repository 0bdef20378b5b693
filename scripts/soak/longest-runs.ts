import { type Client } from '@temporalio/client';

export interface LongestRun {
  readonly type: string;
  readonly runs: number;
  /** Terminated, failed, timed out or cancelled. */
  readonly ended: number;
  readonly events: number;
  readonly bytes: number;
}

const endedEarly = ['TERMINATED', 'FAILED', 'TIMED_OUT', 'CANCELLED'];

/** Of each kind of workflow: how many runs there were, and how large the largest history grew. */
export async function longestRuns(client: Client): Promise<LongestRun[]> {
  const byType = new Map<string, LongestRun>();
  for await (const { type, workflowId, runId, status } of client.workflow.list()) {
    const { historyLength, historySize } = await client.workflow.getHandle(workflowId, runId).describe();
    const before = byType.get(type) ?? { type, runs: 0, ended: 0, events: 0, bytes: 0 };
    byType.set(type, {
      type,
      runs: before.runs + 1,
      ended: before.ended + (endedEarly.includes(status.name) ? 1 : 0),
      events: Math.max(before.events, historyLength),
      bytes: Math.max(before.bytes, historySize ?? 0),
    });
  }
  return [...byType.values()].sort((a, b) => b.events - a.events);
}
