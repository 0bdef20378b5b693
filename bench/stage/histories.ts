import { type Look, poll } from './poll.ts';
import { type Stage } from './stage.ts';

export interface HistoryCount {
  readonly events: number;
  /** What Temporal Cloud bills, as far as a history tells. */
  readonly actions: number;
}

/** By the type of their workflow. */
export type HistoryCounts = ReadonlyMap<string, HistoryCount>;

/** Adds up the histories of all runs once nothing moves any more: the list is a second behind, deliveries end after what they tell. */
export async function countHistories(stage: Stage): Promise<HistoryCounts> {
  let before = '';
  return poll(
    async (): Promise<Look<HistoryCounts>> => {
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

async function countNow({ client }: Stage): Promise<HistoryCounts> {
  const counts = new Map<string, HistoryCount>();
  for await (const { workflowId, runId, type } of client.workflow.list()) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const before = counts.get(type) ?? { events: 0, actions: 0 };
    counts.set(type, {
      events: before.events + (events?.length ?? 0),
      actions: before.actions + (events ?? []).reduce((sum, event) => sum + actionsOf(event), 0),
    });
  }
  return counts;
}

type HistoryEvent = NonNullable<
  Awaited<ReturnType<ReturnType<Stage['client']['workflow']['getHandle']>['fetchHistory']>>['events']
>[number];

/**
 * Starts, timers, signals (counted where they arrive), Updates, changes of search attributes, and each attempt of an activity. Heartbeats and
 * queries are billed too and stand in no history (Temporal Cloud documentation, "Actions").
 */
function actionsOf(event: HistoryEvent): number {
  const { activityTaskStartedEventAttributes: attempt } = event;
  if (attempt) return attempt.attempt ?? 1;
  const isAction =
    event.workflowExecutionStartedEventAttributes ??
    event.timerStartedEventAttributes ??
    event.workflowExecutionSignaledEventAttributes ??
    event.workflowExecutionUpdateAcceptedEventAttributes ??
    event.upsertWorkflowSearchAttributesEventAttributes;
  return isAction ? 1 : 0;
}
