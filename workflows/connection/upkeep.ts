import { log } from '@temporalio/workflow';
import {
  CONSENT_EXPIRING,
  consentExpiring,
  NO_SUBSCRIPTION,
  noSubscription,
} from '../../domain/connection/warnings.ts';
import { atSage, sage } from '../activities.ts';
import { explain, type Failure, failureOf } from '../failure.ts';
import { type ConnectionRun } from './run.ts';
import { type ConnectionState, isConnected } from './state.ts';

const WEEK_MS = 7 * 86_400_000;
const HOUR_MS = 3_600_000;
const CALLS_OF_AN_UPKEEP = 2;
const SIX_HOURS_MS = 6 * HOUR_MS;
const PROBE_MS = 5 * 60_000;

export const upkeepAfter = (nowMs: number): string => new Date(nowMs + WEEK_MS).toISOString();

/**
 * Once a week: reads business and tax rates again. Doing so uses the consent, which would otherwise end after 31 idle
 * days (Sage guide on authentication). While it fails it is tried again every six hours; in the last week the PSA is warned,
 * and it is tried every hour.
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
    if (state.business.subscriptionActive) await run.recovered([NO_SUBSCRIPTION]);
    else await run.warn(noSubscription(state.business.name));
  } catch (error) {
    const failure = failureOf(error);
    const { message: reason } = explain(failure);
    log.warn('upkeep failed', { businessUnit: state.businessUnit, reason });
    const warning = warningFor(state, failure, reason);
    const pauseMs = warning?.code === CONSENT_EXPIRING ? HOUR_MS : SIX_HOURS_MS;
    state.nextUpkeepAt = new Date(
      Date.now() + (failure.kind === 'configuration' ? PROBE_MS : pauseMs),
    ).toISOString();
    if (warning !== null) await run.warn(warning);
  }
}

function warningFor({ business, tokens }: ConnectionState, failure: Failure, reason: string) {
  const expiring = tokens && consentExpiring(tokens.refreshExpiresAt, Date.now(), reason);
  if (expiring) return expiring;
  const unsubscribed = failure.kind === 'needs_person' && failure.attention.code === 'no_subscription';
  return unsubscribed && business ? noSubscription(business.name) : null;
}
