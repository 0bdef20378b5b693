import { answers } from '../../scripts/processes/answers.ts';
import { startNodeProcess } from '../../scripts/processes/node-process.ts';
import { type BoundChild } from '../../temporal/server/bound-child.ts';
import { claimPorts } from '../../temporal/server/free-port.ts';
import { BENCH_DIR } from './bench-dir.ts';
import { poll } from './poll.ts';

const STARTED_WITHIN_MS = 120_000;
export const BARE_TASK_QUEUE = 'bare';

/** The product's worker, ready to work. @throws Error with its last words when it does not come up */
export async function startWorkerProcess(env: NodeJS.ProcessEnv): Promise<BoundChild> {
  const { health } = await claimPorts('127.0.0.1', { health: 0 });
  const worker = await startNodeProcess({
    name: 'worker',
    script: 'worker/main.ts',
    env: { ...env, WORKER_HEALTH_PORT: String(health) },
    logDir: BENCH_DIR,
  });
  await upOrDead(worker, () => answers(`http://127.0.0.1:${health}/health/ready`));
  return worker;
}

/** A worker for the bare workflow, on the same server. */
export async function startBareWorker(env: NodeJS.ProcessEnv): Promise<BoundChild> {
  const worker = await startNodeProcess({
    name: 'bare-worker',
    script: 'bench/bare/main.ts',
    env: { ...env, TASK_QUEUE: BARE_TASK_QUEUE },
    logDir: BENCH_DIR,
  });
  await upOrDead(worker, () => Promise.resolve(worker.tail().includes('ready')));
  return worker;
}

async function upOrDead(worker: BoundChild, isUp: () => Promise<boolean>): Promise<void> {
  const died = worker.ended.then((how) => {
    throw new Error(`A worker ended with ${how}:\n${worker.tail()}`);
  });
  died.catch(() => undefined);
  const up = poll(
    async () => ((await isUp()) ? { found: true } : { missing: 1 }),
    'a worker to come up',
    STARTED_WITHIN_MS,
  );
  up.catch(() => undefined);
  await Promise.race([up, died]);
}
