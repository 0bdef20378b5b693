import { type InvoiceRequest } from '../../../domain/invoice/invoice.ts';
import { invoiceRequest } from '../../../domain/schemas/invoice.ts';
import { type Random } from './random.ts';
import { ambiguousEmail, type Unit, units } from './units.ts';

const [, , harbour] = units;

/** One invoice as the PSA hands it over. */
export interface Order {
  readonly unit: string;
  readonly invoiceId: string;
  readonly request: InvoiceRequest;
  /** How many callers hand it over at the same moment. */
  readonly callers: number;
  /** Handed over once more some invoices later. */
  readonly again: boolean;
  /** Other content under the same id is tried as well, and must be refused. */
  readonly otherContent: boolean;
}

/** Known customers, new ones (some with several invoices at the same moment, from two units), ambiguous ones. */
export function planOrders(random: Random, invoices: number): Order[] {
  const orders: Order[] = [];
  while (orders.length < invoices) {
    // Each Sage business gets the same share: they are served side by side.
    const unit = random.pick([...units, harbour]);
    if (random.chance(0.08)) {
      const customer = newCustomer(orders.length);
      const together = Math.min(random.whole(2, 4), invoices - orders.length);
      const neighbours = units.filter(({ business }) => business.id === unit.business.id);
      for (let count = 0; count < together; count++) {
        orders.push(order(random, orders.length, neighbours[count % neighbours.length] ?? unit, customer));
      }
      continue;
    }
    orders.push(order(random, orders.length, unit, customerOf(random, unit, orders.length)));
  }
  return orders;
}

type Customer = InvoiceRequest['customer'];

function order(random: Random, index: number, unit: Unit, customer: Customer): Order {
  return {
    unit: unit.id,
    invoiceId: `C-${index + 1}`,
    request: invoiceRequest.parse({
      number: `C-${index + 1}`,
      date: '2026-11-02',
      dueDate: '2099-12-01',
      currency: 'GBP',
      customer,
      ...(random.chance(0.3) ? { send: 'mark_sent' } : {}),
      lines: Array.from({ length: random.whole(1, 3) }, (_, line) => ({
        description: `Consulting, part ${line + 1}`,
        quantity: String(random.whole(1, 40)),
        unitPrice: `${random.whole(20, 140)}.50`,
      })),
    }),
    callers: random.chance(0.1) ? random.whole(2, 6) : 1,
    again: random.chance(0.1),
    otherContent: random.chance(0.04),
  };
}

function customerOf(random: Random, unit: Unit, index: number): Customer {
  if (random.chance(0.15)) return newCustomer(index);
  if (unit.id.startsWith('northwind') && random.chance(0.02))
    return { name: 'Twin Mills', email: ambiguousEmail };
  return random.pick(unit.known);
}

const newCustomer = (index: number): Customer => ({
  name: `Newcomer ${index + 1} Ltd`,
  email: `accounts@newcomer-${index + 1}.example.test`,
  address: { line1: `${index + 1} Example Street`, city: 'London', country: 'GB' },
});

export const nameOf = ({ unit, invoiceId }: Pick<Order, 'unit' | 'invoiceId'>): string =>
  `${unit}/${invoiceId}`;
