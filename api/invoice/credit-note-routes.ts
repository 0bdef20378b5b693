import { z } from 'zod';
import { creditNoteStatuses } from '../../domain/invoice/credit-note.ts';
import { oneOf } from '../../domain/one-of.ts';
import { creditNoteTimeline } from '../../domain/schemas/answers/timeline.ts';
import { preview } from '../../domain/schemas/answers/preview.ts';
import { acceptedCreditNote, creditNote } from '../../domain/schemas/answers/invoice.ts';
import { previewInvoiceUpdate } from '../../domain/connection/messages.ts';
import { creditNoteRequest } from '../../domain/schemas/credit-note.ts';
import { creditNotePage } from '../../domain/schemas/answers/lists.ts';
import { creditNoteListQuery } from '../../domain/schemas/invoice-list.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { type Connections } from '../connection/connections.ts';
import { route } from '../route.ts';
import { expectCurrency } from './expect-currency.ts';
import { longPoll } from './invoice-routes.ts';
import { type InvoiceLists } from './invoice-lists.ts';
import { type Invoices } from './invoices.ts';
import { shownCreditNote } from './shown-credit-note.ts';
import { type InvoiceTimelines } from './timeline/invoice-timelines.ts';

export const creditNoteParams = z.object({ businessUnit: identifier, creditNoteId: identifier });
/** Runs of both kinds are asked by a key of one form. */
export const keyOf = ({ businessUnit, creditNoteId: invoiceId }: z.infer<typeof creditNoteParams>) => ({
  businessUnit,
  invoiceId,
});
export const oneCreditNote = '/v1/business-units/:businessUnit/credit-notes/:creditNoteId';
export interface CreditNoteRouteParts {
  readonly notes: Invoices;
  readonly lists: InvoiceLists;
  readonly timelines: InvoiceTimelines;
  readonly connections: Connections;
  readonly stopping: AbortSignal;
}

/** Credit notes that the PSA hands over itself; the credit of an invoice by order is a command of that invoice. */
export const creditNoteRoutes = ({
  notes,
  lists,
  timelines,
  connections,
  stopping,
}: CreditNoteRouteParts) => [
  route({
    method: 'put',
    path: oneCreditNote,
    roles: ['invoices:write'],
    handsOver: true,
    operationId: 'handOverCreditNote',
    summary: 'Hand over a credit note, alone or against an invoice; safe to repeat',
    params: creditNoteParams,
    body: creditNoteRequest,
    answers: {
      202: {
        description: 'Taken on: it will be in Sage exactly once',
        schema: acceptedCreditNote,
        headers: ['Location'],
      },
      200: { description: 'The same content was taken on before', schema: creditNote, headers: ['Location'] },
      404: { description: 'The business unit was never connected' },
      409: { description: 'The id was used with other content' },
      422: { description: 'The content is not usable; nothing was taken on' },
    },
    handle: async ({ params: ids, body, requestId }) => {
      const { businessUnit, creditNoteId } = ids;
      const key = keyOf(ids);
      expectCurrency(await connections.view(businessUnit), body);
      const outcome = await notes.handOver(key, body, { requestId, bulk: false });
      const headers = { location: `/v1/business-units/${businessUnit}/credit-notes/${creditNoteId}` };
      if (outcome === 'same') return { status: 200, body: shownCreditNote(await notes.shown(key)), headers };
      const accepted = { businessUnit, creditNoteId, number: body.number, status: 'accepted' } as const;
      return { status: 202, body: accepted, headers };
    },
  }),
  route({
    method: 'get',
    path: oneCreditNote,
    roles: ['invoices:read'],
    operationId: 'getCreditNote',
    summary: 'Everything about a credit note; with wait, answers once it changed',
    params: creditNoteParams,
    query: longPoll,
    answers: {
      200: { description: 'The credit note', schema: creditNote },
      404: { description: 'There is no such credit note' },
    },
    handle: async ({ params: ids, query }) => ({
      status: 200,
      body: shownCreditNote(await notes.whenChanged(keyOf(ids), query, stopping)),
    }),
  }),
  route({
    method: 'post',
    path: `${oneCreditNote}/preview`,
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'previewCreditNote',
    summary: 'What would be sent to Sage; writes nothing',
    params: creditNoteParams,
    body: creditNoteRequest,
    answers: {
      200: {
        description:
          'Ledgers, customer, totals, the e-mail and the exact body for Sage, or what stands in the way',
        schema: preview,
      },
    },
    handle: async ({ params: { businessUnit, creditNoteId: invoiceId }, body: request }) => {
      expectCurrency(await connections.view(businessUnit), request);
      const found = await connections.update(businessUnit, (connection) =>
        connection.executeUpdate(previewInvoiceUpdate, {
          args: [{ invoiceId, request, kind: 'credit_note' }],
        }),
      );
      return { status: 200, body: { currency: request.currency, ...found } };
    },
  }),
  route({
    method: 'get',
    path: '/v1/business-units/:businessUnit/credit-notes',
    roles: ['invoices:read'],
    operationId: 'listCreditNotes',
    summary:
      "A business unit's credit notes, page by page: searched, filtered, and sorted by hand-over; about a second behind",
    params: z.object({ businessUnit: identifier }),
    query: creditNoteListQuery,
    answers: {
      200: { description: 'A page, with nextCursor unless it is the last', schema: creditNotePage },
      400: { description: 'A filter that cannot be, or too many rows to search or sort' },
    },
    handle: async ({ params: { businessUnit }, query: { limit, cursor, ...request } }) => {
      const { invoices, ...page } = await lists.page(businessUnit, request, { limit, cursor });
      const creditNotes = invoices.map(
        ({ invoiceId: creditNoteId, sageInvoiceId: sageCreditNoteId, dueDate: _, overdue: __, ...row }) => ({
          ...row,
          creditNoteId,
          sageCreditNoteId,
          status: oneOf(creditNoteStatuses, row.status),
        }),
      );
      return { status: 200, body: { creditNotes, ...page } };
    },
  }),
  route({
    method: 'get',
    path: `${oneCreditNote}/timeline`,
    roles: ['invoices:read'],
    operationId: 'getCreditNoteTimeline',
    summary:
      'The story of a credit note in plain words: what happened and when, each call, wait, event and request',
    params: creditNoteParams,
    answers: {
      200: { description: 'The story, and where the credit note stands now', schema: creditNoteTimeline },
      404: { description: 'There is no such credit note, or it finished longer ago than runs are kept' },
    },
    handle: async ({ params: ids }) => {
      const { invoiceId: creditNoteId, ...story } = await timelines.of(keyOf(ids));
      return { status: 200, body: { ...story, creditNoteId } };
    },
  }),
];
