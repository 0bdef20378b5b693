import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type SageInvoice } from '../sage-records.ts';
import { type SettlementEntry } from './watched-invoice.ts';

/**
 * Short marks of what an invoice was last told, so that the watch of thousands tells only news and carries little. Two contents
 * with the same mark are one in four thousand million; the next change is seen again.
 */

export type FingerprintFields = Pick<
  SageInvoice,
  'status' | 'total' | 'paid' | 'outstanding' | 'dueDate' | 'number' | 'contactId'
>;

export const recordMark = (invoice: FingerprintFields): string =>
  mark([
    invoice.status,
    invoice.total,
    invoice.paid,
    invoice.outstanding,
    invoice.dueDate,
    invoice.number,
    invoice.contactId,
  ]);

/** In whatever order they come; that nothing is left of a payment is no news to who did not know. */
export const settlementMark = (entries: readonly SettlementEntry[] | null): string =>
  mark((entries ?? []).map(textOf).sort());

const textOf = (entry: SettlementEntry): string =>
  JSON.stringify(
    Object.entries({ ...entry, onAccount: entry.onAccount ?? '0.00' }).sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const mark = (content: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(content)))).slice(0, 8);
