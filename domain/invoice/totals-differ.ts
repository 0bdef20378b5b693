import { type AttentionDraft } from '../attention.ts';
import { type InvoiceView, type PostedInvoice, type TotalsDifference } from './invoice.ts';
import { compareTotals, totalsOf } from './tax-lines.ts';
import { type SageInvoice } from '../sage-records.ts';

/** "net 99.99 instead of 100.00, total 119.99 instead of 120.00" */
export const differencesText = (differences: readonly TotalsDifference[]): string =>
  differences.map(({ field, ours, sages }) => `${field} ${sages} instead of ${ours}`).join(', ');

export const totalsDiffer = ({ number, differences }: PostedInvoice): AttentionDraft => ({
  code: 'totals_differ',
  message: `Sage's totals of ${number} are not those of the invoice: ${differencesText(differences)}.`,
});

/** The invoice with what differs as Sage has it now; the same object where nothing changed. */
export function withDifferences(
  posted: PostedInvoice,
  { lines }: InvoiceView,
  found: SageInvoice,
): PostedInvoice {
  const differences = lines === null ? [] : compareTotals(totalsOf(lines), found);
  const isKnown = JSON.stringify(differences) === JSON.stringify(posted.differences);
  return isKnown ? posted : { ...posted, differences };
}
