import { handOver, type Order, ordersByTurns, untilTold } from '../stage/invoices.ts';
import { spentBetween, type ThreadTime, threadTimes } from '../stage/processor-time.ts';
import { openStage, type Stage } from '../stage/stage.ts';
import { connectUnits } from '../stage/units.ts';
import { sum } from '../report/statistics.ts';
import { type Part, scaled, WITHIN_MS } from './part.ts';

const UNITS = 20;
const INVOICES = 600;

/**
 * Where the processor time of an invoice goes, from hand-over until it is sent and the PSA has heard so: by process, and in the worker by
 * kind of thread. API and stand-ins share a process here and are told together.
 */
export const processorTime: Part = async (scale) => {
  const stage = await openStage({ name: 'processor', sandbox: { extraBusinesses: UNITS } });
  try {
    const worker = await stage.startWorker();
    const units = await connectUnits(stage, UNITS);
    // Customers become known, code becomes warm.
    await send(stage, ordersByTurns(units, 'warm', UNITS * 5));
    const pids = { worker: worker.pid, server: stage.serverPid, here: process.pid };
    const before = await timesOf(pids);
    const orders = ordersByTurns(units, 'counted', scaled(INVOICES, scale, UNITS));
    await send(stage, orders);
    const after = await timesOf(pids);
    const each = (ms: number) => ms / orders.length;
    const server = each(total(spentBetween(before.server, after.server)));
    const here = each(total(spentBetween(before.here, after.here)));
    const threads = spentBetween(before.worker, after.worker);
    const inWorker = each(total(threads));
    return {
      figures: {
        'processor.server': server,
        'processor.worker': inWorker,
        'processor.apiAndStandIns': here,
      },
      notes: [
        `each of ${orders.length} invoices took ${(server + inWorker + here).toFixed(1)} ms in all`,
        `in the worker: ${kindsOf(worker.pid, threads)
          .map(([kind, ms]) => `${kind} ${each(ms).toFixed(1)} ms`)
          .join(', ')}`,
      ],
    };
  } finally {
    await stage.stop();
  }
};

async function send(stage: Stage, orders: readonly Order[]): Promise<void> {
  await handOver(stage, orders);
  await untilTold(stage, 'invoice.sent', orders, WITHIN_MS);
}

async function timesOf(pids: { worker: number; server: number; here: number }) {
  const [worker, server, here] = await Promise.all([
    threadTimes(pids.worker),
    threadTimes(pids.server),
    threadTimes(pids.here),
  ]);
  return { worker, server, here };
}

const total = (threads: readonly ThreadTime[]): number => sum(threads.map(({ ms }) => ms));

/** Node names its threads alike: the one with the id of the process runs activities, codec and connections, the busiest other one workflows. */
function kindsOf(pid: number, threads: readonly ThreadTime[]): (readonly [string, number])[] {
  const main = threads.filter(({ id }) => id === pid);
  const [workflows, ...others] = threads
    .filter(({ id, name }) => id !== pid && isOfNode(name))
    .sort((a, b) => b.ms - a.ms);
  const core = threads.filter(({ id, name }) => id !== pid && !isOfNode(name));
  return [
    ['activities, codec and connections', total(main)],
    ['workflows', workflows?.ms ?? 0],
    ["Temporal's core", total(core)],
    ['compiler, garbage collector and the like', total(others)],
  ];
}

const isOfNode = (name: string): boolean => /^(node|V8|libuv|Worker)/i.test(name);
