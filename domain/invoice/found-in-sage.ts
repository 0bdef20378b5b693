import { type AttentionDraft } from '../attention.ts';
import { type IsoDate } from '../dates.ts';
import { type DocumentKind, nameOf } from './credit-note.ts';
import { type Amount, sameAmount } from '../money.ts';
import { type SageInvoice } from '../sage-records.ts';

/** What an invoice found in Sage must be to be taken for ours. */
export interface ExpectedInvoice {
  readonly contactId: string;
  readonly currency: string;
  readonly date: IsoDate;
  readonly net: Amount;
  readonly tax: Amount;
  readonly total: Amount;
}

export interface FoundDifference {
  readonly field:
    'status' | 'customer' | 'currency' | 'date' | 'due_date' | 'exchange_rate' | 'net' | 'tax' | 'total';
  readonly ours: string;
  /** Null where Sage does not say. */
  readonly sages: string | null;
}

/**
 * In what an invoice found in Sage is not ours; empty when it is. A marker in the notes is only text: it may have been copied into another
 * invoice, or the invoice changed since.
 */
export function isOurs(found: SageInvoice, expected: ExpectedInvoice): readonly FoundDifference[] {
  const texts = [
    { field: 'customer', ours: expected.contactId, sages: found.contactId },
    { field: 'currency', ours: expected.currency, sages: found.currency },
    { field: 'date', ours: expected.date, sages: found.date },
  ] as const;
  const amounts = (['net', 'tax', 'total'] as const).map((field) => ({
    field,
    ours: expected[field],
    sages: found[field],
  }));
  return [
    ...texts.filter(({ ours, sages }) => ours !== sages),
    ...amounts.filter(({ ours, sages }) => !sameAmount(ours, sages)),
  ];
}

export const foundInvoiceDiffers = (
  found: SageInvoice,
  differences: readonly FoundDifference[],
  kind: DocumentKind = 'invoice',
): AttentionDraft => ({
  code: 'found_invoice_differs',
  message: `Sage's ${nameOf(kind).toLowerCase()} ${found.number} carries the marker of this one, but ${inWords(differences)}.`,
});

/** "its total is 99.00 instead of 120.00, its date is 2026-11-04 instead of 2026-11-03" */
export const inWords = (differences: readonly FoundDifference[]): string =>
  differences
    .map(
      ({ field, ours, sages }) =>
        `its ${field.replace('_', ' ')} is ${sages ?? 'not known'} instead of ${ours}`,
    )
    .join(', ');

/**
 * Which of the invoices with our marker is the one: a standing one before a void one, and none that was voided by ourselves to be issued
 * anew (`replaced`). Two that stand are for a person to choose from.
 */
export function chooseFound(
  found: readonly SageInvoice[],
  { markerStem, replaced }: { readonly markerStem: string; readonly replaced: readonly string[] },
  kind: DocumentKind = 'invoice',
): { readonly invoice: SageInvoice | null } | { readonly attention: AttentionDraft } {
  const candidates = found.filter(({ id }) => !replaced.includes(id));
  const standing = candidates.filter(({ status }) => status !== 'VOID');
  if (standing.length < 2) return { invoice: standing[0] ?? candidates[0] ?? null };
  return {
    attention: {
      code: 'duplicate_in_sage',
      message: `Sage holds ${standing.length} ${nameOf(kind).toLowerCase()}s with the marker ${markerStem}…]: ${standing.map(({ number }) => number).join(', ')}.`,
    },
  };
}
