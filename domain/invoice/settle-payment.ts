import { type InvoiceView, type Payment, type PostedInvoice } from './invoice.ts';
import { type Amount, exceeds, isZero, sameAmount, subtract, sum } from '../money.ts';
import { type SettlementEntry } from '../payments/watched-invoice.ts';
import { type SageInvoice } from '../sage-records.ts';

export type Settlement = 'open' | 'part_paid' | 'paid' | 'voided';

/**
 * What Sage's own record says of the money; only this counts, never the notice that led to the look. Of a standing invoice
 * paid + credited + discount + outstanding is its total.
 */
export function settlementOf(
  invoice: SageInvoice,
  settledBy: readonly SettlementEntry[] | null = null,
): { settlement: Settlement; payment: Payment } {
  const entries = settledBy ?? [];
  const credited = sum(entries.filter(({ kind }) => kind === 'credit_note').map(({ amount }) => amount));
  const standing = isStanding(invoice);
  const payment: Payment = {
    paid: subtract(invoice.paid, credited),
    outstanding: invoice.outstanding,
    discount: standing ? subtract(subtract(invoice.total, invoice.paid), invoice.outstanding) : '0.00',
    credited,
    overpaid: overpaidBy(entries),
    lastPaidOn: isZero(subtract(invoice.paid, credited)) ? null : invoice.lastPaidOn,
  };
  return { settlement: settlementIn(invoice), payment };
}

const isStanding = ({ status }: SageInvoice): boolean =>
  status === 'UNPAID' || status === 'PART_PAID' || status === 'PAID';

const overpaidBy = (entries: readonly SettlementEntry[]): Amount =>
  sum(entries.map(({ onAccount }) => onAccount ?? '0.00'));

function settlementIn({ status }: SageInvoice): Settlement {
  switch (status) {
    case 'PAID':
      return 'paid';
    case 'PART_PAID':
      return 'part_paid';
    case 'VOID':
      return 'voided';
    case 'UNPAID':
    case 'DRAFT':
    case 'PRO_FORMA':
      return 'open';
  }
}

/** What is new, and of what was known before the details that Sage's shorter answer leaves out. */
export function keepDetails(
  known: readonly SettlementEntry[],
  latest: readonly SettlementEntry[] | null,
): SettlementEntry[] {
  const before = new Map(known.map((entry) => [entry.id, entry]));
  return (latest ?? known).map((entry) => {
    const earlier = before.get(entry.id);
    if (earlier === undefined) return entry;
    const kind = entry.kind === 'allocation' ? earlier.kind : entry.kind;
    return { ...entry, kind, onAccount: entry.onAccount ?? earlier.onAccount };
  });
}

/** Something that settled it is gone. */
export const isTakenBack = (before: Payment, now: Payment): boolean =>
  (['paid', 'credited', 'discount'] as const).some((field) => exceeds(before[field], now[field]));

export const sameMoney = (a: Payment, b: Payment): boolean =>
  (['paid', 'credited', 'discount'] as const).every((field) => sameAmount(a[field], b[field]));

export const unpaid = ({ outstanding }: PostedInvoice): Payment => ({
  paid: '0.00',
  outstanding,
  discount: '0.00',
  credited: '0.00',
  overpaid: '0.00',
  lastPaidOn: null,
});

/** In plain words, for the timeline. */
export function moneySentence(
  { payment, request }: Pick<InvoiceView, 'payment' | 'request'>,
  settlement: Settlement,
): string {
  if (settlement === 'voided') return 'Voided in Sage';
  if (payment === null) return '';
  const money = (amount: string) => `${request.currency} ${amount}`;
  const parts = [
    !isZero(payment.paid) && `${money(payment.paid)} paid`,
    !isZero(payment.discount) && `${money(payment.discount)} written off as discount`,
    !isZero(payment.credited) && `${money(payment.credited)} credited`,
  ].filter((part) => part !== false);
  if (settlement !== 'paid') return [...parts, `${money(payment.outstanding)} outstanding`].join(', ');
  const on = payment.lastPaidOn === null ? '' : ` on ${payment.lastPaidOn}`;
  return `${isZero(payment.paid) ? 'Settled' : 'Paid in full'}${on}${parts.length > 1 || isZero(payment.paid) ? `: ${parts.join(', ')}` : ''}`;
}
