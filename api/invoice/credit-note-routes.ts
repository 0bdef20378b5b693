import { z } from 'zod';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import {
  answerCustomerUpdate,
  answerExchangeRateUpdate,
  cancelInvoiceUpdate,
  retryInvoiceUpdate,
  sendAnywayUpdate,
} from '../../domain/invoice/messages.ts';
import { creditNoteRequest } from '../../domain/schemas/invoice.ts';
import { creditNoteListQuery } from '../../domain/schemas/invoice-list.ts';
import { identifier, requiredText } from '../../domain/schemas/text.ts';
import { type Connections } from '../connection/connections.ts';
import { route } from '../route.ts';
import { expectCurrency } from './expect-currency.ts';
import { customerAnswer, exchangeRateAnswer } from './intervention-routes.ts';
import { longPoll } from './invoice-routes.ts';
import { type InvoiceLists } from './invoice-lists.ts';
import { type Invoices, type ShownInvoice } from './invoices.ts';
import { shownCreditNote } from './shown-credit-note.ts';
import { type InvoiceTimelines } from './timeline/invoice-timelines.ts';
import { waitForChange } from './wait-for-change.ts';

const params = z.object({ businessUnit: identifier, creditNoteId: identifier });
/** Runs of both kinds are asked by a key of one form. */
const keyOf = ({ businessUnit, creditNoteId: invoiceId }: z.infer<typeof params>) => ({
  businessUnit,
  invoiceId,
});
const one = '/v1/business-units/:businessUnit/credit-notes/:creditNoteId';
const answers = {
  200: { description: 'The credit note as it is now' },
  404: { description: 'There is no such credit note' },
  409: { description: 'Not possible as things stand; the problem says what is' },
};

export interface CreditNoteRouteParts {
  readonly notes: Invoices;
  readonly lists: InvoiceLists;
  readonly timelines: InvoiceTimelines;
  readonly connections: Connections;
  readonly asOfNow: (note: ShownInvoice) => Promise<InvoiceView>;
  readonly stopping: AbortSignal;
}

/** Credit notes that the PSA hands over itself; the credit of an invoice by order is a command of that invoice. */
export const creditNoteRoutes = ({
  notes,
  lists,
  timelines,
  connections,
  asOfNow,
  stopping,
}: CreditNoteRouteParts) => [
  route({
    method: 'put',
    path: one,
    summary: 'Hand over a credit note, alone or against an invoice; safe to repeat',
    params,
    body: creditNoteRequest,
    answers: {
      202: { description: 'Taken on: it will be in Sage exactly once' },
      200: { description: 'The same content was taken on before' },
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
      if (outcome === 'same') return { status: 200, body: shownCreditNote(await notes.view(key)), headers };
      const accepted = { businessUnit, creditNoteId, number: body.number, status: 'accepted' };
      return { status: 202, body: accepted, headers };
    },
  }),
  route({
    method: 'get',
    path: one,
    summary: 'Everything about a credit note; with wait, answers once it changed',
    params,
    query: longPoll,
    answers: {
      200: { description: 'The credit note' },
      404: { description: 'There is no such credit note' },
    },
    handle: async ({ params: ids, query }) => ({
      status: 200,
      body: shownCreditNote(
        await asOfNow(await waitForChange(() => notes.view(keyOf(ids)), query, stopping)),
      ),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/business-units/:businessUnit/credit-notes',
    summary:
      "A business unit's credit notes, page by page: open ones first, the newest first; about a second behind",
    params: z.object({ businessUnit: identifier }),
    query: creditNoteListQuery,
    answers: { 200: { description: 'A page, with nextCursor unless it is the last' } },
    handle: async ({ params: { businessUnit }, query: { limit, cursor, ...filter } }) => {
      const { invoices, ...page } = await lists.page(businessUnit, filter, { limit, cursor });
      const creditNotes = invoices.map(
        ({ invoiceId: creditNoteId, sageInvoiceId: sageCreditNoteId, dueDate: _, overdue: __, ...row }) => ({
          ...row,
          creditNoteId,
          sageCreditNoteId,
        }),
      );
      return { status: 200, body: { creditNotes, ...page } };
    },
  }),
  route({
    method: 'get',
    path: `${one}/timeline`,
    summary:
      'The story of a credit note in plain words: what happened and when, each call, wait, event and request',
    params,
    answers: {
      200: { description: 'The story, and where the credit note stands now' },
      404: { description: 'There is no such credit note, or it finished longer ago than runs are kept' },
    },
    handle: async ({ params: ids }) => {
      const { invoiceId: creditNoteId, ...story } = await timelines.of(keyOf(ids));
      return { status: 200, body: { ...story, creditNoteId } };
    },
  }),
  route({
    method: 'post',
    path: `${one}/correct`,
    summary: 'New content for a credit note that needs attention; it goes on from the failed step',
    params,
    body: creditNoteRequest,
    answers,
    handle: async ({ params: ids, body }) => ({
      status: 200,
      body: shownCreditNote(await notes.correct(keyOf(ids), body)),
    }),
  }),
  route({
    method: 'post',
    path: `${one}/retry`,
    summary: 'Try the failed or waiting step now',
    params,
    answers,
    handle: async ({ params: ids }) => ({
      status: 200,
      body: shownCreditNote(await notes.update(keyOf(ids), (open) => open.executeUpdate(retryInvoiceUpdate))),
    }),
  }),
  route({
    method: 'post',
    path: `${one}/customer`,
    summary: 'Answers whose it is, where that is asked; the content stays as it was handed over',
    params,
    body: customerAnswer,
    answers,
    handle: async ({ params: ids, body }) => ({
      status: 200,
      body: shownCreditNote(
        await notes.update(keyOf(ids), (open) => open.executeUpdate(answerCustomerUpdate, { args: [body] })),
      ),
    }),
  }),
  route({
    method: 'post',
    path: `${one}/exchange-rate`,
    summary: 'Answers what the exchange rate is, where that is asked (exchange_rate_needed)',
    params,
    body: exchangeRateAnswer,
    answers,
    handle: async ({ params: ids, body }) => ({
      status: 200,
      body: shownCreditNote(
        await notes.update(keyOf(ids), (open) =>
          open.executeUpdate(answerExchangeRateUpdate, { args: [body] }),
        ),
      ),
    }),
  }),
  route({
    method: 'post',
    path: `${one}/send-anyway`,
    summary: "Let it go to the customer although Sage's totals are not ours",
    params,
    answers,
    handle: async ({ params: ids }) => ({
      status: 200,
      body: shownCreditNote(await notes.update(keyOf(ids), (open) => open.executeUpdate(sendAnywayUpdate))),
    }),
  }),
  route({
    method: 'post',
    path: `${one}/cancel`,
    summary: 'Take a credit note back before it is in Sage',
    params,
    body: z.strictObject({ reason: requiredText(200) }).meta({ id: 'CreditNoteCancellation' }),
    answers,
    handle: async ({ params: ids, body }) => ({
      status: 200,
      body: shownCreditNote(
        await notes.update(
          keyOf(ids),
          (open) => open.executeUpdate(cancelInvoiceUpdate, { args: [body] }),
          ({ status }) => status === 'cancelled',
        ),
      ),
    }),
  }),
];
