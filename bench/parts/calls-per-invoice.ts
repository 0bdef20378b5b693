import { sum } from '../report/statistics.ts';
import { handOver, keyOf, MARKED_SENT, type Order, untilAll, untilTold } from '../stage/invoices.ts';
import { range } from '../stage/lanes.ts';
import { openStage, type Stage } from '../stage/stage.ts';
import { connectUnits } from '../stage/units.ts';
import { type Part, WITHIN_MS } from './part.ts';

const COUNT = 10;

/**
 * Calls that reach Sage for an invoice up to the e-mail and the mark that it was sent, counted in Sage's log. `known`: the customer was
 * met within the hour; `new`: Sage does not have it. What the payment watch reads for the whole business is left out.
 */
export const callsPerInvoice: Part = async () => {
  const stage = await openStage({ name: 'calls', sandbox: { extraBusinesses: 1 } });
  try {
    await stage.startWorker();
    const [unit] = await connectUnits(stage, 1);
    if (unit === undefined) throw new Error('No unit');
    const found = await callsOf(stage, [{ unit, id: 'first' }]);
    const known = await callsOf(
      stage,
      range(COUNT).map((index) => ({ unit, id: `known-${index}` })),
    );
    const fresh = await callsOf(
      stage,
      range(COUNT).map((index) => {
        const address = { line1: `${index} Example Street`, country: 'GB' };
        const customer = { name: `New ${index} Ltd`, email: `new-${index}@example.test`, address };
        return { unit, id: `new-${index}`, customer };
      }),
    );
    return {
      figures: { 'callsPerInvoice.known': known.perInvoice, 'callsPerInvoice.new': fresh.perInvoice },
      notes: [
        `known: ${known.told}`,
        `new: ${fresh.told}`,
        `first invoice to a customer that Sage has: ${found.perInvoice} calls (${found.told})`,
      ],
    };
  } finally {
    await stage.stop();
  }
};

async function callsOf(stage: Stage, orders: readonly Order[]) {
  const since = await stage.witness.lastRequest();
  await handOver(stage, orders);
  await untilAll(stage, MARKED_SENT, orders, WITHIN_MS);
  await untilTold(stage, 'invoice.sent', orders, WITHIN_MS);
  const calls = await stage.witness.invoiceCalls(since);
  const kinds = new Map<string, number>();
  for (const { method, path } of calls) {
    const [, resource = ''] = path.split(/[/?]/);
    const kind = `${method} /${resource}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const told = [...kinds].map(([kind, count]) => `${count / orders.length} ${kind}`).join(', ');
  return { perInvoice: sum([...kinds.values()]) / orders.length, told, orders: orders.map(keyOf) };
}
