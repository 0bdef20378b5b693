import assert from 'node:assert/strict';
import * as messages from '../../domain/turnstile/messages.ts';
import { Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';
import { inSage, Turns, waitsFor } from '../support/turns.ts';

const UNIT = 'closed';
/** So fast that only the reason to wait is left to see. */
const env = { SAGE_LIMITS: 'business', SAGE_CALLS_PER_MINUTE: '6000', SAGE_TIMEOUT_MS: '2000' };

describe('a turnstile while nobody may call Sage', () => {
  let bed: Bed;
  let turns: Turns;
  before(async () => {
    bed = await Bed.make(await skippingServer(), { env });
    turns = new Turns(bed);
    await bed.verified(UNIT);
  });
  beforeEach(() => bed.outside.sage.control.faults.clear());
  after(() => bed.stop());

  const limitTo = (callsPerDay: number) =>
    bed.turnstile().executeUpdate(messages.setSageLimitsUpdate, { args: [{ callsPerDay }] });

  for (const [what, retryAfterSeconds, closedFor, opensWithin] of [
    ['for as long as Sage asks', 3_600, '58 minutes', '3 minutes'],
    ['for a minute when Sage does not say for how long', undefined, '50 seconds', '15 seconds'],
  ] as const) {
    it(`is closed for all by one 429, ${what}`, async () => {
      await bed.outside.sage.control.faults.arm({
        name: 'rate-limited',
        endpoint: 'POST /sales_invoices',
        ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      });
      await turns.pause();
      const ids = await turns.handOver(UNIT, `busy-${retryAfterSeconds ?? 'untold'}`, 4);
      await turns.until(({ queue }) => queue.byKind.invoice === 4, 'four in the queue');
      await turns.resume();
      const closed = await turns.until(
        ({ status, holder }) => status === 'sage' && holder === null,
        'closed',
      );
      assert.ok(closed.opensAt, 'it says when it opens');
      const before = await bed.witness.lastRequest();
      await bed.server.skip(closedFor);
      assert.equal(await turns.callsSince(before), 0, 'no call meanwhile');
      const [shown] = await turns.all(UNIT, ids.slice(-1), waitsFor('sage'));
      assert.ok(shown?.waitingFor?.nextTry);
      await bed.server.skip(opensWithin);
      await turns.all(UNIT, ids, inSage);
      assert.deepEqual(await turns.notOnce(ids), []);
      const refused = (await bed.witness.apiCalls(0)).filter(({ status }) => status === 429).length;
      assert.equal(refused, retryAfterSeconds === undefined ? 2 : 1, 'one 429 in all');
    });
  }

  it('lets the calls of a day be spent and no more, says until when, and goes on by itself (R10)', async () => {
    const { today } = await turns.view();
    // A tenth of the day is kept for persons, and no turn begins with fewer than five calls left: about half of these are used.
    const forTheRest = 17;
    const perDay = today.spent + forTheRest;
    await turns.pause();
    await limitTo(perDay);
    const ids = await turns.handOver(UNIT, 'spent', 12);
    await turns.until(({ queue }) => queue.byKind.invoice === 12, 'twelve in the queue');
    const beginning = await bed.witness.lastRequest();
    await turns.resume();
    const spent = await turns.until(({ status, holder }) => status === 'budget' && holder === null, 'spent');
    assert.ok((await turns.callsSince(beginning)) <= forTheRest, 'no more than the day has');
    assert.ok((await turns.callsSince(beginning)) > 5, 'and some of it');
    assert.equal(spent.opensAt, spent.today.resetsAt);
    const before = await bed.witness.lastRequest();
    await bed.server.skip('20 seconds');
    // They stand in the order in which they asked, which is not the one of handing over: any of them may have got through.
    const made = await turns.madeInOrder();
    const left = ids.filter((id) => !made.includes(id));
    const [waiting] = await turns.all(UNIT, left.slice(-1), waitsFor('budget'));
    assert.match(waiting?.waitingFor?.message ?? '', /calls that Sage allows on one day/);
    assert.match(waiting?.waitingFor?.action ?? '', /raise/);
    assert.ok((waiting?.waitingFor?.nextTry ?? '') >= (spent.today.resetsAt ?? ''), 'not before the reset');
    const toReset = Date.parse(spent.today.resetsAt ?? '') - Date.parse(waiting?.waitingFor?.since ?? '');
    await bed.server.skip(`${Math.floor(toReset / 60_000) - 2} minutes`);
    assert.equal(await turns.callsSince(before), 0, 'no further calls on that day');
    await bed.server.skip('5 minutes');
    await turns.until(({ totals }) => totals.turns > spent.totals.turns, 'a turn after the reset');
    for (let day = 0; day < 4; day++) await bed.server.skip('1 day');
    await turns.all(UNIT, ids, inSage);
    assert.deepEqual(await turns.notOnce(ids), []);
  });

  it('goes on at once when its limit is raised', async () => {
    // A query is answered as of the last task of the turnstile, which may have been the day before.
    await limitTo(2_000);
    // One turn at most may still begin.
    await limitTo((await turns.view()).today.spent + 5);
    const ids = await turns.handOver(UNIT, 'raised', 5);
    await turns.until(({ status, queue }) => status === 'budget' && queue.byKind.invoice >= 3, 'spent');
    await limitTo(2_000);
    await turns.all(UNIT, ids, inSage);
    assert.deepEqual(await turns.notOnce(ids), []);
    await bed.turnstile().executeUpdate(messages.setSageLimitsUpdate, { args: [null] });
  });

  it('stays closed through a day without Sage, with one probe per step for all, and then delivers each once (R9)', async () => {
    const { control } = bed.outside.sage;
    await control.setOutage('unavailable');
    const before = await bed.witness.lastRequest();
    const ids = await turns.handOver(UNIT, 'away', 2);
    await turns.until(({ status, queue }) => status === 'sage' && queue.byKind.invoice === 2, 'closed');
    await bed.server.skip('30 seconds');
    const shown = await turns.all(UNIT, ids, waitsFor('sage'));
    assert.ok(
      shown.every(({ waitingFor }) => waitingFor?.nextTry),
      'each says when it tries again',
    );
    for (let hour = 0; hour < 24; hour++) await bed.server.skip('1 hour');
    const asked = (await control.requests({ since: before })).length;
    // Pauses of 10 s, doubling to 15 minutes, are about 101 in a day.
    assert.ok(asked >= 80 && asked <= 125, `${asked} requests for two invoices in a day`);
    await control.setOutage('off');
    await bed.server.skip('31 minutes');
    await turns.all(UNIT, ids, inSage);
    assert.deepEqual(await turns.notOnce(ids), []);
    assert.equal((await turns.view()).status, 'open');
  });
});
