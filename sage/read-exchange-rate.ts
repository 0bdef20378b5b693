import { z } from 'zod';
import { decimal, idOf, optionalMoment } from './fields.ts';
import { largestPage } from './pages.ts';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';

const rate = z.object({
  currency: idOf,
  base_currency: idOf,
  rate: decimal,
  retrieved_at: optionalMoment,
  updated_at: optionalMoment,
});

const list = z.object({ $items: z.array(z.unknown()) });

export interface SageExchangeRate {
  /** Decimal string: units of the currency for one unit of the base currency. */
  readonly rate: string;
  /** ISO date-time; null where Sage does not say. */
  readonly asOf: string | null;
}

/**
 * GET /exchange_rates: Sage's own rate of the currency; null where it has none. One call: there are fewer currencies than a page holds. A rate
 * of 0 or exactly 1 counts as none: two currencies of the same worth are rarer than a rate that nobody entered.
 */
export async function readExchangeRate(
  session: SageSession,
  { currency, baseCurrency }: { readonly currency: string; readonly baseCurrency: string },
): Promise<SageExchangeRate | null> {
  const query = { attributes: 'all', ...largestPage };
  const { $items } = await requestJson(session, { method: 'GET', path: '/exchange_rates', query }, list);
  for (const item of $items) {
    const { success, data } = rate.safeParse(item);
    if (!success || data.currency !== currency || (data.base_currency ?? baseCurrency) !== baseCurrency)
      continue;
    if (/^-|^0*(\.0*)?$|^0*1(\.0*)?$/.test(data.rate)) return null;
    return { rate: data.rate, asOf: data.retrieved_at ?? data.updated_at };
  }
  return null;
}
