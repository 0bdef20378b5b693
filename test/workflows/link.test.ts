import assert from 'node:assert/strict';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { contacts } from '../../sandbox/sage/seed.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { Books } from '../support/books.ts';
import { invoiceMadeByHand } from '../support/by-hand.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'linking';

describe('an invoice that somebody made in Sage', () => {
  let bed: Bed;
  let books: Books;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
    books = new Books(bed, UNIT);
  });
  after(() => bed.stop());

  const byHand = (changes?: Record<string, unknown>) => invoiceMadeByHand(bed.outside, changes);
  const handOver = (invoiceId: string, linkTo: string, changes: Partial<InvoiceRequest> = {}) =>
    bed.invoices.handOver(
      { businessUnit: UNIT, invoiceId },
      anInvoice({ number: `${invoiceId}-X`, ...changes }),
      { requestId: 'a-request', bulk: false, linkTo },
    );
  const link = (invoiceId: string, sageInvoiceId: string) =>
    bed.invoice(UNIT, invoiceId).executeUpdate(messages.linkInvoiceUpdate, { args: [{ sageInvoiceId }] });
  const asked = (invoiceId: string, code: string) =>
    books.until(invoiceId, ({ attention }) => attention?.code === code);
  /** Of a refused Update. */
  const refusalOf = async (update: Promise<unknown>): Promise<string> => {
    const error: unknown = await update.then(
      () => undefined,
      (refused: unknown) => refused,
    );
    assert.ok(error instanceof WorkflowUpdateFailedError, 'it was to be refused');
    return error.cause?.message ?? '';
  };
  const created = async (invoiceId: string) => (await bed.witness.invoicesWith(`${invoiceId}-X`)).length;

  it('is followed to its payment under a new id, and nothing is created, e-mailed or changed in Sage (A6)', async () => {
    const { id, number } = await byHand();
    const since = await bed.witness.lastRecord();
    await handOver('new', id);
    const linked = await books.until('new', ({ waitingFor }) => waitingFor?.what === 'payment');
    assert.deepEqual([linked.sage?.id, linked.sage?.number, linked.linked], [id, number, true]);
    assert.deepEqual([linked.status, linked.customer?.origin], ['issued', 'linked']);
    assert.deepEqual([linked.plan?.dueDate, linked.plan?.dueDateSource], ['2066-12-24', 'sage']);
    await books.pay(id, { amount: '40.00' });
    await books.look();
    await books.until('new', ({ status }) => status === 'part_paid');
    await books.pay(id);
    await books.look();
    await books.until('new', ({ status }) => status === 'paid');
    const paid = await books.event('new', 'invoice.paid');
    assert.deepEqual([paid.data['sageNumber'], paid.data['linked']], [number, true]);
    assert.equal(await created('new'), 0);
    assert.deepEqual(bed.witness.mailsAbout(number), []);
    assert.deepEqual(await bed.witness.records('sales_invoice.created', since), []);
  });

  it('is marked as sent or paid where Sage says so', async () => {
    const { id } = await byHand({ sent: true });
    await books.pay(id);
    await handOver('paid', id);
    const { status, payment } = await books.until('paid', (view) => view.status === 'paid');
    assert.deepEqual([status, payment?.paid], ['paid', '240.00']);
  });

  it('is taken for one that waits because it is dated before the cut-over date', async () => {
    const settings = (cutOverDate: string | null) =>
      bed
        .connection(UNIT)
        .executeUpdate(connectionMessages.changeSettingsUpdate, { args: [{ cutOverDate }] });
    await settings('2066-12-01');
    await bed.handOver(UNIT, 'history', { number: 'history-X' });
    const { attention } = await asked('history', 'before_cut_over');
    assert.match(attention?.fix ?? '', /link it/);
    const { id } = await byHand();
    await link('history', id);
    await link('history', id);
    const linked = await books.until('history', ({ sage }) => sage !== null);
    assert.deepEqual([linked.sage?.id, await created('history')], [id, 0]);
    await settings(null);
  });

  for (const [what, made, shown] of [
    ['total', { net: '199.00' }, /total is 238.80 instead of 240.00/],
    ['date', { date: '2066-11-03' }, /date is 2066-11-03 instead of 2066-11-02/],
    ['customer', { contact_id: contacts.brightside }, /customer is "Brightside Cafe".*"Acme Rockets Ltd"/],
    ['status', { status_id: 'DRAFT' }, /status is DRAFT/],
  ] as const) {
    it(`is refused with both shown when its ${what} is another, and then nothing is created either`, async () => {
      const { id } = await byHand(made);
      await handOver(`other-${what}`, id);
      const { attention, sage } = await asked(`other-${what}`, 'link_differs');
      assert.match(attention?.message ?? '', shown);
      assert.equal(sage, null);
      assert.match(await refusalOf(link(`other-${what}`, id)), shown);
      assert.equal(await created(`other-${what}`), 0);
    });
  }

  it('is linked with another tax where a person accepts that, and with no other content, customer or date', async () => {
    const cent = { net: '100.01', date: '2066-11-02' };
    const { id } = await byHand(cent);
    const order = { lines: [{ description: 'As agreed', quantity: '1', unitPrice: '100.00' }] };
    await handOver('cent', id, order);
    const { attention } = await asked('cent', 'link_differs');
    assert.match(attention?.fix ?? '', /"acceptDifferences": true/);
    const accept = (invoiceId: string, sageInvoiceId: string) =>
      bed
        .invoice(UNIT, invoiceId)
        .executeUpdate(messages.linkInvoiceUpdate, { args: [{ sageInvoiceId, acceptDifferences: true }] });
    await accept('cent', id);
    const linked = await books.until('cent', ({ waitingFor }) => waitingFor?.what === 'payment');
    assert.equal(linked.sage?.totals.net, '100.01');
    assert.deepEqual(linked.sage?.differences[0], { field: 'net', ours: '100.00', sages: '100.01' });
    assert.match(
      JSON.stringify(linked.timeline),
      /though its net is 100.01 instead of 100.00.* as was accepted/,
    );
    const told = await books.event('cent', 'invoice.totals_differ');
    assert.match(JSON.stringify(told.data['totalsDifferences']), /100\.01/);
    await books.pay(id);
    await books.look();
    await books.until('cent', ({ status }) => status === 'paid');

    for (const [invoiceId, made] of [
      ['never-customer', { contact_id: contacts.brightside }],
      ['never-date', { date: '2066-11-03' }],
    ] as const) {
      const other = await byHand({ ...cent, ...made });
      await handOver(invoiceId, other.id, order);
      const { attention: refused } = await asked(invoiceId, 'link_differs');
      assert.doesNotMatch(refused?.fix ?? '', /acceptDifferences/);
      await refusalOf(accept(invoiceId, other.id));
      assert.equal((await books.until(invoiceId, () => true)).sage, null);
    }
  });

  it('is linked after a correction of the content, or of the id', async () => {
    const { id } = await byHand({ net: '150.00' });
    await handOver('corrected', id);
    await asked('corrected', 'link_differs');
    const request = anInvoice({
      number: 'corrected-X',
      lines: [{ description: 'As agreed', quantity: '1', unitPrice: '150.00' }],
    });
    await bed.invoice(UNIT, 'corrected').executeUpdate(messages.correctInvoiceUpdate, {
      args: [{ request, contentHash: contentHash(request) }],
    });
    await books.until('corrected', ({ linked }) => linked);
    const nowhere = '0'.repeat(32);
    await handOver('mistyped', nowhere);
    const { attention } = await asked('mistyped', 'link_not_found');
    assert.match(attention?.message ?? '', new RegExp(nowhere));
    await link('mistyped', (await byHand()).id);
    await books.until('mistyped', ({ linked }) => linked);
    assert.deepEqual([await created('corrected'), await created('mistyped')], [0, 0]);
  });

  it('is never followed by two, also when both come at once', async () => {
    const { id } = await byHand();
    await Promise.all([handOver('twin-a', id), handOver('twin-b', id)]);
    const views = await Promise.all(
      ['twin-a', 'twin-b'].map((one) =>
        books.until(one, ({ linked, attention }) => linked || attention !== null),
      ),
    );
    assert.equal(views.filter(({ linked }) => linked).length, 1);
    const refused = views.find(({ linked }) => !linked);
    assert.equal(refused?.attention?.code, 'link_taken');
    assert.match(refused?.attention?.message ?? '', /"twin-[ab]"/);
  });

  it('is none that carries the marker of another of ours', async () => {
    const sageId = await books.sent('owner');
    await handOver('robber', sageId);
    const { attention } = await asked('robber', 'link_taken');
    assert.match(attention?.message ?? '', /\[PSA linking\/owner r1\]/);
  });

  it('cannot become another than it is, and one created by us cannot be linked', async () => {
    await books.sent('ours');
    const { id } = await byHand();
    assert.match(await refusalOf(link('ours', id)), /in Sage as SI-/);
  });

  it('leaves a cancelled one free to be handed over and created', async () => {
    await handOver('given-up', '1'.repeat(32));
    await asked('given-up', 'link_not_found');
    await bed
      .invoice(UNIT, 'given-up')
      .executeUpdate(messages.cancelInvoiceUpdate, { args: [{ reason: 'It is not in Sage' }] });
    await bed.invoice(UNIT, 'given-up').result();
    await bed.handOver(UNIT, 'given-up', { number: 'given-up-X' });
    await bed.untilStatus(UNIT, 'given-up', 'sent');
    assert.equal(await created('given-up'), 1);
  });

  it('is linked again, and not created, when its run was ended and it is handed over as at first', async () => {
    const { id } = await byHand();
    await handOver('ended', id);
    await books.until('ended', ({ linked }) => linked);
    await bed.invoice(UNIT, 'ended').terminate('an operator');
    await bed.handOver(UNIT, 'ended', { number: 'ended-X' });
    const again = await books.until('ended', ({ linked }) => linked);
    assert.deepEqual([again.sage?.id, await created('ended')], [id, 0]);
  });
});
