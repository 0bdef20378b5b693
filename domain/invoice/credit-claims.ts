import { type CreditedShare, noneCredited, plusCents, sharesOf } from './credited-shares.ts';
import { type InvoiceView, type TaxedLine } from './invoice.ts';
import { type Amount, exceeds, fromCents, inCents, subtract, sum } from '../money.ts';

/**
 * What a credit note that was handed over takes of the invoice that it stands against. The run of the invoice keeps these beside the credits
 * that were ordered of it: it alone knows them all, and so nothing of it is given back twice.
 */
export interface CreditClaim {
  /** The PSA's id. */
  readonly creditNoteId: string;
  /** Tax included. */
  readonly amount: Amount;
  /** One per ledger and tax rate. */
  readonly shares: readonly ClaimedShare[];
}

export type ClaimedShare = Pick<CreditedShare, 'ledgerAccountId' | 'taxRateId' | 'net' | 'tax'>;

/** `left`: what can still be credited of the invoice; `others`: what was credited before, for people. */
export type ClaimAnswer =
  { readonly taken: true } | { readonly taken: false; readonly left: Amount; readonly others: string | null };

type Credited = Pick<InvoiceView, 'sage' | 'payment' | 'credits' | 'creditNotes'>;

export const claimOf = (creditNoteId: string, amount: Amount, lines: readonly TaxedLine[]): CreditClaim => ({
  creditNoteId,
  amount,
  shares: sharesOf(lines, []).map(({ ledgerAccountId, taxRateId, net, tax }) => ({
    ledgerAccountId,
    taxRateId,
    net: fromCents(net),
    tax: fromCents(tax),
  })),
});

/** Those of other credit notes. */
export const otherClaims = (
  claims: readonly CreditClaim[] | undefined,
  creditNoteId: string,
): readonly CreditClaim[] => (claims ?? []).filter((one) => one.creditNoteId !== creditNoteId);

/** Where no run of the invoice knows what was credited of it. */
export const answerByTotal = (amount: Amount, total: Amount): ClaimAnswer =>
  exceeds(amount, total) ? { taken: false, left: total, others: null } : { taken: true };

/** `underWay`: credits asked of Sage whose answer is open. The same note once more takes the place of its first claim. */
export function answerClaim(
  invoice: Credited,
  { creditNoteId, amount }: Pick<CreditClaim, 'creditNoteId' | 'amount'>,
  underWay: readonly Amount[],
): ClaimAnswer {
  const others = otherClaims(invoice.creditNotes, creditNoteId);
  const known = sum([
    ...invoice.credits.map((one) => one.amount),
    ...underWay,
    ...others.map((one) => one.amount),
  ]);
  // Somebody may have credited more in Sage itself; what a claim of this note put against the invoice before is no other's.
  const own = (invoice.creditNotes ?? []).find((one) => one.creditNoteId === creditNoteId)?.amount ?? '0.00';
  const inSage = subtract(invoice.payment?.credited ?? '0.00', own);
  const before = exceeds(inSage, known) ? inSage : known;
  const left = subtract(invoice.sage?.totals.total ?? '0.00', before);
  if (!exceeds(amount, left)) return { taken: true };
  const named = [
    ...invoice.credits.map((one) => `${one.number} over ${one.amount}`),
    ...others.map((one) => `"${one.creditNoteId}" over ${one.amount}`),
  ];
  return {
    taken: false,
    left: exceeds(left, '0.00') ? left : '0.00',
    others: named.length === 0 ? null : named.join(', '),
  };
}

/** What was credited of each ledger and tax rate, claims included. Their tax counts as exact: no cent of it is left over. */
export function withClaims(
  credited: readonly CreditedShare[],
  claims: readonly CreditClaim[],
): readonly CreditedShare[] {
  return claims.flatMap(({ shares }) => shares).reduce((all, share) => addTo(all, share, 1n), credited);
}

/** Takes out again what `withClaims` put in, of what the invoice has a line for. */
export const withoutClaims = (
  credited: readonly CreditedShare[],
  claims: readonly CreditClaim[],
): readonly CreditedShare[] =>
  claims
    .flatMap(({ shares }) => shares)
    .reduce((all, share) => (all.some((one) => isAt(one, share)) ? addTo(all, share, -1n) : all), credited);

function addTo(
  credited: readonly CreditedShare[],
  share: ClaimedShare,
  sign: 1n | -1n,
): readonly CreditedShare[] {
  const { ledgerAccountId, taxRateId, net, tax } = share;
  const before = credited.find((one) => isAt(one, share)) ?? noneCredited(ledgerAccountId, taxRateId);
  return [
    ...credited.filter((one) => !isAt(one, share)),
    {
      ...before,
      net: fromCents(inCents(before.net) + sign * inCents(net)),
      tax: fromCents(inCents(before.tax) + sign * inCents(tax)),
      exactTaxCents: plusCents(before.exactTaxCents, sign * inCents(tax)),
    },
  ];
}

const isAt = (a: ClaimedShare, b: ClaimedShare): boolean =>
  a.ledgerAccountId === b.ledgerAccountId && a.taxRateId === b.taxRateId;
