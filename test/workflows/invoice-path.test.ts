import assert from 'node:assert/strict';
import { contacts, northwind } from '../../sandbox/sage/seed.ts';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'path';

describe('an invoice on its way to Sage', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  const inSage = async (number: string) => {
    const [made, ...more] = await bed.witness.invoicesWith(number);
    assert.ok(made !== undefined && more.length === 0, `${number} must be in Sage exactly once`);
    return made.summary;
  };

  it('is created once, e-mailed with the PDF of Sage, and marked as sent', async () => {
    await bed.handOver(UNIT, 'plain', { number: 'P-1' });
    const view = await bed.untilStatus(UNIT, 'plain', 'sent');
    const made = await inSage('P-1');
    assert.equal(made['number'], view.sage?.number);
    assert.equal(view.sage?.totals.total, '240.00');
    const [mail, ...others] = bed.witness.mailsAbout(view.sage?.number ?? '');
    assert.equal(others.length, 0);
    assert.deepEqual(mail?.to, ['accounts@acme.example.test']);
    assert.equal(mail?.attachments[0]?.contentType, 'application/pdf');
    const updates = await bed.witness.records('sales_invoice.updated');
    assert.deepEqual(
      updates.filter((entry) => entry.id === view.sage?.id).map((entry) => entry.summary['sent']),
      ['true'],
    );
  });

  it('takes reference, notes, footer and both dates to Sage', async () => {
    const changes = {
      number: 'P-2',
      reference: 'PO 77',
      notes: 'Approved',
      footer: 'Thank you',
      projectDueDays: 14,
    };
    await bed.handOver(UNIT, 'texts', changes);
    await bed.untilStatus(UNIT, 'texts', 'sent');
    const made = await inSage('P-2');
    assert.equal(made['reference'], 'PO 77');
    assert.equal(made['notes'], 'Approved\nPSA invoice P-2\n[PSA path/texts r1]');
    assert.deepEqual([made['date'], made['dueDate']], ['2066-11-02', '2066-11-16']);
  });

  it('asks three things of Sage for a customer met before, six for a new one', async () => {
    const calls = async (invoiceId: string, number: string, email: string) => {
      const before = await bed.witness.lastRequest();
      await bed.handOver(UNIT, invoiceId, { number, customer: { name: 'Kestrel Works', email } });
      const view = await bed.untilStatus(UNIT, invoiceId, 'sent');
      const made = (await bed.witness.invoiceCalls(before)).map(({ method, path }) => `${method} ${path}`);
      assert.equal(view.sageCalls, made.length, `the invoice counts as Sage does: ${made.join(', ')}`);
      return made.length;
    };
    assert.equal(await calls('new', 'P-3', 'kestrel@example.test'), 6);
    assert.equal(await calls('again', 'P-4', 'Kestrel@Example.test'), 3);
  });

  it('makes a new customer with its contact, and finds it by that e-mail afterwards', async () => {
    const customer = {
      name: 'Osprey Labs Ltd',
      contactName: 'Ines Ferro',
      email: 'ines@osprey.example.test',
      address: { line1: '2 Dock Road', city: 'Leith', postalCode: 'EH6 6LX', country: 'GB' },
    };
    await bed.handOver(UNIT, 'osprey', { number: 'P-5', customer });
    const view = await bed.untilStatus(UNIT, 'osprey', 'sent');
    assert.equal(view.customer?.origin, 'created');
    const created = (await bed.witness.records('contact.created')).find(
      (entry) => entry.id === view.customer?.id,
    );
    assert.equal(created?.summary['name'], 'Osprey Labs Ltd');
  });

  it('takes a named contact of Sage without looking further', async () => {
    const customer = {
      name: 'Twin Mills',
      email: 'finance@twinmills.example.test',
      sageContactId: contacts.twinWest,
    };
    await bed.handOver(UNIT, 'named', { number: 'P-7', customer });
    const view = await bed.untilStatus(UNIT, 'named', 'sent');
    assert.deepEqual([view.customer?.id, view.customer?.origin], [contacts.twinWest, 'explicit']);
  });

  it("takes the customer's own tax rate where the line has none", async () => {
    const customer = { name: 'Fortnight Energy Ltd', email: 'ap@fortnight.example.test' };
    await bed.handOver(UNIT, 'rates', { number: 'P-8', customer });
    const view = await bed.untilStatus(UNIT, 'rates', 'sent');
    assert.deepEqual([view.lines?.[0]?.taxRateId, view.lines?.[0]?.taxSource], ['GB_LOWER', 'customer']);
    assert.equal(view.sage?.totals.total, '210.00');
    assert.deepEqual(view.sage?.differences, []);
  });

  it('may be marked as sent only, or left alone, when the PSA sends it itself', async () => {
    await bed.handOver(UNIT, 'marked', { number: 'P-9', send: 'mark_sent' });
    const marked = await bed.untilStatus(UNIT, 'marked', 'sent');
    assert.deepEqual([marked.email, marked.markedSent], [null, true]);
    await bed.handOver(UNIT, 'silent', { number: 'P-10', send: 'none' });
    const silent = await bed.until(UNIT, 'silent', (view) => view.waitingFor?.what === 'payment');
    assert.deepEqual([silent.status, silent.markedSent], ['issued', false]);
    for (const { sage } of [marked, silent])
      assert.equal(bed.witness.mailsAbout(sage?.number ?? '').length, 0);
  });

  it('waits for a connection that is not tested yet, and goes on by itself once it is', async () => {
    const unit = 'untested';
    await bed.consent(unit, 'olivia@northwind.test');
    await bed.handOver(unit, 'early', { number: 'P-11' });
    const waiting = await bed.untilStatus(unit, 'early', 'waiting');
    assert.equal(waiting.waitingFor?.what, 'connection');
    assert.match(waiting.waitingFor?.action ?? '', /goes on by itself/);
    const connection = bed.connection(unit);
    await connection.executeUpdate(connectionMessages.chooseBusinessUpdate, {
      args: [{ businessId: northwind.id }],
    });
    const test = { ledgerName: 'Sales - Products', keepTestInvoice: false };
    await connection.executeUpdate(connectionMessages.testConnectionUpdate, { args: [test] });
    const view = await bed.untilStatus(unit, 'early', 'sent');
    assert.equal(view.lines?.[0]?.ledger.name, 'Sales - Products');
  });

  it('tells the PSA of each status in a sequence without gaps', async () => {
    await bed.handOver(UNIT, 'told', { number: 'P-12' });
    const view = await bed.untilStatus(UNIT, 'told', 'sent');
    await bed.outside.sage.control.recordPayment({ invoiceId: view.sage?.id ?? '' });
    await bed.sync(UNIT, 'told');
    await bed.untilStatus(UNIT, 'told', 'paid');
    const told = await bed.toldOf('told', 3);
    assert.deepEqual(told, { sequences: [1, 2, 3], statuses: ['issued', 'sent', 'paid'] });
  });
});
