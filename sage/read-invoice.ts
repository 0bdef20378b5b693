import { type DocumentKind } from '../domain/invoice/credit-note.ts';
import { type SageInvoice } from '../domain/sage-records.ts';
import { invoiceShape } from './invoice-record.ts';
import { requestJson } from './request.ts';
import { salesDocuments } from './sales-document.ts';
import { type SageSession } from './session.ts';

/** GET /sales_invoices/{id} or /sales_credit_notes/{id}, without the side effect of marking it sent. */
export function readInvoice(
  session: SageSession,
  id: string,
  kind: DocumentKind = 'invoice',
): Promise<SageInvoice> {
  const { one: path } = salesDocuments[kind];
  // Sage's default for mark_as_sent is true; whether that holds for a JSON read is not documented.
  const query = { ...(kind === 'invoice' && { mark_as_sent: 'false' }), show_payments_allocations: 'false' };
  return requestJson(session, { method: 'GET', path, id, query }, invoiceShape);
}
