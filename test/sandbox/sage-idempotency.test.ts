import assert from 'node:assert/strict';
import { northwind } from '../../sandbox/sage/seed.ts';
import { at, type Driver, invoice, line, openDriver, textAt } from './sage-driver.ts';

const key = 'c3a8adaa26daf36e02f3c672b69e3323';
const keyed = (fields: Record<string, unknown> = {}) => invoice({ idempotency_id: key, ...fields });

describe('Sage sandbox: idempotency_id', () => {
  let driver: Driver;
  afterEach(() => driver.sandbox.stop());

  const created = async () => (await driver.sandbox.control.record({ kind: 'sales_invoice.created' })).length;

  /** Time passes, and the access token with it. */
  const pass = async (seconds: number) => {
    await driver.sandbox.control.clock.advance({ seconds });
    return (await driver.sandbox.control.mintTokens()).accessToken;
  };

  it('gives the first answer again for 7 days, whatever the body, and creates nothing', async () => {
    driver = await openDriver();
    const first = await driver.post('/sales_invoices', keyed());
    const second = await driver.post('/sales_invoices', keyed({ reference: 'OTHER' }));
    assert.equal(second.status, 201);
    assert.deepEqual(second.body, first.body);
    const token = await pass(7 * 86_400 - 60);
    assert.deepEqual((await driver.post('/sales_invoices', keyed(), { token })).body, first.body);
    assert.equal(await created(), 1);
    const later = await pass(120);
    const fresh = await driver.post('/sales_invoices', keyed(), { token: later });
    assert.notEqual(at(fresh, 'id'), at(first, 'id'));
    assert.equal(await created(), 2);
  });

  it('creates once when the same call arrives many times at once', async () => {
    driver = await openDriver();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => driver.post('/sales_invoices', keyed())),
    );
    assert.equal(new Set(replies.map((reply) => at(reply, 'id'))).size, 1);
    assert.equal(await created(), 1);
  });

  it('refuses the id for another kind of record, and one that is not 32 hex characters', async () => {
    driver = await openDriver();
    await driver.post('/sales_invoices', keyed());
    const contact = { idempotency_id: key, name: 'X', contact_type_ids: ['CUSTOMER'] };
    const mismatch = await driver.post('/contacts', { contact });
    assert.equal(mismatch.status, 422);
    assert.equal(at(mismatch, 0, '$dataCode'), 'IdempotencyResourceMismatch');
    const malformed = await driver.post('/sales_invoices', invoice({ idempotency_id: 'c3a8adaa-26da' }));
    assert.equal(malformed.status, 422);
    assert.equal(at(malformed, 0, '$source'), 'idempotency_id');
  });

  it('works on PUT', async () => {
    driver = await openDriver();
    const path = `/sales_invoices/${textAt(await driver.post('/sales_invoices', invoice()), 'id')}`;
    const put = (reference: string) =>
      driver.put(path, { sales_invoice: { idempotency_id: key, reference } });
    assert.equal(at(await put('A'), 'reference'), 'A');
    assert.equal(at(await put('B'), 'reference'), 'A');
    assert.equal(at(await driver.get(path), 'reference'), 'A');
  });

  it('strict remembers a refusal under its id, kind forgets it', async () => {
    const { tax_rate_id: _, ...untaxed } = line;
    for (const [profile, status] of [
      ['strict', 422],
      ['kind', 201],
    ] as const) {
      driver = await openDriver({ profile });
      const wrong = await driver.post('/sales_invoices', keyed({ invoice_lines: [untaxed] }));
      assert.equal(wrong.status, 422);
      const corrected = await driver.post('/sales_invoices', keyed());
      assert.equal(corrected.status, status);
      if (profile === 'strict') await driver.sandbox.stop();
    }
  });

  it('is kept when the answer was lost, so the repeat finds the invoice', async () => {
    driver = await openDriver();
    const endpoint = 'POST /sales_invoices';
    for (const name of ['cut-after-commit', 'cut-mid-body'] as const) {
      await driver.sandbox.control.faults.arm({ name, endpoint });
      await assert.rejects(driver.post('/sales_invoices', keyed()));
    }
    await driver.sandbox.control.faults.arm({ name: 'error-500-after-commit', endpoint });
    assert.equal((await driver.post('/sales_invoices', keyed())).status, 500);
    const found = await driver.post('/sales_invoices', keyed());
    assert.equal(found.status, 201);
    const [entry] = await driver.sandbox.control.record({ kind: 'sales_invoice.created' });
    assert.equal(entry?.id, at(found, 'id'));
    assert.equal(entry?.businessId, northwind.id);
    assert.equal(entry?.summary.idempotencyId, key);
    assert.equal(await created(), 1);
  });
});
