import { Decimal } from 'decimal.js';
import { type AttentionDraft } from '../attention.ts';
import { type ExchangeRate, type InBaseCurrency, type InvoiceRequest, type Totals } from './invoice.ts';
import { type Decision } from './plan-invoice.ts';
import { type Amount, toAmount } from '../money.ts';
import { type SageBusinessProfile } from '../sage-records.ts';

/**
 * A rate is what Sage's `exchange_rate` is taken for: how many units of the invoice's currency one unit of the base currency is worth. With
 * EUR in a business in GBP, 1.1567 means GBP 1 = EUR 1.1567, and EUR 115.67 are GBP 100.00.
 */

type Base = Pick<SageBusinessProfile, 'baseCurrency' | 'name'>;
type Asked = Pick<InvoiceRequest, 'currency' | 'exchangeRate'>;

const isOne = (rate: string): boolean => new Decimal(rate).equals(1);

/** Why the rate that an invoice in the base currency gives cannot be meant; null where nothing speaks against it. */
export function needlessRate({ currency, exchangeRate }: Asked, { baseCurrency, name }: Base): string | null {
  if (currency !== baseCurrency || exchangeRate === undefined || isOne(exchangeRate)) return null;
  return `exchangeRate ${exchangeRate} is given, but the invoice is in ${currency}, the base currency of "${name}"`;
}

/** Sage's rate, or why there is none: "Sage has no rate of EUR for GBP". */
export type SagesRate = { readonly rate: ExchangeRate } | { readonly missing: string };

/** More than two currencies in common use move in a year; a rate without its decimal point is further away. */
const FURTHEST = 1.2;
/** As far as today's rate may be from the one in Sage; beyond it, one that is nearer when turned over was written the wrong way round. */
const NEAR = 1.03;

/** The rate that a person or the PSA gave; `ask_sage`: neither did. Null in the base currency. What a person answered is not doubted again. */
export function rateGiven(
  { currency, exchangeRate }: Asked,
  { baseCurrency }: Base,
  answer: string | null,
): ExchangeRate | 'ask_sage' | null {
  if (currency === baseCurrency) return null;
  if (answer !== null) return { rate: answer, source: 'answer', asOf: null };
  if (exchangeRate !== undefined) return { rate: exchangeRate, source: 'psa', asOf: null };
  return 'ask_sage';
}

/** The rate by what Sage has: its own where the PSA gave none; the PSA's, unless it is so far from Sage's that one of them must be wrong. */
export function rateBySage(
  request: Asked,
  business: Base,
  given: ExchangeRate | 'ask_sage',
  sages: SagesRate,
): Decision<ExchangeRate> {
  if (given === 'ask_sage')
    return 'rate' in sages
      ? { ok: true, value: sages.rate }
      : { ok: false, attention: exchangeRateNeeded(request, business, sages.missing) };
  if ('missing' in sages || !isFar(given.rate, sages.rate.rate)) return { ok: true, value: given };
  return { ok: false, attention: exchangeRateDiffers(request, business, given.rate, sages.rate) };
}

function isFar(given: string, sages: string): boolean {
  const distance = distanceOf(given, sages);
  const turned = distanceOf(new Decimal(1).dividedBy(given), sages);
  return distance.greaterThan(FURTHEST) || (distance.greaterThan(NEAR) && turned.lessThanOrEqualTo(distance));
}

/** By what factor the greater one is greater. */
const distanceOf = (one: Decimal.Value, other: Decimal.Value): Decimal => {
  const ratio = new Decimal(one).dividedBy(other);
  return Decimal.max(ratio, new Decimal(1).dividedBy(ratio));
};

/** `why` Sage gives none: "Sage has no rate of EUR to GBP". */
const exchangeRateNeeded = ({ currency }: Asked, { baseCurrency }: Base, why: string): AttentionDraft => ({
  code: 'exchange_rate_needed',
  message: `The invoice is in ${currency} and gives no exchangeRate, and ${why}: how many ${currency} is 1 ${baseCurrency} worth?`,
  field: '/exchangeRate',
});

const exchangeRateDiffers = (
  { currency }: Asked,
  { baseCurrency }: Base,
  given: string,
  { rate, asOf }: ExchangeRate,
): AttentionDraft => ({
  code: 'exchange_rate_differs',
  message: `The invoice gives the exchangeRate ${given} (${baseCurrency} 1 = ${currency} ${given}), but Sage has ${baseCurrency} 1 = ${currency} ${rate}${ofDay(asOf)}: is it the wrong way round?`,
  field: '/exchangeRate',
});

const ofDay = (asOf: string | null): string => (asOf === null ? '' : `, of ${asOf.slice(0, 10)}`);

/** An amount of eleven digits and a rate of sixteen: twenty more tell a half cent from what is just below it. */
const Exact = Decimal.clone({ precision: 60 });

const converted = (amount: Amount, rate: string): Amount => toAmount(new Exact(amount).dividedBy(rate));

/** Each amount converted and rounded half up by itself, so net and tax may miss the total by a cent, as they may in Sage. */
export const inBaseCurrency = (
  { net, tax, total }: Totals,
  rate: string,
  currency: string,
): InBaseCurrency => ({
  currency,
  net: converted(net, rate),
  tax: converted(tax, rate),
  total: converted(total, rate),
});

const sourceInWords = { psa: 'from the PSA', sage: "Sage's own", answer: 'as answered' } as const;

/** "Exchange rate: GBP 1 = EUR 1.1567 (Sage's own, of 2026-11-20); EUR 115.67 are GBP 100.00" */
export const rateText = (
  { rate, source, asOf }: ExchangeRate,
  { currency }: Asked,
  total: Amount,
  base: InBaseCurrency,
): string =>
  `Exchange rate: ${base.currency} 1 = ${currency} ${rate} (${sourceInWords[source]}${ofDay(asOf)}); ${currency} ${total} are ${base.currency} ${base.total}`;
