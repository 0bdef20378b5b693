import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type TaxedLine } from '../../domain/invoice/invoice.ts';
import { hasNegativeShare } from '../../domain/invoice/credited-shares.ts';
import { sageFigures } from '../../domain/invoice/sage-line.ts';
import { taxLines, totalsOf } from '../../domain/invoice/tax-lines.ts';
import { lineAmounts, lineTax } from '../../domain/money.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { planInvoice } from '../../domain/invoice/plan-invoice.ts';
import { account, business, connection, line, plannedLine, request } from './samples.ts';

const deposit = { ...line, description: 'Deposit paid', unitPrice: '-40.00' };

const issuesOf = (lines: readonly unknown[], more: object = {}): string[] => {
  const { success, error } = invoiceRequest.safeParse({ ...request(), lines, ...more });
  return success ? [] : error.issues.map(({ path, message }) => `/${path.join('/')} ${message}`);
};

/** What the lines come to by the rules of plan and tax. */
const decide = (lines: readonly object[], more: object = {}) => {
  const content = invoiceRequest.parse({ ...request(), lines, ...more });
  const settings = connection({ defaultLedger: account({ taxRateId: 'GB_STANDARD' }) });
  const plan = planInvoice(content, settings, business);
  assert.ok(plan.ok);
  return taxLines(plan.value, content, null, settings);
};

const taxed = (quantity: string, unitPrice: string): TaxedLine => {
  const amounts = lineAmounts({ quantity, unitPrice });
  const tax = lineTax(amounts.amount, '20.0');
  const rate = { taxRateId: 'GB_STANDARD', taxSource: 'line' } as const;
  return { ...plannedLine({ quantity, unitPrice, ...amounts }), ...rate, net: amounts.amount, tax };
};

/** In cents, as whole numbers. */
const cents = (amount: string): bigint => BigInt(amount.replace('.', ''));

const half = (value: bigint, by: bigint): bigint =>
  value < 0n ? -half(-value, by) : (2n * value + by) / (2n * by);

