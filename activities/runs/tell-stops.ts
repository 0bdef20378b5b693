import { getClient } from '@temporalio/activity';
import { type WorkflowExecutionInfo, WorkflowNotFoundError } from '@temporalio/client';
import { type Logger } from 'pino';
import { eventWorkflowId, stopEventId } from '../../domain/keys.ts';
import {
  authorizeAgain,
  endedEarlyQuery,
  endedHow,
  handOverAgain,
  handOverNoteAgain,
} from '../../domain/runs/stopped.ts';
import { quoted } from '../../temporal/visibility-query.ts';
import { startDelivery } from '../webhooks/start-delivery.ts';
import { eachOf, listRuns, runsOf } from './run-list.ts';
import { endOf } from './stop-event.ts';

/** Ended runs that one look sees, and of these told at once: the oldest first, the next look goes on. */
const MOST_SEEN = 2_000;
const MOST_TOLD = 100;
/** Visibility is behind by about a second, rarely by more. */
const OVERLAP_MS = 5 * 60_000;

export interface ToldStops {
  readonly toldUpTo: string | null;
  readonly incomplete: readonly string[];
}

/**
 * Tells the PSA of each run of an invoice or a connection that ended before its time, once, also when another has gone on in its place: its
 * number in the sequence was kept for that.
 */
export async function tellStops(taskQueue: string, toldUpTo: string | null, log: Logger): Promise<ToldStops> {
  const since =
    toldUpTo === null
      ? ''
      : ` AND CloseTime > ${quoted(new Date(Date.parse(toldUpTo) - OVERLAP_MS).toISOString())}`;
  const { runs, more } = await listRuns(
    `${runsOf(taskQueue, 'invoice', 'creditNote', 'connection')} AND ${endedEarlyQuery}${since}`,
    MOST_SEEN,
  );
  const oldestFirst = [...runs].sort((a, b) => closedAt(a).localeCompare(closedAt(b)));
  const untold = (await eachOf(oldestFirst, async (run) => ((await isTold(run)) ? [] : [run]))).flat();
  const now = untold.slice(0, MOST_TOLD);
  const failed: string[] = [];
  await eachOf(now, async (run) => {
    try {
      await tell(run, taskQueue);
    } catch (error) {
      log.error({ workflowId: run.workflowId, runId: run.runId, error }, 'the end of a run was not told');
      failed.push(`the end of ${run.workflowId} was not told: ${messageOf(error)}`);
    }
  });
  const isWhole = !more && now.length === untold.length && failed.length === 0;
  const last = oldestFirst.at(-1);
  return {
    toldUpTo: isWhole && last !== undefined ? closedAt(last) : toldUpTo,
    incomplete: [...failed, ...(more ? [`more than ${MOST_SEEN} runs ended before their time`] : [])],
  };
}

const fixes: Readonly<Record<string, string>> = { invoice: handOverAgain, creditNote: handOverNoteAgain };

async function tell(run: WorkflowExecutionInfo, taskQueue: string): Promise<void> {
  const how = endedHow(run.status.name);
  if (how === null) return;
  const fix = fixes[run.type] ?? authorizeAgain;
  const { event, undelivered } = await endOf(run, { at: closedAt(run), how, fix });
  for (const one of undelivered) await startDelivery({ eventId: one.eventId, event: one.event, taskQueue });
  await startDelivery({ eventId: stopEventId(run.workflowId, run.runId), event, taskQueue });
}

async function isTold({ workflowId, runId }: WorkflowExecutionInfo): Promise<boolean> {
  const id = eventWorkflowId(stopEventId(workflowId, runId));
  try {
    await getClient().workflow.getHandle(id).describe();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

const closedAt = ({ closeTime, startTime }: WorkflowExecutionInfo): string =>
  (closeTime ?? startTime).toISOString();

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
