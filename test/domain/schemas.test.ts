import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { glAccountInput, settingsChange } from '../../domain/schemas/connection.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { badInvoices } from './bad-invoices.ts';
import { issuesOf, put, textFields } from './issues.ts';
import { line, request } from './samples.ts';

const examples = new URL('../../examples/', import.meta.url);

describe('An invoice is taken', () => {
  for (const file of readdirSync(examples).filter((name) => name.endsWith('.json'))) {
    it(`as in examples/${file}`, () => {
      assert.deepEqual(issuesOf(JSON.parse(readFileSync(new URL(file, examples), 'utf8'))), []);
    });
  }

  const good = [
    [
      'with the smallest quantity that comes to a cent',
      put('/lines/0', { ...line, quantity: '0.000001', unitPrice: '5000' }),
    ],
    ['with the largest total', put('/lines/0', { ...line, quantity: '10', unitPrice: '99999999.99' })],
    ['with trailing zeros', put('/lines/0/unitPrice', '12.5000')],
    ['with 200 lines', put('/lines', Array<unknown>(200).fill(line))],
    ['with a line given away', put('/lines', [line, { ...line, discount: { percent: '100' } }])],
    ['due on its own date', put('/dueDate', '2026-11-03')],
    ['with its own net total, written otherwise', put('/netTotal', '100')],
    ['with an ampersand', put('/lines/0/description', 'R&D; tea & cake')],
    ['with line breaks in its notes', put('/notes', 'one\ntwo\r\n\tthree')],
    ['in any script', put('/customer/name', 'Żółć 株式会社')],
    ['with an apostrophe in the e-mail address', put('/customer/email', "o'neil@acme.example.test")],
  ] as const;
  for (const [what, invoice] of good) it(what, () => assert.deepEqual(issuesOf(invoice), []));

  it('with spaces around its texts taken off', () => {
    const invoice = invoiceRequest.parse(put('/number', '  NW-1 '));
    assert.equal(invoice.number, 'NW-1');
  });
});

describe('An invoice is refused', () => {
  for (const [what, pointer, phrase, invoice] of badInvoices) {
    it(`with ${what}, naming ${pointer || 'the whole'}`, () => {
      const issues = issuesOf(invoice);
      const found = issues.some((issue) => issue.pointer === pointer && issue.message.includes(phrase));
      assert.ok(found, `expected "${phrase}" at ${pointer}, got ${JSON.stringify(issues)}`);
    });
  }

  it('with one issue for one mistake', () => {
    for (const [what, , , invoice] of badInvoices) assert.equal(issuesOf(invoice).length, 1, what);
  });

  it('with all its mistakes at once', () => {
    const invoice = {
      ...put('/number', 'n'.repeat(26)),
      currency: 'pounds',
      dueDate: '2026-11-02',
      extra: 1,
    };
    const pointers = issuesOf(invoice).map((issue) => issue.pointer);
    assert.deepEqual(pointers.sort(), ['', '/currency', '/dueDate', '/number']);
  });

  for (const [pointer, max] of textFields) {
    it(`with more than ${max} characters at ${pointer}, and taken with ${max}`, () => {
      assert.deepEqual(issuesOf(put(pointer, 'x'.repeat(max))), []);
      assert.deepEqual(issuesOf(put(pointer, 'x'.repeat(max + 1))), [
        { pointer, message: `has ${max + 1} characters, Sage takes at most ${max}: shorten it` },
      ]);
    });
  }

  it('or taken, but never with an exception, whatever JSON comes in', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void invoiceRequest.safeParse(value)));
  });

  it('or taken, but never with an exception, whatever stands in one of its fields', () => {
    const pointers = [
      '/number',
      '/date',
      '/dueDate',
      '/customer',
      '/customer/email',
      '/lines',
      '/lines/0',
      '/netTotal',
    ];
    const inLine = ['quantity', 'unitPrice', 'discount', 'description'].map((field) => `/lines/0/${field}`);
    const decimal = fc.stringMatching(/^-?\d{0,20}\.?\d{0,12}$/);
    const value = fc.oneof(
      fc.jsonValue(),
      decimal,
      fc.record({ amount: decimal }),
      fc.record({ percent: decimal }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...pointers, ...inLine), value, (pointer, field) => {
        void invoiceRequest.safeParse(put(pointer, field));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('An invoice that is taken', () => {
  const cents = (max: number) => fc.integer({ min: 1, max }).map((value) => (value / 100).toFixed(2));
  const discount = fc.option(fc.record({ percent: cents(10_000) }), { nil: undefined });
  const anyLine = fc.record({
    description: fc.constant('x'),
    quantity: cents(99_999),
    unitPrice: cents(99_999),
    discount,
  });

  it('is the same when read a second time', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 5 }), (lines) => {
        const result = invoiceRequest.safeParse(request({ lines }));
        if (result.success) assert.deepEqual(invoiceRequest.parse(result.data), result.data);
      }),
    );
  });
});

describe('The settings of a connection', () => {
  it('are refused when none is named', () => {
    const result = settingsChange.safeParse({});
    assert.equal(result.error?.issues[0]?.message, 'name at least one setting to change');
  });

  it('are refused with a field that is not known', () => {
    assert.ok(!settingsChange.safeParse({ defaultDueDays: 30, dueDays: 30 }).success);
  });

  it('may remove the default tax rate', () => {
    assert.deepEqual(settingsChange.parse({ defaultTaxRateId: null }), { defaultTaxRateId: null });
  });

  it('take a ledger name as long as Sage has them, with the code', () => {
    const name = `${'x'.repeat(200)} (4010)`;
    assert.ok(glAccountInput.safeParse({ name, integration: 'sage' }).success);
    assert.ok(!glAccountInput.safeParse({ name: ' ', integration: 'sage' }).success);
    assert.ok(!glAccountInput.safeParse({ name, integration: 'xero' }).success);
  });
});
