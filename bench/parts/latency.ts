import { median, percentile } from '../report/statistics.ts';
import { runBare, runBares } from '../stage/bare-runs.ts';
import { handOver, keyOf, type Order, untilAll, untilTold } from '../stage/invoices.ts';
import { range } from '../stage/lanes.ts';
import { openStage, type Stage } from '../stage/stage.ts';
import { connectUnits } from '../stage/units.ts';
import { type Part, WITHIN_MS } from './part.ts';

/** Few enough to be quick at any scale, and enough for a median. */
const PAIRS = 40;
const WARM_UP = 8;

/**
 * One invoice at a time on a machine at rest: from the hand-over's request until Sage has given it its number, against a bare workflow
 * from start to result. They take turns, one of each.
 */
export const latency: Part = async () => {
  const stage = await openStage({ name: 'latency', sandbox: { extraBusinesses: 1 } });
  try {
    await Promise.all([stage.startWorker(), stage.startBareWorker()]);
    const [unit] = await connectUnits(stage, 1);
    if (unit === undefined) throw new Error('No unit');
    await runBares(stage, WARM_UP, 1);
    for (const index of range(WARM_UP)) await one(stage, { unit, id: `warm-${index}` });
    const bares: number[] = [];
    const numbers: number[] = [];
    const toldAfter: number[] = [];
    for (const index of range(PAIRS)) {
      bares.push(await runBare(stage));
      const { numberMs, toldMs } = await one(stage, { unit, id: `single-${index}` });
      numbers.push(numberMs);
      toldAfter.push(toldMs);
    }
    const told = (values: readonly number[]) =>
      `${median(values).toFixed(0)} ms (p90 ${percentile(values, 0.9).toFixed(0)})`;
    return {
      figures: { 'latency.ratioToBare': median(numbers) / median(bares) },
      notes: [
        `median of ${PAIRS}: hand-over to number ${told(numbers)}, bare workflow ${told(bares)}`,
        `hand-over until the PSA has heard the number: ${told(toldAfter)}`,
      ],
      charts: {
        latency: {
          title: "Hand-over to Sage's number, one invoice at a time",
          x: 'pair',
          y: 'milliseconds',
          series: [
            { label: 'invoice', points: numbers.map((y, x) => ({ x, y })) },
            { label: 'bare workflow', points: bares.map((y, x) => ({ x, y })) },
          ],
        },
      },
    };
  } finally {
    await stage.stop();
  }
};

async function one(stage: Stage, order: Order): Promise<{ numberMs: number; toldMs: number }> {
  const key = keyOf(order);
  const from = (await handOver(stage, [order])).get(key) ?? 0;
  const created = await untilAll(stage, 'sales_invoice.created', [order], WITHIN_MS);
  const issued = await untilTold(stage, 'invoice.issued', [order], WITHIN_MS);
  // The next one begins when this one is done with.
  await untilTold(stage, 'invoice.sent', [order], WITHIN_MS);
  return { numberMs: (created.get(key) ?? 0) - from, toldMs: (issued.get(key) ?? 0) - from };
}
