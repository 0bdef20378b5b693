import { z } from 'zod';
import { creditNote } from '../../domain/schemas/answers/invoice.ts';
import {
  answerCustomerUpdate,
  answerExchangeRateUpdate,
  cancelInvoiceUpdate,
  retryInvoiceUpdate,
  sendAnywayUpdate,
} from '../../domain/invoice/messages.ts';
import { creditNoteRequest } from '../../domain/schemas/credit-note.ts';
import { requiredText } from '../../domain/schemas/text.ts';
import { route } from '../route.ts';
import { creditNoteParams, keyOf, oneCreditNote } from './credit-note-routes.ts';
import { customerAnswer, exchangeRateAnswer } from './intervention-routes.ts';
import { type Invoices } from './invoices.ts';
import { shownCreditNote } from './shown-credit-note.ts';

const answers = {
  200: { description: 'The credit note as it is now', schema: creditNote },
  404: { description: 'There is no such credit note' },
  409: { description: 'Not possible as things stand; the problem says what is' },
};

/** What a person can do to a credit note: what an invoice takes before it is in Sage, or out. */
export const creditNoteInterventionRoutes = (notes: Invoices) => [
  route({
    method: 'post',
    path: `${oneCreditNote}/correct`,
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'correctCreditNote',
    summary: 'New content for a credit note that needs attention; it goes on from the failed step',
    params: creditNoteParams,
    body: creditNoteRequest,
    answers,
    handle: async ({ params: ids, body }) => ({
      status: 200,
      body: shownCreditNote(await notes.correct(keyOf(ids), body)),
    }),
  }),
  route({
    method: 'post',
    path: `${oneCreditNote}/retry`,
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'retryCreditNote',
    summary: 'Try the failed or waiting step now',
    params: creditNoteParams,
    answers,
    handle: async ({ params: ids }) => ({
      status: 200,
      body: shownCreditNote(await notes.update(keyOf(ids), (open) => open.executeUpdate(retryInvoiceUpdate))),
    }),
  }),
  route({
    method: 'post',
    path: `${oneCreditNote}/customer`,
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'answerCreditNoteCustomer',
    summary: 'Answers whose it is, where that is asked; the content stays as it was handed over',
    params: creditNoteParams,
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
    path: `${oneCreditNote}/exchange-rate`,
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'answerCreditNoteExchangeRate',
    summary: 'Answers what the exchange rate is, where that is asked (exchange_rate_needed)',
    params: creditNoteParams,
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
    path: `${oneCreditNote}/send-anyway`,
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'sendCreditNoteAnyway',
    summary:
      "Let it go to the customer although Sage's totals are not ours, or to Sage although it may refuse its tax",
    params: creditNoteParams,
    answers,
    handle: async ({ params: ids }) => ({
      status: 200,
      body: shownCreditNote(await notes.update(keyOf(ids), (open) => open.executeUpdate(sendAnywayUpdate))),
    }),
  }),
  route({
    method: 'post',
    path: `${oneCreditNote}/cancel`,
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'cancelCreditNote',
    summary: 'Take a credit note back before it is in Sage',
    params: creditNoteParams,
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
