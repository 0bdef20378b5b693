import { z } from 'zod';
import { type TaxRate } from '../domain/sage-records.ts';
import { decimal, optionalText } from './fields.ts';
import { largestPage, listAll } from './pages.ts';
import { type SageSession } from './session.ts';

const taxRate = z.object({
  id: z.string(),
  displayed_as: z.string(),
  name: optionalText,
  percentage: decimal.nullish(),
});

/** GET /tax_rates for sales, all pages. A rate without a percentage cannot be computed with and is left out. */
export async function listTaxRates(session: SageSession): Promise<TaxRate[]> {
  const query = { usage: 'sales', attributes: 'name,percentage', ...largestPage };
  const rates = await listAll(session, { path: '/tax_rates', query }, taxRate);
  return rates.flatMap(({ id, displayed_as, name, percentage }) =>
    percentage === null || percentage === undefined ? [] : [{ id, name: name ?? displayed_as, percentage }],
  );
}
