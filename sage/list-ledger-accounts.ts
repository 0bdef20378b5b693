import { z } from 'zod';
import { type LedgerAccount } from '../domain/sage-records.ts';
import { idOf, optionalText } from './fields.ts';
import { largestPage, readList } from './pages.ts';
import { type ReadRecords } from './read-records.ts';
import { type SageSession } from './session.ts';

const account = z.object({
  id: z.string(),
  displayed_as: optionalText,
  name: optionalText,
  display_name: optionalText,
  nominal_code: z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
    .nullish()
    .catch(null),
  visible_in_sales: z.boolean().nullish(),
  tax_rate: idOf,
});

/**
 * GET /ledger_accounts, all pages. With `visibleIn: 'sales'` those an invoice line may use; without it all, to tell "not
 * there" from "there, but not visible in sales".
 */
export async function listLedgerAccounts(
  session: SageSession,
  { visibleIn }: { readonly visibleIn?: 'sales' | undefined } = {},
): Promise<ReadRecords<LedgerAccount>> {
  const query = {
    ...(visibleIn === undefined ? {} : { visible_in: visibleIn }),
    attributes: 'name,display_name,nominal_code,visible_in_sales,tax_rate',
    ...largestPage,
  };
  const { items, unreadable } = await readList(session, { path: '/ledger_accounts', query }, account);
  const accounts = items.map((found) => ({
    id: found.id,
    name: found.display_name ?? found.name ?? found.displayed_as ?? found.id,
    displayedAs: found.displayed_as ?? found.name ?? found.id,
    nominalCode: found.nominal_code ?? null,
    visibleInSales: found.visible_in_sales ?? visibleIn === 'sales',
    taxRateId: found.tax_rate,
  }));
  return { items: accounts, unreadable };
}
