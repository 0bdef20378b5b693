import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import { type Fact } from '../../../domain/timeline/fact.ts';
import { type HistoryEvent, type HistoryIndex, timeOf } from '../../../temporal/history/history-index.ts';
import { type OpenPayloads, wasNeverBegun } from '../../../temporal/history/open-payloads.ts';

const counted = z.object({ calls: z.number() });
type Call = Extract<Fact, { kind: 'call' }>;
type Ending = Pick<Call, 'until' | 'outcome' | 'calls' | 'message'>;

/** A call to Sage, with what came of it; undefined for what only asks our own workflows. */
export async function callFact(
  event: HistoryEvent,
  index: HistoryIndex,
  open: OpenPayloads,
  ownQueue: string | undefined,
): Promise<Call | undefined> {
  const scheduled = event.activityTaskScheduledEventAttributes;
  if (!scheduled) return undefined;
  const ending = await endingOf(index.endingOf(event), open);
  if (ending.calls === null && isInside(scheduled, ownQueue)) return undefined;
  return {
    kind: 'call',
    at: index.decidedAt(event),
    what: (await open.text(event.userMetadata?.summary)) ?? scheduled.activityType?.name ?? 'A call',
    ...ending,
  };
}

/** Whether it asks nobody but ourselves. Calls to Sage have a queue of their own; before they had, they were told by being repeated by the workflow alone. */
export const isInside = (
  { taskQueue, retryPolicy }: NonNullable<HistoryEvent['activityTaskScheduledEventAttributes']>,
  ownQueue: string | undefined,
): boolean => taskQueue?.name === ownQueue && retryPolicy?.maximumAttempts !== 1;

async function endingOf(event: HistoryEvent | undefined, open: OpenPayloads): Promise<Ending> {
  if (event === undefined) return { until: null, outcome: 'under_way', calls: null, message: null };
  const until = timeOf(event);
  const completed = event.activityTaskCompletedEventAttributes;
  if (completed) {
    const result = counted.safeParse(await open.first(completed.result));
    return { until, outcome: 'done', calls: result.data?.calls ?? null, message: null };
  }
  const failed = event.activityTaskFailedEventAttributes;
  if (failed) {
    const error = await open.failure(failed.failure);
    const details: unknown = error instanceof ApplicationFailure ? error.details?.[0] : undefined;
    const { data } = counted.safeParse(details);
    return { until, outcome: 'failed', calls: data?.calls ?? null, message: error?.message ?? null };
  }
  const error = await open.failure(event.activityTaskTimedOutEventAttributes?.failure);
  const message = wasNeverBegun(error)
    ? 'no worker was free to make it, so nothing was called'
    : 'the worker was lost, or Sage took too long; Sage may have done it';
  return { until, outcome: 'no_answer', calls: null, message };
}
