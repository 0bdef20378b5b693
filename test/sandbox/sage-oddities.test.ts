import assert from 'node:assert/strict';
import { harbour, northwind, contacts, users } from '../../sandbox/sage/seed.ts';
import { at, type Driver, invoice, openDriver, textAt } from './sage-driver.ts';

const all = '/sales_invoices?attributes=all';

describe('Sage sandbox: odd records', () => {
  let driver: Driver;
  let id: string;
  beforeEach(async () => {
    driver = await openDriver({ limits: 'none' });
    id = textAt(await driver.post('/sales_invoices', invoice()), 'id');
    await driver.post('/sales_invoices', invoice());
  });
  afterEach(() => driver.sandbox.stop());

  it('look odd in lists and alone, the others as always, until they are put right', async () => {
    await driver.sandbox.control.makeOdd({ recordId: id, as: ['null-tax', 'unknown-status'] });
    const listed = await driver.get(all);
    const found = [0, 1].map((n) => [
      at(listed, '$items', n, 'id') === id,
      at(listed, '$items', n, 'tax_amount'),
    ]);
    assert.deepEqual(found.find(([odd]) => odd === true)?.[1], null);
    assert.notEqual(found.find(([odd]) => odd === false)?.[1], null);
    assert.equal(at(await driver.get(`/sales_invoices/${id}`), 'status', 'id'), 'IN_DISPUTE');
    await driver.sandbox.control.makeOdd({ recordId: id, as: [] });
    assert.equal(at(await driver.get(`/sales_invoices/${id}`), 'status', 'id'), 'UNPAID');
  });

  it('can break a list with attributes, though not a bare one, nor a page without them', async () => {
    await driver.sandbox.control.makeOdd({ recordId: id, as: ['breaks-list'] });
    assert.equal((await driver.get(all)).status, 500);
    assert.equal((await driver.get('/sales_invoices')).status, 200);
    const alone = await Promise.all([1, 2].map((page) => driver.get(`${all}&items_per_page=1&page=${page}`)));
    assert.deepEqual(alone.map(({ status }) => status).sort(), [200, 500]);
  });

  it('are those without tax where a business is not registered for VAT and the sandbox is told so', async () => {
    await driver.sandbox.stop();
    driver = await openDriver({ limits: 'none', nullTaxUnregistered: true });
    const { accessToken: token } = await driver.sandbox.control.mintTokens({ userEmail: users.sam });
    const untaxed = {
      sales_invoice: {
        contact_id: contacts.seaside,
        date: '2026-11-24',
        invoice_lines: [
          {
            description: 'Work',
            ledger_account_id: harbour.ledgers.services,
            quantity: '1',
            unit_price: '10.0',
            tax_rate_id: 'GB_NO_TAX',
          },
        ],
      },
    };
    const made = await driver.post('/sales_invoices', untaxed, { business: harbour.id, token });
    assert.deepEqual([made.status, at(made, 'tax_amount'), at(made, 'total_amount')], [201, null, '10.0']);
    const taxed = await driver.post('/sales_invoices', invoice(), { business: northwind.id });
    assert.notEqual(at(taxed, 'tax_amount'), null);
  });
});