describe('A negative line', () => {
  it('is taken where the invoice comes to more than nothing', () => {
    assert.deepEqual(
      issuesOf([line, deposit], { netTotal: '60.00', taxTotal: '12.00', grossTotal: '72.00' }),
      [],
    );
    const decision = decide([line, deposit]);
    assert.ok(decision.ok);
    assert.deepEqual(totalsOf(decision.value), { net: '60.00', tax: '12.00', total: '72.00' });
  });

  it('makes no invoice of less than nothing: that is a credit note', () => {
    const [issue = '', ...others] = issuesOf([line, { ...deposit, unitPrice: '-140.00' }]);
    assert.deepEqual(others, []);
    assert.match(issue, /^\/lines add up to -40\.00.*hand it over as a credit note/);
    assert.deepEqual(issuesOf([line, { ...deposit, unitPrice: '-100.00' }]), [
      '/lines add up to 0.00: nothing to invoice',
    ]);
  });

  it('may leave a net below zero where the whole is more, with prices that include the tax', () => {
    const lines = [
      { ...line, unitPrice: '120.00', taxRateId: 'GB_STANDARD' },
      { ...deposit, unitPrice: '-105.00', taxRateId: 'GB_ZERO' },
    ];
    const totals = { netTotal: '-5.00', taxTotal: '20.00', grossTotal: '15.00' };
    const more = { pricesIncludeTax: true, ...totals };
    assert.deepEqual(issuesOf(lines, more), []);
    const decision = decide(lines, more);
    assert.ok(decision.ok);
    assert.deepEqual(totalsOf(decision.value), { net: '-5.00', tax: '20.00', total: '15.00' });
  });

  it('may do so too with prices before tax, where the PSA gives the total with tax', () => {
    const lines = [
      { ...line, taxRateId: 'GB_STANDARD' },
      { ...deposit, unitPrice: '-105.00', taxRateId: 'GB_ZERO' },
    ];
    assert.match(issuesOf(lines)[0] ?? '', /add up to -5\.00/);
    const more = { netTotal: '-5.00', grossTotal: '15.00' };
    assert.deepEqual(issuesOf(lines, more), []);
    assert.ok(decide(lines, more).ok);
    const wrong = decide(lines, { grossTotal: '25.00' });
    assert.ok(!wrong.ok && wrong.attention.code === 'given_totals_differ');
  });

  it('makes none either where only the tax turns it below zero', () => {
    const lines = [
      { ...line, taxRateId: 'GB_ZERO' },
      { ...deposit, unitPrice: '-90.00', taxRateId: 'GB_STANDARD' },
    ];
    const decision = decide(lines);
    assert.ok(!decision.ok);
    assert.equal(decision.attention.code, 'total_not_positive');
    assert.match(decision.attention.message, /GBP -8\.00/);
  });

  it('has its sign in the price alone, and no discount', () => {
    assert.match(
      issuesOf([line, { ...deposit, quantity: '-1' }])[0] ?? '',
      /^\/lines\/1\/quantity must be 0/,
    );
    assert.match(
      issuesOf([line, { ...deposit, discount: { percent: '10' } }])[0] ?? '',
      /^\/lines\/1\/discount cannot stand on a line with the negative price -40\.00/,
    );
  });

  it('comes of no positive price, whatever its discount', () => {
    const issues = issuesOf([line, { ...line, unitPrice: '0.01', discount: { amount: '0.02' } }]);
    assert.match(issues[0] ?? '', /^\/lines\/1\/discount the discount 0\.02 is more than the line itself/);
  });

  it('is sent to Sage as it was handed over, but where Sage may round it otherwise', () => {
    const figuresOf = (quantity: string, unitPrice: string) => {
      const figures = sageFigures(taxed(quantity, unitPrice));
      return [figures.description, figures.quantity, figures.unitPrice, figures.discountAmount];
    };
    assert.deepEqual(figuresOf('2', '-20.00'), ['Consulting', '2', '-20.00', '0.00']);
    assert.deepEqual(figuresOf('0.25', '-85.50'), ['Consulting (0.25 x -85.50)', '1', '-21.38', '0.00']);
  });

  it('keeps an invoice from being credited by amount where it leaves a ledger below zero', () => {
    const other = account({ id: 'a0000000000000000000000000002100' });
    assert.equal(hasNegativeShare([taxed('1', '100.00'), taxed('1', '-40.00')]), false);
    assert.equal(hasNegativeShare([taxed('1', '100.00'), { ...taxed('1', '-40.00'), ledger: other }]), true);
  });

  it('takes off to the cent what the same positive line adds, and all sums hold', () => {
    const digits = (max: number) =>
      fc
        .tuple(fc.integer({ min: 1, max }), fc.constantFrom(0, 2, 3, 6))
        .map(([value, places]) => (value / 10 ** places).toFixed(places));
    const priced = fc.record({
      quantity: digits(999_999),
      unitPrice: fc.tuple(digits(99_999), fc.boolean()).map(([text, below]) => (below ? `-${text}` : text)),
    });
    fc.assert(
      fc.property(fc.array(priced, { minLength: 1, maxLength: 20 }), (given) => {
        const lines = given.map(({ quantity, unitPrice }) => taxed(quantity, unitPrice));
        for (const [index, { net, tax }] of lines.entries()) {
          const { quantity = '', unitPrice = '' } = given[index] ?? {};
          const opposite = unitPrice.startsWith('-') ? unitPrice.slice(1) : `-${unitPrice}`;
          const mirror = taxed(quantity, opposite);
          assert.equal(cents(net) + cents(mirror.net), 0n);
          assert.equal(cents(tax) + cents(mirror.tax), 0n);
          // Exactly, by whole numbers: millionths times millionths.
          const millionths = (text: string) => BigInt(Number(text).toFixed(6).replace('.', ''));
          assert.equal(cents(net), half(millionths(quantity) * millionths(unitPrice), 10n ** 10n));
          assert.ok(unitPrice.startsWith('-') ? cents(net) <= 0n : cents(net) >= 0n);
          const figures = sageFigures(taxed(quantity, unitPrice));
          assert.equal(cents(lineAmounts(figures).amount), cents(net));
        }
        const totals = totalsOf(lines);
        const summed = (part: 'net' | 'tax') => lines.reduce((sum, one) => sum + cents(one[part]), 0n);
        assert.equal(cents(totals.net), summed('net'));
        assert.equal(cents(totals.tax), summed('tax'));
        assert.equal(cents(totals.total), summed('net') + summed('tax'));
      }),
      { numRuns: 2000 },
    );
  });
});
