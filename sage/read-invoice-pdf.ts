import { unexpectedAnswer } from './read-json.ts';
import { requestRaw } from './request.ts';
import { salesDocuments } from './sales-document.ts';
import { type SageSession } from './session.ts';
import { type DocumentKind } from '../domain/invoice/credit-note.ts';

/** GET /sales_invoices/{id}, or /sales_credit_notes/{id}, as Sage's own PDF. Reading it marks the invoice sent unless told not to (Sage's API description). */
export async function readInvoicePdf(
  session: SageSession,
  id: string,
  kind: DocumentKind = 'invoice',
): Promise<Buffer> {
  const { call, answer } = await requestRaw(session, {
    method: 'GET',
    path: salesDocuments[kind].one,
    id,
    query: { mark_as_sent: 'false' },
    accept: 'application/pdf',
  });
  if (answer.body.subarray(0, 4).toString('latin1') !== '%PDF') {
    throw unexpectedAnswer(call, answer, 'not a PDF');
  }
  return answer.body;
}
