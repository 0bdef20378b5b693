import assert from 'node:assert/strict';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { Bed } from '../support/bed.ts';
import { Books } from '../support/books.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'payment';

describe('an invoice that waits for its money', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  const sent = async (id: string, changes: Partial<InvoiceRequest> = {}) => {
    await bed.handOver(UNIT, id, { number: id, ...changes });
    return bed.until(UNIT, id, (view) => view.waitingFor?.what === 'payment');
  };
  const notice = (id: string) => bed.sync(UNIT, id);
  const pay = (id: string | undefined, amount?: string) =>
    bed.outside.sage.control.recordPayment({ invoiceId: id ?? '', ...(amount && { amount }) });
  const checked = (id: string) =>
    bed.invoices.update({ businessUnit: UNIT, invoiceId: id }, (open) =>
      open.executeUpdate(messages.checkPaymentUpdate),
    );
  const today = () => new Date().toISOString().slice(0, 10);

  it('does not believe a notice that Sage does not confirm', async () => {
    await sent('forged');
    const view = await checked('forged');
    assert.deepEqual([view.status, view.payment?.paid], ['sent', '0.00']);
  });

  it('becomes paid by one look at Sage after a notice', async () => {
    const { sage } = await sent('paid');
    await pay(sage?.id);
    const before = await bed.witness.lastRequest();
    await notice('paid');
    const view = await bed.untilStatus(UNIT, 'paid', 'paid');
    assert.deepEqual([view.payment?.paid, view.payment?.outstanding], ['240.00', '0.00']);
    assert.equal((await bed.witness.apiCalls(before)).length, 1);
  });

  it('shows a part payment with amounts, then the rest', async () => {
    const { sage } = await sent('parts');
    await pay(sage?.id, '100.00');
    await notice('parts');
    const part = await bed.untilStatus(UNIT, 'parts', 'part_paid');
    assert.deepEqual([part.payment?.paid, part.payment?.outstanding], ['100.00', '140.00']);
    await pay(sage?.id);
    await notice('parts');
    await bed.untilStatus(UNIT, 'parts', 'paid');
    const told = await bed.toldOf('parts', 4);
    assert.deepEqual(told.statuses, ['issued', 'sent', 'part_paid', 'paid']);
  });

  it('stays part paid when it is sent only after the first payment', async () => {
    bed.outside.mail.refuseNext(1, { at: 'rcpt', code: 550, message: 'No such user' });
    await bed.handOver(UNIT, 'late-mail', { number: 'late-mail' });
    const { sage } = await bed.untilStatus(UNIT, 'late-mail', 'needs_attention');
    await pay(sage?.id, '100.00');
    await notice('late-mail');
    const view = await bed.until(UNIT, 'late-mail', (now) => now.markedSent);
    assert.deepEqual([view.status, view.payment?.paid], ['part_paid', '100.00']);
  });

  it('is open again when the payment is taken back in Sage', async () => {
    const { sage } = await sent('reversed');
    const { id } = await pay(sage?.id);
    await notice('reversed');
    await bed.untilStatus(UNIT, 'reversed', 'paid');
    await bed.outside.sage.control.deletePayment(id);
    await notice('reversed');
    const view = await bed.untilStatus(UNIT, 'reversed', 'sent');
    assert.equal(view.payment?.outstanding, '240.00');
  });

  it('is said to be overdue on the morning after its due date, and no more once it is paid', async () => {
    const alone = await Bed.make(await skippingServer());
    try {
      await alone.verified(UNIT);
      const books = new Books(alone, UNIT);
      const id = await books.sent('late', { date: today(), projectDueDays: 0 });
      await alone.server.skip('32 hours');
      const late = await books.until('late', ({ overdue }) => overdue);
      assert.equal(late.status, 'sent');
      const { data } = await books.event('late', 'invoice.overdue');
      assert.equal(data['overdue'], true);
      await books.pay(id);
      await books.look();
      const paid = await books.until('late', ({ status }) => status === 'paid');
      assert.equal(paid.overdue, false);
      assert.equal(books.eventsOf('late').filter(({ type }) => type === 'invoice.overdue').length, 1);
    } finally {
      await alone.stop();
    }
  });

  it('ends with its summary once the reversal window is over, and is watched until then', async () => {
    const alone = await Bed.make(await skippingServer());
    try {
      await alone.verified(UNIT);
      const books = new Books(alone, UNIT);
      const id = await books.sent('done');
      const open = alone.invoice(UNIT, 'done');
      const payment = await books.pay(id);
      await books.look();
      await books.until('done', ({ status }) => status === 'paid');
      // A cheque that bounces days later.
      await alone.server.skip('12 days');
      await books.sage.deletePayment(payment.id);
      await books.look();
      await books.until('done', ({ status }) => status === 'sent');
      await books.pay(id);
      await books.look();
      await books.until('done', ({ status }) => status === 'paid');
      await alone.watchUntil(({ settled }) => settled === 1, 'it is watched in the window as well');
      // Sixty looks at the books that find nothing are not what this is about.
      await alone.paymentWatch().terminate('the end is near');
      await alone.server.skip('61 days');
      await open.result();
      const {
        sage,
        status,
        payment: money,
      } = await alone.invoices.view({ businessUnit: UNIT, invoiceId: 'done' });
      assert.deepEqual([status, sage?.id, money?.paid], ['paid', id, '240.00']);
      await alone.openPaymentWatch(UNIT);
      await alone.watchUntil(
        ({ lastCheck, open, settled }) => lastCheck !== null && open + settled === 0,
        'nothing left to watch',
      );
    } finally {
      await alone.stop();
    }
  });
});
