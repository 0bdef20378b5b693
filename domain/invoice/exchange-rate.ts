import { Decimal } from 'decimal.js';
import { type AttentionDraft } from '../attention.ts';
import { type ExchangeRate, type InBaseCurrency, type InvoiceRequest, type Totals } from './invoice.ts';
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
  return `exchangeRate ${exchangeRate} is given, but the currency is ${currency}, the base currency of "${name}"`;
}

/** The rate as far as nobody needs to be asked; `ask_sage`: neither the PSA nor a person gave one. Null in the base currency. */
export function rateGiven(
  { currency, exchangeRate }: Asked,
  { baseCurrency }: Base,
  answer: string | null,
): ExchangeRate | 'ask_sage' | null {
  if (currency === baseCurrency) return null;
  if (exchangeRate !== undefined) return { rate: exchangeRate, source: 'psa', asOf: null };
  if (answer !== null) return { rate: answer, source: 'answer', asOf: null };
  return 'ask_sage';
}

/** `why` Sage gives none: "Sage has no rate of EUR to GBP". */
export const exchangeRateNeeded = (
  { currency }: Asked,
  { baseCurrency }: Base,
  why: string,
): AttentionDraft => ({
  code: 'exchange_rate_needed',
  message: `The invoice is in ${currency} and gives no exchangeRate, and ${why}: how many ${currency} is 1 ${baseCurrency} worth?`,
  field: '/exchangeRate',
});

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

/** "Exchange rate: GBP 1 = EUR 1.1567 (from the PSA); EUR 115.67 are GBP 100.00" */
export const rateText = (
  { rate, source }: ExchangeRate,
  { currency }: Asked,
  total: Amount,
  base: InBaseCurrency,
): string =>
  `Exchange rate: ${base.currency} 1 = ${currency} ${rate} (${sourceInWords[source]}); ${currency} ${total} are ${base.currency} ${base.total}`;
