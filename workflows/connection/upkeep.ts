import { log } from '@temporalio/workflow';
import { NO_SUBSCRIPTION, noSubscription } from '../../domain/connection/warnings.ts';
import { atSage, sage } from '../activities.ts';
import { explain, failureOf } from '../failure.ts';
import { type ConnectionRun } from './run.ts';
import { isConnected, noteUnreadable } from './state.ts';

const WEEK_MS = 7 * 86_400_000;
const CALLS_OF_AN_UPKEEP = 2;
const RETRY_MS = 6 * 3_600_000;

export const upkeepAfter = (nowMs: number): string => new Date(nowMs + WEEK_MS).toISOString();

/**
 * Once a week: reads business and tax rates again, tried again every six hours while it fails. The consent keeps itself alive; but where
 * its run was ended, this is what finds out in a unit that nobody uses.
 */
export async function upkeep(run: ConnectionRun): Promise<void> {
  const { state, calls } = run;
  if (!isConnected(state)) {
    state.nextUpkeepAt = null;
    return;
  }
  const address = { businessUnit: state.businessUnit, sageBusinessId: state.business.id };
  const work = { ...address, unit: state.businessUnit, kind: 'payments', calls: CALLS_OF_AN_UPKEEP } as const;
  try {
    await calls.run(work, async () => {
      const paced = () => ({ ...address, pacing: calls.pacing });
      const business = calls.counted(
        await sage.readBusiness.executeWithOptions(atSage('Read the business', address), [paced()]),
      );
      const rates = calls.counted(
        await sage.listTaxRates.executeWithOptions(atSage('Read the tax rates', address), [paced()]),
      );
      // The unit may have moved meanwhile.
      if (state.business?.id !== business.id) return;
      run.setBusiness(business);
      state.taxRates = [...rates.items];
      noteUnreadable(state, '/tax_rates', rates.unreadable);
    });
    state.nextUpkeepAt = upkeepAfter(Date.now());
    if (state.business.subscriptionActive) run.recovered([NO_SUBSCRIPTION]);
    else run.warn(noSubscription(state.business.name));
  } catch (error) {
    const failure = failureOf(error);
    log.warn('upkeep failed', { businessUnit: state.businessUnit, reason: explain(failure).message });
    state.nextUpkeepAt = new Date(Date.now() + RETRY_MS).toISOString();
    if (failure.kind === 'needs_person' && failure.attention.code === 'no_subscription')
      run.warn(noSubscription(state.business.name));
  }
}
