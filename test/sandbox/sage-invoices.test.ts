import assert from 'node:assert/strict';
import { contacts, harbour, liffey, northwind, users } from '../../sandbox/sage/seed.ts';
import { at, type Driver, invoice, line, openDriver, type Reply, textAt } from './sage-driver.ts';

const lines = (fields: Record<string, unknown>) => ({ invoice_lines: [{ ...line, ...fields }] });

describe('Sage sandbox: invoices', () => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await openDriver({ limits: 'none' });
  });
  afterEach(() => driver.sandbox.stop());

  const make = (fields: Record<string, unknown> = {}) => driver.post('/sales_invoices', invoice(fields));
  const status = (reply: Reply) => at(reply, 'status', 'id');

  it('creates an open invoice with the next number and amounts as strings', async () => {
    const made = await make({
      reference: 'PSA-1',
      ...lines({ discount_percentage: '10', tax_amount: '27.00' }),
    });
    assert.equal(made.status, 201);
    assert.equal(at(made, 'invoice_number'), 'SI-1');
    assert.equal(status(made), 'UNPAID');
    assert.equal(at(made, 'net_amount'), '135.0');
    assert.equal(at(made, 'tax_amount'), '27.0');
    assert.equal(at(made, 'total_amount'), '162.0');
    assert.equal(at(made, 'outstanding_amount'), '162.0');
    assert.equal(at(made, 'invoice_lines', 0, 'discount_amount'), '15.0');
    assert.equal(at(made, 'due_date'), '2026-12-20');
    assert.equal(at(made, 'sent'), false);
    assert.equal(at(await make(), 'displayed_as'), 'SI-2');
  });

  it('rounds a line half up, and keeps the tax it was sent or none', async () => {
    const odd = await make(lines({ quantity: '1', unit_price: '0.125', tax_amount: undefined }));
    assert.equal(at(odd, 'net_amount'), '0.13');
    assert.equal(at(odd, 'tax_amount'), '0.0');
    assert.equal(at(odd, 'total_amount'), '0.13');
  });

  it('takes the credit days of the contact before those of the business', async () => {
    const made = await make({ contact_id: contacts.fortnight });
    assert.equal(at(made, 'due_date'), '2026-12-04');
    assert.equal(at(await make({ due_date: '2026-11-30' }), 'due_date'), '2026-11-30');
  });

  it('numbers a draft on release, once', async () => {
    const draft = await make({ status_id: 'DRAFT' });
    assert.equal(at(draft, 'invoice_number'), 'SI-DRAFT');
    assert.equal(at(draft, 'transaction'), null);
    assert.equal(at(draft, 'outstanding_amount'), '0.0');
    const path = `/sales_invoices/${textAt(draft, 'id')}`;
    const released = await driver.post(`${path}/release`);
    assert.equal(released.status, 201);
    assert.equal(status(released), 'UNPAID');
    assert.equal(at(released, 'invoice_number'), 'SI-1');
    assert.equal((await driver.post(`${path}/release`)).status, 422);
  });

  it('deletes a draft, voids an open invoice with a reason from body or query', async () => {
    const draft = `/sales_invoices/${textAt(await make({ status_id: 'DRAFT' }), 'id')}`;
    assert.equal((await driver.del(draft)).status, 200);
    assert.equal((await driver.get(draft)).status, 404);
    const byBody = `/sales_invoices/${textAt(await make(), 'id')}`;
    const reasonless = await driver.del(byBody);
    assert.equal(reasonless.status, 422);
    assert.equal(at(reasonless, 0, '$source'), 'void_reason');
    const voided = await driver.del(byBody, { void_reason: 'twice' });
    assert.equal(status(voided), 'VOID');
    assert.equal(at(voided, 'void_reason'), 'twice');
    assert.equal(at(voided, 'outstanding_amount'), '0.0');
    assert.equal((await driver.del(byBody, { void_reason: 'again' })).status, 422);
    const byQuery = `/sales_invoices/${textAt(await make(), 'id')}?void_reason=wrong`;
    assert.equal(status(await driver.del(byQuery)), 'VOID');
  });

  it('changes single lines by id and adds lines without one', async () => {
    const made = await make();
    const path = `/sales_invoices/${textAt(made, 'id')}`;
    const id = textAt(made, 'invoice_lines', 0, 'id');
    const update = {
      sent: true,
      invoice_lines: [
        { id, quantity: '2', tax_amount: '40' },
        { ...line, description: 'More' },
      ],
    };
    const changed = await driver.put(path, { sales_invoice: update });
    assert.equal(changed.status, 200);
    assert.equal(at(changed, 'sent'), true);
    assert.equal(at(changed, 'total_amount'), '420.0');
    assert.equal(at(changed, 'invoice_lines', 0, 'description'), 'Consulting');
    assert.equal(at(changed, 'invoice_lines', 1, 'description'), 'More');
    const unknown = { invoice_lines: [{ id: 'f'.repeat(32), quantity: '1' }] };
    assert.equal((await driver.put(path, { sales_invoice: unknown })).status, 404);
  });

  it('gives a PDF, and marks the invoice as sent unless told not to', async () => {
    const path = `/sales_invoices/${textAt(await make(), 'id')}`;
    const accept = { headers: { accept: 'application/pdf' } };
    const quiet = await driver.get(`${path}?mark_as_sent=false`, accept);
    assert.equal(quiet.headers.get('content-type'), 'application/pdf');
    assert.match(String(quiet.body), /^%PDF-1\.\d[\s\S]*%%EOF\s*$/);
    assert.equal(at(await driver.get(path), 'sent'), false);
    await driver.get(path, accept);
    assert.equal(at(await driver.get(path), 'sent'), true);
  });

  it('answers 404 for ids it does not know, also inside a body', async () => {
    const unknown = 'f'.repeat(32);
    for (const fields of [
      { contact_id: unknown },
      lines({ ledger_account_id: unknown }),
      lines({ tax_rate_id: 'X' }),
    ]) {
      const reply = await make(fields);
      assert.equal(reply.status, 404);
      assert.equal(at(reply, 0, '$dataCode'), 'RecordNotFound');
    }
  });

  it('says what is wrong with an invoice', async () => {
    const cases: [Record<string, unknown>, string, RegExp][] = [
      [{ contact_id: undefined }, 'contact_id', /required/],
      [{ date: '2026-02-30' }, 'date', /not a date/],
      [{ date: '2023-12-31' }, 'date', /accounts start date/],
      [{ date: '2025-03-31' }, 'date', /lockdown/],
      [{ reference: 'x'.repeat(26) }, 'reference', /25/],
      [{ notes: 'x'.repeat(2001) }, 'notes', /2000/],
      [{ contact_id: contacts.vendor }, '', /Couldn't find Customer\./],
      [{ currency_id: 'EUR' }, 'currency_id', /multi-currency/],
      [{ status_id: 'PAID' }, 'status_id', /DRAFT/],
      [{ invoice_lines: [] }, 'sales_invoice[invoice_lines]', /is invalid/],
      [lines({ tax_rate_id: undefined }), 'line_items.tax_rate_id', /required/],
      [lines({ description: 'Fish &amp; chips' }), 'line_items.description', /required/],
      [lines({ quantity: 'two' }), 'line_items.quantity', /not a number/],
      [
        lines({ ledger_account_id: northwind.ledgers.costOfSales }),
        'line_items.ledger_account_id',
        /visible/,
      ],
      [{ contact_id: contacts.lumiere }, 'line_items.tax_rate_id', /Zero Rated/],
    ];
    for (const [fields, source, message] of cases) {
      const reply = await make(fields);
      assert.equal(reply.status, 422, JSON.stringify(fields));
      assert.equal(at(reply, 0, '$source'), source);
      assert.match(textAt(reply, 0, '$message'), message);
    }
    assert.deepEqual(await driver.sandbox.control.record({ kind: 'sales_invoice.created' }), []);
  });

  it('refuses an invoice for a contact without an address, in the words that were seen', async () => {
    const contact = { name: 'Nowhere Ltd', contact_type_ids: ['CUSTOMER'] };
    const made = await driver.post('/contacts', { contact });
    assert.equal(at(made, 'main_address'), null);
    const contactId = textAt(made, 'id');
    const refused = await make({ contact_id: contactId });
    assert.equal(refused.status, 422);
    assert.deepEqual(
      [0, 1].map((n) => [textAt(refused, n, '$message'), textAt(refused, n, '$source')]),
      [
        ['Invoice Address is required.', 'base'],
        ['Delivery Address is required.', 'base'],
      ],
    );
    const address = { name: 'Nowhere Ltd', country_id: 'GB' };
    const alone = await make({ contact_id: contactId, main_address: address, delivery_address: address });
    assert.equal(alone.status, 201);
  });

  it('has Irish rates for an Irish business, and one kind of supply on all lines', async () => {
    const { accessToken: token } = await driver.sandbox.control.mintTokens({ userEmail: users.niamh });
    const irish = { token, business: liffey.id };
    const rates = await driver.get('/tax_rates?attributes=percentage', irish);
    assert.ok(JSON.stringify(rates.body).includes('IE_STANDARD'));
    assert.ok(!JSON.stringify(rates.body).includes('GB_'));
    const line = (supply: string) => ({
      description: 'Advice',
      ledger_account_id: liffey.ledgers.services,
      quantity: '1',
      unit_price: '100',
      tax_rate_id: 'IE_ZERO',
      tax_amount: '0',
      eu_goods_services_type_id: supply,
    });
    const post = (...supplies: string[]) =>
      driver.post(
        '/sales_invoices',
        invoice({ contact_id: contacts.lyon, invoice_lines: supplies.map(line) }),
        irish,
      );
    assert.match(textAt(await post('GOODS', 'SERVICES'), 0, '$message'), /same on all lines/);
    assert.equal((await post('SERVICES', 'SERVICES')).status, 201);
    const contact = { name: 'Cork Ltd', contact_type_ids: ['CUSTOMER'], tax_number: 'IE12' };
    assert.equal((await driver.post('/contacts', { contact }, irish)).status, 422);
  });

  it('holds an unregistered business to GB_NO_TAX and a contact to its currency', async () => {
    const ledger = { ledger_account_id: harbour.ledgers.services };
    const at_ = { business: harbour.id };
    const post = (fields: Record<string, unknown>) => driver.post('/sales_invoices', invoice(fields), at_);
    const untaxed = { ...ledger, tax_rate_id: 'GB_NO_TAX', tax_amount: '0' };
    assert.equal((await post({ contact_id: contacts.seaside, ...lines(ledger) })).status, 422);
    assert.equal((await post({ contact_id: contacts.seaside, ...lines(untaxed) })).status, 201);
    const euro = { contact_id: contacts.berlin, ...lines(untaxed) };
    assert.equal(at(await post(euro), 0, '$source'), 'currency_id');
    const made = await post({ ...euro, currency_id: 'EUR', exchange_rate: '1.25' });
    assert.equal(made.status, 201);
    assert.equal(at(made, 'total_amount'), '150.0');
    assert.equal(at(made, 'base_currency_total_amount'), '120.0');
  });
});
