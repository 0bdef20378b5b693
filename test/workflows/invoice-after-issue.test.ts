import assert from 'node:assert/strict';
import { z } from 'zod';
import { sageUpdateSignal } from '../../domain/invoice/messages.ts';
import { dueDateKey } from '../../domain/search-attributes.ts';
import { contacts } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { Books } from '../support/books.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'issued';

/** What can happen to an invoice of ours in Sage, each found by a look at the books that nobody asked for. */
for (const bumpInvoiceOnPayment of [false, true]) {
  describe(`an issued invoice, where a payment ${bumpInvoiceOnPayment ? 'renews' : 'leaves'} the time of its change in Sage`, () => {
    let bed: Bed;
    let books: Books;
    before(async () => {
      bed = await Bed.make(await skippingServer(), { sandbox: { bumpInvoiceOnPayment } });
      await bed.verified(UNIT);
      books = new Books(bed, UNIT);
    });
    after(() => bed.stop());

    /** What the watch has said to an invoice. */
    const updatesOf = async (invoiceId: string) => {
      const { events } = await bed.invoice(UNIT, invoiceId).fetchHistory();
      return events?.filter(
        ({ workflowExecutionSignaledEventAttributes: signal }) =>
          signal?.signalName === sageUpdateSignal.name,
      ).length;
    };

    it('is partly paid, then more of it, then paid: each with its amounts', async () => {
      const id = await books.sent('parts');
      await books.pay(id, { amount: '100.00' });
      await books.look();
      await books.until('parts', ({ status }) => status === 'part_paid');
      await books.pay(id, { amount: '40.00' });
      await books.look();
      await books.until('parts', ({ payment }) => payment?.paid === '140.00');
      await books.pay(id);
      await books.look();
      const { payment } = await books.until('parts', ({ status }) => status === 'paid');
      assert.deepEqual(
        [payment?.paid, payment?.outstanding, payment?.discount, payment?.credited, payment?.overpaid],
        ['240.00', '0.00', '0.00', '0.00', '0.00'],
      );
      await books.event('parts', 'invoice.paid');
      const told = books
        .eventsOf('parts')
        .slice(2)
        .map(({ type, data }) => [type, amounts(data)]);
      assert.deepEqual(told, [
        ['invoice.part_paid', '100.00 of 240.00'],
        ['invoice.payment_changed', '140.00 of 240.00'],
        ['invoice.paid', '240.00 of 240.00'],
      ]);
    });

    it('is paid with a discount', async () => {
      const id = await books.sent('discount');
      await books.pay(id, { amount: '230.00', discount: '10.00' });
      await books.look();
      const { payment, timeline } = await books.until('discount', ({ status }) => status === 'paid');
      assert.deepEqual([payment?.paid, payment?.discount, payment?.outstanding], ['230.00', '10.00', '0.00']);
      assert.match(timeline.at(-1)?.text ?? '', /GBP 230\.00 paid, GBP 10\.00 written off as discount/);
    });

    it('is settled by a credit note, which is no money', async () => {
      const id = await books.sent('credited');
      await books.sage.creditInvoice({ invoiceId: id, amount: '90.00' });
      await books.look();
      const part = await books.until('credited', ({ status }) => status === 'part_paid');
      assert.deepEqual([part.payment?.paid, part.payment?.credited], ['0.00', '90.00']);
      await books.sage.creditInvoice({ invoiceId: id });
      await books.look();
      const { payment, timeline } = await books.until('credited', ({ status }) => status === 'paid');
      assert.deepEqual([payment?.paid, payment?.credited, payment?.outstanding], ['0.00', '240.00', '0.00']);
      assert.match(timeline.at(-1)?.text ?? '', /^Settled.*GBP 240\.00 credited/);
    });

    it('is overpaid: paid, and told by how much', async () => {
      const id = await books.sent('overpaid');
      await books.pay(id, { amount: '250.00' });
      await books.look();
      const { payment } = await books.until('overpaid', ({ status }) => status === 'paid');
      assert.deepEqual([payment?.paid, payment?.overpaid], ['240.00', '10.00']);
      const { data } = await books.event('overpaid', 'invoice.overpaid');
      assert.equal(shown.parse(data).payment.overpaid, '10.00');
    });

    it('is open again when its payment is deleted, and part paid when it is corrected', async () => {
      const id = await books.sent('reversed');
      const payment = await books.pay(id);
      await books.look();
      await books.until('reversed', ({ status }) => status === 'paid');
      await books.sage.changePayment({ paymentId: payment.id, amount: '60.00' });
      await books.look();
      const corrected = await books.until('reversed', ({ status }) => status === 'part_paid');
      assert.deepEqual([corrected.payment?.paid, corrected.payment?.outstanding], ['60.00', '180.00']);
      await books.sage.deletePayment(payment.id);
      await books.look();
      const open = await books.until('reversed', ({ status }) => status === 'sent');
      assert.deepEqual([open.payment?.paid, open.payment?.outstanding], ['0.00', '240.00']);
      const { data } = await books.event('reversed', 'invoice.sent');
      assert.ok(data);
      const last = await books.event('reversed', 'invoice.part_paid');
      assert.equal(last.data['previousStatus'], 'paid');
    });

    it('is open again when the allocation of a credit note is taken back', async () => {
      const id = await books.sent('unallocated');
      const { allocationId } = await books.sage.creditInvoice({ invoiceId: id });
      await books.look();
      await books.until('unallocated', ({ status }) => status === 'paid');
      await books.sage.deleteAllocation(allocationId);
      await books.look();
      await books.until('unallocated', ({ status }) => status === 'sent');
    });

    it('is voided or deleted in Sage, and that is its end', async () => {
      const voided = await books.sent('voided');
      const deleted = await books.sent('deleted');
      await books.sage.voidInvoice({ invoiceId: voided, reason: 'A bookkeeper knows why' });
      await books.sage.deleteInvoice(deleted);
      await books.look();
      for (const status of ['voided', 'deleted'] as const) {
        await books.until(status, (view) => view.status === status);
        await books.event(status, `invoice.${status}`);
        await bed.invoice(UNIT, status).result();
      }
    });

    it('is changed in Sage: what differs from what was posted, and by how much', async () => {
      const id = await books.sent('edited', { date: '2066-11-02', projectDueDays: 30 });
      const { sage } = await books.until('edited', () => true);
      const harris = contacts.twinEast;
      await books.sage.editInvoice({
        invoiceId: id,
        net: '250.00',
        dueDate: '2066-12-12',
        number: 'B-77',
        contactId: harris,
      });
      await books.look();
      const { changesInSage, payment, status } = await books.until(
        'edited',
        (view) => view.changesInSage.length > 0,
      );
      assert.equal(status, 'sent');
      assert.equal(payment?.outstanding, '300.00');
      assert.deepEqual(changesInSage.slice(0, 3), [
        { field: 'total', posted: '240.00', now: '300.00', difference: '60.00' },
        { field: 'due_date', posted: '2066-12-02', now: '2066-12-12', differenceDays: 10 },
        { field: 'number', posted: sage?.number, now: 'B-77' },
      ]);
      assert.equal(changesInSage[3]?.now, harris);
      const { data } = await books.event('edited', 'invoice.edited_in_sage');
      assert.deepEqual(data['changesInSage'], changesInSage);
      const { typedSearchAttributes: listedBy } = await bed.invoice(UNIT, 'edited').describe();
      assert.equal(listedBy.get(dueDateKey)?.toISOString().slice(0, 10), '2066-12-12');
    });

    it('hears nothing when nothing of it changed, however often the books are looked at', async () => {
      const id = await books.sent('calm');
      await books.pay(id, { amount: '1.00' });
      await books.look();
      await books.until('calm', ({ status }) => status === 'part_paid');
      const { version } = await books.until('calm', (view) => view.waitingFor?.what === 'payment');
      const before = await updatesOf('calm');
      assert.ok(before !== undefined && before > 0, 'it heard of the payment');
      for (let looks = 0; looks < 3; looks++) await books.look();
      assert.equal((await books.until('calm', () => true)).version, version);
      assert.equal(await updatesOf('calm'), before);
    });

    it('tells all of it in a sequence without gaps', () => {
      const sequences = books.eventsOf('reversed').map(({ data }) => Number(data['sequence']));
      assert.deepEqual(
        sequences,
        sequences.map((_, index) => index + 1),
      );
      assert.ok(sequences.length >= 5, `${sequences.length} events`);
    });
  });
}

const shown = z.object({
  payment: z.object({ paid: z.string(), overpaid: z.string() }),
  totals: z.object({ total: z.string() }),
});

const amounts = (data: Record<string, unknown>): string => {
  const { payment, totals } = shown.parse(data);
  return `${payment.paid} of ${totals.total}`;
};
