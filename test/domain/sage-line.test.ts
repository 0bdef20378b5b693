import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type TaxedLine } from '../../domain/invoice/invoice.ts';
import { sageFigures } from '../../domain/invoice/sage-line.ts';
import { lineAmounts, lineTax, taxWithin, toAmount } from '../../domain/money.ts';
import { plannedLine } from './samples.ts';

interface Given {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discount?: { readonly amount: string } | { readonly percent: string } | undefined;
  readonly includesTax?: boolean;
  readonly description?: string;
}

function taxed({ discount, includesTax = false, description = 'Consulting', ...priced }: Given): TaxedLine {
  const amounts = lineAmounts({ ...priced, discount });
  const tax = includesTax ? taxWithin(amounts.amount, '20.0') : lineTax(amounts.amount, '20.0');
  const net = includesTax ? toAmount(Number(amounts.amount) - Number(tax)) : amounts.amount;
  const price = { ...priced, ...amounts, description, priceIncludesTax: includesTax };
  return { ...plannedLine(price), taxRateId: 'GB_STANDARD', taxSource: 'line', net, tax };
}

/** Numbers of at most two decimals as hundredths: what a Sage that rounds early would have kept of them is all of it. */
const hundredths = (text: string): bigint => {
  const [whole = '0', part = ''] = text.split('.');
  assert.ok(part.replace(/0+$/, '').length <= 2, `${text} has more than two decimals`);
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0').slice(0, 2));
};

/** Half a cent away from zero, of ten-thousandths. */
const rounded = (value: bigint): bigint => (value < 0n ? -rounded(-value) : (2n * value + 100n) / 200n);

/** What Sage makes of it: the product rounded before the discount, or after. */
const waysOfSage = (line: TaxedLine): bigint[] => {
  const { quantity, unitPrice, discountAmount } = sageFigures(line);
  const product = hundredths(quantity) * hundredths(unitPrice);
  const discount = hundredths(discountAmount);
  return [rounded(product) - discount, rounded(product - discount * 100n)];
};

const figuresOf = (given: Given) => {
  const { description, quantity, unitPrice, discountAmount } = sageFigures(taxed(given));
  return [description, quantity, unitPrice, discountAmount];
};

describe('The figures of a line in Sage', () => {
  it('are those handed over where two decimals will do', () => {
    const given = { quantity: '121.25', unitPrice: '84.00', discount: { percent: '5' } };
    assert.deepEqual(figuresOf(given), ['Consulting', '121.25', '84.00', '509.25']);
    assert.deepEqual(figuresOf({ quantity: '0.75', unitPrice: '49.50', discount: { percent: '10' } }), [
      'Consulting',
      '0.75',
      '49.50',
      '3.72',
    ]);
  });

  it('are the amount with the figures in the description where there are more decimals', () => {
    const ofPrice = (quantity: string, unitPrice: string) => figuresOf({ quantity, unitPrice });
    assert.deepEqual(ofPrice('0.8333', '100.00'), ['Consulting (0.8333 x 100.00)', '1', '83.33', '0.00']);
    assert.deepEqual(ofPrice('0.1648', '7000'), ['Consulting (0.1648 x 7000)', '1', '1153.60', '0.00']);
    assert.deepEqual(ofPrice('2', '41.625'), ['Consulting (2 x 41.625)', '1', '83.25', '0.00']);
  });

  it('cannot come to less than nothing by rounding: 0.25 x 85.50 less 100 %', () => {
    assert.deepEqual(figuresOf({ quantity: '0.25', unitPrice: '85.50', discount: { percent: '100' } }), [
      'Consulting (0.25 x 85.50)',
      '1',
      '21.38',
      '21.38',
    ]);
  });

  it('keep to 200 characters, and to whole ones', () => {
    const description = `${'x'.repeat(183)}\u{1F680}${'y'.repeat(15)}`;
    const [text = ''] = figuresOf({ description, quantity: '0.8333', unitPrice: '100.00' });
    assert.ok(text.endsWith(' (0.8333 x 100.00)') && text.length <= 200, text);
    assert.ok(!/\p{Cs}/u.test(text), 'no half character');
  });

  it('come to the amount whichever way Sage rounds, for any quantity, price and discount', () => {
    const decimal = (max: number) =>
      fc
        .tuple(fc.integer({ min: 1, max }), fc.constantFrom(0, 1, 2, 3, 4, 6))
        .map(([digits, places]) => (digits / 10 ** places).toFixed(places));
    const discount = fc.option(
      fc.oneof(
        fc.integer({ min: 0, max: 10_000 }).map((points) => ({ percent: (points / 100).toFixed(2) })),
        fc.constant({ percent: '100' }),
      ),
      { nil: undefined },
    );
    const anyLine = fc
      .record({
        quantity: decimal(999_999),
        unitPrice: decimal(999_999),
        discount,
        includesTax: fc.boolean(),
      })
      .filter((given) => Number(given.quantity) * Number(given.unitPrice) < 1e8);
    fc.assert(
      fc.property(anyLine, (given) => {
        const line = taxed(given);
        const ours = hundredths(line.amount);
        for (const sages of waysOfSage(line)) assert.equal(sages, ours, JSON.stringify(sageFigures(line)));
        assert.ok(ours >= 0n);
      }),
      { numRuns: 5000 },
    );
  });
});
