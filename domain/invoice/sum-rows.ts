import { type Amount, sum } from '../money.ts';

interface Row {
  readonly currency: string | null;
  readonly total: Amount | null;
  readonly outstanding: Amount | null;
  readonly overdue: boolean;
}

/** What rows come to, for each currency, in the order of the alphabet. `unknown`: how many do not say. Exact, as each has two decimals. */
export function sumRows(rows: readonly Row[]) {
  const byCurrency = new Map<string, { total: Amount[]; outstanding: Amount[]; overdue: Amount[] }>();
  let unknown = 0;
  for (const { currency, total, outstanding, overdue } of rows) {
    if (currency === null || total === null || outstanding === null) {
      unknown += 1;
      continue;
    }
    const amounts = byCurrency.get(currency) ?? { total: [], outstanding: [], overdue: [] };
    byCurrency.set(currency, amounts);
    amounts.total.push(total);
    amounts.outstanding.push(outstanding);
    if (overdue) amounts.overdue.push(outstanding);
  }
  const sums = [...byCurrency].map(([currency, { total, outstanding, overdue }]) => ({
    currency,
    invoices: total.length,
    total: sum(total),
    outstanding: sum(outstanding),
    overdue: sum(overdue),
  }));
  return { byCurrency: sums.sort((a, b) => (a.currency < b.currency ? -1 : 1)), unknown };
}
