import { type DocumentKind } from '../domain/invoice/credit-note.ts';
import { type SageInvoice } from '../domain/sage-records.ts';
import { invoiceShape } from './invoice-record.ts';
import { readJson } from './read-json.ts';
import { requestRaw } from './request.ts';
import { salesDocuments } from './sales-document.ts';
import { type SageSession } from './session.ts';

/** Sage's limit on `void_reason`. */
const REASON_LENGTH = 200;

/**
 * DELETE /sales_invoices/{id}, or /sales_credit_notes/{id}: voids what is issued and answers it; a draft is deleted instead, which gives null.
 * Refused (`invalid`) while payments or allocations are on it. No idempotency id exists for this: after `unknown_outcome` read it. Of credit
 * notes Sage's API description says that it voids them, and no more: the reason is taken to be given as for an invoice.
 */
export async function voidInvoice(
  session: SageSession,
  { id, reason }: { readonly id: string; readonly reason: string },
  kind: DocumentKind = 'invoice',
): Promise<SageInvoice | null> {
  // Sage's guide has the reason in the body, its API description in the query.
  const voidReason = { void_reason: reason.slice(0, REASON_LENGTH) };
  const { call, answer } = await requestRaw(session, {
    method: 'DELETE',
    path: salesDocuments[kind].one,
    id,
    query: voidReason,
    body: voidReason,
  });
  if (answer.body.length === 0) return null;
  const invoice = readJson(call, answer, invoiceShape);
  return invoice.status === 'VOID' ? invoice : null;
}
