import { apportion } from '../apportion.ts';
import {
  atLeastZero,
  atMost,
  type CreditedShare,
  type CreditNoteLines,
  dueTax,
  leftNet,
  leftTax,
  noteOf,
  SCALE,
  type Share,
  sharesOf,
  type Taken,
  total,
} from './credited-shares.ts';
import { type TaxedLine } from './invoice.ts';
import { type Amount, inCents } from '../money.ts';

/**
 * The lines of a credit note over `amount`, tax included, spread over what is left of each ledger and tax rate. They add up to the amount, and
 * the tax credited at a rate so far is its exact share, rounded once: so it is never further from it than half a cent, however many credits
 * there are, and the last one takes what is left of each. More than is left (the invoice was raised in Sage) is spread as the invoice was.
 */
export function spreadCredit(
  lines: readonly TaxedLine[],
  credited: readonly CreditedShare[],
  amount: Amount,
): CreditNoteLines {
  const shares = sharesOf(lines, credited);
  const cents = inCents(amount);
  const left = total(shares.map((share) => leftNet(share) + leftTax(share)));
  const isBeyond = cents > left;
  const base = isBeyond ? total(shares.map(({ net, tax }) => net + tax)) : left;
  for (const share of shares) {
    const owed = isBeyond ? share.tax * SCALE : share.tax * SCALE - share.exactTax;
    if (base > 0n) share.exactTax += (owed * cents) / base;
  }
  const taxes = taxByRate(shares, cents, isBeyond);
  const nets = apportion(
    cents - total([...taxes.values()]),
    shares.map((share) => ({
      weight: isBeyond ? share.net : leftNet(share),
      room: isBeyond ? null : leftNet(share),
    })),
  );
  const taken = shares.map((_, index): Taken => ({ net: nets[index] ?? 0n, tax: 0n }));
  for (const [rate, tax] of taxes) {
    const own = [...shares.entries()].filter(([, { taxRateId }]) => taxRateId === rate);
    const bases = own.map(([index, share]) => ({
      // A line of nothing but tax is avoided where another one at the rate can bear it.
      weight: taken[index]?.net === 0n ? 0n : atLeastZero(share.exactTax - share.creditedTax * SCALE),
      room: isBeyond ? null : leftTax(share),
    }));
    for (const [at, part] of apportion(tax, bases).entries()) {
      const target = taken[own[at]?.[0] ?? -1];
      if (target !== undefined) target.tax = part;
    }
  }
  return noteOf(shares, taken);
}

/** What is credited of tax at each rate now: the exact share so far, rounded, less what was credited before. */
function taxByRate(shares: readonly Share[], cents: bigint, isBeyond: boolean): Map<string, bigint> {
  const at = (rate: string) => shares.filter(({ taxRateId }) => taxRateId === rate);
  const room = (rate: string) => total(at(rate).map(leftTax));
  const taxes = new Map<string, bigint>();
  for (const { taxRateId: rate } of shares) {
    const due = dueTax(at(rate));
    taxes.set(rate, isBeyond ? atLeastZero(due) : atMost(room(rate), due));
  }
  if (isBeyond) return taxes;
  // Of a credit of a few cents, or one that leaves a few, the roundings of several rates may be more than there is room for.
  const leftNets = total(shares.map(leftNet));
  const sum = () => total([...taxes.values()]);
  const change = (by: bigint, isPossible: (rate: string, tax: bigint) => boolean): boolean => {
    const found = [...taxes].find(([rate, tax]) => isPossible(rate, tax));
    if (found !== undefined) taxes.set(found[0], found[1] + by);
    return found !== undefined;
  };
  while (sum() > cents && change(-1n, (_, tax) => tax > 0n));
  while (cents - sum() > leftNets && change(1n, (rate, tax) => tax < room(rate)));
  return taxes;
}
