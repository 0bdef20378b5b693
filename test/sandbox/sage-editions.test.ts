import assert from 'node:assert/strict';
import { harbour, northwind } from '../../sandbox/sage/seed.ts';
import { at, type Driver, openDriver } from './sage-driver.ts';

describe('Sage sandbox: editions', () => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await openDriver({ limits: 'none' });
  });
  afterEach(() => driver.sandbox.stop());

  it('are shown with the business, and Start makes no allocation though it lists them', async () => {
    const { control } = driver.sandbox;
    for (const [edition, id, status] of [
      ['start', 'START', 401],
      ['standard', 'ACCOUNTS', 422],
      ['plus', 'ACCOUNTING', 422],
    ] as const) {
      await control.setEdition({ businessId: northwind.id, edition });
      const business = await driver.get(`/businesses/${northwind.id}`);
      assert.equal(at(business, 'subscriptions', 0, 'id'), id);
      assert.equal((await driver.get('/contact_allocations')).status, 200);
      const made = await driver.post('/contact_allocations', { contact_allocation: {} });
      assert.equal(made.status, status, edition);
    }
  });

  it('have foreign currencies in Plus only', async () => {
    const settings = () => driver.get('/financial_settings', { business: harbour.id });
    assert.equal(at(await settings(), 'multi_currency_enabled'), true);
    await driver.sandbox.control.setEdition({ businessId: harbour.id, edition: 'standard' });
    assert.equal(at(await settings(), 'multi_currency_enabled'), false);
  });

  it('can lack a single endpoint that nobody described', async () => {
    const { faults } = driver.sandbox.control;
    await faults.arm({ name: 'not-found', endpoint: 'GET /contact_payments' });
    assert.equal((await driver.get('/contact_payments')).status, 404);
    assert.equal((await driver.get('/contact_payments')).status, 200);
  });
});
