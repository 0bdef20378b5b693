import assert from 'node:assert/strict';
import { contentHash, hasContent, literalHash } from '../../domain/invoice/content-hash.ts';
import { anInvoice } from '../support/bed.ts';

describe('The hash of an invoice', () => {
  const line = { description: 'Café', quantity: '1', unitPrice: '10.00' };
  const invoice = { ...anInvoice(), lines: [line] };
  const changed = (changes: object) => ({ ...invoice, ...changes });
  const withLine = (changes: object) => changed({ lines: [{ ...line, ...changes }] });
  const withCustomer = (changes: object) => changed({ customer: { ...invoice.customer, ...changes } });

  const same: readonly [string, object, object][] = [
    ['zeros at the end of a quantity', withLine({ quantity: '1.0' }), withLine({ quantity: '1.00' })],
    ['zeros at the end of a price', withLine({ unitPrice: '10' }), invoice],
    ['a price of nothing below zero', withLine({ unitPrice: '-0.00' }), withLine({ unitPrice: '0' })],
    ['the Unicode form', withLine({ description: 'Cafe\u0301' }), withLine({ description: 'Caf\u00e9' })],
    ['the case of an address', withCustomer({ email: 'A@B.test' }), withCustomer({ email: 'a@b.test' })],
    ['the case of a copy', changed({ cc: ['A@B.test'] }), changed({ cc: ['a@b.test'] })],
    ['a discount of no amount', withLine({ discount: { amount: '0.00' } }), invoice],
    ['a discount of no percent', withLine({ discount: { percent: '0' } }), invoice],
    ['an empty reference', changed({ reference: '' }), invoice],
    ['empty notes and copies', changed({ notes: '', cc: [], footer: '' }), invoice],
    [
      'an address with nothing in it',
      withCustomer({ address: { line1: '' } }),
      withCustomer({ address: undefined }),
    ],
    ['prices that do not include tax', changed({ pricesIncludeTax: false }), invoice],
    ['zeros of a total', changed({ netTotal: '10' }), changed({ netTotal: '10.00' })],
    ['zeros of a rate', changed({ exchangeRate: '1.50' }), changed({ exchangeRate: '1.5' })],
    [
      'zeros of a discount',
      withLine({ discount: { percent: '5' } }),
      withLine({ discount: { percent: '5.0' } }),
    ],
    ['the order of fields', invoice, Object.fromEntries(Object.entries(invoice).reverse())],
  ];
  for (const [what, one, other] of same) {
    it(`is the same whatever is ${what}`, () => assert.equal(contentHash(one), contentHash(other)));
  }

  const different: readonly [string, object, object][] = [
    ['a quantity', withLine({ quantity: '10' }), invoice],
    ['the case of a text', withLine({ description: 'CAFÉ' }), invoice],
    ['a discount', withLine({ discount: { percent: '5' } }), withLine({ discount: { amount: '5' } })],
    ['the way of sending', changed({ send: 'none' }), changed({ send: 'email' })],
    [
      'the order of lines',
      changed({ lines: [line, { ...line, quantity: '2' }] }),
      changed({ lines: [{ ...line, quantity: '2' }, line] }),
    ],
    ['a number in a text', withLine({ description: '1.0' }), withLine({ description: '1.00' })],
    ['days until it is due', changed({ projectDueDays: 0 }), invoice],
    [
      'a category that is called as a field is',
      withLine({ analysis: { email: 'A' } }),
      withLine({ analysis: { email: 'a' } }),
    ],
    [
      'a category that looks like a number',
      withLine({ analysis: { amount: '1.0' } }),
      withLine({ analysis: { amount: '1' } }),
    ],
    ['no discount on a line of that name', withLine({ analysis: { discount: '0' } }), invoice],
  ];
  for (const [what, one, other] of different) {
    it(`is another with another of ${what}`, () => assert.notEqual(contentHash(one), contentHash(other)));
  }

  it('knows a run again that an earlier version started', () => {
    const run = { contentHash: literalHash(invoice), request: invoice };
    assert.ok(hasContent(run, contentHash(withLine({ quantity: '1.00' }))));
    assert.ok(!hasContent(run, contentHash(withLine({ quantity: '1.01' }))));
    // As versions before kept it, in memos that no query reaches.
    assert.equal(
      literalHash({ b: 1, a: '1.0', attachments: undefined }),
      'dd4aa67a8358e943def032b2de1ab4e5af9d4b06b7e70b6e5d8fbd98abfcd953',
    );
  });
});
