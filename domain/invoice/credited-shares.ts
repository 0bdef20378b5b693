import { type TaxedLine } from './invoice.ts';
import { type Amount, fromCents, inCents } from '../money.ts';
import { shorten } from '../shorten.ts';

/** What an invoice has of each ledger at each tax rate, what was credited of it, and the note that credits more. */

export interface CreditLine {
  readonly description: string;
  readonly ledgerAccountId: string;
  readonly net: Amount;
  readonly taxRateId: string;
  readonly tax: Amount;
  /** Ids of categories; null where those of the invoice's lines differ, so that nobody can say which it takes back. */
  readonly analysis?: readonly string[] | null;
}

/** What was credited of one ledger at one tax rate so far. */
export interface CreditedShare {
  readonly ledgerAccountId: string;
  readonly taxRateId: string;
  readonly net: Amount;
  readonly tax: Amount;
  /** Its exact share of the tax, of which `tax` is the rounded part: in cents, a decimal string. */
  readonly exactTaxCents: string;
}

export interface CreditNoteLines {
  /** One per ledger and tax rate. */
  readonly lines: readonly CreditLine[];
  /** Tax included. */
  readonly amount: Amount;
  /** As it stands with this credit. */
  readonly credited: readonly CreditedShare[];
}

/** Fractions of a cent are kept to this part of it: finer than any rounding that could matter. */
const SCALE_DIGITS = 20;
export const SCALE = 10n ** BigInt(SCALE_DIGITS);

/** One ledger at one tax rate, in cents; `exactTax` in parts of a cent. */
export interface Share {
  readonly ledgerAccountId: string;
  readonly taxRateId: string;
  readonly descriptions: string[];
  /** Of its lines; null where they differ. */
  analysis?: readonly string[] | null;
  net: bigint;
  tax: bigint;
  creditedNet: bigint;
  creditedTax: bigint;
  exactTax: bigint;
}

/** What a note takes of a share, in cents. */
export interface Taken {
  net: bigint;
  tax: bigint;
}

export function sharesOf(lines: readonly TaxedLine[], credited: readonly CreditedShare[]): Share[] {
  const shares: Share[] = [];
  for (const line of lines) {
    let share = shares.find((known) => isAt(known, line));
    if (share === undefined) {
      share = newShare(
        line,
        credited.find((one) => isAt(one, line)),
      );
      shares.push(share);
    }
    share.net += inCents(line.net);
    share.tax += inCents(line.tax);
    if (line.net === '0.00') continue;
    share.descriptions.push(line.description);
    share.analysis = commonAnalysis(share.analysis, line);
  }
  return shares;
}

function commonAnalysis(before: Share['analysis'], { analysis = [] }: TaxedLine): readonly string[] | null {
  const ids = analysis.map(({ categoryId }) => categoryId).toSorted();
  return before === undefined || before?.join() === ids.join() ? ids : null;
}

/** Some ledger at some tax rate comes to less than nothing: an amount credited cannot be spread without a doubt what is taken back of it. */
export const hasNegativeShare = (lines: readonly TaxedLine[]): boolean =>
  sharesOf(lines, []).some(({ net, tax }) => net < 0n || tax < 0n);

const newShare = ({ ledger, taxRateId }: TaxedLine, before: CreditedShare | undefined): Share => ({
  ledgerAccountId: ledger.id,
  taxRateId,
  descriptions: [],
  net: 0n,
  tax: 0n,
  creditedNet: inCents(before?.net ?? '0.00'),
  creditedTax: inCents(before?.tax ?? '0.00'),
  exactTax: before === undefined ? 0n : scaledOf(before.exactTaxCents),
});

export const isAt = (at: Pick<Share, 'ledgerAccountId' | 'taxRateId'>, line: TaxedLine): boolean =>
  at.ledgerAccountId === line.ledger.id && at.taxRateId === line.taxRateId;

export const leftNet = ({ net, creditedNet }: Share): bigint => atLeastZero(net - creditedNet);
export const leftTax = ({ tax, creditedTax }: Share): bigint => atLeastZero(tax - creditedTax);

/** What the exact share of a rate's tax so far, rounded, is more than what was credited of it. */
export const dueTax = (shares: readonly Share[]): bigint =>
  roundedCents(total(shares.map(({ exactTax }) => exactTax))) -
  total(shares.map(({ creditedTax }) => creditedTax));

/** Half a cent up; what the cut at the last digit took is given back before. */
const roundedCents = (scaledCents: bigint): bigint => (2n * (scaledCents + 1_000n) + SCALE) / (2n * SCALE);

/** `taken` in the order of `shares`, which are as they were before it but for `exactTax`. */
export function noteOf(shares: readonly Share[], taken: readonly Taken[]): CreditNoteLines {
  const parts = shares.map((share, index) => ({ share, ...(taken[index] ?? { net: 0n, tax: 0n }) }));
  return {
    lines: parts
      .filter(({ net, tax }) => net !== 0n || tax !== 0n)
      .map(({ share, net, tax }) => ({
        description: describe(share.descriptions),
        ledgerAccountId: share.ledgerAccountId,
        net: fromCents(net),
        taxRateId: share.taxRateId,
        tax: fromCents(tax),
        ...analysisOf(share),
      })),
    amount: fromCents(total(parts.map(({ net, tax }) => net + tax))),
    credited: parts.map(({ share, net, tax }) => ({
      ledgerAccountId: share.ledgerAccountId,
      taxRateId: share.taxRateId,
      net: fromCents(share.creditedNet + net),
      tax: fromCents(share.creditedTax + tax),
      exactTaxCents: scaledText(share.exactTax),
    })),
  };
}

const analysisOf = ({ analysis }: Share): Pick<CreditLine, 'analysis'> =>
  analysis === undefined || analysis?.length === 0 ? {} : { analysis };

/** Sage takes 200 characters. */
function describe([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return first;
  const more = ` and ${others.length} more`;
  return `${shorten(first, 200 - more.length)}${more}`;
}

export const noneCredited = (ledgerAccountId: string, taxRateId: string): CreditedShare => ({
  ledgerAccountId,
  taxRateId,
  net: '0.00',
  tax: '0.00',
  exactTaxCents: scaledText(0n),
});

/** Whole cents more of `exactTaxCents`. */
export const plusCents = (exactTaxCents: string, cents: bigint): string =>
  scaledText(scaledOf(exactTaxCents) + cents * SCALE);

const scaledOf = (text: string): bigint => BigInt(text.replace('.', ''));

const scaledText = (value: bigint): string => {
  const digits = String(value).padStart(SCALE_DIGITS + 1, '0');
  return `${digits.slice(0, -SCALE_DIGITS)}.${digits.slice(-SCALE_DIGITS)}`;
};

export const total = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);
export const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const atLeastZero = (value: bigint): bigint => (value < 0n ? 0n : value);
/** At least 0. */
export const atMost = (most: bigint, value: bigint): bigint => atLeastZero(min(value, most));
