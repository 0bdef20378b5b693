import { Decimal } from 'decimal.js';
import { z } from 'zod';

/**
 * A decimal number as a JSON string. Two decimals at most: Sage rounds amounts to the cent, and a silent rounding there
 * would make its total differ from the PSA's.
 */
export function decimal(bounds: { min: string; max: string; what: string }) {
  return z
    .string({ error: `must be a decimal number in a string, such as "12.50"` })
    .superRefine((value, context) => {
      // `continue: false`: sums over the lines must not meet a value that is no number.
      const refuse = (message: string) => context.addIssue({ code: 'custom', message, continue: false });
      if (!/^-?\d{1,15}(?:\.\d{1,10})?$/.test(value)) {
        return refuse('must be a decimal number such as "12.50", without separators or exponent');
      }
      if (/\.\d\d\d*[1-9]/.test(value) && new Decimal(value).decimalPlaces() > 2) {
        return refuse(
          `has more than two decimals, and Sage rounds ${bounds.what} to two: round it in the PSA`,
        );
      }
      if (new Decimal(value).lessThan(bounds.min)) return refuse(`must be ${bounds.min} or more`);
      if (new Decimal(value).greaterThan(bounds.max)) return refuse(`must be ${bounds.max} or less`);
    })
    .describe('Decimal number as a string, at most two decimals');
}

export const amount = decimal({ min: '0', max: '999999999.99', what: 'amounts' });
export const unitPrice = decimal({ min: '0', max: '99999999.99', what: 'prices' });
export const quantity = decimal({ min: '0.01', max: '999999.99', what: 'quantities' });
export const percent = decimal({ min: '0', max: '100', what: 'discounts' });
