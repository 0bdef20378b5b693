import assert from 'node:assert/strict';
import { type RequestEntry } from '../../sandbox/sage/index.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { Bed } from '../support/bed.ts';
import { devServer } from '../support/servers.ts';
import { Turns } from '../support/turns.ts';

const UNITS = ['order-north', 'order-south'] as const;
const [NORTH, SOUTH] = UNITS;

/** Calls that began before an earlier one had ended. */
const overlapping = (calls: readonly RequestEntry[]): RequestEntry[] => {
  const byBeginning = [...calls].sort((a, b) => a.beganAt.localeCompare(b.beganAt));
  return byBeginning.filter((call, index) => {
    const before = byBeginning[index - 1];
    return before !== undefined && call.beganAt < before.at;
  });
};

/** Invoices in Sage whose calls have those of others between them. */
const interleaved = (calls: readonly RequestEntry[]): (string | null)[] => {
  const ids = calls.map(({ path }) => /^\/sales_invoices\/(\w+)/.exec(path)?.[1] ?? null);
  return [...new Set(ids)].filter(
    (id) => id !== null && ids.slice(ids.indexOf(id), ids.lastIndexOf(id)).some((other) => other !== id),
  );
};

describe('the order of turns at one Sage business', () => {
  let bed: Bed;
  let turns: Turns;
  before(async () => {
    bed = await Bed.make(await devServer());
    turns = new Turns(bed);
    for (const unit of UNITS) await bed.verified(unit);
  });
  after(() => bed.stop());

  it('is one invoice after the other for ten of two units at once: no call of one among those of another (R11)', async () => {
    const slow = { name: 'slow', endpoint: '*', times: 10_000, delayMs: 15 } as const;
    await bed.outside.sage.control.faults.arm(slow);
    const before = await bed.witness.lastRequest();
    const ids = await Promise.all(UNITS.map((unit) => turns.handOver(unit, unit, 5, { send: 'mark_sent' })));
    await turns.untilMade(ids.flat());
    for (const [index, unit] of UNITS.entries())
      await turns.all(unit, ids[index] ?? [], ({ markedSent }) => markedSent);
    await bed.outside.sage.control.faults.clear();
    const calls = await bed.witness.apiCalls(before);
    assert.ok(calls.length >= 20, `${calls.length} calls`);
    assert.deepEqual(overlapping(calls), []);
    assert.deepEqual(interleaved(calls), []);
    assert.deepEqual(await turns.notOnce(ids.flat()), []);
  });

  it('would be seen to be broken: calls that overlap or mingle', () => {
    const call = (path: string, from: number, to: number): RequestEntry => ({
      sequence: from,
      beganAt: new Date(from).toISOString(),
      at: new Date(to).toISOString(),
      method: 'GET',
      path,
      businessId: 'b',
      status: 200,
      requestId: '',
    });
    const [a, b] = ['/sales_invoices/a', '/sales_invoices/b'] as const;
    assert.equal(overlapping([call(a, 1, 5), call(b, 4, 6)]).length, 1);
    assert.deepEqual(interleaved([call(a, 1, 2), call(b, 3, 4), call(a, 5, 6)]), ['a']);
    assert.deepEqual(interleaved([call(a, 1, 2), call(a, 3, 4), call(b, 5, 6)]), []);
  });

  it('takes business units by turns, so that 5 are through early although 15 of another came first (R12)', async () => {
    await turns.pause();
    const many = await turns.handOver(NORTH, 'many', 15);
    await turns.until(({ queue }) => queue.byKind.invoice === 15, 'fifteen in the queue');
    const few = await turns.handOver(SOUTH, 'few', 5);
    const { queue } = await turns.until(({ queue }) => queue.byKind.invoice === 20, 'all in the queue');
    const invoicesOf = (unit: string) =>
      queue.first.filter((entry) => entry.kind === 'invoice' && entry.unit === unit).length;
    assert.deepEqual(UNITS.map(invoicesOf), [15, 5]);

    // Somebody presses retry on the last: a person passes the queue, and even the pause.
    const last = many.at(-1) ?? '';
    await bed.until(NORTH, last, ({ waitingFor }) => waitingFor?.what === 'operator');
    await bed.invoice(NORTH, last).executeUpdate(messages.retryInvoiceUpdate);
    await turns.untilMade([last]);
    assert.equal((await turns.view()).queue.byKind.invoice, 19, 'all others wait');

    await turns.resume();
    await turns.untilMade([...few, ...many]);
    const order = (await turns.madeInOrder()).filter((id) => [...many, ...few].includes(id));
    assert.equal(order[0], last);
    const places = few.map((id) => order.indexOf(id));
    assert.ok(Math.max(...places) <= 12, `the five came as numbers ${places.join(', ')}`);
    assert.deepEqual(await turns.notOnce([...many, ...few]), []);
  });
});
