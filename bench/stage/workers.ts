import { eventually } from '../../scripts/demo/eventually.ts';
import { type BoundChild } from '../../temporal/server/bound-child.ts';
import { claimPorts } from '../../temporal/server/free-port.ts';
import { startProgram } from './node-process.ts';

const STARTED_WITHIN_MS = 120_000;
export const BARE_TASK_QUEUE = 'bare';

/** The product's worker, ready to work. @throws Error with its last words when it does not come up */
export async function startWorkerProcess(env: NodeJS.ProcessEnv): Promise<BoundChild> {
  const { health } = await claimPorts('127.0.0.1', { health: 0 });
  const worker = await startProgram('worker/main.ts', { ...env, WORKER_HEALTH_PORT: String(health) });
  const ready = eventually(
    () =>
      fetch(`http://127.0.0.1:${health}/health/ready`).then(
        (answer) => answer.ok || undefined,
        () => undefined,
      ),
    'the worker',
    STARTED_WITHIN_MS,
  );
  await upOrDead(worker, ready);
  return worker;
}

/** A worker for the bare workflow, on the same server. */
export async function startBareWorker(env: NodeJS.ProcessEnv): Promise<BoundChild> {
  const worker = await startProgram('bench/bare/main.ts', { ...env, TASK_QUEUE: BARE_TASK_QUEUE });
  const said = () => worker.tail().includes('ready') || undefined;
  await upOrDead(worker, eventually(said, 'the bare worker', STARTED_WITHIN_MS));
  return worker;
}

async function upOrDead(worker: BoundChild, up: Promise<unknown>): Promise<void> {
  const died = worker.ended.then((how) => {
    throw new Error(`A worker ended with ${how}:\n${worker.tail()}`);
  });
  died.catch(() => undefined);
  await Promise.race([up, died]);
}
