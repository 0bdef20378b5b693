import { type Fact, type RunEnd, type Standing } from '../../../domain/timeline/fact.ts';
import { type HistoryEvent, timeOf } from '../../../temporal/history/history-index.ts';
import { type OpenPayloads } from '../../../temporal/history/open-payloads.ts';

/** What befell the run itself: its end, and that an operator set it back. */
export async function runFact(
  event: HistoryEvent,
  standing: Standing,
  open: OpenPayloads,
): Promise<Fact | undefined> {
  const at = timeOf(event);
  const ended = (how: RunEnd, reason: string | null): Fact => ({ kind: 'ended', at, how, reason });
  if (event.workflowExecutionCompletedEventAttributes) return ended('completed', null);
  if (event.workflowExecutionTimedOutEventAttributes) return ended('timed_out', null);
  if (event.workflowExecutionCanceledEventAttributes) return ended('cancelled', null);
  const terminated = event.workflowExecutionTerminatedEventAttributes;
  if (terminated) return ended('terminated', terminated.reason ?? null);
  const failed = event.workflowExecutionFailedEventAttributes;
  if (failed) return ended('failed', (await open.failure(failed.failure))?.message ?? null);
  const task = event.workflowTaskFailedEventAttributes;
  // A task that failed otherwise is a matter of workers, and tried again.
  if (!task?.newRunId) return undefined;
  return { kind: 'reset', at, reason: task.failure?.message ?? null, ...standing };
}
