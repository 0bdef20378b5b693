import { Decimal } from 'decimal.js';
import { type PlannedLine, type TaxedLine } from './invoice.ts';
import { type Amount, exactGross, isZero, sum, toAmount } from '../money.ts';
import { shorten } from '../shorten.ts';

/** How a line is written into Sage's fields. */
export interface SageFigures {
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountAmount: Amount;
  /** Unit price and discount include the tax. */
  readonly includesTax: boolean;
}

/**
 * How many decimals of a quantity or a unit price Sage is relied on to keep. Its documents name no number and show two at most; what more it
 * keeps, rounds or shows is not known.
 */
const DECIMALS = 2;
/** Sage's limit of a description. */
const LONGEST = 200;

/**
 * A line as it is sent, so that Sage arrives at our amount however it rounds. As it was handed over where that is certain; otherwise as a
 * quantity of 1 with the amount, and the figures in the description. The one rule for:
 * - quantities and prices of more than two decimals, which Sage may round before it multiplies;
 * - a discount of more than the exact product, as of 100 % on half a cent: 0.25 x 85.50 = 21.375 less 21.38 would be a line of -0.01;
 * - a discount on a price that includes tax: no document says whether Sage takes it off before or after the tax;
 * - a negative line whose product is no whole cent: no document says whether Sage rounds -21.375 to -21.38 or up to -21.37.
 *
 * A negative line has a negative unit price and a quantity above zero. Sage's description bounds neither; which of the two may be below zero
 * is assumed (docs/sage-facts.md). Should Sage want it otherwise, this is the only place to change.
 */
export function sageFigures(line: TaxedLine): SageFigures {
  const includesTax = line.priceIncludesTax === true;
  const amount = includesTax ? sum([line.net, line.tax]) : line.net;
  const discount = includesTax && !isZero(line.discount) ? null : line.discount;
  if (discount !== null && isSentAsGiven(line, discount, amount)) {
    const { description, quantity, unitPrice } = line;
    return { description, quantity, unitPrice, discountAmount: discount, includesTax };
  }
  return {
    description: withFigures(line, discount === null),
    quantity: '1',
    unitPrice: discount === null ? amount : sum([amount, discount]),
    discountAmount: discount ?? '0.00',
    includesTax,
  };
}

function isSentAsGiven(line: PlannedLine, discount: Amount, amount: Amount): boolean {
  const isKept = [line.quantity, line.unitPrice].every(
    (text) => new Decimal(text).decimalPlaces() <= DECIMALS,
  );
  // Whether it rounds the product or what is left of it: with a discount in whole cents, and no larger, both come to the same.
  const left = exactGross(line).minus(discount);
  const isCertain = !left.isNegative() || left.decimalPlaces() <= DECIMALS;
  return isKept && isCertain && toAmount(left) === amount;
}

function withFigures(line: PlannedLine, saysDiscount: boolean): string {
  const less = saysDiscount ? ` less ${line.discount}` : '';
  const figures = ` (${line.quantity} x ${line.unitPrice}${less})`;
  return `${shorten(line.description, LONGEST - figures.length)}${figures}`;
}
