import assert from 'node:assert/strict';
import { analysisTypesOf } from '../../sandbox/sage/books/analysis.ts';
import { contacts, northwind } from '../../sandbox/sage/seed.ts';
import { at, type Driver, openDriver, textAt } from './sage-driver.ts';

describe('Sage sandbox: analysis types', () => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await openDriver({ limits: 'none' });
  });
  afterEach(() => driver.sandbox.stop());

  const idOf = (type: string, n = 0): string =>
    analysisTypesOf(northwind.id).find(({ name }) => name === type)?.categories[n]?.id ?? '';
  const create = (analysis: unknown) =>
    driver.post('/sales_invoices', {
      sales_invoice: {
        contact_id: contacts.acme,
        date: '2026-11-24',
        invoice_lines: [
          {
            description: 'Work',
            ledger_account_id: northwind.ledgers.services,
            quantity: '1',
            unit_price: '10.00',
            tax_rate_id: 'GB_STANDARD',
            tax_amount: '2.00',
            analysis_type_categories: analysis,
          },
        ],
      },
    });

  it('are six, each alone with areas, level and categories', async () => {
    const list = await driver.get('/analysis_types?items_per_page=200');
    assert.equal(at(list, '$total'), 6);
    assert.equal(at(list, '$items', 0, 'active_areas'), undefined);
    const one = await driver.get(`/analysis_types/${textAt(list, '$items', 0, 'id')}`);
    assert.equal(at(one, 'name'), 'Department');
    assert.equal(at(one, 'active_areas', 0), 'SALES');
    assert.equal(at(one, 'analysis_type_level', 'identifier'), 'TRANSACTION');
    assert.equal(at(one, 'analysis_type_categories', 0, 'name'), 'Consulting');
  });

  it('are taken on a line as objects or ids, one of a type, where they are active for sales', async () => {
    assert.equal((await create([{ id: idOf('Project') }, { id: idOf('Department') }])).status, 201);
    assert.equal((await create([idOf('Project')])).status, 201);
    assert.equal((await create([{ id: '0'.repeat(32) }])).status, 404);
    assert.equal((await create([idOf('Project'), idOf('Project', 1)])).status, 422);
    const inactive = await create([idOf('Cost Centre')]);
    assert.equal(inactive.status, 422);
    assert.match(textAt(inactive, '0', '$message'), /not enabled for Active Area/);
  });

  it('are not in Start', async () => {
    await driver.sandbox.control.setEdition({ businessId: northwind.id, edition: 'start' });
    assert.equal((await driver.get('/analysis_types')).status, 401);
  });
});
