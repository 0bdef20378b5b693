import { type Look, poll } from './poll.ts';
import { type Stage } from './stage.ts';

/** Events by the type of their workflow. */
export type EventCounts = Map<string, number>;

/** Adds up the histories of all runs once nothing moves any more: the list is a second behind, deliveries end after what they tell. */
export async function countHistories(stage: Stage): Promise<EventCounts> {
  let before = '';
  return poll(
    async (): Promise<Look<EventCounts>> => {
      const counts = await countNow(stage);
      const now = JSON.stringify([...counts]);
      const settled = now === before;
      before = now;
      return settled ? { found: counts } : { missing: 1 };
    },
    'histories that no longer grow',
    120_000,
  );
}

async function countNow({ client }: Stage): Promise<EventCounts> {
  const counts: EventCounts = new Map();
  for await (const { workflowId, runId, type } of client.workflow.list()) {
    const { historyLength } = await client.workflow.getHandle(workflowId, runId).describe();
    counts.set(type, (counts.get(type) ?? 0) + historyLength);
  }
  return counts;
}
