import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import * as invoiceMessages from '../../domain/invoice/messages.ts';
import { type CustomerAnswer, type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type SettingsChange } from '../../domain/connection/connection.ts';
import { contacts } from '../../sandbox/sage/seed.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'customer-in-doubt';

describe('Who is invoiced where there is doubt', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  let counted = 0;
  /** Handed over to the unit under an id of its own. */
  const handOver = async (customer: InvoiceRequest['customer']) => {
    counted += 1;
    const id = `cd-${counted}`;
    await bed.handOver(UNIT, id, { number: `CD-${counted}`, send: 'none', customer });
    return id;
  };
  const posted = (id: string): Promise<InvoiceView> => bed.until(UNIT, id, ({ sage }) => sage !== null);
  const asked = (id: string, code: string): Promise<InvoiceView> =>
    bed.until(UNIT, id, ({ attention }) => attention?.code === code);
  const answer = (id: string, args: CustomerAnswer) =>
    bed.invoice(UNIT, id).executeUpdate(invoiceMessages.answerCustomerUpdate, { args: [args] });
  const settings = (change: SettingsChange) =>
    bed.connection(UNIT).executeUpdate(connectionMessages.changeSettingsUpdate, { args: [change] });
  const created = async (name: string) =>
    (await bed.witness.records('contact.created')).filter(({ summary }) => summary['name'] === name);

  it('is asked once for all invoices of one customer that stand still for it, and of no other (A1)', async () => {
    const email = 'ap@fortnight.example.test';
    const customer = { name: 'Lime Works', email };
    const ids = [await handOver(customer), await handOver({ ...customer, name: 'LIME WORKS LTD' })];
    const stranger = await handOver({ name: 'Chalk Pits', email });
    for (const id of [...ids, stranger]) await asked(id, 'customer_name_differs');
    const [first = ''] = ids;
    await answer(first, { create: true, remember: true });
    const made = await Promise.all(ids.map((id) => posted(id)));
    assert.deepEqual(
      made.map(({ customer: one }) => one?.origin),
      ['created', 'remembered'],
    );
    assert.equal((await created(customer.name)).length, 1);
    await asked(stranger, 'customer_name_differs');
  });

  for (const [fault, first, name] of [
    ['cut-after-commit', 'Rook Inn', 'Wren Dairy'],
    ['cut-before-commit', 'Finch Tiles', 'Plover Yachts'],
  ] as const)
    it(`is made once where the answer to its creation is lost (${fault}), and is not the other company with the e-mail (A1)`, async () => {
      const email = `${fault}@ledgerfirm.example.test`;
      const other = await posted(await handOver({ name: first, email }));
      const id = await handOver({ name, email });
      await asked(id, 'customer_name_differs');
      const { faults } = bed.outside.sage.control;
      await faults.arm({ name: fault, endpoint: 'POST /contacts' });
      await answer(id, { create: true, remember: true });
      const { customer } = await posted(id);
      assert.equal((await faults.list()).at(-1)?.hits, 1);
      await faults.clear();
      assert.equal((await created(name)).length, 1);
      assert.notEqual(customer?.id, other.customer?.id);
    });

  it('stays who it was when its contact gets another address, also issued anew and for later invoices (A1)', async () => {
    await settings({ customerMemoryMinutes: 0 });
    const tern = { name: 'Tern Sails', email: 'old@ternsails.example.test' };
    const id = await handOver(tern);
    const { customer } = await posted(id);
    const moved = { ...tern, email: 'new@ternsails.example.test' };
    await bed.invoice(UNIT, id).executeUpdate(invoiceMessages.changeContactUpdate, {
      args: [{ email: moved.email }],
    });
    const later = await posted(await handOver(moved));
    assert.deepEqual([later.customer?.id, later.customer?.origin], [customer?.id, 'remembered']);
    const request = anInvoice({ number: 'CD-anew', send: 'none', customer: moved });
    await bed.invoice(UNIT, id).executeUpdate(invoiceMessages.reissueInvoiceUpdate, {
      args: [{ request, contentHash: contentHash(request), reason: 'Wrong number' }],
    });
    const anew = await bed.until(UNIT, id, ({ revision, sage }) => revision === 2 && sage !== null);
    assert.equal(anew.customer?.id, customer?.id);
    assert.equal((await created(tern.name)).length, 1);
    const once = await handOver({ name: 'Gull Paints', email: 'accounts@acme.example.test' });
    await asked(once, 'customer_name_differs');
    await answer(once, { sageContactId: contacts.acme, remember: false });
    await posted(once);
    const gull = { name: 'Gull Paints', email: 'gull@example.test' };
    await bed.invoice(UNIT, once).executeUpdate(invoiceMessages.changeContactUpdate, {
      args: [{ email: gull.email }],
    });
    const own = await posted(await handOver(gull));
    assert.equal(own.customer?.origin, 'created', 'what held for one invoice alone is not remembered');
    await settings({ customerMemoryMinutes: 60 });
  });

  it('is the one whose contact person is a bare reference in lists, and nobody new (A1)', async () => {
    const { control } = bed.outside.sage;
    await settings({ customerMemoryMinutes: 0 });
    await control.makeOdd({ recordId: contacts.fortnight, as: ['bare-person'] });
    const byEmail = await posted(
      await handOver({ name: 'Fortnight Energy', email: 'ap@fortnight.example.test' }),
    );
    assert.deepEqual([byEmail.customer?.id, byEmail.customer?.origin], [contacts.fortnight, 'found']);
    const byName = await asked(
      await handOver({ name: 'Fortnight Energy', email: 'new@fortnight.example.test' }),
      'customer_similar',
    );
    assert.match(byName.attention?.candidates?.[0]?.note ?? '', /it has ap@fortnight/);
    await control.makeOdd({ recordId: contacts.fortnight, as: [] });
    await settings({ customerMemoryMinutes: 60 });
  });

  it('is created once its VAT number is put right, whatever Sage remembers of the first try (A1)', async () => {
    const customer = { name: 'Osprey Glass', email: 'ap@osprey.example.test', vatNumber: 'GB12' };
    const id = await handOver(customer);
    const { attention } = await asked(id, 'sage_refused');
    assert.equal(attention?.field, '/customer/vatNumber');
    assert.match(attention.message, /"GB12".*"Osprey Glass": correct it, or leave it out/);
    const request = anInvoice({
      number: 'CD-vat',
      send: 'none',
      customer: { ...customer, vatNumber: 'GB123456789' },
    });
    await bed.invoice(UNIT, id).executeUpdate(invoiceMessages.correctInvoiceUpdate, {
      args: [{ request, contentHash: contentHash(request) }],
    });
    assert.equal((await posted(id)).customer?.origin, 'created');
    assert.equal((await created(customer.name)).length, 1);
  });

  it('is told by the preview as it will be decided, with those that may be meant (A1)', async () => {
    const preview = (customer: InvoiceRequest['customer']) =>
      bed.connection(UNIT).executeUpdate(connectionMessages.previewInvoiceUpdate, {
        args: [{ invoiceId: 'previewed', request: anInvoice({ number: 'CD-P', send: 'none', customer }) }],
      });
    const email = 'accounts@acme.example.test';
    const { customer: alike } = await preview({ name: 'Acme', email });
    assert.deepEqual([alike?.id, alike?.origin], [contacts.acme, 'found']);
    assert.match(alike?.match ?? '', /"Acme Rockets Ltd" has .* its name is like "Acme"/);
    const { problem: differs } = await preview({ name: 'Flint Tools', email });
    assert.equal(differs?.code, 'customer_name_differs');
    assert.deepEqual(differs?.candidates, [{ id: contacts.acme, name: 'Acme Rockets Ltd' }]);
    const { problem: similar } = await preview({
      name: 'Fortnight Energy',
      email: 'new@fortnight.example.test',
    });
    assert.equal(similar?.code, 'customer_similar');
    assert.match(similar?.candidates[0]?.note ?? '', /has the same name \(it has ap@fortnight/);
  });
});
