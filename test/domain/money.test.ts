import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  exceeds,
  isZero,
  lineAmounts,
  lineTax,
  sameAmount,
  subtract,
  sum,
  toAmount,
} from '../../domain/money.ts';

/** Whole cents up to the largest amount that is taken. */
const cents = fc.bigInt({ min: 0n, max: 99_999_999_999n });
/** 0.01 to 999,999.99, in hundredths. */
const hundredths = fc.bigInt({ min: 1n, max: 99_999_999n });
const basisPoints = fc.bigInt({ min: 0n, max: 10_000n });

const inHundredths = (value: bigint): string => {
  const digits = String(value).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** Division of non-negative whole numbers, half up. */
const divide = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);

describe('Money', () => {
  it('has two decimals, whatever came in', () => {
    assert.equal(toAmount('5'), '5.00');
    assert.equal(toAmount('321.2'), '321.20');
    assert.equal(toAmount('0.0'), '0.00');
    assert.equal(toAmount('999999999.99'), '999999999.99');
  });

  it('rounds half a cent up', () => {
    assert.equal(toAmount('1.005'), '1.01');
    assert.equal(toAmount('1.0049999'), '1.00');
    assert.equal(toAmount('2.675'), '2.68');
  });

  it('never shows a negative zero', () => {
    assert.equal(toAmount('-0.001'), '0.00');
    assert.equal(subtract('0.00', '0.00'), '0.00');
  });

  it('compares amounts by value, not by how they are written', () => {
    assert.ok(sameAmount('20', '20.00'));
    assert.ok(!sameAmount('20.00', '20.01'));
    assert.ok(isZero('0.0'));
    assert.ok(exceeds('10.00', '9.99'));
    assert.ok(!exceeds('9.99', '9.99'));
  });

  it('adds thousands of random amounts exactly as whole cents do', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 200 }), (values) => {
        const total = values.reduce((all, value) => all + value, 0n);
        assert.equal(sum(values.map(inHundredths)), inHundredths(total));
      }),
    );
  });

  it('adds up to the same in any order', () => {
    const shuffled = fc
      .array(cents, { maxLength: 50 })
      .chain((values) =>
        fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
      );
    fc.assert(
      fc.property(shuffled, ([values, others]) => {
        assert.equal(sum(values.map(inHundredths)), sum(others.map(inHundredths)));
      }),
    );
  });

  it('gives back by subtraction what was added', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const total = sum([inHundredths(a), inHundredths(b)]);
        assert.equal(subtract(total, inHundredths(b)), inHundredths(a));
      }),
    );
  });
});

describe('The amounts of a line', () => {
  const priced = fc.record({ quantity: hundredths, unitPrice: hundredths });

  it('are quantity times price to the cent, less the discount', () => {
    const hours = { quantity: '121.25', unitPrice: '84.00' };
    assert.deepEqual(lineAmounts({ ...hours, discount: { percent: '5' } }), {
      discount: '509.25',
      amount: '9675.75',
    });
    assert.deepEqual(lineAmounts({ ...hours, discount: { amount: '18.45' } }), {
      discount: '18.45',
      amount: '10166.55',
    });
  });

  it('are rounded once, also with a percentage: 0.75 x 49.50 less 10 % is 33.4125, so 33.41', () => {
    const line = { quantity: '0.75', unitPrice: '49.50', discount: { percent: '10' } };
    assert.deepEqual(lineAmounts(line), { discount: '3.72', amount: '33.41' });
  });

  it('are to the cent for quantities and prices of six decimals', () => {
    const amountOf = (quantity: string, unitPrice: string) => lineAmounts({ quantity, unitPrice }).amount;
    assert.equal(amountOf('0.8333', '100.00'), '83.33');
    assert.equal(amountOf('0.1648', '7000'), '1153.60');
    assert.equal(amountOf('1', '41.625'), '41.63');
    assert.equal(amountOf('999999.999999', '99999999.999999'), '99999999999899.00');
  });

  it('agree with whole numbers for any quantity, price and percentage', () => {
    const millionths = fc.bigInt({ min: 1n, max: 999_999_990_000n });
    const inMillionths = (value: bigint): string =>
      `${value / 1_000_000n}.${String(value % 1_000_000n).padStart(6, '0')}`;
    const anyLine = fc.record({ quantity: millionths, unitPrice: millionths, percent: basisPoints });
    fc.assert(
      fc.property(anyLine, ({ quantity, unitPrice, percent }) => {
        const gross = divide(quantity * unitPrice, 10n ** 10n);
        const amount = divide(quantity * unitPrice * (10_000n - percent), 10n ** 14n);
        const line = { quantity: inMillionths(quantity), unitPrice: inMillionths(unitPrice) };
        assert.deepEqual(lineAmounts({ ...line, discount: { percent: inHundredths(percent) } }), {
          discount: inHundredths(gross - amount),
          amount: inHundredths(amount),
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('are the gross alone without a discount or with one of 0 percent', () => {
    fc.assert(
      fc.property(priced, ({ quantity, unitPrice }) => {
        const line = { quantity: inHundredths(quantity), unitPrice: inHundredths(unitPrice) };
        assert.deepEqual(lineAmounts({ ...line, discount: { percent: '0' } }), lineAmounts(line));
        assert.equal(lineAmounts(line).discount, '0.00');
      }),
    );
  });

  it('are nothing with a discount of 100 percent', () => {
    fc.assert(
      fc.property(priced, ({ quantity, unitPrice }) => {
        const line = { quantity: inHundredths(quantity), unitPrice: inHundredths(unitPrice) };
        assert.equal(lineAmounts({ ...line, discount: { percent: '100' } }).amount, '0.00');
      }),
    );
  });

  it('go below zero when the discount is more than the line, for the schema to refuse', () => {
    const line = { quantity: '1', unitPrice: '10.00', discount: { amount: '10.01' } };
    assert.equal(lineAmounts(line).amount, '-0.01');
  });
});

describe('The tax of a line', () => {
  it('is the percentage of the net, half a cent up', () => {
    assert.equal(lineTax('100.00', '20.0'), '20.00');
    assert.equal(lineTax('0.10', '5.0'), '0.01');
    assert.equal(lineTax('0.09', '5.0'), '0.00');
    assert.equal(lineTax('9.90', '14.975'), '1.48');
    assert.equal(lineTax('1234.56', '0.0'), '0.00');
  });

  it('lies within half a cent of the exact value, and is the upper one of two equally near', () => {
    const thousandths = fc.bigInt({ min: 0n, max: 30_000n });
    fc.assert(
      fc.property(cents, thousandths, (net, rate) => {
        const percentage = `${rate / 1000n}.${String(rate % 1000n).padStart(3, '0')}`;
        const tax = BigInt(lineTax(inHundredths(net), percentage).replace('.', ''));
        const twiceTheError = 2n * (tax * 100_000n - net * rate);
        assert.ok(
          twiceTheError > -100_000n && twiceTheError <= 100_000n,
          `${tax} for ${net} at ${percentage}`,
        );
      }),
      { numRuns: 2000 },
    );
  });
});
