import assert from 'node:assert/strict';
import { connectSandboxControl, type SandboxControl } from '../../sandbox/sage/control-client.ts';
import { contacts } from '../../sandbox/sage/seed.ts';
import { at, type Driver, invoice, openDriver, textAt } from './sage-driver.ts';

describe('Sage sandbox: what a bookkeeper does in Sage itself', () => {
  let driver: Driver;
  let control: SandboxControl;
  beforeEach(async () => {
    driver = await openDriver({ limits: 'none' });
    control = connectSandboxControl(driver.sandbox.url);
  });
  afterEach(() => driver.sandbox.stop());

  const make = async () => textAt(await driver.post('/sales_invoices', invoice()), 'id');
  const read = (id: string) => driver.get(`/sales_invoices/${id}`);
  const state = async (id: string) => {
    const reply = await read(id);
    return [at(reply, 'status', 'id'), at(reply, 'total_paid'), at(reply, 'outstanding_amount')];
  };

  it('edits an invoice, which the list of changes then shows', async () => {
    const id = await make();
    await control.clock.advance({ seconds: 60 });
    const since = await control.clock.now();
    await control.editInvoice({
      invoiceId: id,
      dueDate: '2027-01-31',
      number: 'SI-900',
      contactId: contacts.twinEast,
      net: '200',
    });
    const reply = await read(id);
    assert.deepEqual(
      [
        at(reply, 'due_date'),
        at(reply, 'invoice_number'),
        at(reply, 'contact', 'id'),
        at(reply, 'total_amount'),
      ],
      ['2027-01-31', 'SI-900', contacts.twinEast, '240.0'],
    );
    assert.equal(at(await driver.get(`/sales_invoices?updated_or_created_since=${since}`), '$total'), 1);
  });

  it('voids an invoice, or deletes it without a trace but deleted_since', async () => {
    const [voided, deleted] = [await make(), await make()];
    await control.voidInvoice({ invoiceId: voided, reason: 'By accident' });
    await control.deleteInvoice(deleted);
    assert.equal(at(await read(voided), 'status', 'id'), 'VOID');
    assert.equal((await read(deleted)).status, 404);
    const gone = await driver.get('/sales_invoices?deleted_since=2026-01-01');
    assert.equal(at(gone, '$items', 0, 'id'), deleted);
    await assert.rejects(control.voidInvoice({ invoiceId: deleted, reason: 'x' }), /no invoice/);
  });

  it('credits a part or the rest, and takes the allocation back', async () => {
    const id = await make();
    await control.creditInvoice({ invoiceId: id, amount: '30' });
    assert.deepEqual(await state(id), ['PART_PAID', '30.0', '150.0']);
    const { allocationId } = await control.creditInvoice({ invoiceId: id });
    assert.deepEqual(await state(id), ['PAID', '180.0', '0.0']);
    await control.deleteAllocation(allocationId);
    assert.deepEqual(await state(id), ['PART_PAID', '30.0', '150.0']);
  });

  it('corrects what a payment settles', async () => {
    const id = await make();
    const { id: paymentId } = await control.recordPayment({ invoiceId: id });
    await control.changePayment({ paymentId, amount: '80' });
    assert.deepEqual(await state(id), ['PART_PAID', '80.0', '100.0']);
    await control.changePayment({ paymentId, amount: null });
    assert.deepEqual(await state(id), ['UNPAID', '0.0', '180.0']);
  });
});
