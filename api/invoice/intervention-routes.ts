import { z } from 'zod';
import { exchangeRate } from '../../domain/schemas/decimal.ts';
import { invoice } from '../../domain/schemas/answers/invoice.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { identifier, requiredText, sageId } from '../../domain/schemas/text.ts';
import {
  answerCustomerUpdate,
  answerExchangeRateUpdate,
  cancelInvoiceUpdate,
  checkPaymentUpdate,
  retryInvoiceUpdate,
  sendAnywayUpdate,
} from '../../domain/invoice/messages.ts';
import { type Invoices } from './invoices.ts';
import { shownInvoice } from './shown-invoice.ts';
import { route } from '../route.ts';

const params = z.object({ businessUnit: identifier, invoiceId: identifier });
const answers = {
  200: { description: 'The invoice as it is now', schema: invoice },
  404: { description: 'There is no such invoice' },
  409: { description: 'Not possible as things stand; the problem says what is' },
};

const remember = z
  .boolean()
  .default(true)
  .describe(
    'Whether later invoices with the same e-mail, name and currency take the same customer without asking',
  );
export const customerAnswer = z
  .union(
    [
      z.strictObject({ sageContactId: sageId, remember }),
      z.strictObject({ create: z.literal(true), remember }),
    ],
    {
      error: 'must be {"sageContactId": "…"}, a contact of Sage, or {"create": true}',
    },
  )
  .meta({ id: 'CustomerAnswer' });

export const exchangeRateAnswer = z
  .strictObject({
    exchangeRate: exchangeRate.describe(
      "How many units of the invoice's currency one unit of the base currency is worth, as Sage's exchange_rate: 1.1567 where GBP 1 = EUR 1.1567",
    ),
  })
  .meta({ id: 'ExchangeRateAnswer' });

/** What a person can do to an invoice. */
export const interventionRoutes = (invoices: Invoices) => [
  route({
    method: 'post',
    path: '/v1/business-units/:businessUnit/invoices/:invoiceId/correct',
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'correctInvoice',
    summary: 'New content for an invoice that needs attention; it goes on from the failed step',
    params,
    body: invoiceRequest,
    answers,
    handle: async ({ params: key, body }) => ({
      status: 200,
      body: shownInvoice(await invoices.correct(key, body)),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/business-units/:businessUnit/invoices/:invoiceId/retry',
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'retryInvoice',
    summary: 'Try the failed or waiting step now',
    params,
    answers,
    handle: async ({ params: key }) => ({
      status: 200,
      body: shownInvoice(await invoices.update(key, (open) => open.executeUpdate(retryInvoiceUpdate))),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/business-units/:businessUnit/invoices/:invoiceId/customer',
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'answerInvoiceCustomer',
    summary: 'Answers who is to be invoiced, where that is asked; the content stays as it was handed over',
    params,
    body: customerAnswer,
    answers,
    handle: async ({ params: key, body }) => ({
      status: 200,
      body: shownInvoice(
        await invoices.update(key, (open) => open.executeUpdate(answerCustomerUpdate, { args: [body] })),
      ),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/business-units/:businessUnit/invoices/:invoiceId/exchange-rate',
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'answerInvoiceExchangeRate',
    summary: 'Answers what the exchange rate is, where that is asked (exchange_rate_needed)',
    params,
    body: exchangeRateAnswer,
    answers,
    handle: async ({ params: key, body }) => ({
      status: 200,
      body: shownInvoice(
        await invoices.update(key, (open) => open.executeUpdate(answerExchangeRateUpdate, { args: [body] })),
      ),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/business-units/:businessUnit/invoices/:invoiceId/send-anyway',
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'sendInvoiceAnyway',
    summary:
      "Let it go to the customer although Sage's totals or its customer are others, or to Sage although it may refuse its tax",
    params,
    answers,
    handle: async ({ params: key }) => ({
      status: 200,
      body: shownInvoice(await invoices.update(key, (open) => open.executeUpdate(sendAnywayUpdate))),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/business-units/:businessUnit/invoices/:invoiceId/cancel',
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'cancelInvoice',
    summary: 'Take an invoice back before it is in Sage',
    params,
    body: z.strictObject({ reason: requiredText(200) }).meta({ id: 'Cancellation' }),
    answers,
    handle: async ({ params: key, body }) => ({
      status: 200,
      body: shownInvoice(
        await invoices.update(
          key,
          (open) => open.executeUpdate(cancelInvoiceUpdate, { args: [body] }),
          ({ status }) => status === 'cancelled',
        ),
      ),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/business-units/:businessUnit/invoices/:invoiceId/check-payment',
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'checkInvoicePayment',
    summary: 'Read the invoice at Sage now',
    params,
    answers,
    handle: async ({ params: key }) => ({
      status: 200,
      body: shownInvoice(await invoices.update(key, (open) => open.executeUpdate(checkPaymentUpdate))),
    }),
  }),
];
