import assert from 'node:assert/strict';
import * as messages from '../../domain/payments/messages.ts';
import { Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'watch-trouble';
const MINUTE_MS = 60_000;

describe('A payment watch that cannot read the books', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer(), { env: { PAYMENT_CHECK_MINUTES: '15' } });
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  it('says why, and makes up within minutes for the check that somebody asked for', async () => {
    const { control } = bed.outside.sage;
    await bed.handOver(UNIT, 'owed', { number: 'owed', send: 'none' });
    const { sage } = await bed.until(UNIT, 'owed', (view) => view.waitingFor?.what === 'payment');
    const { lastCheck: first } = await bed.watchUntil((view) => view.lastCheck !== null, 'a check');
    await control.recordPayment({ invoiceId: sage?.id ?? '' });
    // Two: the first comparison with the books may come before the look.
    await control.faults.arm({ name: 'forbidden', endpoint: 'GET /sales_invoices', times: 2 });
    // It is answered after a minute at the latest, whatever came of it; that minute may be skipped.
    const asked = bed.paymentWatch().executeUpdate(messages.checkPaymentsUpdate);
    const { problem, nextCheck } = await bed.watchUntil(
      (view) => view.problem !== null && view.nextCheck.why === 'problem',
      'the trouble to be in sight',
    );
    assert.equal(problem?.code, 'sage_forbidden');
    assert.ok(Date.parse(nextCheck.at ?? '') > 0);
    for (let minutes = 0; minutes < 4; minutes += 1) await bed.pass(MINUTE_MS);
    await asked;
    const paid = await bed.untilStatus(UNIT, 'owed', 'paid');
    const { lastCheck, problem: over } = await bed.watchUntil((view) => view.problem === null, 'no trouble');
    assert.equal(paid.payment?.outstanding, '0.00');
    assert.equal(over, null);
    assert.ok(lastCheck && first && Date.parse(lastCheck.at) > Date.parse(first.at));
    assert.ok(
      Date.parse(lastCheck.at) - Date.parse(first.at) < 10 * MINUTE_MS,
      'not at the next regular time',
    );
  });
});
