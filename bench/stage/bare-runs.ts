import { randomUUID } from 'node:crypto';
import { bare, goSignal } from '../bare/workflows.ts';
import { inLanes, range } from './lanes.ts';
import { type Stage } from './stage.ts';
import { BARE_TASK_QUEUE } from './workers.ts';

/** One bare workflow from its start until its result is known, milliseconds. The signal comes right after the start. */
export async function runBare({ client }: Stage): Promise<number> {
  const startedAt = performance.now();
  const handle = await client.workflow.start(bare, {
    workflowId: `bare:${randomUUID()}`,
    taskQueue: BARE_TASK_QUEUE,
  });
  await handle.signal(goSignal);
  await handle.result();
  return performance.now() - startedAt;
}

/** So many of them, so many at a time; answers how long it took, milliseconds. */
export async function runBares(stage: Stage, count: number, lanes: number): Promise<number> {
  const startedAt = performance.now();
  await inLanes(range(count), lanes, async () => void (await runBare(stage)));
  return performance.now() - startedAt;
}
