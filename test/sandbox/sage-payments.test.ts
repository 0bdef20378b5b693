import assert from 'node:assert/strict';
import { contacts, northwind } from '../../sandbox/sage/seed.ts';
import { at, type Driver, invoice, line, openDriver, receipt, textAt } from './sage-driver.ts';

describe('Sage sandbox: payments', () => {
  let driver: Driver;
  beforeEach(async () => {
    driver = await openDriver({ limits: 'none' });
  });
  afterEach(() => driver.sandbox.stop());

  const make = async () => textAt(await driver.post('/sales_invoices', invoice()), 'id');
  const read = (id: string) => driver.get(`/sales_invoices/${id}?show_payments_allocations=true`);
  const state = async (id: string) => {
    const reply = await read(id);
    return [at(reply, 'status', 'id'), at(reply, 'total_paid'), at(reply, 'outstanding_amount')];
  };

  it('moves an invoice to part paid, paid, and back when a payment is deleted', async () => {
    const id = await make();
    const part = await driver.post('/contact_payments', receipt(id, '80'));
    assert.equal(part.status, 201);
    assert.deepEqual(await state(id), ['PART_PAID', '80.0', '100.0']);
    const rest = await driver.post('/contact_payments', receipt(id, '100.00'));
    assert.deepEqual(await state(id), ['PAID', '180.0', '0.0']);
    const paid = await read(id);
    assert.equal(at(paid, 'last_paid'), '2026-11-25');
    assert.equal(at(paid, 'payments_allocations', 1, 'contact_payment', 'id'), at(rest, 'id'));
    assert.equal(at(await driver.get(`/sales_invoices/${id}`), 'payments_allocations'), undefined);
    const twice = await driver.post('/contact_payments', receipt(id, '1'));
    assert.equal(at(twice, 0, '$message'), 'You can only pay unpaid or part-paid invoices.');
    assert.equal((await driver.del(`/sales_invoices/${id}`, { void_reason: 'no' })).status, 422);
    for (const payment of [part, rest])
      assert.equal((await driver.del(`/contact_payments/${textAt(payment, 'id')}`)).status, 204);
    assert.deepEqual(await state(id), ['UNPAID', '0.0', '180.0']);
    const deleted = await driver.get('/contact_payments?deleted_since=2026-01-01');
    assert.equal(at(deleted, '$total'), 2);
  });

  it('settles with a discount below the total', async () => {
    const id = await make();
    await driver.sandbox.control.recordPayment({ invoiceId: id, amount: '171', discount: '9' });
    assert.deepEqual(await state(id), ['PAID', '171.0', '0.0']);
    assert.equal(at(await read(id), 'payments_allocations_total_discount'), '9.0');
  });

  it('keeps what is too much on account, and allocates it by that id later', async () => {
    const first = await make();
    const second = await make();
    const paid = await driver.post(
      '/contact_payments',
      receipt(first, '200', { allocated_artefacts: [{ artefact_id: first, amount: '180' }] }),
    );
    assert.equal(at(paid, 'payment_on_account', 'outstanding_amount'), '20.0');
    const allocation = (amount: string) => ({
      contact_allocation: {
        transaction_type_id: 'CUSTOMER_ALLOCATION',
        contact_id: contacts.acme,
        allocated_artefacts: [
          { artefact_id: second, amount },
          { artefact_id: at(paid, 'payment_on_account', 'id'), amount: `-${amount}` },
        ],
      },
    });
    assert.equal((await driver.post('/contact_allocations', allocation('21'))).status, 422);
    const made = await driver.post('/contact_allocations', allocation('20'));
    assert.equal(made.status, 201);
    assert.deepEqual(await state(second), ['PART_PAID', '20.0', '160.0']);
    assert.equal((await driver.del(`/contact_payments/${textAt(paid, 'id')}`)).status, 422);
    assert.equal((await driver.del(`/contact_allocations/${textAt(made, 'id')}`)).status, 204);
    assert.deepEqual(await state(second), ['UNPAID', '0.0', '180.0']);
  });

  it('allocates a credit note; the sum must be nothing', async () => {
    const id = await make();
    const note = await driver.post('/sales_credit_notes', {
      sales_credit_note: { contact_id: contacts.acme, date: '2026-11-21', credit_note_lines: [line] },
    });
    assert.equal(note.status, 201);
    assert.equal(at(note, 'credit_note_number'), 'SCN-1');
    const allocate = (credit: string) =>
      driver.post('/contact_allocations', {
        contact_allocation: {
          transaction_type_id: 'CUSTOMER_ALLOCATION',
          contact_id: contacts.acme,
          allocated_artefacts: [
            { artefact_id: id, amount: '180' },
            { artefact_id: at(note, 'id'), amount: credit },
          ],
        },
      });
    assert.equal((await allocate('-170')).status, 422);
    assert.equal((await allocate('-180')).status, 201);
    assert.deepEqual(await state(id), ['PAID', '180.0', '0.0']);
    const read = await driver.get(`/sales_credit_notes/${textAt(note, 'id')}`);
    assert.equal(at(read, 'outstanding_amount'), '0.0');
  });

  it('frees and moves allocations by PUT, and puts all back when that is refused', async () => {
    const first = await make();
    const second = await make();
    const path = `/contact_payments/${textAt(await driver.post('/contact_payments', receipt(first, '180')), 'id')}`;
    const put = (allocated_artefacts: unknown[]) =>
      driver.put(path, { contact_payment: { allocated_artefacts } });
    assert.equal((await put([{ artefact_id: second, amount: '181' }])).status, 422);
    assert.deepEqual(await state(first), ['PAID', '180.0', '0.0']);
    assert.equal((await put([{ artefact_id: second, amount: '180' }])).status, 200);
    assert.deepEqual(await state(first), ['UNPAID', '0.0', '180.0']);
    assert.deepEqual(await state(second), ['PAID', '180.0', '0.0']);
    const freed = await put([]);
    assert.equal(at(freed, 'payment_on_account', 'total_amount'), '180.0');
    assert.deepEqual(await state(second), ['UNPAID', '0.0', '180.0']);
  });

  it('says what is wrong with a payment', async () => {
    const id = await make();
    const wrong = async (fields: Record<string, unknown>) =>
      (await driver.post('/contact_payments', receipt(id, '10', fields))).status;
    assert.equal(await wrong({ total_amount: '9' }), 422);
    assert.equal(await wrong({ bank_account_id: undefined }), 422);
    assert.equal(await wrong({ bank_account_id: northwind.ledgers.services }), 404);
    assert.equal(await wrong({ transaction_type_id: 'VENDOR_PAYMENT' }), 422);
    assert.equal(await wrong({ contact_id: contacts.twinEast }), 422);
    assert.equal(
      await wrong({ total_amount: '500', allocated_artefacts: [{ artefact_id: id, amount: '500' }] }),
      422,
    );
    assert.deepEqual(await state(id), ['UNPAID', '0.0', '180.0']);
  });

  it('leaves updated_at of the invoice alone unless switched', async () => {
    for (const bumpInvoiceOnPayment of [false, true]) {
      await driver.sandbox.stop();
      driver = await openDriver({ bumpInvoiceOnPayment });
      const { control } = driver.sandbox;
      const id = await make();
      await control.clock.advance({ seconds: 100 });
      const since = await control.clock.now();
      await control.recordPayment({ invoiceId: id });
      const changed = await driver.get(`/sales_invoices?updated_or_created_since=${since}`);
      assert.equal(at(changed, '$total'), bumpInvoiceOnPayment ? 1 : 0);
      const payments = await driver.get(`/contact_payments?updated_or_created_since=${since}`);
      assert.equal(at(payments, '$total'), 1);
    }
  });
});
