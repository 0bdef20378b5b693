import { setTimeout as delay } from 'node:timers/promises';
import { perform } from './actions/perform.ts';
import { type PlannedStep, type Step, describeStep } from './plan/step.ts';
import { type Stage } from './stage.ts';

const LOOK_MS = 100;

/**
 * Does each step once Sage holds as many invoices as the plan says. Steps overlap: one that waits does not hold back the
 * next. Resolves when all are done. @throws the first error of a step
 */
export async function conduct(
  stage: Stage,
  steps: readonly PlannedStep[],
  issued: () => number,
): Promise<void> {
  const running: Promise<void>[] = [];
  for (const { at, step } of steps) {
    while (issued() < at) {
      if (stage.over.aborted)
        throw new Error(`"${describeStep(step)}" was never due: Sage holds ${issued()} of ${at}`);
      await delay(LOOK_MS);
    }
    stage.journal.tell(`${String(issued()).padStart(6)}  ${describeStep(step)}`);
    const done = performAndTell(stage, step);
    // Looked at below, when the others are done too.
    done.catch(() => undefined);
    running.push(done);
  }
  const results = await Promise.allSettled(running);
  const failed = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
  if (failed.length > 0) throw new Error(failed.join('\n'));
}

async function performAndTell(stage: Stage, step: Step): Promise<void> {
  const words = describeStep(step);
  stage.journal.underWay.add(words);
  try {
    await perform(stage, step);
  } catch (error) {
    throw new Error(`"${words}" could not be done: ${String(error)}`, { cause: error });
  } finally {
    stage.journal.underWay.delete(words);
  }
}
