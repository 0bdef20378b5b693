import { type RecordKind } from '../../sandbox/sage/index.ts';
import { persistently } from '../../scripts/chaos/persistently.ts';
import { inLanes, range } from './lanes.ts';
import { type Look, poll } from './poll.ts';
import { type Stage } from './stage.ts';
import { type Unit } from './units.ts';

export interface Order {
  readonly unit: Unit;
  readonly id: string;
  /** The unit's regular one by default. */
  readonly customer?: { readonly name: string; readonly email: string; readonly address?: object };
  readonly send?: 'email' | 'mark_sent' | 'none';
}

/** What Sage's record has of the mark that an invoice was sent, the last call of each: nothing else changes one here. */
export const MARKED_SENT = 'sales_invoice.updated';

/** A PSA's own lanes; more would measure the client. */
const LANES = 16;

/** A plain invoice of two lines, as the examples have them. */
const requestOf = ({ unit, id, customer, send }: Order) => ({
  number: id,
  date: new Date().toISOString().slice(0, 10),
  currency: 'GBP',
  customer: customer ?? unit.customer,
  ...(send !== undefined && { send }),
  lines: [
    { description: 'Consulting', quantity: '7.5', unitPrice: '100.00' },
    { description: 'Travel', quantity: '1', unitPrice: '84.20' },
  ],
});

/** So many orders, the units by turns; `prefix-0` is the first one's id. */
export const ordersByTurns = (
  units: readonly Unit[],
  prefix: string,
  count: number,
  how: Pick<Order, 'send'> = {},
): Order[] =>
  range(count).flatMap((index) => {
    const unit = units[index % units.length];
    return unit === undefined ? [] : [{ unit, id: `${prefix}-${index}`, ...how }];
  });

export const keyOf = ({ unit, id }: Order): string => `${unit.name}/${id}`;

/** Hands all over by the API; answers when each was sent off, milliseconds since 1970, by its key. */
export async function handOver(stage: Stage, orders: readonly Order[]): Promise<Map<string, number>> {
  const at = new Map<string, number>();
  await inLanes(orders, LANES, async (order) => {
    at.set(keyOf(order), Date.now());
    const request = requestOf(order);
    // 503 promises nothing and is repeated, as a PSA is told to.
    await persistently(() => stage.psa.handOver(order.unit.name, order.id, request));
  });
  return at;
}

const marker = /\[PSA (\S+) r\d+\]/;

/** When Sage did `kind` to each invoice, by its key, out of Sage's own record. */
export async function timesIn(stage: Stage, kind: RecordKind, since = 0): Promise<Map<string, number>> {
  const entries = await stage.witness.records(kind, since);
  return new Map(
    entries.flatMap(({ at, summary }) => {
      const key = marker.exec(summary['notes'] ?? '')?.[1];
      return key === undefined ? [] : [[key, Date.parse(at)] as const];
    }),
  );
}

/** Waits until Sage has done `kind` to all; answers when to each. @throws Error that says how many are missing */
export function untilAll(
  stage: Stage,
  kind: RecordKind,
  orders: readonly Order[],
  withinMs: number,
  since = 0,
): Promise<Map<string, number>> {
  const look = async () => reached(await timesIn(stage, kind, since), orders);
  return poll(look, `${kind} of ${orders.length} invoices`, withinMs);
}

/** Waits until the PSA has heard `type` of all; answers when of each. */
export function untilTold(
  stage: Stage,
  type: string,
  orders: readonly Order[],
  withinMs: number,
): Promise<Map<string, number>> {
  const look = () => Promise.resolve(reached(timesTold(stage, type), orders));
  return poll(look, `${type} of ${orders.length} invoices at the PSA`, withinMs);
}

const timesTold = ({ outside }: Stage, type: string): Map<string, number> =>
  new Map(
    outside.psa
      .events()
      .filter((event) => event.type === type)
      .map(({ data, firstReceivedAt }) => [
        `${String(data['businessUnit'])}/${String(data['invoiceId'])}`,
        Date.parse(firstReceivedAt),
      ]),
  );

function reached(times: Map<string, number>, orders: readonly Order[]): Look<Map<string, number>> {
  const missing = orders.filter((order) => !times.has(keyOf(order))).length;
  return missing === 0 ? { found: times } : { missing };
}
