import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { divided, type Fraction, fraction, inCents, minus, plus, times, whole } from './fraction.ts';

/** Net and tax in cents. */
export interface Sums {
  readonly net: bigint;
  readonly tax: bigint;
}

export interface RightLine extends Sums {
  readonly ledgerId: string;
  readonly taxRateId: string;
}

export type RequestLine = InvoiceRequest['lines'][number];

/** Where a line of the request belongs: the PSA's names made Sage's. */
export type Place = (line: RequestLine) => {
  readonly ledgerId: string;
  readonly taxRateId: string;
  /** Decimal number in percent. */
  readonly percentage: string;
};

const HUNDRED = fraction('100');

/** What an accountant works out by hand: each line is quantity x price less discount, rounded once; its tax is rounded once. */
export const rightLines = (request: InvoiceRequest, place: Place): RightLine[] =>
  request.lines.map((line) => {
    const { percentage, ...at } = place(line);
    const amount = amountAfterDiscount(line);
    const rate = fraction(percentage);
    const taxOf = (share: Fraction) => inCents(times(divided(whole(amount), HUNDRED), share));
    if (request.pricesIncludeTax !== true) return { ...at, net: amount, tax: taxOf(divided(rate, HUNDRED)) };
    const tax = taxOf(divided(rate, plus(HUNDRED, rate)));
    return { ...at, net: amount - tax, tax };
  });

/** In cents; before tax, or with it where the price includes it. */
export const amountAfterDiscount = (line: RequestLine): bigint => inCents(exactAmount(line));

function exactAmount({ quantity, unitPrice, discount }: RequestLine): Fraction {
  const product = times(fraction(quantity), fraction(unitPrice));
  if (discount === undefined) return product;
  if ('amount' in discount) return minus(product, fraction(discount.amount));
  return times(product, divided(minus(HUNDRED, fraction(discount.percent)), HUNDRED));
}

export const sumOf = (lines: readonly Sums[]): Sums => ({
  net: lines.reduce((sum, { net }) => sum + net, 0n),
  tax: lines.reduce((sum, { tax }) => sum + tax, 0n),
});

/** By ledger and rate, or by rate alone. */
export function sumsBy<T extends Sums>(lines: readonly T[], keyOf: (line: T) => string): Map<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const line of lines)
    sums.set(keyOf(line), sumOf([line, sums.get(keyOf(line)) ?? { net: 0n, tax: 0n }]));
  return sums;
}

export const byLedgerAndRate = ({ ledgerId, taxRateId }: RightLine): string => `${ledgerId} ${taxRateId}`;
export const byRate = ({ taxRateId }: RightLine): string => taxRateId;
