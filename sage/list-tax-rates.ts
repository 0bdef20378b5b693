import { z } from 'zod';
import { type TaxRate } from '../domain/sage-records.ts';
import { decimal, optionalText } from './fields.ts';
import { largestPage, readList } from './pages.ts';
import { type ReadRecords } from './read-records.ts';
import { type SageSession } from './session.ts';

const taxRate = z.object({
  id: z.string(),
  displayed_as: optionalText,
  name: optionalText,
  percentage: decimal.nullish(),
});

/** GET /tax_rates for sales, all pages. A rate without a percentage cannot be computed with and is left out. */
export async function listTaxRates(session: SageSession): Promise<ReadRecords<TaxRate>> {
  const query = { usage: 'sales', attributes: 'name,percentage', ...largestPage };
  const { items, unreadable } = await readList(session, { path: '/tax_rates', query }, taxRate);
  const rates = items.flatMap(({ id, displayed_as, name, percentage }) =>
    percentage === null || percentage === undefined
      ? []
      : [{ id, name: name ?? displayed_as ?? id, percentage }],
  );
  return { items: rates, unreadable };
}
