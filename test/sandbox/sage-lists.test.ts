import assert from 'node:assert/strict';
import { contacts, northwind } from '../../sandbox/sage/seed.ts';
import { at, type Driver, invoice, openDriver, type Reply, textAt } from './sage-driver.ts';

function items(reply: Reply): unknown[] {
  const list = at(reply, '$items');
  assert.ok(Array.isArray(list), JSON.stringify(reply.body));
  return list;
}

function ids(reply: Reply): string[] {
  return items(reply).map((_, index) => textAt(reply, '$items', index, 'id'));
}

describe('Sage sandbox: lists', () => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await openDriver({ limits: 'none' });
  });
  afterEach(() => driver.sandbox.stop());

  it('pages 20 at a time with relative links, and repeats the last page past the end', async () => {
    const first = await driver.get('/ledger_accounts?search=');
    assert.equal(items(first).length, 20);
    assert.equal(at(first, '$itemsPerPage'), 20);
    assert.equal(at(first, '$back'), null);
    const next = textAt(first, '$next');
    assert.equal(next, '/ledger_accounts?page=2&items_per_page=20&search=');
    const second = await driver.get(next);
    assert.equal(at(second, '$next'), null);
    assert.equal(items(second).length, Number(at(first, '$total')) - 20);
    const past = await driver.get('/ledger_accounts?page=9');
    assert.deepEqual(ids(past), ids(second));
    assert.equal(at(past, '$next'), null);
    const largest = await driver.get('/ledger_accounts?items_per_page=1000');
    assert.equal(at(largest, '$itemsPerPage'), 200);
  });

  it('gives only id, displayed_as and $path unless attributes are asked for', async () => {
    const bare = await driver.get('/contacts?search=acme');
    assert.deepEqual(at(bare, '$items', 0), {
      id: contacts.acme,
      displayed_as: 'Acme Rockets Ltd',
      $path: `/contacts/${contacts.acme}`,
    });
    const some = await driver.get('/contacts?search=acme&attributes=email,main_contact_person');
    assert.equal(at(some, '$items', 0, 'email'), 'accounts@acme.example.test');
    assert.equal(at(some, '$items', 0, 'main_contact_person', 'email'), undefined);
    const nested = await driver.get('/contacts?search=acme&attributes=all&nested_attributes=all');
    assert.equal(at(nested, '$items', 0, 'main_contact_person', 'email'), 'accounts@acme.example.test');
  });

  it('lists the ledgers visible in sales with code and type', async () => {
    const reply = await driver.get('/ledger_accounts?visible_in=sales&items_per_page=200&attributes=all');
    assert.ok(ids(reply).includes(northwind.ledgers.services));
    assert.equal(ids(reply).includes(northwind.ledgers.costOfSales), false);
    const services = await driver.get(`/ledger_accounts/${northwind.ledgers.services}`);
    assert.equal(at(services, 'displayed_as'), 'Sales - Services (4010)');
    assert.equal(at(services, 'nominal_code'), 4010);
    assert.equal(at(services, 'tax_rate', 'id'), 'GB_STANDARD');
    await driver.sandbox.control.updateLedger({
      ledgerAccountId: northwind.ledgers.services,
      name: 'Fees',
      visibleInSales: false,
    });
    const after = await driver.get('/ledger_accounts?visible_in=sales');
    assert.equal(ids(after).includes(northwind.ledgers.services), false);
    const renamed = await driver.get('/ledger_accounts?search=fees%20(4010)');
    assert.deepEqual(ids(renamed), [northwind.ledgers.services]);
  });

  it('gives tax rates with string percentages', async () => {
    const reply = await driver.get('/tax_rates?usage=sales&attributes=name,percentage');
    assert.deepEqual(at(reply, '$items', 0), {
      id: 'GB_STANDARD',
      displayed_as: 'Standard 20.00%',
      $path: '/tax_rates/GB_STANDARD',
      name: 'Standard',
      percentage: '20.0',
    });
  });

  it('finds contacts by a part of any of their e-mails: several, secondary and partial hits', async () => {
    const find = async (query: string) => ids(await driver.get(`/contacts?${query}`));
    assert.deepEqual(await find('email=FINANCE@twinmills.example.test'), [
      contacts.twinEast,
      contacts.twinWest,
    ]);
    assert.deepEqual(await find('email=bookkeeper@brightside.example.test'), [contacts.brightside]);
    assert.ok((await find('email=example.test')).length > 5);
    assert.deepEqual(await find('email=nobody@nowhere.test'), []);
    assert.deepEqual(await find('contact_type_id=VENDOR&exclude_system=true'), [contacts.vendor]);
    assert.equal((await find('filter_inactive_contacts=true')).includes(contacts.inactive), false);
  });

  it('lists changes since a moment inclusively, deletions exclusively', async () => {
    const made = await driver.post('/sales_invoices', invoice({ status_id: 'DRAFT' }));
    const id = textAt(made, 'id');
    const since = textAt(made, 'created_at');
    const path = '/sales_invoices?updated_or_created_since=';
    assert.deepEqual(ids(await driver.get(path + since)), [id]);
    await driver.sandbox.control.clock.advance({ seconds: 10 });
    const later = (await driver.sandbox.control.clock.now()).replace('Z', '');
    assert.deepEqual(ids(await driver.get(`${path}${later}Z`)), []);
    await driver.del(`/sales_invoices/${id}`);
    assert.deepEqual(ids(await driver.get('/sales_invoices')), []);
    assert.deepEqual(ids(await driver.get(`/sales_invoices?deleted_since=${since}`)), [id]);
    await driver.sandbox.control.clock.advance({ seconds: 10 });
    const now = await driver.sandbox.control.clock.now();
    assert.deepEqual(ids(await driver.get(`/sales_invoices?deleted_since=${now}`)), []);
  });

  it('filters and sorts invoices', async () => {
    const make = async (fields: Record<string, unknown>) =>
      textAt(await driver.post('/sales_invoices', invoice(fields)), 'id');
    const late = await make({ date: '2026-11-22', reference: 'PSA-2' });
    const early = await make({ date: '2026-11-02', reference: 'PSA-1' });
    const other = await make({ contact_id: contacts.fortnight, date: '2026-11-12', status_id: 'DRAFT' });
    const find = async (query: string) => ids(await driver.get(`/sales_invoices?${query}`));
    assert.deepEqual(await find('sort=date'), [early, other, late]);
    assert.deepEqual(await find('sort=date:desc'), [late, other, early]);
    assert.deepEqual(await find('search=psa-1'), [early]);
    assert.deepEqual(await find(`contact_id=${contacts.fortnight}`), [other]);
    assert.deepEqual(await find('from_date=2026-11-03&to_date=2026-11-21'), [other]);
    assert.deepEqual(await find('status_id=DRAFT'), [other]);
    const list = await driver.get('/sales_invoices?attributes=reference,total_amount,status&search=PSA-2');
    assert.equal(at(list, '$items', 0, 'total_amount'), '180.0');
    assert.equal(at(list, '$items', 0, 'status', 'id'), 'UNPAID');
    assert.equal((await driver.get('/sales_invoices?sort=size')).status, 422);
  });
});
