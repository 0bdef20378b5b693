import { type SageInvoice } from '../domain/sage-records.ts';
import { salesInvoiceBody, type SalesInvoicePlan } from './invoice-body.ts';
import { invoiceShape } from './invoice-record.ts';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';

/**
 * POST /sales_invoices. Not to be made in parallel for one business: Sage numbers in sequence and asks for that (Sage
 * guide). Sage's totals may differ from ours; compare them.
 */
export function createInvoice(session: SageSession, plan: SalesInvoicePlan): Promise<SageInvoice> {
  const body = salesInvoiceBody(plan);
  return requestJson(session, { method: 'POST', path: '/sales_invoices', body }, invoiceShape);
}
