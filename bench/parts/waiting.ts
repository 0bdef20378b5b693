import { setTimeout as sleep } from 'node:timers/promises';
import { handOver, type Order, ordersByTurns, untilAll, untilTold } from '../stage/invoices.ts';
import { inLanes } from '../stage/lanes.ts';
import { residentMiB } from '../stage/memory.ts';
import { openStage, type Stage } from '../stage/stage.ts';
import { connectUnits } from '../stage/units.ts';
import { type Part, scaled, WITHIN_MS } from './part.ts';

const INVOICES = 5_000;
const UNITS = 20;
const SAMPLE = 20;
/** After the last invoice went out, until the memory of the worker is read. */
const SETTLE_MS = 10_000;

/**
 * Thousands of invoices that wait for payment: the memory of the worker that brought them there, and how soon after its end a new one
 * answers for a sample of them and has taken in the payments that came meanwhile. They go out without pace, e-mail and mark: how
 * they got into the wait is of no matter here.
 */
export const waiting: Part = async (scale) => {
  const stage = await openStage({ name: 'waiting', sandbox: { extraBusinesses: UNITS } });
  try {
    const worker = await stage.startWorker();
    const units = await connectUnits(stage, UNITS);
    const orders = ordersByTurns(units, 'waiting', scaled(INVOICES, scale, 200), { send: 'none' });
    const startedAt = Date.now();
    await handOver(stage, orders);
    await untilAll(stage, 'sales_invoice.created', orders, WITHIN_MS);
    await untilTold(stage, 'invoice.issued', orders, WITHIN_MS);
    const tookMs = Date.now() - startedAt;
    await sleep(SETTLE_MS);
    const busyMiB = await residentMiB(worker.pid);
    await worker.stop();

    const asked = sampleOf(orders, 0);
    const paid = sampleOf(orders, 7);
    await payFor(stage, paid);
    const restartedAt = Date.now();
    const next = await stage.startWorker();
    await inLanes(asked, SAMPLE, ({ unit, id }) => untilAnswered(stage, unit.name, id));
    const answeredMs = Date.now() - restartedAt;
    const told = await untilTold(stage, 'invoice.paid', paid, WITHIN_MS);
    const paidMs = Math.max(...told.values()) - restartedAt;
    await sleep(SETTLE_MS);
    const freshMiB = await residentMiB(next.pid);
    return {
      figures: {
        'waiting.rssMiB': busyMiB,
        'waiting.restartSeconds': Math.max(answeredMs, paidMs) / 1_000,
      },
      notes: [
        `${orders.length} invoices waiting, brought there in ${(tookMs / 1_000).toFixed(0)} s (${((orders.length * 1_000) / tookMs).toFixed(1)} a second)`,
        `the new worker answers for ${asked.length} after ${(answeredMs / 1_000).toFixed(1)} s, has told ${paid.length} payments after ${(paidMs / 1_000).toFixed(1)} s, and settles at ${freshMiB.toFixed(0)} MiB`,
      ],
    };
  } finally {
    await stage.stop();
  }
};

/** Evenly spread over all of them. */
function sampleOf(orders: readonly Order[], from: number): Order[] {
  const step = Math.max(1, Math.floor(orders.length / SAMPLE));
  return orders.filter((_, index) => index % step === from % step).slice(0, SAMPLE);
}

async function payFor(stage: Stage, orders: readonly Order[]): Promise<void> {
  const created = await stage.witness.records('sales_invoice.created');
  const markers = orders.map(({ unit, id }) => `[PSA ${unit.name}/${id} r`);
  const ids = created
    .filter(({ summary }) => markers.some((marker) => summary['notes']?.includes(marker)))
    .map(({ id }) => id);
  for (const invoiceId of ids) await stage.outside.sage.control.recordPayment({ invoiceId });
}

/** The API says 503 while no worker answers. */
async function untilAnswered(stage: Stage, unit: string, id: string): Promise<void> {
  for (;;) {
    try {
      await stage.psa.invoice(unit, id);
      return;
    } catch {
      await sleep(100);
    }
  }
}
