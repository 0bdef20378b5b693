import { type SageInvoice } from '../sage-records.ts';
import { type SettlementEntry, type WatchedInvoice } from './watched-invoice.ts';

/**
 * What makes a record of Sage new to our invoice, as text to be digested with a key (`worker/fingerprint.ts`): a search attribute is in
 * clear, so nobody must be able to guess an amount and see that it is right. Two parts, because a list of open invoices says what the
 * record is and not what settled it.
 */
export function contentOf({ invoice, settledBy }: WatchedInvoice): { record: string; settlements: string } {
  const entries = (settledBy ?? []).map(textOf).sort();
  return { record: recordContentOf(invoice), settlements: JSON.stringify(entries) };
}

function recordContentOf(invoice: SageInvoice): string {
  const { status, total, paid, outstanding, dueDate, number, contactId } = invoice;
  return JSON.stringify([status, total, paid, outstanding, dueDate, number, contactId]);
}

/** In whatever order they come; that nothing is left of a payment is no news to who did not know. */
const textOf = ({ kind, id, date, amount, discount, onAccount }: SettlementEntry): string =>
  JSON.stringify([kind, id, date, amount, discount, onAccount ?? '0.00']);

/** Hex digits of either part. Two contents with the same digits are one in four thousand million; the next change is seen again. */
export const PART_LENGTH = 8;

export const recordPart = (fingerprint: string): string => fingerprint.slice(0, PART_LENGTH);
