import {
  type ConnectionLike,
  ScheduleAlreadyRunning,
  ScheduleClient,
  type ScheduleDescription,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import { caretakerScheduleId } from '../domain/keys.ts';

export interface CaretakerSchedule {
  readonly taskQueue: string;
  /** From one look to the next; 0: none. */
  readonly minutes: number;
  /** Make it so; otherwise only what is missing is made, and somebody else's choice stays. */
  readonly update: boolean;
}

export type CaretakerChange = 'created' | 'updated' | 'removed' | 'unchanged';

/** The exported name of the workflow. */
const WORKFLOW = 'caretaker';
/** One that no worker takes on ends, so that the Schedule begins another when there are workers again. */
const LONGEST_MS = 30 * 60_000;
/** Looks that were missed while Temporal was away are not made up for. */
const CATCH_UP_MS = 60_000;

/** The Schedule that starts the caretaker of an installation. Safe to repeat, and from several processes at once. */
export async function ensureCaretaker(
  connection: ConnectionLike,
  namespace: string,
  wanted: CaretakerSchedule,
): Promise<CaretakerChange> {
  const schedules = new ScheduleClient({ connection, namespace });
  const { minutes, update } = wanted;
  const handle = schedules.getHandle(caretakerScheduleId(wanted.taskQueue));
  const known = await existing(() => handle.describe());
  if (minutes === 0) {
    if (known === null || !update) return 'unchanged';
    await existing(() => handle.delete());
    return 'removed';
  }
  if (known === null) return create(schedules, wanted);
  if (!update || intervalOf(known) === minutes * 60_000) return 'unchanged';
  await handle.update((before) => ({ ...before, ...specOf(wanted) }));
  return 'updated';
}

async function create(schedules: ScheduleClient, wanted: CaretakerSchedule): Promise<CaretakerChange> {
  try {
    await schedules.create({
      scheduleId: caretakerScheduleId(wanted.taskQueue),
      ...specOf(wanted),
      action: {
        type: 'startWorkflow',
        workflowType: WORKFLOW,
        workflowId: caretakerScheduleId(wanted.taskQueue),
        taskQueue: wanted.taskQueue,
        args: [],
        workflowExecutionTimeout: LONGEST_MS,
      },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: CATCH_UP_MS },
      state: { triggerImmediately: true },
    });
    return 'created';
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return 'unchanged';
    throw error;
  }
}

const specOf = ({ minutes }: CaretakerSchedule) => ({ spec: { intervals: [{ every: minutes * 60_000 }] } });

const intervalOf = ({ spec }: ScheduleDescription): number | undefined => spec.intervals?.[0]?.every;

async function existing<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}
