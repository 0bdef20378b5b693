import assert from 'node:assert/strict';
import { Invoices } from '../../api/invoice/invoices.ts';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { creditNoteWorkflowId } from '../../domain/keys.ts';
import { creditNoteRequest } from '../../domain/schemas/credit-note.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'credit-notes';

const aNote = (changes: object = {}): InvoiceRequest =>
  creditNoteRequest.parse({
    number: 'CN-1',
    date: '2066-11-05',
    currency: 'GBP',
    customer: { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' },
    lines: [{ description: 'Hours not worked', quantity: '1', unitPrice: '100.00' }],
    ...changes,
  });

describe('a credit note that the PSA hands over', () => {
  let bed: Bed;
  let notes: Invoices;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    notes = new Invoices(bed.client, bed.env['TASK_QUEUE'] ?? '', 'credit_note');
    await bed.verified(UNIT);
  });
  after(() => bed.stop());
  afterEach(() => bed.outside.sage.control.faults.clear());

  const key = (invoiceId: string) => ({ businessUnit: UNIT, invoiceId });
  const handOver = (id: string, changes: object = {}) =>
    notes.handOver(key(id), aNote(changes), { requestId: 'a-request', bulk: false });
  const until = (id: string, wanted: (view: InvoiceView) => boolean) =>
    eventually(async () => {
      const view = await notes.view(key(id));
      return wanted(view) ? view : undefined;
    }, `the credit note ${id}`);
  const untilOver = async (id: string) => {
    await bed.client.workflow.getHandle(creditNoteWorkflowId(UNIT, id)).result();
    return notes.view(key(id));
  };
  const mailsAbout = (sageNumber: string) =>
    bed.outside.mail.messages().filter(({ subject }) => subject.includes(`Credit note ${sageNumber} `));
  const untilAttention = (id: string) => until(id, ({ attention }) => attention !== null);
  const madeIn = async (number: string) =>
    (await bed.witness.records('sales_credit_note.created')).filter(({ summary }) =>
      String(summary['notes']).includes(`PSA credit note ${number}\n`),
    );
  const invoiceSent = async (id: string) => {
    await bed.handOver(UNIT, id, { number: id });
    return bed.untilStatus(UNIT, id, 'sent');
  };

  it('is in Sage once, e-mailed with its PDF, and brings back its number', async () => {
    await handOver('plain', { number: 'CN-plain' });
    const view = await untilOver('plain');
    assert.equal(view.status, 'sent');
    assert.equal(view.sage?.totals.total, '120.00');
    const [made, ...more] = await madeIn('CN-plain');
    assert.equal(more.length, 0);
    assert.equal(made?.id, view.sage.id);
    assert.equal(made.summary['notes'], 'PSA credit note CN-plain\n[PSA credit note credit-notes/plain r1]');
    const [mail, ...others] = mailsAbout(view.sage.number);
    assert.equal(others.length, 0);
    assert.match(mail?.subject ?? '', /^Credit note /);
    assert.equal(mail?.attachments[0]?.contentType, 'application/pdf');
    assert.equal(await handOver('plain', { number: 'CN-plain' }), 'same');
  });

  it('is there once, too, where the answer of Sage was lost, with the same bytes', async () => {
    const since = await bed.witness.lastRequest();
    await bed.outside.sage.control.faults.arm({
      name: 'cut-after-commit',
      endpoint: 'POST /sales_credit_notes',
      times: 2,
    });
    await handOver('lost', { number: 'CN-lost' });
    const view = await untilOver('lost');
    assert.equal(view.status, 'sent');
    assert.equal((await madeIn('CN-lost')).length, 1);
    const posted = (await bed.witness.apiCalls(since)).filter(
      ({ method, path }) => method === 'POST' && path === '/sales_credit_notes',
    );
    assert.equal(posted.length, 3);
    assert.equal(new Set(posted.map(({ bodyDigest }) => bodyDigest)).size, 1);
  });

  it('is found by its marker where an earlier run of it was ended, and not e-mailed twice unasked', async () => {
    await bed.outside.sage.control.faults.arm({
      name: 'cut-after-commit',
      endpoint: 'POST /sales_credit_notes',
      times: 100,
    });
    await handOver('ended', { number: 'CN-ended' });
    await eventually(
      async () => ((await madeIn('CN-ended')).length > 0 ? true : undefined),
      'the credit note in Sage',
    );
    await bed.client.workflow.getHandle(creditNoteWorkflowId(UNIT, 'ended')).terminate('a test');
    await bed.outside.sage.control.faults.clear();
    assert.equal(await handOver('ended', { number: 'CN-ended' }), 'new');
    const { attention, foundInSage } = await untilAttention('ended');
    assert.equal(attention?.code, 'email_unsettled');
    assert.ok(foundInSage);
    assert.equal((await madeIn('CN-ended')).length, 1);
  });

  it('is put against its invoice, which hears of it', async () => {
    const invoice = await invoiceSent('invoice-1');
    await handOver('against', { number: 'CN-against', against: { invoiceId: 'invoice-1' }, allocate: true });
    const { against, customer } = await untilOver('against');
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
    await invoiceSent('invoice-2');
    await bed.outside.sage.control.faults.arm({
      name: 'cut-after-commit',
      endpoint: 'POST /contact_allocations',
      times: 1,
    });
    await handOver('lost-put', {
      number: 'CN-lost-put',
      against: { invoiceId: 'invoice-2' },
      allocate: true,
    });
    const { against } = await untilOver('lost-put');
    assert.deepEqual([against?.allocated, against?.toDo], ['120.00', null]);
    await bed.sync(UNIT, 'invoice-2');
    const { payment } = await bed.untilStatus(UNIT, 'invoice-2', 'part_paid');
    assert.equal(payment?.credited, '120.00');
  });

  it('says that the refund is made in Sage where more of its invoice is paid than it takes', async () => {
    await invoiceSent('invoice-3');
    const lines = [{ description: 'All of it and more', quantity: '3', unitPrice: '100.00' }];
    const against = { against: { invoiceId: 'invoice-3' }, allocate: true };
    await handOver('beyond', { number: 'CN-beyond', lines, ...against });
    const part = await untilOver('beyond');
    assert.equal(part.against?.allocated, '240.00');
    assert.match(part.against.toDo ?? '', /^GBP 120\.00 .*make the refund in Sage\.$/);
    // Settled by the first one, which is as good as paid.
    await handOver('for-paid', { number: 'CN-for-paid', ...against });
    const none = await untilOver('for-paid');
    assert.deepEqual([none.against?.isPaid, none.against?.allocated], [true, '0.00']);
    assert.match(none.against?.toDo ?? '', /^GBP 120\.00 .*make the refund in Sage\.$/);
  });

  it('stands against no invoice of another customer, and can be corrected', async () => {
    await invoiceSent('invoice-4');
    const against = { invoiceId: 'invoice-4' };
    const customer = { name: 'Nobody Yet Ltd', email: 'nobody@yet.example.test' };
    await handOver('other', { number: 'CN-other', against, customer });
    const { attention } = await untilAttention('other');
    assert.equal(attention?.code, 'against_differs');
    assert.deepEqual(await madeIn('CN-other'), []);
    assert.ok(
      !(await bed.witness.records('contact.created')).some(
        ({ summary }) => summary['name'] === customer.name,
      ),
    );
    await notes.correct(key('other'), aNote({ number: 'CN-other', against }));
    assert.equal((await untilOver('other')).status, 'sent');
  });

  it('waits for a person where the invoice that it names is unknown', async () => {
    await handOver('unknown', { number: 'CN-unknown', against: { invoiceId: 'no-such' } });
    const { attention } = await untilAttention('unknown');
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
