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
/** The newest ones, far below what an answer may weigh (2 MB). More come to a turnstile at the most, and who wants a turn asks again. */
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

type Known = Pick<EndedRun, 'state' | 'unprocessed'>;

/** A run that was ended before or while it took over knows nothing but what it was told: then the one before it knows. */
async function lastKnown(workflowId: string, newestFirst: readonly ClosedRun[]): Promise<Known> {
  const told: UnprocessedSignal[] = [];
  const known = (state: unknown): Known => ({ state, unprocessed: told.slice(-MOST_SIGNALS) });
  for (const { runId, how } of newestFirst.slice(0, MOST_RUNS)) {
    if (how === null) break;
    const events = await patiently(() => readEvents(workflowId, runId));
    // Nobody completed a task of it, so nobody can be asked: the task may have been with a worker when the run was ended.
    if (events !== null && !events.some(isCompletedTask)) {
      told.unshift(...(await signalsOf(events)));
      const carried = await carriedState(events);
      if (carried !== undefined) return known(carried);
      continue;
    }
    const answer = await patiently(() => askState(workflowId, runId));
    // What came after its last task is in the answer: whoever replays a closed run replays all of it.
    if (answer === null || answer.state !== null) return known(answer?.state ?? null);
    told.unshift(...(await signalsOf(events ?? [])));
  }
  return known(null);
}

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

async function readEvents(workflowId: string, runId: string): Promise<readonly HistoryEvent[]> {
  const { events } = await getClient().workflow.getHandle(workflowId, runId).fetchHistory();
  return events ?? [];
}

/** A failed or timed-out task leaves no such event. */
const isCompletedTask = ({ workflowTaskCompletedEventAttributes: attributes }: HistoryEvent): boolean =>
  attributes !== undefined && attributes !== null;

/** With what a run began that continues another; undefined for one that began anew. */
async function carriedState([started]: readonly HistoryEvent[]): Promise<unknown> {
  const input = await openPayloads().first(started?.workflowExecutionStartedEventAttributes?.input);
  return typeof input === 'object' && input !== null && 'state' in input ? input.state : undefined;
}

/** What cannot be decrypted any more is left out. */
async function signalsOf(events: readonly HistoryEvent[]): Promise<UnprocessedSignal[]> {
  const open = openPayloads();
  const signals: UnprocessedSignal[] = [];
  for (const { workflowExecutionSignaledEventAttributes: signal } of events) {
    const args = signal && (await open.all(signal.input));
    if (args) signals.push({ name: signal.signalName ?? '', args });
  }
  return signals;
}

const openPayloads = (): OpenPayloads => new OpenPayloads(getClient().options.loadedDataConverter);

/**
 * Null where the run is not there any more, or could not be read however often it was tried.
 * @throws the error, for Temporal to repeat the activity; not for ever
 */
async function patiently<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || activityInfo().attempt >= MOST_ATTEMPTS) return null;
    throw error;
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

/** A worker replays the ended run to answer. @throws the error when it did not, none was there in time, or the run was deleted */
async function askState(workflowId: string, runId: string): Promise<{ readonly state: unknown }> {
  const client = getClient();
  const state = await client.withDeadline(Date.now() + DEADLINE_MS, () =>
    client.workflow.getHandle(workflowId, runId).query(getStateQuery),
  );
  return { state };
}
