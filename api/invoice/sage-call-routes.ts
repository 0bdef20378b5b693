import { z } from 'zod';
import { creditNoteSageCalls, invoiceSageCalls } from '../../domain/schemas/answers/sage-calls.ts';
import { pageParameters } from '../../domain/schemas/page.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { route } from '../route.ts';
import { type ListReader } from '../visibility-page.ts';
import { SageCalls } from './evidence/sage-calls.ts';

const query = z.strictObject(pageParameters);

/** Bodies hold whole records of Sage, also of customers of other units of the same business: so for operators alone. */
export function sageCallRoutes(reader: ListReader) {
  const ofInvoices = new SageCalls(reader, 'invoice');
  const ofCreditNotes = new SageCalls(reader, 'credit_note');
  return [
    route({
      method: 'get',
      path: '/v1/business-units/:businessUnit/invoices/:invoiceId/sage-calls',
      operationId: 'listInvoiceSageCalls',
      roles: ['operator'],
      summary: 'Each call to Sage on behalf of an invoice: what was sent, what Sage answered, when',
      params: z.object({ businessUnit: identifier, invoiceId: identifier }),
      query,
      answers: {
        200: { description: 'A page, the oldest call first', schema: invoiceSageCalls },
        404: { description: 'There is no such invoice, or it finished longer ago than runs are kept' },
      },
      handle: async ({ params: key, query: page }) => ({
        status: 200,
        body: { ...(await ofInvoices.page(key, page)), invoiceId: key.invoiceId },
      }),
    }),
    route({
      method: 'get',
      path: '/v1/business-units/:businessUnit/credit-notes/:creditNoteId/sage-calls',
      operationId: 'listCreditNoteSageCalls',
      roles: ['operator'],
      summary: 'Each call to Sage on behalf of a credit note: what was sent, what Sage answered, when',
      params: z.object({ businessUnit: identifier, creditNoteId: identifier }),
      query,
      answers: {
        200: { description: 'A page, the oldest call first', schema: creditNoteSageCalls },
        404: { description: 'There is no such credit note, or it finished longer ago than runs are kept' },
      },
      handle: async ({ params: { businessUnit, creditNoteId }, query: page }) => ({
        status: 200,
        body: {
          ...(await ofCreditNotes.page({ businessUnit, invoiceId: creditNoteId }, page)),
          creditNoteId,
        },
      }),
    }),
  ];
}
