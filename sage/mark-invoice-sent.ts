import { type SageInvoice } from '../domain/sage-records.ts';
import { invoiceShape } from './invoice-record.ts';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';

/** PUT /sales_invoices/{id}: sets the flag `sent`. Sage sends nothing; its API cannot e-mail an invoice. */
export function markInvoiceSent(
  session: SageSession,
  { id, idempotencyId }: { readonly id: string; readonly idempotencyId: string },
): Promise<SageInvoice> {
  const body = { sales_invoice: { idempotency_id: idempotencyId, sent: true } };
  return requestJson(session, { method: 'PUT', path: '/sales_invoices/{id}', id, body }, invoiceShape);
}
