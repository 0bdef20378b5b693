import { Decimal } from 'decimal.js';

/**
 * Money is a decimal string in and out ("1234.50"), and a Decimal only inside a function. Amounts have two decimals and
 * round half up, as Sage rounds a line's tax.
 */
export type Amount = string;

const CENTS = 2;

export const toAmount = (value: Decimal.Value): Amount =>
  new Decimal(value).toDecimalPlaces(CENTS, Decimal.ROUND_HALF_UP).toFixed(CENTS);

export const sum = (amounts: readonly Amount[]): Amount =>
  toAmount(amounts.reduce((total, amount) => total.plus(amount), new Decimal(0)));

export const subtract = (from: Amount, amount: Amount): Amount => toAmount(new Decimal(from).minus(amount));

export const sameAmount = (a: Amount, b: Amount): boolean => new Decimal(a).equals(b);

export const isZero = (amount: Amount): boolean => new Decimal(amount).isZero();

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
  readonly net: Amount;
}

/** Discount and net of one line, each to the cent: net = round(quantity x price) - discount. */
export function lineAmounts(line: PricedLine): LineAmounts {
  const gross = new Decimal(toAmount(new Decimal(line.quantity).times(line.unitPrice)));
  const discount = toAmount(discountOf(gross, line.discount));
  return { discount, net: toAmount(gross.minus(discount)) };
}

function discountOf(gross: Decimal, discount: PricedLine['discount']): Decimal.Value {
  if (discount === undefined) return 0;
  return 'amount' in discount ? discount.amount : gross.times(discount.percent).dividedBy(100);
}

/** Tax of one line: Sage does not compute it, the client sends it (Sage invoicing guide). `percentage` like "20.0". */
export const lineTax = (net: Amount, percentage: string): Amount =>
  toAmount(new Decimal(net).times(percentage).dividedBy(100));
