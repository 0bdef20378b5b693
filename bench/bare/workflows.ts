import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import { type BareActivities } from './activities.ts';

const { nothing } = proxyActivities<BareActivities>({ startToCloseTimeout: '60 s' });

export const goSignal = defineSignal('go');

/** What Temporal alone costs: three activities that do nothing, and a signal. The measure for ours. */
export async function bare(): Promise<void> {
  let told = false;
  setHandler(goSignal, () => {
    told = true;
  });
  await nothing();
  await nothing();
  await nothing();
  await condition(() => told);
}
