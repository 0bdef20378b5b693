import { setTimeout as delay } from 'node:timers/promises';
import { WorkflowNotFoundError } from '@temporalio/client';
import { type Step } from '../plan/step.ts';
import { type Stage } from '../stage.ts';

const LOOK_MS = 25;
/** Until the next call, notice or look begins the run in its place; the payment watch's is the caretaker's matter. */
const BACK_WITHIN_MS = 120_000;

/** As "Request Cancellation" of Temporal's UI: the product refuses it and goes on. */
export async function cancelEntity(
  stage: Stage,
  { entity, workflowId }: Extract<Step, { kind: 'cancel_entity' }>,
): Promise<void> {
  if (await unlessEnded(stage, () => stage.temporal.workflow.getHandle(workflowId).cancel()))
    stage.journal.count(`cancellation requested: ${entity}`);
}

export async function terminateEntity(
  stage: Stage,
  { entity, workflowId, twice }: Extract<Step, { kind: 'terminate_entity' }>,
): Promise<void> {
  const handle = stage.temporal.workflow.getHandle(workflowId);
  let ended = '';
  const terminate = async () => {
    ended = (await handle.describe()).runId;
    await handle.terminate('chaos');
  };
  if (!(await unlessEnded(stage, terminate))) return;
  stage.journal.count(`terminated: ${entity}`);
  stage.journal.terminated.add(workflowId);
  if (!twice) return;
  for (const until = Date.now() + BACK_WITHIN_MS; Date.now() < until && !stage.over.aborted;) {
    const now = await handle.describe().catch(() => null);
    if (now !== null && now.runId !== ended && now.status.name === 'RUNNING') {
      if (await unlessEnded(stage, terminate))
        stage.journal.count(`terminated while it began again: ${entity}`);
      return;
    }
    await delay(LOOK_MS);
  }
}

/** False where no run is open: ended a moment ago by another step, or never begun. */
export async function unlessEnded(stage: Stage, work: () => Promise<unknown>): Promise<boolean> {
  return stage.persistently(async () => {
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  });
}
