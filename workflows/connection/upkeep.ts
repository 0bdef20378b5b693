import { log } from '@temporalio/workflow';
import { atSage, sage } from '../activities.ts';
import { explain, failureOf } from '../failure.ts';
import { type ConnectionRun } from './run.ts';
import { isConnected } from './state.ts';

const WEEK_MS = 7 * 86_400_000;
const HOUR_MS = 3_600_000;
const CALLS_OF_AN_UPKEEP = 2;

export const upkeepAfter = (nowMs: number): string => new Date(nowMs + WEEK_MS).toISOString();

/**
 * Once a week: reads business and tax rates again. Doing so uses the consent, which would otherwise end after 31 idle
 * days (Sage guide on authentication). Tried again every hour while it fails.
 */
export async function upkeep(run: ConnectionRun): Promise<void> {
  const { state } = run;
  if (!isConnected(state)) {
    state.nextUpkeepAt = null;
    return;
  }
  const address = { businessUnit: state.businessUnit, sageBusinessId: state.business.id };
  const { desk } = run;
  const work = { ...address, unit: state.businessUnit, kind: 'payments', calls: CALLS_OF_AN_UPKEEP } as const;
  try {
    await desk.run(work, async () => {
      const paced = () => ({ ...address, pacing: desk.pacing });
      state.business = await sage.readBusiness.executeWithOptions(atSage('Read the business', address), [
        paced(),
      ]);
      state.taxRates = await sage.listTaxRates.executeWithOptions(atSage('Read the tax rates', address), [
        paced(),
      ]);
    });
    state.nextUpkeepAt = upkeepAfter(Date.now());
  } catch (error) {
    log.warn('upkeep failed', {
      businessUnit: state.businessUnit,
      reason: explain(failureOf(error)).message,
    });
    state.nextUpkeepAt = new Date(Date.now() + HOUR_MS).toISOString();
  }
}
