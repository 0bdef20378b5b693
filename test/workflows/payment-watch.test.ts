import assert from 'node:assert/strict';
import { users } from '../../sandbox/sage/seed.ts';
import { Notices } from '../../api/payments/notices.ts';
import * as paymentsMessages from '../../domain/payments/messages.ts';
import { Bed } from '../support/bed.ts';
import { Books } from '../support/books.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'watched';
const MINUTE_MS = 60_000;

describe('the payment watch of a Sage business', () => {
  let bed: Bed;
  let books: Books;
  beforeEach(async () => {
    bed = await Bed.make(await skippingServer(), { env: { PAYMENT_CHECK_MINUTES: '15' } });
    await bed.verified(UNIT);
    books = new Books(bed, UNIT);
  });
  afterEach(() => bed.stop());

  const view = () => bed.paymentWatch().query(paymentsMessages.getPaymentWatchQuery);
  /** Lets the time of one rhythm pass; the time of the next look is the watch's own word. */
  const passRhythm = async () => {
    const { nextCheck, lastCheck } = await view();
    const pauseMs = Date.parse(nextCheck.at ?? '') - Date.parse(lastCheck?.at ?? nextCheck.at ?? '');
    await bed.pass(pauseMs + MINUTE_MS);
    return pauseMs;
  };

  const notice = (sageInvoiceId: string, noticeId: string) =>
    new Notices(bed.client, bed.env['TASK_QUEUE'] ?? '').keep(sageInvoiceId, noticeId);

  it('finds every payment within one rhythm although no notice ever comes (R17)', async () => {
    const ids = Array.from({ length: 5 }, (_, index) => `quiet-${index}`);
    const inSage: string[] = [];
    for (const id of ids) inSage.push(await books.sent(id));
    await books.look();
    for (const id of inSage) await books.pay(id);
    const pauseMs = await passRhythm();
    assert.ok(pauseMs <= 60 * MINUTE_MS, `${pauseMs} ms between two looks with invoices open`);
    for (const id of ids) await books.until(id, ({ status }) => status === 'paid');
  });

  it('gets to the right end although a third of the notices is lost, a third comes twice, and all are shuffled (R17)', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `noisy-${index}`);
    const inSage = new Map<string, string>();
    for (const id of ids) inSage.set(id, await books.sent(id));
    await books.look();
    const payments = new Map<string, string>();
    for (const [id, sageId] of inSage) {
      const [first] = [await books.pay(sageId, { amount: '100.00' }), await books.pay(sageId)];
      if (Number(id.split('-')[1]) % 4 === 0) payments.set(id, first.id);
    }
    for (const paymentId of payments.values()) await books.sage.deletePayment(paymentId);
    const notices = ids
      .flatMap((id, index) => Array.from({ length: [1, 0, 2][index % 3] ?? 0 }, () => id))
      .sort((a, b) => ((a.length * 7 + a.charCodeAt(6)) % 5) - ((b.length * 7 + b.charCodeAt(6)) % 5));
    for (const [index, id] of notices.entries()) await notice(inSage.get(id) ?? '', `${index}`);
    await passRhythm();
    for (const id of ids) {
      const wanted = payments.has(id) ? ['part_paid', '140.00'] : ['paid', '240.00'];
      await books.until(id, ({ status, payment }) => status === wanted[0] && payment?.paid === wanted[1]);
    }
  });

  it('answers a flood of notices about one invoice with a look or two', async () => {
    const id = await books.sent('flooded');
    await books.look();
    const before = await bed.witness.lastRequest();
    for (let n = 0; n < 100; n++) await notice(id, `${n}`);
    await bed.pass(20_000);
    const calls = await bed.witness.apiCalls(before);
    assert.ok(calls.length >= 1 && calls.length <= 4, `${calls.length} calls`);
  });

  it('looks daily when nothing is open, and says so', async () => {
    const id = await books.sent('settled');
    await books.look();
    await books.pay(id);
    await books.look();
    await books.until('settled', ({ status }) => status === 'paid');
    const { nextCheck, open, settled, lastCheck } = await bed.watchUntil(
      ({ open }) => open === 0,
      'it to be settled',
    );
    assert.deepEqual([open, settled, nextCheck.why], [0, 1, 'nothing_open']);
    assert.equal(Date.parse(nextCheck.at ?? '') - Date.parse(lastCheck?.at ?? ''), 24 * 60 * MINUTE_MS);
  });

  it('finds payments hourly by the open invoices where the Sage user may not see payments', async () => {
    await books.sage.setUserRights({ userEmail: users.olivia, rights: { Bank: 'None' } });
    const id = await books.sent('hidden');
    await books.look();
    await bed.watchUntil(({ problem }) => problem?.code === 'payments_hidden', 'it to say so');
    await books.pay(id);
    await bed.pass(62 * MINUTE_MS);
    await books.until('hidden', ({ status }) => status === 'paid');
  });

  it('says what is wrong while Sage is away, and finds everything afterwards', async () => {
    const id = await books.sent('outage');
    await books.look();
    await books.pay(id);
    await books.sage.setOutage('unavailable');
    await passRhythm();
    const { problem, nextCheck } = await bed.watchUntil(
      (now) => now.problem !== null,
      'the problem to be shown',
    );
    assert.ok(problem?.message && problem.fix, JSON.stringify(problem));
    assert.ok(Date.parse(nextCheck.at ?? '') > 0);
    await books.sage.setOutage('off');
    await bed.pass(90 * MINUTE_MS);
    await books.until('outage', ({ status }) => status === 'paid');
    await bed.watchUntil((now) => now.problem === null, 'the problem to be gone');
  });

  it('compares with the books at once where nothing is left of the run that was terminated (R22)', async () => {
    const id = await books.sent('orphan');
    await books.look();
    await bed.paymentWatch().terminate('a test');
    // No list of changes names it. This server cannot list ended runs, so the next watch knows of none.
    await books.sage.setUserRights({ userEmail: users.olivia, rights: { Bank: 'None' } });
    await books.pay(id);
    await bed.openPaymentWatch(UNIT);
    await books.until('orphan', ({ status }) => status === 'paid');
  });

  for (const [amount, status] of [
    ['0.00', 'sent'],
    ['100.00', 'part_paid'],
  ] as const) {
    it(`has told an ended run that it is ${status}; the next one of the invoice sees so without it (R17)`, async () => {
      const id = await books.sent(status);
      await books.look();
      if (amount !== '0.00') await books.pay(id, { amount });
      await books.look();
      await books.until(status, (told) => told.status === status);
      await books.sage.faults.arm({ name: 'misleading-422', endpoint: 'GET /contact_payments', times: 100 });
      await bed.pass(62 * MINUTE_MS);
      await bed.watchUntil((now) => now.problem !== null, 'the watch to see nothing');
      await bed.invoice(UNIT, status).terminate('a test');
      await books.sent(status);
      const again = await books.until(status, (told) => told.status === status);
      assert.equal(again.sage?.id, id);
      assert.equal(again.payment?.paid, amount);
      assert.notEqual((await view()).problem, null);
      const told = await books.event(status, `invoice.${status}`);
      assert.equal(told.data['sageInvoiceId'], id);
    });
  }
});
