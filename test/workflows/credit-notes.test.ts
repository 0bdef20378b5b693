import assert from 'node:assert/strict';
import { Bed } from '../support/bed.ts';
import { aNote, NoteBed, putAgainst } from '../support/note-bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'credit-notes';

describe('a credit note that the PSA hands over', () => {
  let bed: Bed;
  let notes: NoteBed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
    notes = new NoteBed(bed, UNIT);
  });
  after(() => bed.stop());
  afterEach(() => bed.outside.sage.control.faults.clear());

  it('is in Sage once, e-mailed with its PDF, and brings back its number', async () => {
    await notes.handOver('plain');
    const view = await notes.untilDone('plain');
    assert.equal(view.status, 'sent');
    assert.equal(view.sage?.totals.total, '120.00');
    const [made, ...more] = await notes.madeOf('plain');
    assert.equal(more.length, 0);
    assert.equal(made?.id, view.sage.id);
    assert.equal(made.summary['notes'], 'PSA credit note CN-plain\n[PSA credit note credit-notes/plain r1]');
    const [mail, ...others] = notes.mailsOf(view);
    assert.equal(others.length, 0);
    assert.match(mail?.subject ?? '', /^Credit note /);
    assert.equal(mail?.attachments[0]?.contentType, 'application/pdf');
    assert.equal(await notes.handOver('plain'), 'same');
  });

  it('is there once, too, where the answer of Sage was lost, with the same bytes', async () => {
    const since = await bed.witness.lastRequest();
    await bed.outside.sage.control.faults.arm({
      name: 'cut-after-commit',
      endpoint: 'POST /sales_credit_notes',
      times: 2,
    });
    await notes.handOver('lost');
    const view = await notes.untilDone('lost');
    assert.equal(view.status, 'sent');
    assert.equal((await notes.madeOf('lost')).length, 1);
    const posted = (await bed.witness.apiCalls(since)).filter(
      ({ method, path }) => method === 'POST' && path === '/sales_credit_notes',
    );
    assert.equal(posted.length, 3);
    assert.equal(new Set(posted.map(({ bodyDigest }) => bodyDigest)).size, 1);
  });

  it('is found by its marker where an earlier run of it was ended, and not e-mailed twice unasked', async () => {
    await notes.leftInSage('ended');
    assert.equal(await notes.handOver('ended'), 'new');
    const { attention, foundInSage } = await notes.untilAttention('ended');
    assert.equal(attention?.code, 'email_unsettled');
    assert.ok(foundInSage);
    assert.equal((await notes.madeOf('ended')).length, 1);
  });

  it('is put against its invoice, which hears of it', async () => {
    const invoice = await notes.invoiceSent('invoice-1');
    await notes.handOver('against', putAgainst('invoice-1'));
    const { against, customer } = await notes.untilDone('against');
    assert.equal(customer?.id, invoice.customer?.id);
    assert.deepEqual(
      [against?.sageInvoiceId, against?.sageNumber, against?.allocated, against?.toDo],
      [invoice.sage?.id, invoice.sage?.number, '120.00', null],
    );
    await bed.sync(UNIT, 'invoice-1');
    const { payment } = await bed.untilStatus(UNIT, 'invoice-1', 'part_paid');
    assert.deepEqual([payment?.credited, payment?.outstanding], ['120.00', '120.00']);
  });

  it('is put against it once where the answer to that was lost', async () => {
    await notes.invoiceSent('invoice-2');
    await bed.outside.sage.control.faults.arm({
      name: 'cut-after-commit',
      endpoint: 'POST /contact_allocations',
      times: 1,
    });
    await notes.handOver('lost-put', {
      against: { invoiceId: 'invoice-2' },
      allocate: true,
    });
    const { against } = await notes.untilDone('lost-put');
    assert.deepEqual([against?.allocated, against?.toDo], ['120.00', null]);
    await bed.sync(UNIT, 'invoice-2');
    const { payment } = await bed.untilStatus(UNIT, 'invoice-2', 'part_paid');
    assert.equal(payment?.credited, '120.00');
  });

  it('says that the refund is made in Sage where more of its invoice is paid than it takes', async () => {
    await notes.invoiceSent('invoice-3');
    const { sage } = await bed.invoices.view({ businessUnit: UNIT, invoiceId: 'invoice-3' });
    const pay = (amount: string) =>
      bed.outside.sage.control.recordPayment({ invoiceId: sage?.id ?? '', amount });
    await pay('120.00');
    const lines = [{ description: 'Half of it and more', quantity: '1', unitPrice: '150.00' }];
    const against = putAgainst('invoice-3');
    await notes.handOver('beyond', { lines, ...against });
    const part = await notes.untilDone('beyond');
    assert.equal(part.against?.allocated, '120.00');
    assert.match(part.against.toDo ?? '', /^GBP 60\.00 .*in Sage, refund what the customer has paid of it/);
    const rest = [{ description: 'The rest of it', quantity: '1', unitPrice: '50.00' }];
    await notes.handOver('for-paid', { lines: rest, ...against });
    const none = await notes.untilDone('for-paid');
    assert.deepEqual([none.against?.isPaid, none.against?.allocated], [true, '0.00']);
    assert.match(none.against?.toDo ?? '', /^GBP 60\.00 .*in Sage, refund what the customer has paid of it/);
  });

  it('stands against no invoice of another customer, and can be corrected', async () => {
    await notes.invoiceSent('invoice-4');
    const against = { invoiceId: 'invoice-4' };
    const customer = { name: 'Nobody Yet Ltd', email: 'nobody@yet.example.test' };
    await notes.handOver('other', { against, customer });
    const { attention } = await notes.untilAttention('other');
    assert.equal(attention?.code, 'against_differs');
    assert.deepEqual(await notes.madeOf('other'), []);
    assert.ok(
      !(await bed.witness.records('contact.created')).some(
        ({ summary }) => summary['name'] === customer.name,
      ),
    );
    await notes.notes.correct(notes.key('other'), aNote({ number: 'CN-other', against }));
    assert.equal((await notes.untilDone('other')).status, 'sent');
  });

  it('waits for a person where the invoice that it names is unknown', async () => {
    await notes.handOver('unknown', { against: { invoiceId: 'no-such' } });
    const { attention } = await notes.untilAttention('unknown');
    assert.equal(attention?.code, 'against_not_in_sage');
    assert.match(attention.message, /"no-such", which was never handed over/);
  });
});

describe('an invoice with a line below zero', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified('deposits');
  });
  after(() => bed.stop());

  it('is in Sage with that line and our totals', async () => {
    const lines = [
      { description: 'Consulting', quantity: '2', unitPrice: '100.00' },
      { description: 'Deposit paid', quantity: '0.25', unitPrice: '-85.50' },
    ];
    await bed.handOver('deposits', 'deposit', { number: 'D-1', lines });
    const { sage } = await bed.untilStatus('deposits', 'deposit', 'sent');
    assert.deepEqual(sage?.totals, { net: '178.62', tax: '35.72', total: '214.34' });
    assert.deepEqual(sage.differences, []);
  });
});
