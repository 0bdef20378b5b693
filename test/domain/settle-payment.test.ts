import assert from 'node:assert/strict';
import { settlementOf } from '../../domain/settle-payment.ts';
import { sageInvoice } from './samples.ts';

describe('What Sage says of the money', () => {
  const statuses = [
    ['UNPAID', 'open'],
    ['DRAFT', 'open'],
    ['PRO_FORMA', 'open'],
    ['PART_PAID', 'part_paid'],
    ['PAID', 'paid'],
    ['VOID', 'voided'],
  ] as const;
  for (const [status, settlement] of statuses) {
    it(`is ${settlement} for an invoice that is ${status}`, () => {
      assert.equal(settlementOf(sageInvoice({ status })).settlement, settlement);
    });
  }

  it('comes with the amounts and the day of the last payment', () => {
    const invoice = sageInvoice({
      status: 'PART_PAID',
      paid: '20.00',
      outstanding: '100.00',
      lastPaidOn: '2026-11-20',
    });
    assert.deepEqual(settlementOf(invoice).payment, {
      paid: '20.00',
      outstanding: '100.00',
      lastPaidOn: '2026-11-20',
    });
  });

  it('is paid when a discount settled the rest, although less than the total came in', () => {
    const invoice = sageInvoice({ status: 'PAID', paid: '118.00', outstanding: '0.00' });
    assert.equal(settlementOf(invoice).settlement, 'paid');
  });

  it('is open again when a payment was taken back', () => {
    const invoice = sageInvoice({ status: 'UNPAID', paid: '0.00', lastPaidOn: null });
    assert.equal(settlementOf(invoice).settlement, 'open');
  });
});
