import { activityInfo, getClient } from '@temporalio/activity';
import {
  isGrpcServiceError,
  ServiceError,
  type WorkflowExecutionInfo,
  WorkflowNotFoundError,
} from '@temporalio/client';
import type proto from '@temporalio/proto';
import {
  type EndedHow,
  type EndedRun,
  getStateQuery,
  type UnprocessedSignal,
} from '../../domain/runs/messages.ts';
import { endedHow } from '../../domain/runs/stopped.ts';
import { OpenPayloads } from '../../temporal/history/open-payloads.ts';
import { quoted } from '../../temporal/visibility-query.ts';

const DEADLINE_MS = 10_000;
/**
 * So often an ended run is asked before what it knew counts as gone: Temporal may be away, or the worker that had the question has died with
 * it. One whose history no worker can replay any more never answers.
 */
const MOST_ATTEMPTS = 6;
/** Somebody may end a run again and again that seems to hang. */
const MOST_RUNS = 5;
/** Far below what an answer may weigh (2 MB). Whoever waits for an answer asks again. */
const MOST_SIGNALS = 500;
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
    const closed: ClosedRun[] = [];
    for (const listed of await listRuns(workflowId)) {
      if (listed.runId === workflowExecution?.runId) continue;
      const run =
        listed.closeTime === undefined
          ? await workflow.getHandle(workflowId, listed.runId).describe()
          : listed;
      const { runId, status, startTime, closeTime } = run;
      if (closeTime === undefined) continue;
      const how = endedHow(status.name);
      closed.push({ runId, how, startedAt: startTime, closedAt: closeTime });
    }
    closed.sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
    const [newest] = closed;
    if (newest === undefined || newest.how === null) return null;
    const { runId, how, closedAt } = newest;
    return { runId, how, at: closedAt.toISOString(), ...(await lastKnown(workflowId, closed)) };
  },
});

interface ClosedRun {
  readonly runId: string;
  readonly how: EndedHow | null;
  readonly startedAt: Date;
  readonly closedAt: Date;
}

/** A run that was ended before or while it took over knows nothing, and answers null: then the one before it knows. */
async function lastKnown(
  workflowId: string,
  newestFirst: readonly ClosedRun[],
): Promise<Pick<EndedRun, 'state' | 'unprocessed'>> {
  const unprocessed: UnprocessedSignal[] = [];
  for (const { runId, how } of newestFirst.slice(0, MOST_RUNS)) {
    if (how === null) break;
    const { events } = await getClient().workflow.getHandle(workflowId, runId).fetchHistory();
    const lastTask = lastCompletedTask(events ?? []);
    // None, and there is nobody to ask: the task may have been with a worker when the run was ended, or have failed or timed out before.
    const answer = lastTask === null ? { state: null } : await askPatiently(workflowId, runId);
    const knewNothing = answer !== null && answer.state === null;
    unprocessed.unshift(...(await signalsAfter(knewNothing ? 0 : (lastTask ?? 0), events ?? [])));
    if (!knewNothing) return { state: answer?.state ?? null, unprocessed: unprocessed.slice(-MOST_SIGNALS) };
  }
  return { state: null, unprocessed: unprocessed.slice(-MOST_SIGNALS) };
}

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

/** Id of the event with which the last task began that a worker completed; what came later the run never saw. Null without one. */
function lastCompletedTask(events: readonly HistoryEvent[]): number | null {
  const completed = events.findLast(
    ({ workflowTaskCompletedEventAttributes: attributes }) => attributes !== undefined && attributes !== null,
  );
  const began = completed?.workflowTaskCompletedEventAttributes?.startedEventId;
  return began === undefined || began === null ? null : Number(began);
}

/** What cannot be decrypted any more is left out. */
async function signalsAfter(eventId: number, events: readonly HistoryEvent[]): Promise<UnprocessedSignal[]> {
  const open = new OpenPayloads(getClient().options.loadedDataConverter);
  const signals: UnprocessedSignal[] = [];
  for (const { eventId: id, workflowExecutionSignaledEventAttributes: signal } of events) {
    if (!signal || Number(id) <= eventId) continue;
    const args = await open.all(signal.input);
    if (args !== null) signals.push({ name: signal.signalName ?? '', args });
  }
  return signals;
}

/** @throws the error of a question without an answer, for Temporal to repeat the activity; not for ever */
async function askPatiently(workflowId: string, runId: string): Promise<Answer> {
  try {
    return await askState(workflowId, runId);
  } catch (error) {
    if (activityInfo().attempt < MOST_ATTEMPTS) throw error;
    return null;
  }
}

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

/** Null where no worker could tell it any more: its history is broken, or of another version. */
export const stateOf = async (workflowId: string, runId: string): Promise<unknown> =>
  (await askState(workflowId, runId).catch(() => null))?.state ?? null;

/** Null where it was deleted, or did not answer however often it was asked. */
type Answer = { readonly state: unknown } | null;

/** A worker replays the ended run to answer. @throws the error when it did not, or none was there in time */
async function askState(workflowId: string, runId: string): Promise<Answer> {
  const client = getClient();
  try {
    const state = await client.withDeadline(Date.now() + DEADLINE_MS, () =>
      client.workflow.getHandle(workflowId, runId).query(getStateQuery),
    );
    return { state };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
