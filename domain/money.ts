import { Decimal } from 'decimal.js';

/**
 * Money is a decimal string in and out ("1234.50"), and a Decimal only inside a function. Amounts have two decimals and
 * round half up, as Sage rounds a line's tax; a negative one rounds as its positive does, so a correction takes back to the cent what it corrects.
 */
export type Amount = string;

const CENTS = 2;
/** A quantity and a price of six decimals make more digits than decimal.js keeps by itself. */
const Exact = Decimal.clone({ precision: 60 });

export const toAmount = (value: Decimal.Value): Amount =>
  new Exact(value).toDecimalPlaces(CENTS, Decimal.ROUND_HALF_UP).toFixed(CENTS);

export const sum = (amounts: readonly Amount[]): Amount =>
  toAmount(amounts.reduce((total, amount) => total.plus(amount), new Decimal(0)));

export const subtract = (from: Amount, amount: Amount): Amount => toAmount(new Decimal(from).minus(amount));

export const sameAmount = (a: Amount, b: Amount): boolean => new Decimal(a).equals(b);

export const isZero = (amount: Amount): boolean => new Decimal(amount).isZero();

export const isNegative = (amount: Amount): boolean => new Decimal(amount).lessThan(0);

export const exceeds = (a: Amount, b: Amount): boolean => new Decimal(a).greaterThan(b);

/** Whole cents of an amount, and back. */
export const inCents = (amount: Amount): bigint => BigInt(toAmount(amount).replace('.', ''));
export const fromCents = (cents: bigint): Amount => {
  const digits = String(cents < 0n ? -cents : cents).padStart(CENTS + 1, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -CENTS)}.${digits.slice(-CENTS)}`;
};

export interface PricedLine {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discount?: { amount: string } | { percent: string } | undefined;
}

export interface LineAmounts {
  readonly discount: Amount;
  /** Before tax, or with it where the price includes it. */
  readonly amount: Amount;
}

/** Quantity x price, not rounded. */
export const exactGross = ({ quantity, unitPrice }: Pick<PricedLine, 'quantity' | 'unitPrice'>): Decimal =>
  new Exact(quantity).times(unitPrice);

/**
 * Discount and amount of one line, each to the cent, half up. A percentage is rounded once: 0.75 x 49.50 less 10 % is 33.4125, so 33.41.
 * The discount is what is left to the rounded product (37.13 - 33.41), so that product, discount and amount agree.
 */
export function lineAmounts(line: PricedLine): LineAmounts {
  const { discount } = line;
  const gross = toAmount(exactGross(line));
  if (discount === undefined) return { discount: '0.00', amount: gross };
  if ('amount' in discount)
    return { discount: toAmount(discount.amount), amount: subtract(gross, discount.amount) };
  const amount = toAmount(exactAmount(line));
  return { discount: subtract(gross, amount), amount };
}

/** What is rounded to the amount of a line: the product less its discount. */
export function exactAmount(line: PricedLine): Decimal {
  const gross = exactGross(line);
  if (line.discount === undefined) return gross;
  return 'amount' in line.discount
    ? gross.minus(line.discount.amount)
    : gross.times(new Exact(100).minus(line.discount.percent)).dividedBy(100);
}

/** Tax of an amount, or within one that includes it, not rounded. `percentage` like "20.0". */
export const exactTax = (amount: Amount, percentage: string, includesTax: boolean): Decimal =>
  new Exact(amount).times(percentage).dividedBy(includesTax ? new Exact(percentage).plus(100) : 100);

/** Tax of one line: Sage does not compute it, the client sends it (Sage invoicing guide). */
export const lineTax = (net: Amount, percentage: string): Amount =>
  toAmount(exactTax(net, percentage, false));

/** Tax within an amount that includes it. */
export const taxWithin = (gross: Amount, percentage: string): Amount =>
  toAmount(exactTax(gross, percentage, true));
