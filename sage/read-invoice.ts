import { type SageInvoice } from '../domain/sage-records.ts';
import { invoiceShape } from './invoice-record.ts';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';

/** GET /sales_invoices/{id}, without the side effect of marking it sent. */
export function readInvoice(session: SageSession, id: string): Promise<SageInvoice> {
  // Sage's default for mark_as_sent is true; whether that holds for a JSON read is not documented.
  const query = { mark_as_sent: 'false', show_payments_allocations: 'false' };
  return requestJson(session, { method: 'GET', path: '/sales_invoices/{id}', id, query }, invoiceShape);
}
