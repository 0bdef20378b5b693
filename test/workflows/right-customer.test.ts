import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import * as invoiceMessages from '../../domain/invoice/messages.ts';
import { type CustomerAnswer, type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type SettingsChange } from '../../domain/connection/connection.ts';
import { contacts, users } from '../../sandbox/sage/seed.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { customerEditedByHand } from '../support/by-hand.ts';
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

  it('is said once in the timeline, with how it was found', async () => {
    const told = async (customer: InvoiceRequest['customer']) => {
      const view = await posted(await handOver(customer));
      const texts = view.timeline.map(({ text }) => text).filter((text) => text.startsWith('Customer "'));
      return { origin: view.customer?.origin, texts };
    };
    const newcomer = { name: 'Told Mills Ltd', email: 'pay@toldmills.example.test' };
    const acme = { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' };
    for (const [customer, origin, text] of [
      [acme, 'found', /^Customer "Acme Rockets Ltd" was found by accounts@acme.example.test/],
      [acme, 'remembered', /^Customer "Acme Rockets Ltd" was remembered/],
      [
        { ...acme, sageContactId: contacts.acme },
        'explicit',
        /^Customer "Acme Rockets Ltd" was named with its id/,
      ],
      [newcomer, 'created', /^Customer "Told Mills Ltd" was created in Sage/],
    ] as const) {
      const { origin: now, texts } = await told(customer);
      assert.deepEqual([now, texts.length], [origin, 1], JSON.stringify(texts));
      assert.match(texts[0] ?? '', text);
    }
  });

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

  it('is asked before its e-mail goes where the contact that is remembered bears another name in Sage by now (A1)', async () => {
    const kay = { name: 'Kay Works Ltd', email: 'kay@kay.example.test' };
    const { customer: first } = await posted(await handOver(kay));
    await customerEditedByHand(bed.outside, first?.id ?? '', { name: 'Totally Different Trading' });
    const id = await handOver(kay, { send: 'email' });
    const { attention, customer, sage } = await asked(id, 'customer_changed');
    assert.deepEqual([customer?.origin, customer?.id], ['remembered', first?.id]);
    assert.match(attention?.message ?? '', /was "Kay Works Ltd" and is called "Totally Different Trading"/);
    const mails = () =>
      bed.outside.mail.messages().filter(({ subject }) => subject.includes(`${sage?.number} `));
    assert.deepEqual(mails(), []);
    const next = await handOver(kay);
    await asked(next, 'customer_name_differs');
    await customerEditedByHand(bed.outside, first?.id ?? '', { name: 'Kay Works' });
    for (const held of [id, next])
      await bed.invoice(UNIT, held).executeUpdate(invoiceMessages.retryInvoiceUpdate);
    await bed.untilStatus(UNIT, id, 'sent');
    assert.equal((await posted(next)).customer?.id, first?.id);
    assert.equal(mails().length, 1);
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
    const open = await handOver({ name: 'Acme Trading', email: 'accounts@acme.example.test' });
    await asked(open, 'customer_name_differs');
    await settings({ onNameMismatch: 'use_email' });
    assert.equal((await posted(open)).customer?.id, contacts.acme, 'what asked goes on by itself');
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

  it('is asked again where the answer names nobody, and a correction counts more than an answer (A1)', async () => {
    const customer = { name: 'Marble Works', email: 'accounts@acme.example.test' };
    const id = await handOver(customer);
    await asked(id, 'customer_name_differs');
    await answer(id, { sageContactId: 'f'.repeat(32), remember: true });
    await asked(id, 'customer_missing');
    await answer(id, { sageContactId: contacts.brightside, remember: false });
    assert.equal((await posted(id)).customer?.id, contacts.brightside);
    const other = await handOver(customer);
    await asked(other, 'customer_name_differs');
    await answer(other, { sageContactId: 'f'.repeat(32), remember: true });
    await asked(other, 'customer_missing');
    const request = anInvoice({
      number: `RC-${counted}`,
      send: 'none',
      customer: { ...customer, sageContactId: contacts.acme },
    });
    await bed.invoice(UNIT, other).executeUpdate(invoiceMessages.correctInvoiceUpdate, {
      args: [{ request, contentHash: contentHash(request) }],
    });
    const corrected = await posted(other);
    assert.deepEqual([corrected.customer?.id, corrected.customer?.origin], [contacts.acme, 'explicit']);
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
