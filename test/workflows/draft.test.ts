import assert from 'node:assert/strict';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { contacts } from '../../sandbox/sage/seed.ts';
import { Books } from '../support/books.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'drafts';

describe('an invoice that is created as a draft', () => {
  let bed: Bed;
  let books: Books;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
    books = new Books(bed, UNIT);
  });
  after(() => bed.stop());

  /** In Sage as a draft that waits there; its id in Sage. */
  const draft = async (id: string, changes: Partial<InvoiceRequest> = {}): Promise<string> => {
    await bed.handOver(UNIT, id, { number: `${id}-X`, create: 'draft', ...changes });
    const { sage } = await books.until(id, ({ waitingFor }) => waitingFor?.what === 'release');
    return sage?.id ?? '';
  };
  const typesOf = (id: string) => books.eventsOf(id).map(({ type }) => type);
  const mails = ({ sage }: InvoiceView) => bed.witness.mailsAbout(sage?.number ?? '').length;

  it('waits there for a person, is told with what to do, and nothing goes to the customer', async () => {
    await draft('waits');
    const view = await books.until('waits', ({ status }) => status === 'draft');
    assert.deepEqual([view.sage?.number, view.sage?.isDraft, view.email], [null, true, null]);
    assert.match(view.waitingFor?.action ?? '', /release it there.*number/);
    const told = await books.event('waits', 'invoice.draft');
    assert.equal(told.data['sageNumber'], null);
    assert.match(JSON.stringify(told.data['waitingFor']), /"what":"release".*"action":"Check it in Sage/);
    const [made] = await bed.witness.invoicesWith('waits-X');
    assert.equal(made?.summary['status'], 'DRAFT');
    assert.equal(mails(view), 0);
  });

  it('is noticed by the payment watch when it is released: numbered, e-mailed, followed to its payment', async () => {
    const id = await draft('released');
    await books.sage.releaseInvoice(id);
    await books.look();
    const sent = await books.until('released', ({ status }) => status === 'sent');
    assert.match(sent.sage?.number ?? '', /^SI-\d+$/);
    assert.deepEqual([sent.sage?.isDraft, sent.changesInSage, mails(sent)], [false, [], 1]);
    assert.equal(sent.waitingFor?.what, 'payment');
    const issued = await books.event('released', 'invoice.issued');
    assert.equal(issued.data['sageNumber'], sent.sage?.number);
    await books.pay(id);
    await books.look();
    await books.until('released', ({ status }) => status === 'paid');
    await books.event('released', 'invoice.paid');
    assert.deepEqual(typesOf('released'), [
      'invoice.draft',
      'invoice.issued',
      'invoice.sent',
      'invoice.paid',
    ]);
  });

  it('is noticed by check-payment and by retry as well', async () => {
    for (const [name, ask] of [
      ['checked', messages.checkPaymentUpdate],
      ['retried', messages.retryInvoiceUpdate],
    ] as const) {
      const id = await draft(name);
      await bed.invoice(UNIT, name).executeUpdate(ask);
      assert.equal(
        (await books.until(name, ({ waitingFor }) => waitingFor?.what === 'release')).status,
        'draft',
      );
      await books.sage.releaseInvoice(id);
      await bed.invoice(UNIT, name).executeUpdate(ask);
      await books.until(name, ({ status }) => status === 'sent');
    }
  });

  it('is stopped before its e-mail when the accountant made other totals of it', async () => {
    const id = await draft('changed', { netTotal: '200.00' });
    await books.sage.editInvoice({ invoiceId: id, net: '180.00' });
    await books.sage.releaseInvoice(id);
    await books.look();
    const stopped = await books.until('changed', ({ attention }) => attention?.code === 'totals_differ');
    assert.match(stopped.attention?.message ?? '', /net 180.00 instead of 200.00/);
    assert.equal(mails(stopped), 0);
    await books.event('changed', 'invoice.totals_differ');
    await bed.invoice(UNIT, 'changed').executeUpdate(messages.sendAnywayUpdate);
    const sent = await books.until('changed', ({ status }) => status === 'sent');
    assert.deepEqual([sent.sage?.totals.net, mails(sent)], ['180.00', 1]);
  });

  it('does not go to the first customer when the accountant moved it to another one (A7)', async () => {
    const id = await draft('moved');
    await books.sage.editInvoice({ invoiceId: id, contactId: contacts.brightside, date: '2066-11-05' });
    await books.sage.releaseInvoice(id);
    await books.look();
    const asked = await books.until('moved', ({ attention }) => attention?.code === 'customer_changed');
    assert.equal(mails(asked), 0);
    await bed
      .invoice(UNIT, 'moved')
      .executeUpdate(messages.changeContactUpdate, { args: [{ email: 'hello@brightside.example.test' }] });
    const sent = await books.until('moved', ({ status }) => status === 'sent');
    const [mail] = bed.witness.mailsAbout(sent.sage?.number ?? '');
    assert.deepEqual([mail?.to, mails(sent)], [['hello@brightside.example.test'], 1]);
    assert.match(mail?.text ?? '', /dated 5 November 2066/);
    // Its credit note goes to whom the invoice is on.
    const credit = { requestId: 'a', amount: null, reason: 'no' };
    await bed.invoice(UNIT, 'moved').executeUpdate(messages.creditInvoiceUpdate, { args: [credit] });
    const { credits } = await books.until('moved', ({ status }) => status === 'paid');
    assert.deepEqual(
      credits.map(({ allocated }) => allocated),
      [true],
    );
  });

  it('goes to the address of the hand-over all the same where a person says so', async () => {
    const id = await draft('moved-anyway');
    await books.sage.editInvoice({ invoiceId: id, contactId: contacts.brightside });
    await books.sage.releaseInvoice(id);
    await books.look();
    await books.until('moved-anyway', ({ attention }) => attention?.code === 'customer_changed');
    await bed.invoice(UNIT, 'moved-anyway').executeUpdate(messages.sendAnywayUpdate);
    const sent = await books.until('moved-anyway', ({ status }) => status === 'sent');
    assert.equal(mails(sent), 1);
  });

  it('is not e-mailed once more where the accountant sent it from Sage (A7)', async () => {
    const id = await draft('sent-there');
    await books.sage.releaseInvoice(id);
    await books.sage.editInvoice({ invoiceId: id, sent: true });
    await books.look();
    const sent = await books.until('sent-there', ({ status }) => status === 'sent');
    assert.deepEqual([sent.email, mails(sent), sent.waitingFor?.what], [null, 0, 'payment']);
  });

  it('has its other totals told before its e-mail leaves where the unit lets it go', async () => {
    const id = await draft('told-first', { netTotal: undefined });
    await books.sage.editInvoice({ invoiceId: id, net: '180.00' });
    await books.sage.releaseInvoice(id);
    await books.look();
    const sent = await books.until('told-first', ({ status }) => status === 'sent');
    const told = await books.event('told-first', 'invoice.totals_differ');
    assert.ok((told.timestamp ?? '') <= (sent.email?.at ?? ''), 'told first');
    assert.equal(mails(sent), 1);
  });

  it('is told when it is deleted in Sage, and that is its end', async () => {
    const id = await draft('deleted');
    await books.sage.deleteInvoice(id);
    await books.look();
    const { timeline } = await books.until('deleted', ({ status }) => status === 'deleted');
    assert.match(timeline.at(-1)?.text ?? '', /draft was deleted/);
    await books.event('deleted', 'invoice.deleted');
  });

  it('is deleted by void, and by reissue to be created anew', async () => {
    const voided = await draft('voided');
    await bed
      .invoice(UNIT, 'voided')
      .executeUpdate(messages.voidInvoiceUpdate, { args: [{ reason: 'Not agreed' }] });
    await books.until('voided', ({ status }) => status === 'deleted');
    const first = await draft('anew');
    const request = anInvoice({ number: 'anew-X', create: 'draft', reference: 'PO 7' });
    await bed.invoice(UNIT, 'anew').executeUpdate(messages.reissueInvoiceUpdate, {
      args: [{ request, contentHash: contentHash(request), reason: 'With the reference' }],
    });
    const second = await books.until(
      'anew',
      ({ sage, waitingFor }) => sage?.id !== first && waitingFor?.what === 'release',
    );
    assert.equal(second.revision, 2);
    const gone = (await bed.witness.records('sales_invoice.deleted')).map(({ id }) => id);
    assert.ok(gone.includes(voided) && gone.includes(first));
    assert.ok(!typesOf('anew').includes('invoice.deleted'));
  });

  it('is neither credited nor sent before it is released, nor is it overdue', async () => {
    await draft('early', { date: '2025-11-02', dueDate: '2025-11-03' });
    const early = bed.invoice(UNIT, 'early');
    const refused = (update: Promise<unknown>) =>
      assert.rejects(update, (error) => {
        assert.ok(error instanceof WorkflowUpdateFailedError);
        assert.match(error.cause?.message ?? '', /is a draft in Sage/);
        return true;
      });
    const credit = { requestId: 'a', amount: '1.00', reason: 'no' };
    await refused(early.executeUpdate(messages.creditInvoiceUpdate, { args: [credit] }));
    await refused(early.executeUpdate(messages.resendEmailUpdate, { args: [{ requestId: 'b', to: null }] }));
    await early.executeUpdate(messages.checkPaymentUpdate);
    const { overdue, status } = await books.until('early', ({ waitingFor }) => waitingFor !== null);
    assert.deepEqual([overdue, status], [false, 'draft']);
  });

  it('is what the unit says where the invoice says nothing', async () => {
    const change = (create: 'draft' | 'issue') =>
      bed.connection(UNIT).executeUpdate(connectionMessages.changeSettingsUpdate, { args: [{ create }] });
    await change('draft');
    await bed.handOver(UNIT, 'by-unit', { number: 'by-unit-X' });
    await books.until('by-unit', ({ status }) => status === 'draft');
    await bed.handOver(UNIT, 'by-invoice', { number: 'by-invoice-X', create: 'issue' });
    await books.until('by-invoice', ({ status }) => status === 'sent');
    await change('issue');
  });
});
