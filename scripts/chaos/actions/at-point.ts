import { setTimeout as delay } from 'node:timers/promises';
import { type ArmedFault } from '../../../sandbox/sage/faults.ts';
import { describeFault, type PlannedFault, type Step } from '../plan/step.ts';
import { type Stage } from '../stage.ts';
import { pause, strike } from './strike.ts';
import { expireTokens } from './sage.ts';

const LOOK_MS = 30;
/** For the other Sage business to reach the same point. */
const SECOND_HIT_MS = 700;

/** Arms the fault and waits until Sage has carried out the call whose answer it now holds back. */
async function reached(stage: Stage, fault: PlannedFault): Promise<void> {
  const { id } = await stage.sage.faults.arm(fault);
  const hits = async () =>
    (await stage.sage.faults.list()).find((armed: ArmedFault) => armed.id === id)?.hits ?? 0;
  while ((await hits()) === 0) {
    stage.over.throwIfAborted();
    await delay(LOOK_MS);
  }
  for (const until = Date.now() + SECOND_HIT_MS; Date.now() < until && (await hits()) < fault.times;)
    await delay(LOOK_MS);
}

export async function killAt(stage: Stage, step: Extract<Step, { kind: 'kill_at' }>): Promise<void> {
  const there = reached(stage, step.fault);
  if (step.expireTokens) await expireTokens(stage);
  await there;
  await Promise.all(stage.fleet.workers.map((worker) => strike(stage, worker, 'SIGKILL')));
  stage.journal.count(`all workers killed at ${describeFault(step.fault)}`);
}

export async function pauseAt(stage: Stage, step: Extract<Step, { kind: 'pause_at' }>): Promise<void> {
  const { spare, workers } = stage.fleet;
  await reached(stage, step.fault);
  const paused = pause(stage, workers, step.forMs);
  await spare.start();
  await paused;
  await spare.stop();
  stage.journal.count(`all workers paused at ${describeFault(step.fault)}`);
}

export async function cutTemporalAt(
  stage: Stage,
  step: Extract<Step, { kind: 'cut_temporal_at' }>,
): Promise<void> {
  const there = reached(stage, step.fault);
  await expireTokens(stage);
  await there;
  await strike(stage, stage.fleet.temporal, 'SIGKILL', step.downForMs);
  stage.journal.count(`Temporal cut off at ${describeFault(step.fault)}`);
}
