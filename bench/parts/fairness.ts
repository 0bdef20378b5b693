import { percentile } from '../report/statistics.ts';
import { handOver, keyOf, MARKED_SENT, type Order, untilAll, untilTold } from '../stage/invoices.ts';
import { range } from '../stage/lanes.ts';
import { openStage, type Stage } from '../stage/stage.ts';
import { connectUnits, type Unit } from '../stage/units.ts';
import { type Part, scaled, WITHIN_MS } from './part.ts';

const QUIET_UNITS = 20;
const QUIET_INVOICES = 10;
const NOISY_INVOICES = 1_000;

/**
 * One unit hands over a thousand invoices, and right behind it twenty units hand over ten each: how long these take to get Sage's number,
 * against the same ten of each when nobody else is there. Each unit has a Sage business of its own and no pace is kept, so
 * what they contend for is ours: workers, task queues, the server.
 */
export const fairness: Part = async (scale) => {
  const stage = await openStage({ name: 'fairness', sandbox: { extraBusinesses: QUIET_UNITS + 1 } });
  try {
    await stage.startWorker();
    const [noisy, ...quiet] = await connectUnits(stage, QUIET_UNITS + 1);
    if (noisy === undefined) throw new Error('No unit');
    await settled(stage, ordersOf('warm', [noisy, ...quiet], 1));
    const aloneOrders = ordersOf('alone', quiet, QUIET_INVOICES);
    const alone = await latencies(stage, aloneOrders);
    await untilTold(stage, 'invoice.sent', aloneOrders, WITHIN_MS);

    const flood = ordersOf('flood', [noisy], scaled(NOISY_INVOICES, scale, 100));
    const flooding = handOver(stage, flood);
    flooding.catch(() => undefined);
    const beside = await latencies(stage, ordersOf('beside', quiet, QUIET_INVOICES));
    await flooding;
    const done = (await untilAll(stage, MARKED_SENT, flood, WITHIN_MS)).size;
    const told = (values: readonly number[]) =>
      `median ${percentile(values, 0.5)} ms, p99 ${percentile(values, 0.99)} ms`;
    return {
      figures: { 'fairness.p99Ratio': percentile(beside, 0.99) / percentile(alone, 0.99) },
      notes: [
        `${quiet.length} quiet units of ${QUIET_INVOICES}, alone: ${told(alone)}`,
        `the same beside one of ${flood.length}: ${told(beside)}; ${done} invoices went out in all`,
      ],
      charts: {
        fairness: {
          title: "Quiet units: hand-over to Sage's number, sorted",
          x: 'invoice',
          y: 'milliseconds',
          series: [
            { label: 'alone', points: curve(alone) },
            { label: 'beside the noisy one', points: curve(beside) },
          ],
        },
      },
    };
  } finally {
    await stage.stop();
  }
};

const ordersOf = (name: string, units: readonly Unit[], each: number): Order[] =>
  range(each).flatMap((index) => units.map((unit) => ({ unit, id: `${name}-${index}` })));

async function settled(stage: Stage, orders: readonly Order[]): Promise<void> {
  await handOver(stage, orders);
  await untilTold(stage, 'invoice.sent', orders, WITHIN_MS);
}

async function latencies(stage: Stage, orders: readonly Order[]): Promise<number[]> {
  const from = await handOver(stage, orders);
  const created = await untilAll(stage, 'sales_invoice.created', orders, WITHIN_MS);
  return orders.map((order) => (created.get(keyOf(order)) ?? 0) - (from.get(keyOf(order)) ?? 0));
}

const curve = (values: readonly number[]) => [...values].sort((a, b) => a - b).map((y, x) => ({ x, y }));
