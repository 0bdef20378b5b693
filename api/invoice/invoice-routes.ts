import { z } from 'zod';
import { shownInvoice } from './shown-invoice.ts';
import { preview } from '../../domain/schemas/answers/preview.ts';
import { acceptedInvoice, invoice } from '../../domain/schemas/answers/invoice.ts';
import { previewInvoiceUpdate } from '../../domain/connection/messages.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { plainNumber, wholeNumber } from '../../domain/schemas/page.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { type Connections } from '../connection/connections.ts';
import { expectCurrency } from './expect-currency.ts';
import { type Invoices } from './invoices.ts';
import { route } from '../route.ts';

const params = z.object({ businessUnit: identifier, invoiceId: identifier });
const LONGEST_WAIT_SECONDS = 30;
const waitRule = `must be 0 to ${LONGEST_WAIT_SECONDS} seconds`;

/** Of a view that waits for a change. */
export const longPoll = z.strictObject({
  wait: plainNumber(0, LONGEST_WAIT_SECONDS, waitRule).default(0).describe('Seconds to wait for a change'),
  after: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'must be the version of an earlier answer')
    .optional()
    .describe('The version already known; empty: the present one'),
});

/** `stopping`: long polls are answered with the present state, so that the process can go. */
export const invoiceRoutes = (invoices: Invoices, connections: Connections, stopping: AbortSignal) => [
  route({
    method: 'put',
    path: '/v1/business-units/:businessUnit/invoices/:invoiceId',
    roles: ['invoices:write'],
    handsOver: true,
    operationId: 'handOverInvoice',
    summary: 'Hand over an invoice; safe to repeat',
    params,
    query: z.strictObject({
      priority: z
        .enum(['normal', 'bulk'], { error: 'must be "normal" or "bulk"' })
        .default('normal')
        .describe(
          '"bulk" for a large run that may take hours: single invoices of the same Sage business go first',
        ),
    }),
    body: invoiceRequest,
    answers: {
      202: {
        description: 'Taken on: it will be in Sage exactly once',
        schema: acceptedInvoice,
        headers: ['Location'],
      },
      200: { description: 'The same content was taken on before', schema: invoice, headers: ['Location'] },
      404: { description: 'The business unit was never connected' },
      409: { description: 'The id was used with other content' },
      422: { description: 'The content is not usable; nothing was taken on' },
    },
    handle: async ({ params: key, query: { priority }, body, requestId }) => {
      expectCurrency(await connections.view(key.businessUnit), body);
      const outcome = await invoices.handOver(key, body, { requestId, bulk: priority === 'bulk' });
      const location = `/v1/business-units/${key.businessUnit}/invoices/${key.invoiceId}`;
      if (outcome === 'same')
        return { status: 200, body: shownInvoice(await invoices.shown(key)), headers: { location } };
      return {
        status: 202,
        body: { ...key, number: body.number, status: 'accepted' as const },
        headers: { location },
      };
    },
  }),
  route({
    method: 'get',
    path: '/v1/business-units/:businessUnit/invoices/:invoiceId',
    roles: ['invoices:read'],
    operationId: 'getInvoice',
    summary: 'Everything about an invoice; with wait, answers once it changed',
    params,
    query: longPoll,
    answers: {
      200: { description: 'The invoice', schema: invoice },
      404: { description: 'There is no such invoice' },
    },
    handle: async ({ params: key, query }) => ({
      status: 200,
      body: shownInvoice(await invoices.whenChanged(key, query, stopping)),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/business-units/:businessUnit/invoices/:invoiceId/preview',
    roles: ['invoices:write'],
    repeat: 'same',
    operationId: 'previewInvoice',
    summary: 'What would be sent to Sage; writes nothing',
    params,
    body: invoiceRequest,
    answers: {
      200: {
        description:
          'Ledgers, customer, totals, the e-mail and the exact body for Sage, or what stands in the way',
        schema: preview,
      },
    },
    handle: async ({ params: { businessUnit, invoiceId }, body }) => {
      expectCurrency(await connections.view(businessUnit), body);
      const found = await connections.update(businessUnit, (connection) =>
        connection.executeUpdate(previewInvoiceUpdate, {
          args: [
            {
              invoiceId,
              request: body,
            },
          ],
        }),
      );
      return { status: 200, body: { currency: body.currency, ...found } };
    },
  }),
];
