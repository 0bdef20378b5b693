import assert from 'node:assert/strict';
import { harbour, northwind } from '../../sandbox/sage/seed.ts';
import { at, type Driver, openDriver } from './sage-driver.ts';

describe('Sage sandbox: exchange rates', () => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await openDriver({ limits: 'none' });
  });
  afterEach(() => driver.sandbox.stop());

  const list = (business: string) => driver.get('/exchange_rates?attributes=all', { business });

  it('are listed with both currencies, the rate and its inverse', async () => {
    const rates = await list(harbour.id);
    assert.equal(at(rates, '$items', 0, 'currency', 'id'), 'EUR');
    assert.equal(at(rates, '$items', 0, 'base_currency', 'id'), 'GBP');
    assert.equal(at(rates, '$items', 0, 'rate'), '1.1567');
    assert.equal(at(rates, '$items', 0, 'inverse_rate'), '0.8645283998');
  });

  it('are none in a business without, and can be changed and taken away', async () => {
    assert.equal(at(await list(northwind.id), '$total'), 0);
    const { control } = driver.sandbox;
    await control.setExchangeRate({ businessId: harbour.id, currency: 'USD', rate: null });
    await control.setExchangeRate({ businessId: harbour.id, currency: 'EUR', rate: '1.2' });
    const rates = await list(harbour.id);
    assert.deepEqual([at(rates, '$total'), at(rates, '$items', 0, 'rate')], [1, '1.2']);
  });
});
