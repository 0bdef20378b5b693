import assert from 'node:assert/strict';
import { WorkflowUpdateStage } from '@temporalio/client';
import { type PaymentWatchView } from '../../domain/payments/watch-view.ts';
import { northwind } from '../../sandbox/sage/seed.ts';
import { checkPaymentsUpdate } from '../../domain/payments/messages.ts';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'watch-unit';
const OTHER = 'watch-other-unit';
const UNTESTED = 'watch-untested';
const pathOf = (unit: string) => `/v1/business-units/${unit}/payment-watch`;

describe('The payment watch', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open(() => ({ PAYMENT_CHECK_MINUTES: '15' }));
    await api.bed.verified(UNIT);
    await api.bed.outside.sage.control.setNotify(null);
  });
  after(() => api.close());

  const issued = async (invoiceId: string, unit = UNIT): Promise<string> => {
    const body = anInvoice({ number: invoiceId, send: 'none' });
    assert.equal((await api.send('PUT', invoicePath(unit, invoiceId), { body })).status, 202);
    const { sage } = await api.bed.until(unit, invoiceId, ({ waitingFor }) => waitingFor?.what === 'payment');
    return sage?.id ?? '';
  };
  const view = async () => (await api.bed.psa.send<PaymentWatchView>('GET', pathOf(UNIT))).body;
  const check = async (unit = UNIT) =>
    (await api.bed.psa.send<PaymentWatchView>('POST', `${pathOf(unit)}/check`)).body;
  const until = (invoiceId: string, status: 'paid' | 'part_paid' | 'issued', unit = UNIT) =>
    api.bed.until(unit, invoiceId, (invoice) => invoice.status === status);

  it('begins by itself when a connection was tested, and not before, nor for a unit that nobody knows', async () => {
    // The test answers first; the watch begins a moment later.
    const { units } = await eventually(async () => {
      const { status } = await api.send('GET', pathOf(UNIT));
      const watch = status === 404 ? undefined : await view();
      return watch !== undefined && watch.units.length > 0 ? watch : undefined;
    }, 'the unit that was tested');
    assert.deepEqual(units, [UNIT]);
    await api.bed.psa.authorize(UNTESTED, {});
    for (const [method, action] of [
      ['GET', ''],
      ['POST', '/check'],
    ] as const) {
      const refusal = await api.refused(404, method, `${pathOf(UNTESTED)}${action}`);
      assert.equal(refusal.code, 'nothing_watched');
      assert.match(refusal.detail, /watch-untested/);
      const unknown = await api.refused(404, method, `${pathOf('nobody')}${action}`);
      assert.equal(unknown.code, 'unknown_business_unit');
    }
  });

  it('shows what it looks after, when it looked last and looks next, and what that costs', async () => {
    await issued('PW-1');
    const { waitingFor } = await api.bed.psa.invoice(UNIT, 'PW-1');
    const untilTry = Date.parse(waitingFor?.nextTry ?? '') - Date.now();
    assert.ok(
      untilTry <= 60 * 60_000,
      'the first invoice after a look at nothing waits no day for the next one',
    );
    // What is open is counted at each look, by visibility, which is about a second behind.
    const seen = await eventually(async () => {
      const now = await check();
      return now.open === 1 ? now : undefined;
    }, 'a look that counts the invoice');
    assert.deepEqual([seen.sageBusinessId, seen.units], [northwind.id, [UNIT]]);
    assert.deepEqual([seen.settled, seen.problem, seen.unreadable], [0, null, []]);
    assert.deepEqual([seen.lastCheck?.calls, seen.callsPerCheck, seen.budget], [6, 6, null]);
    assert.ok(seen.callsToday >= 6);
    const waitMs = Date.parse(seen.nextCheck.at ?? '') - Date.parse(seen.lastCheck?.at ?? '');
    assert.ok(waitMs >= 15 * 60_000 && waitMs <= 60 * 60_000, JSON.stringify(seen.nextCheck));
  });

  it('asked to look now, finds a payment that nobody told of, and tells it once', async () => {
    const sageId = await issued('PW-2');
    await check();
    const payment = await api.bed.outside.sage.control.recordPayment({ invoiceId: sageId, amount: '40.00' });
    const found = await check();
    assert.equal(found.lastCheck?.told, 1);
    const part = await until('PW-2', 'part_paid');
    assert.deepEqual([part.payment?.paid, part.payment?.outstanding], ['40.00', '200.00']);
    assert.equal(part.settledBy[0]?.id, payment.id);
    const again = await check();
    assert.equal(again.lastCheck?.told, 0, 'seen again it is no news');
    const { eventSequence } = await api.bed.psa.invoice(UNIT, 'PW-2');
    assert.equal(eventSequence, part.eventSequence);
  });

  it('finds that a payment was deleted', async () => {
    const sageId = await issued('PW-3');
    const { control } = api.bed.outside.sage;
    const { id } = await control.recordPayment({ invoiceId: sageId });
    await check();
    await until('PW-3', 'paid');
    assert.equal((await view()).settled, 1);
    await control.deletePayment(id);
    await check();
    const open = await until('PW-3', 'issued');
    assert.deepEqual([open.payment?.paid, open.payment?.outstanding], ['0.00', '240.00']);
    assert.equal((await view()).settled, 0);
  });

  it('looks for all units of a Sage business at once, through whichever asks', async () => {
    await api.bed.verified(OTHER);
    const [ours, others] = [await issued('PW-4'), await issued('PW-5', OTHER)];
    for (const invoiceId of [ours, others]) await api.bed.outside.sage.control.recordPayment({ invoiceId });
    const seen = await check(OTHER);
    assert.deepEqual(seen.units.toSorted(), [OTHER, UNIT]);
    await Promise.all([until('PW-4', 'paid'), until('PW-5', 'paid', OTHER)]);
  });

  it('shows what stands in its way and when it tries again, and looks at once for who asks', async () => {
    const { control } = api.bed.outside.sage;
    await control.faults.arm({ name: 'forbidden', endpoint: 'GET /sales_invoices' });
    // Over HTTP this would be answered after a minute only.
    await api.bed
      .paymentWatch()
      .startUpdate(checkPaymentsUpdate, { waitForStage: WorkflowUpdateStage.ACCEPTED });
    const stuck = await api.bed.watchUntil(({ problem }) => problem !== null, 'a problem');
    assert.deepEqual([stuck.problem?.code, stuck.nextCheck.why], ['sage_forbidden', 'problem']);
    assert.ok((stuck.problem?.fix ?? '').length > 0);
    assert.ok(Date.parse(stuck.nextCheck.at ?? '') - Date.now() <= 60_000, 'a minute later');
    assert.deepEqual((await view()).problem, stuck.problem);
    const open = await api.bed.psa.invoice(UNIT, 'PW-3');
    assert.match(
      open.waitingFor?.message ?? '',
      /240\.00 from the customer\. Payments cannot be seen just now: /,
    );
    assert.equal(open.waitingFor?.action, stuck.problem?.fix);
    // The fault is gone; whoever asks need not wait for that minute.
    const looked = await check();
    assert.equal(looked.problem, null);
    assert.ok(looked.lastCheck && Date.parse(looked.lastCheck.at) < Date.parse(stuck.nextCheck.at ?? ''));
  });

  it('is named by an issued invoice with its next look as the next try', async () => {
    const { nextCheck } = await view();
    const { waitingFor } = await api.bed.psa.invoice(UNIT, 'PW-3');
    assert.deepEqual([waitingFor?.nextTry, waitingFor?.action], [nextCheck.at, null]);
  });
});
