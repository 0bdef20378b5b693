import { type Client } from '@temporalio/client';
import { remedies } from '../../domain/attention.ts';
import { delays } from '../../domain/invoice/standing.ts';
import { invoiceStatuses } from '../../domain/invoice/invoice.ts';
import { type Amounts, type UnitTotals } from '../../domain/schemas/answers/lists.ts';
import { sumRows } from '../../domain/invoice/sum-rows.ts';
import { type InvoiceLists, MOST_SORTED } from './invoice-lists.ts';
import { type InvoiceFilter, invoiceQuery, openQuery } from './invoice-query.ts';
import { freshness } from '../visibility-page.ts';

interface Breakdown {
  readonly total: number;
  readonly by: Readonly<Record<string, number>>;
}

/** A server lets a namespace ask visibility 10 times a second unless told otherwise: others want a turn, too. */
const AT_A_TIME = 4;
const PAGE = 200;

/** Counts a business unit's invoices by count queries of visibility, which can group by nothing of ours: one for each value. Amounts are summed up here. */
export class InvoiceTotals {
  readonly #client: Client;
  readonly #lists: InvoiceLists;

  constructor(client: Client, lists: InvoiceLists) {
    this.#client = client;
    this.#lists = lists;
  }

  async of(businessUnit: string): Promise<UnitTotals> {
    const countedAt = new Date();
    const nowMs = countedAt.getTime();
    const count = (filter: InvoiceFilter) => this.#count(invoiceQuery(businessUnit, filter, nowMs));
    const byStatus = await counted(invoiceStatuses, (status) => count({ status: [status] }));
    const [open, overdue] = await Promise.all([
      this.#count(openQuery(businessUnit)),
      count({ overdue: true }),
    ]);
    return {
      businessUnit,
      countedAt: countedAt.toISOString(),
      freshness,
      stopped: await this.#stopped(businessUnit),
      all: sumOf(byStatus),
      byStatus,
      open,
      overdue,
      amounts: await this.#amounts(businessUnit, open),
      waiting: await breakdown(delays, (waitingFor) => count({ waitingFor })),
      needsAttention: await breakdown(Object.keys(remedies), (attention) => count({ attention })),
    };
  }

  /** Read from the rows of the open ones, a thousand with each call; null where they are too many. */
  async #amounts(businessUnit: string, open: number): Promise<Amounts | null> {
    return open > MOST_SORTED ? null : sumRows(await this.#lists.all(businessUnit, { open: true }));
  }

  async #count(query: string): Promise<number> {
    return (await this.#client.workflow.count(query)).count;
  }

  /** Read, not counted: a run that another took over from is not stopped. There are few. */
  async #stopped(businessUnit: string): Promise<number> {
    let cursor: string | undefined;
    for (let stopped = 0; ;) {
      const page = await this.#lists.page(businessUnit, { stopped: true }, { limit: PAGE, cursor });
      stopped += page.invoices.length;
      if (page.nextCursor === null) return stopped;
      cursor = page.nextCursor;
    }
  }
}

/** None of a kind is the everyday case, and takes one query. */
export async function breakdown<Value extends string>(
  values: readonly Value[],
  count: (values: Value[]) => Promise<number>,
): Promise<Breakdown> {
  if ((await count([...values])) === 0) return { total: 0, by: {} };
  const by = await counted(values, (value) => count([value]));
  return { total: sumOf(by), by: Object.fromEntries(Object.entries(by).filter(([, number]) => number > 0)) };
}

export async function counted<Value extends string>(
  values: readonly Value[],
  count: (value: Value) => Promise<number>,
): Promise<Record<string, number>> {
  const numbers: [string, number][] = [];
  for (let at = 0; at < values.length; at += AT_A_TIME) {
    const some = values.slice(at, at + AT_A_TIME);
    numbers.push(
      ...(await Promise.all(
        some.map(async (value): Promise<[string, number]> => [value, await count(value)]),
      )),
    );
  }
  return Object.fromEntries(numbers);
}

const sumOf = (numbers: Readonly<Record<string, number>>): number =>
  Object.values(numbers).reduce((sum, number) => sum + number, 0);
