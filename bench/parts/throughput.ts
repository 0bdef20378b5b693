import { handOver, type Order, ordersByTurns, untilTold } from '../stage/invoices.ts';
import { runBares } from '../stage/bare-runs.ts';
import { range } from '../stage/lanes.ts';
import { openStage, type Stage } from '../stage/stage.ts';
import { connectUnits } from '../stage/units.ts';
import { sum } from '../report/statistics.ts';
import { type Part, scaled, WITHIN_MS } from './part.ts';

const UNITS = 50;
const ROUNDS = 3;
const INVOICES_A_ROUND = 300;
const BARES_A_ROUND = 300;

/**
 * Invoices a second over many businesses when nothing but the machine holds them back, against bare workflows on the same server. The two
 * take rounds in turn, so that both meet the same machine. A round of ours is over when Sage has the last invoice, its e-mail is out, it is
 * marked as sent and the PSA has heard all of it: nothing of a round is left for the next.
 */
export const throughput: Part = async (scale) => {
  const units = scaled(UNITS, scale, 5);
  const stage = await openStage({ name: 'throughput', sandbox: { extraBusinesses: units } });
  try {
    await Promise.all([stage.startWorker(), stage.startBareWorker()]);
    const connected = await connectUnits(stage, units);
    const invoices = scaled(INVOICES_A_ROUND, scale, units);
    const bares = scaled(BARES_A_ROUND, scale, 20);
    // Customers become known, code becomes warm.
    await runBares(stage, 20, units);
    await oneRound(stage, ordersByTurns(connected, 'warm', units));
    const ours: number[] = [];
    const theirs: number[] = [];
    const lean: number[] = [];
    for (const round of range(ROUNDS)) {
      theirs.push(await runBares(stage, bares, units));
      ours.push(await oneRound(stage, ordersByTurns(connected, `round-${round}`, invoices)));
      lean.push(await oneRound(stage, ordersByTurns(connected, `lean-${round}`, invoices, { send: 'none' })));
    }
    const invoicesASecond = (invoices * ROUNDS * 1_000) / sum(ours);
    const leanASecond = (invoices * ROUNDS * 1_000) / sum(lean);
    const baresASecond = (bares * ROUNDS * 1_000) / sum(theirs);
    return {
      figures: {
        'throughput.invoicesPerSecond': invoicesASecond,
        'throughput.ratioToBare': invoicesASecond / baresASecond,
      },
      notes: [
        `${invoicesASecond.toFixed(1)} invoices a second over ${units} businesses, ${baresASecond.toFixed(1)} bare workflows a second`,
        `only created in Sage and told to the PSA, without e-mail and mark: ${leanASecond.toFixed(1)} a second, ${(leanASecond / baresASecond).toFixed(2)} of bare`,
        `rounds of ${invoices} invoices: ${ours.map(seconds).join(', ')}; of ${bares} bare ones: ${theirs.map(seconds).join(', ')}`,
      ],
    };
  } finally {
    await stage.stop();
  }
};

/** Until the last invoice has gone as far as it goes by itself, and the PSA has heard so. */
async function oneRound(stage: Stage, orders: readonly Order[]): Promise<number> {
  const startedAt = Date.now();
  await handOver(stage, orders);
  const last = orders[0]?.send === 'none' ? 'invoice.issued' : 'invoice.sent';
  const told = await untilTold(stage, last, orders, WITHIN_MS);
  return Math.max(...told.values()) - startedAt;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
