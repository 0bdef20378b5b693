import { type Counted } from '../../domain/failures.ts';
import { type SagesRate } from '../../domain/invoice/exchange-rate.ts';
import { SageError } from '../../sage/error.ts';
import { readExchangeRate } from '../../sage/read-exchange-rate.ts';
import { type SageSession } from '../../sage/session.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';

export interface CurrencyPair {
  readonly currency: string;
  readonly baseCurrency: string;
}

export const exchangeRateActivities = (deps: ActivityDependencies) => ({
  async readExchangeRate(input: BusinessAddress & { pair: CurrencyPair }): Promise<Counted<SagesRate>> {
    return withSage(deps, input, (session) => sagesRate(session, input.pair));
  },
});

/** That Sage does not let the rates be read is no trouble of its own: a person can say the rate all the same. */
export async function sagesRate(session: SageSession, pair: CurrencyPair): Promise<SagesRate> {
  const { currency, baseCurrency } = pair;
  try {
    const found = await readExchangeRate(session, pair);
    if (found === null) return { missing: `Sage has no rate of ${currency} for ${baseCurrency}` };
    return { rate: { ...found, source: 'sage' } };
  } catch (error) {
    const isNone = error instanceof SageError && (error.kind === 'forbidden' || error.kind === 'not_found');
    if (!isNone) throw error;
    return { missing: `Sage does not let its rates be read (${error.message})` };
  }
}
