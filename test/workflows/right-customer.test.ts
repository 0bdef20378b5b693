import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import * as invoiceMessages from '../../domain/invoice/messages.ts';
import { type CustomerAnswer, type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type SettingsChange } from '../../domain/connection/connection.ts';
import { contacts, users } from '../../sandbox/sage/seed.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'right-customer';
const HARBOUR = 'right-customer-harbour';

describe('Who is invoiced', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  let counted = 0;
  /** Handed over to the unit under an id of its own. */
  const handOver = async (
    customer: InvoiceRequest['customer'],
    changes: Partial<InvoiceRequest> = {},
    unit = UNIT,
  ) => {
    counted += 1;
    const id = `rc-${counted}`;
    await bed.handOver(unit, id, { number: `RC-${counted}`, send: 'none', customer, ...changes });
    return id;
  };
  const posted = (id: string, unit = UNIT): Promise<InvoiceView> =>
    bed.until(unit, id, ({ sage }) => sage !== null);
  const asked = (id: string, code: string, unit = UNIT): Promise<InvoiceView> =>
    bed.until(unit, id, ({ attention }) => attention?.code === code);
  const answer = (id: string, args: CustomerAnswer) =>
    bed.invoice(UNIT, id).executeUpdate(invoiceMessages.answerCustomerUpdate, { args: [args] });
  const settings = (change: SettingsChange, unit = UNIT) =>
    bed.connection(unit).executeUpdate(connectionMessages.changeSettingsUpdate, { args: [change] });
  const created = async (name: string) =>
    (await bed.witness.records('contact.created')).filter(({ summary }) => summary['name'] === name);

  const books = 'books@ledgerfirm.example.test';

  it('is not the other company that shares the e-mail, until a person says so (A1)', async () => {
    const oak = await posted(await handOver({ name: 'Oak Dental Ltd', email: books }));
    const elm = { name: 'Elm Garage Ltd', email: books };
    const id = await handOver(elm);
    const { attention } = await asked(id, 'customer_name_differs');
    assert.match(attention?.message ?? '', /"Elm Garage Ltd".*books@ledgerfirm.*"Oak Dental Ltd"/);
    assert.deepEqual(attention?.candidates, [{ id: oak.customer?.id, name: 'Oak Dental Ltd' }]);
    await answer(id, { create: true, remember: true });
    const own = await posted(id);
    assert.notEqual(own.customer?.id, oak.customer?.id);
    assert.equal((await created('Elm Garage Ltd')).length, 1);
    const again = await posted(await handOver({ ...elm, name: 'ELM GARAGE LIMITED' }));
    assert.equal(again.customer?.id, own.customer?.id, 'not asked again');
    const first = await posted(await handOver({ name: 'Oak Dental', email: books }));
    assert.equal(
      first.customer?.id,
      oak.customer?.id,
      'two have the e-mail now, and the name tells them apart',
    );
  });

  it('is who a person chose, and later invoices do not ask again, even without the hour of memory (A1)', async () => {
    await settings({ customerMemoryMinutes: 0 });
    const customer = { name: 'Quarry Holdings', email: 'accounts@acme.example.test' };
    const id = await handOver(customer);
    await asked(id, 'customer_name_differs');
    await answer(id, { sageContactId: contacts.acme, remember: true });
    const { customer: chosen } = await posted(id);
    assert.deepEqual([chosen?.id, chosen?.origin, chosen?.warning], [contacts.acme, 'chosen', null]);
    const { customer: later } = await posted(await handOver(customer));
    assert.deepEqual([later?.id, later?.origin], [contacts.acme, 'remembered']);
    await asked(await handOver({ ...customer, name: 'Slate Holdings' }), 'customer_name_differs');
    await settings({ customerMemoryMinutes: 60 });
  });

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

  it('is the one of a name that is alike, and the timeline says how it was matched (A1)', async () => {
    const { customer, timeline } = await posted(
      await handOver({ name: 'Acme', email: 'accounts@acme.example.test' }),
    );
    assert.equal(customer?.id, contacts.acme);
    assert.ok(timeline.some(({ text }) => /"Acme Rockets Ltd" has .* its name is like "Acme"/.test(text)));
  });

  it('is asked, or taken for the e-mail alone, as the setting of the unit says (A1)', async () => {
    await settings({ onNameMismatch: 'ask' });
    await asked(
      await handOver({ name: 'Acme Trading', email: 'accounts@acme.example.test' }),
      'customer_name_differs',
    );
    await settings({ onNameMismatch: 'use_email' });
    const { customer } = await posted(
      await handOver({ name: 'Basalt', email: 'accounts@acme.example.test' }),
    );
    assert.equal(customer?.id, contacts.acme);
    assert.match(customer?.warning ?? '', /for its e-mail .* alone: the invoice names "Basalt"/);
    await settings({ onNameMismatch: 'ask_when_different' });
  });

  for (const [what, customer, contact, note] of [
    [
      'a second person of the customer',
      { name: 'Brightside', email: 'bookkeeper@brightside.example.test' },
      contacts.brightside,
      /on another person than its main contact/,
    ],
    [
      'an inactive customer',
      { name: 'Dormant Holdings Ltd', email: 'office@dormant.example.test' },
      contacts.inactive,
      /is inactive/,
    ],
    [
      'a customer of the same name with another e-mail',
      { name: 'Lumière Paris', email: 'ap@lumiere.example.test' },
      contacts.lumiere,
      /has the same name \(it has compta@lumiere/,
    ],
  ] as const)
    it(`is asked where ${what} may be meant, instead of making a second one (A1)`, async () => {
      const id = await handOver(customer);
      const { attention } = await asked(id, 'customer_similar');
      assert.deepEqual(
        attention?.candidates?.map((one) => one.id),
        [contact],
      );
      assert.match(attention?.candidates?.[0]?.note ?? '', note);
      assert.equal((await created(customer.name)).length, 0);
      await settings({ onSimilarCustomer: 'create' });
      await bed.invoice(UNIT, id).executeUpdate(invoiceMessages.retryInvoiceUpdate);
      const { customer: made } = await posted(id);
      assert.equal((await created(customer.name)).length, 1);
      assert.match(made?.warning ?? '', /is created although Sage has one that may be it/);
      await settings({ onSimilarCustomer: 'ask' });
    });

  it('is one new customer for two invoices of the same second, and two for two companies with one e-mail (A1)', async () => {
    const pike = { name: 'Pike Boats', email: 'pike@example.test' };
    const [a, b] = await Promise.all([handOver(pike), handOver({ ...pike, name: 'PIKE BOATS LTD' })]);
    assert.equal((await posted(a)).customer?.id, (await posted(b)).customer?.id);
    const shared = 'both@ledgerfirm.example.test';
    const ids = await Promise.all([
      handOver({ name: 'Heron Mill', email: shared }),
      handOver({ name: 'Otter Press', email: shared }),
    ]);
    const views = await Promise.all(
      ids.map((id) => bed.until(UNIT, id, ({ sage, attention }) => sage !== null || attention !== null)),
    );
    const [open] = ids.filter((_, index) => views[index]?.sage === null);
    assert.ok(open, 'the second is asked');
    await answer(open, { create: true, remember: true });
    const customers = await Promise.all(ids.map(async (id) => (await posted(id)).customer?.id));
    assert.equal(new Set(customers).size, 2);
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
    const request = anInvoice({ number: 'RC-anew', send: 'none', customer: moved });
    await bed.invoice(UNIT, id).executeUpdate(invoiceMessages.reissueInvoiceUpdate, {
      args: [{ request, contentHash: contentHash(request), reason: 'Wrong number' }],
    });
    const anew = await bed.until(UNIT, id, ({ revision, sage }) => revision === 2 && sage !== null);
    assert.equal(anew.customer?.id, customer?.id);
    assert.equal((await created(tern.name)).length, 1);
    await settings({ customerMemoryMinutes: 60 });
  });

  it('is found in the currency of the invoice, without a question about the one in another (A1)', async () => {
    await bed.consent(HARBOUR, users.sam);
    await bed.connection(HARBOUR).executeUpdate(connectionMessages.testConnectionUpdate, {
      args: [{ ledgerName: 'Sales - Services', keepTestInvoice: false }],
    });
    await settings({ defaultTaxRateId: 'GB_NO_TAX' }, HARBOUR);
    const berlin = { name: 'Berlin Formen GmbH', email: 'rechnung@berlinformen.example.test' };
    const inEuros = await posted(await handOver(berlin, { currency: 'EUR' }, HARBOUR), HARBOUR);
    assert.equal(inEuros.customer?.id, contacts.berlin);
    const inPounds = await posted(await handOver(berlin, {}, HARBOUR), HARBOUR);
    assert.equal(inPounds.customer?.origin, 'created');
    const again = await posted(await handOver(berlin, { currency: 'EUR' }, HARBOUR), HARBOUR);
    assert.equal(again.customer?.id, contacts.berlin);
    await settings({ createCustomers: false }, HARBOUR);
    const id = await handOver(
      { name: 'Seaside Gallery', email: 'accounts@seaside.example.test' },
      { currency: 'USD' },
      HARBOUR,
    );
    const { attention } = await asked(id, 'customer_currency_differs', HARBOUR);
    assert.match(attention?.message ?? '', /a second contact in USD is needed/);
  });

  it('can be answered only where it is asked, and once more with the same answer (A1)', async () => {
    const id = await handOver({ name: 'Granite Ltd', email: books });
    await asked(id, 'customer_ambiguous');
    await answer(id, { create: true, remember: false });
    await posted(id);
    await answer(id, { create: true, remember: false });
    await assert.rejects(answer(id, { sageContactId: contacts.acme, remember: true }), /Update failed/);
    const request = anInvoice({
      number: `RC-${counted}`,
      send: 'none',
      customer: { name: 'Granite Ltd', email: books },
    });
    assert.deepEqual((await posted(id)).request, request, 'the content stays as it was handed over');
  });

  it('is told by the preview as it will be decided, with those that may be meant (A1)', async () => {
    const preview = (customer: InvoiceRequest['customer']) =>
      bed.connection(UNIT).executeUpdate(connectionMessages.previewInvoiceUpdate, {
        args: [{ invoiceId: 'previewed', request: anInvoice({ number: 'RC-P', send: 'none', customer }) }],
      });
    const email = 'accounts@acme.example.test';
    const { customer: alike } = await preview({ name: 'Acme Space', email });
    assert.deepEqual([alike?.id, alike?.origin], [contacts.acme, 'found']);
    assert.match(alike?.match ?? '', /"Acme Rockets Ltd" has .* its name is like "Acme Space"/);
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

  it('is told with every event (A1)', async () => {
    const id = await handOver({ name: 'Acme', email: 'accounts@acme.example.test' });
    const { customer, eventSequence } = await posted(id);
    await bed.toldOf(id, eventSequence);
    const told = bed.outside.psa.events().filter(({ data }) => data['invoiceId'] === id);
    assert.deepEqual(told.at(-1)?.data['customer'], {
      id: contacts.acme,
      name: 'Acme Rockets Ltd',
      origin: customer?.origin,
      warning: null,
    });
  });
});
