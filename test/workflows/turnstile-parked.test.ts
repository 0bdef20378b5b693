import assert from 'node:assert/strict';
import { users } from '../../sandbox/sage/seed.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { Bed } from '../support/bed.ts';
import { devServer } from '../support/servers.ts';
import { inSage, Turns, waitsFor } from '../support/turns.ts';

const UNIT = 'parked';
/** So fast that only the reason to wait is left to see. */
const env = { SAGE_LIMITS: 'business', SAGE_CALLS_PER_MINUTE: '6000', SAGE_TIMEOUT_MS: '2000' };

/** In real time: the server that skips it may lose a step in which a timer is cancelled (temporalio/sdk-java#3088). */
describe('a turnstile and those who stand in its way', () => {
  let bed: Bed;
  let turns: Turns;
  before(async () => {
    bed = await Bed.make(await devServer(), { env });
    turns = new Turns(bed);
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  it('parks all when the consent is lost, without a call of their own, and lets all go on after consent, each once (R13)', async () => {
    await turns.pause();
    const ids = await turns.handOver(UNIT, 'revoked', 8);
    await turns.until(({ queue }) => queue.byKind.invoice === 8, 'eight in the queue');
    await bed.outside.sage.control.revokeConsent({ userEmail: users.olivia });
    // Past the life of the access token, which outlives the consent.
    await bed.outside.sage.control.clock.advance({ seconds: 600 });
    const before = await bed.witness.lastRequest();
    await turns.resume();
    await turns.until(({ closedUnits }) => closedUnits.includes(UNIT), 'the unit closed');
    const parked = await turns.all(UNIT, ids, waitsFor('connection'));
    assert.ok(parked.every(({ waitingFor }) => /[Cc]onnect/.test(waitingFor?.action ?? '')));
    await turns.until(({ holder }) => holder === null, 'nobody with a turn');
    assert.equal(await turns.callsSince(before), 1, 'one call found out, and none was made after it');
    await bed.consent(UNIT, users.olivia);
    await turns.all(UNIT, ids, inSage);
    assert.deepEqual(await turns.notOnce(ids), []);
  });

  it('is closed by one poisoned invoice for moments only: all others pass (R20)', async () => {
    const { faults } = bed.outside.sage.control;
    await turns.pause();
    const [poisoned = '', ...others] = await turns.handOver(UNIT, 'poison', 5);
    await turns.until(({ queue }) => queue.byKind.invoice === 5, 'five in the queue');
    await faults.arm({
      name: 'error-500-before-commit',
      endpoint: 'POST /sales_invoices',
      times: 1_000,
      bodyIncludes: `"${poisoned}"`,
    });
    await turns.resume();
    await turns.until(({ status }) => status === 'sage', 'closed once');
    await turns.all(UNIT, others, inSage);
    const stuck = await bed.until(UNIT, poisoned, waitsFor('sage'));
    assert.ok(stuck.waitingFor?.nextTry);
    const [late = ''] = await turns.handOver(UNIT, 'beside', 1);
    await turns.all(UNIT, [late], inSage);
    const [fault] = await faults.list();
    assert.ok(fault !== undefined && fault.hits >= 2 && fault.hits <= 10, `${fault?.hits} tries`);
    assert.equal((await bed.invoice(UNIT, poisoned).query(messages.getInvoiceQuery)).sage, null);
    await faults.clear();
    await bed.invoice(UNIT, poisoned).executeUpdate(messages.retryInvoiceUpdate);
    await turns.all(UNIT, [poisoned], inSage);
    assert.deepEqual(await turns.notOnce([poisoned, ...others]), []);
  });
});
