import { sum } from '../report/statistics.ts';
import { countHistories, type HistoryCounts } from '../stage/histories.ts';
import { handOver, MARKED_SENT, type Order, untilAll, untilTold } from '../stage/invoices.ts';
import { range } from '../stage/lanes.ts';
import { openStage, type Stage } from '../stage/stage.ts';
import { connectUnits } from '../stage/units.ts';
import { type Part, scaled, WITHIN_MS } from './part.ts';

const INVOICES = 50;

/**
 * Events that Temporal keeps for an invoice, and actions that it bills, from hand-over to paid, all told: its own, those of the deliveries to the PSA, and its share of
 * turnstile and connection, which are what their histories grew by.
 */
export const eventsPerInvoice: Part = async (scale) => {
  const stage = await openStage({ name: 'events', sandbox: { extraBusinesses: 1 } });
  try {
    await stage.startWorker();
    const [unit] = await connectUnits(stage, 1);
    if (unit === undefined) throw new Error('No unit');
    const first = { unit, id: 'first' };
    await handOver(stage, [first]);
    await untilTold(stage, 'invoice.sent', [first], WITHIN_MS);
    const before = await countHistories(stage);
    const orders = range(scaled(INVOICES, scale, 10)).map((index) => ({ unit, id: `counted-${index}` }));
    await handOver(stage, orders);
    await untilAll(stage, MARKED_SENT, orders, WITHIN_MS);
    await untilTold(stage, 'invoice.sent', orders, WITHIN_MS);
    const sent = await countHistories(stage);
    await payAll(stage, orders);
    const paid = await countHistories(stage);
    const untilSent = growth(before, sent, orders);
    const untilPaid = growth(before, paid, orders);
    return {
      figures: {
        eventsUntilSent: untilSent.events,
        eventsPerInvoice: untilPaid.events,
        actionsPerInvoice: untilPaid.actions,
      },
      notes: [`until sent: ${untilSent.told}`, `until paid: ${untilPaid.told}`],
    };
  } finally {
    await stage.stop();
  }
};

async function payAll(stage: Stage, orders: readonly Order[]): Promise<void> {
  const created = await stage.witness.records('sales_invoice.created');
  const ids = created.filter(({ summary }) => summary['notes']?.includes('/counted-')).map(({ id }) => id);
  for (const invoiceId of ids) await stage.outside.sage.control.recordPayment({ invoiceId });
  await untilTold(stage, 'invoice.paid', orders, WITHIN_MS);
}

/** What all histories grew by, for each invoice. */
function growth(before: HistoryCounts, after: HistoryCounts, orders: readonly Order[]) {
  const share = (count: number): number => Math.round((count * 10) / orders.length) / 10;
  const types = [...after].map(([type, { events, actions }]) => ({
    type,
    events: events - (before.get(type)?.events ?? 0),
    actions: actions - (before.get(type)?.actions ?? 0),
  }));
  return {
    events: share(sum(types.map(({ events }) => events))),
    actions: share(sum(types.map(({ actions }) => actions))),
    told: types
      .map(({ type, events, actions }) => `${type} ${share(events)} events, ${share(actions)} actions`)
      .join('; '),
  };
}
