import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { isZero } from '../money.ts';

/**
 * A decimal number as a JSON string. Amounts and percentages have two decimals at most, as a silent rounding would make Sage's total differ
 * from the PSA's; quantities and prices have six, exchange rates ten.
 */
export function decimal(bounds: {
  min: string;
  max: string;
  what: string;
  decimals?: 2 | 6 | 10;
  /** What to do with one below `min`. */
  instead?: string;
}) {
  const { decimals = 2 } = bounds;
  const inWords = { 2: 'two', 6: 'six', 10: 'ten' }[decimals];
  return z
    .string({ error: `must be a decimal number in a string, such as "12.50"` })
    .superRefine((value, context) => {
      // `continue: false`: sums over the lines must not meet a value that is no number.
      const refuse = (message: string) => context.addIssue({ code: 'custom', message, continue: false });
      if (!/^-?\d{1,15}(?:\.\d{1,10})?$/.test(value)) {
        return refuse('must be a decimal number such as "12.50", without separators or exponent');
      }
      const given = new Decimal(value);
      if (given.decimalPlaces() > decimals)
        return refuse(
          `has more than ${inWords} decimals, the most that ${bounds.what} have: round it in the PSA`,
        );
      if (given.lessThan(bounds.min))
        return refuse(
          `must be ${bounds.min} or more${bounds.instead === undefined ? '' : `: ${bounds.instead}`}`,
        );
      if (given.greaterThan(bounds.max)) return refuse(`must be ${bounds.max} or less`);
    })
    .meta({ pattern: patternOf({ ...bounds, decimals }) })
    .describe(`Decimal number as a string from ${bounds.min} to ${bounds.max}, at most ${inWords} decimals`);
}

/** As near as a pattern comes to it: for the OpenAPI document. Zeros at either end are taken. */
function patternOf({ min, max, decimals }: { min: string; max: string; decimals: number }): string {
  const [whole = ''] = max.split('.');
  const isAboveZero = new Decimal(min).greaterThan(0);
  const sign = new Decimal(min).isNegative() && !new Decimal(min).isZero() ? '-?' : '';
  return `^${sign}${isAboveZero ? notZero : ''}0{0,${15 - whole.length}}\\d{1,${whole.length}}(?:\\.\\d{1,${decimals}}0{0,${10 - decimals}})?$`;
}
const notZero = '(?!0*(?:\\.0*)?$)';

export const amount = decimal({ min: '0', max: '999999999.99', what: 'amounts' });
export const moreThanZero = amount
  .refine((value) => !isZero(value), { error: 'must be more than 0' })
  .meta({ pattern: patternOf({ min: '0.01', max: '999999999.99', decimals: 2 }) });
/** Below zero on what takes something off, as a deposit; one that is negative by the total of an invoice is for a credit note. */
export const signedAmount = decimal({ min: '-999999999.99', max: '999999999.99', what: 'amounts' });
export const unitPrice = decimal({ min: '-99999999.99', max: '99999999.99', what: 'prices', decimals: 6 });
export const quantity = decimal({
  min: '0.000001',
  max: '999999.99',
  what: 'quantities',
  decimals: 6,
  instead:
    'what is taken off has a negative unitPrice, what is given back is a credit note, and a line of nothing is left out',
});
export const percent = decimal({ min: '0', max: '100', what: 'discounts' });
export const exchangeRate = decimal({
  min: '0.0000000001',
  max: '999999.9999999999',
  what: 'exchange rates',
  decimals: 10,
});
