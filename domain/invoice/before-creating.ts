import { type AttentionDraft } from '../attention.ts';
import { type InvoiceSettings } from '../connection/connection.ts';
import { atTheBorder, taxAcrossBorder } from './cross-border.ts';
import { type InvoicePlan, type InvoiceRequest } from './invoice.ts';
import { taxLines } from './tax-lines.ts';

/**
 * What would stand against the invoice of a customer that is yet to be created: such a one has no tax rate of its own, so rates, totals and tax
 * are known before anything is in Sage. `isTaxMeant`: a person said so. Null: nothing.
 */
export function againstCreating(
  plan: InvoicePlan,
  request: InvoiceRequest,
  settings: InvoiceSettings,
  isTaxMeant: boolean,
): AttentionDraft | null {
  const taxed = taxLines(plan, request, null, settings);
  if (!taxed.ok) return taxed.attention;
  return isTaxMeant ? null : taxAcrossBorder(atTheBorder(request, null, taxed.value, settings));
}
