import assert from 'node:assert/strict';
import { chooseFound, foundInvoiceDiffers, isOurs } from '../../domain/invoice/found-in-sage.ts';
import { sageInvoice } from './samples.ts';

const expected = {
  contactId: 'acme',
  currency: 'GBP',
  date: '2026-11-03',
  net: '100.00',
  tax: '20.00',
  total: '120.00',
};
const ours = sageInvoice({ contactId: 'acme' });
const search = { markerStem: '[PSA north/inv-1 r', replaced: ['replaced'] };

describe('An invoice found in Sage (R24)', () => {
  it('is ours when customer, currency, date and amounts are', () => {
    assert.deepEqual(isOurs(ours, expected), []);
    assert.deepEqual(isOurs(ours, { ...expected, total: '120.0' }), [], 'the same amount');
  });

  for (const [field, change] of [
    ['customer', { contactId: 'twin' }],
    ['customer', { contactId: null }],
    ['currency', { currency: 'EUR' }],
    ['date', { date: '2026-11-04' }],
    ['net', { net: '100.01' }],
    ['tax', { tax: '19.99' }],
    ['total', { total: '999.00' }],
  ] as const) {
    it(`is not when it has ${JSON.stringify(change)}`, () => {
      const differences = isOurs(sageInvoice({ ...ours, ...change }), expected);
      assert.deepEqual(
        differences.map((difference) => difference.field),
        [field],
      );
    });
  }

  it('shows both in what it tells a person', () => {
    const found = sageInvoice({ contactId: null, total: '999.00' });
    assert.deepEqual(foundInvoiceDiffers(found, isOurs(found, expected)), {
      code: 'found_invoice_differs',
      message:
        "Sage's invoice SI-1 carries the marker of this one, but its customer is not known instead of acme, its total is 999.00 instead of 120.00.",
    });
  });

  it('is the standing one, else a void one, and none that we replaced ourselves', () => {
    const is = (...found: Parameters<typeof chooseFound>[0]) => {
      const chosen = chooseFound(found, search);
      return 'invoice' in chosen ? (chosen.invoice?.id ?? null) : chosen.attention.code;
    };
    const standing = sageInvoice({ id: 'standing' });
    const gone = sageInvoice({ id: 'void', status: 'VOID' });
    const replaced = sageInvoice({ id: 'replaced' });
    assert.equal(is(), null);
    assert.equal(is(gone, standing), 'standing');
    assert.equal(is(gone), 'void');
    assert.equal(is(replaced), null);
    assert.equal(is(replaced, standing), 'standing');
    assert.equal(is(standing, sageInvoice({ id: 'second' })), 'duplicate_in_sage');
  });
});
