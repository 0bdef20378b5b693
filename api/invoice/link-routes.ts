import { z } from 'zod';
import { shownInvoice } from './shown-invoice.ts';
import { acceptedInvoice, invoice as invoiceAnswer } from '../../domain/schemas/answers/invoice.ts';
import { linkInvoiceUpdate } from '../../domain/invoice/messages.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { identifier, sageId } from '../../domain/schemas/text.ts';
import { type Connections } from '../connection/connections.ts';
import { expectCurrency } from './expect-currency.ts';
import { type Invoices } from './invoices.ts';
import { route } from '../route.ts';

const link = z
  .strictObject({
    sageInvoiceId: sageId.describe('Of the sales invoice in Sage'),
    invoice: invoiceRequest
      .optional()
      .describe(
        'What it is to be compared with, as in a hand-over; leave it out for an invoice that was handed over and is not in Sage yet',
      ),
    acceptDifferences: z
      .literal(true, { error: 'must be true, or left out' })
      .optional()
      .describe(
        "A person accepts it though its amounts, due date or exchange rate are others: Sage's hold. Never another customer, currency or date",
      ),
  })
  .meta({ id: 'Link' });

/** An invoice that somebody made in Sage. */
export const linkRoutes = (invoices: Invoices, connections: Connections) => [
  route({
    method: 'post',
    path: '/v1/business-units/:businessUnit/invoices/:invoiceId/link',
    roles: ['invoices:write'],
    handsOver: true,
    repeat: 'same',
    operationId: 'linkInvoice',
    summary:
      'Follow an invoice that somebody made in Sage; compared with it first, nothing is created or sent',
    params: z.object({ businessUnit: identifier, invoiceId: identifier }),
    body: link,
    answers: {
      200: {
        description: 'Linked, now or by the same request before; the invoice as it is now',
        schema: invoiceAnswer,
      },
      202: {
        description: 'A new id was taken on: it is compared and then followed, and never created',
        schema: acceptedInvoice,
        headers: ['Location'],
      },
      404: { description: 'There is no such invoice, or the business unit was never connected' },
      409: { description: "Sage's invoice is another one, or it cannot be linked; the problem shows both" },
      422: { description: 'The content is not usable; nothing was taken on' },
    },
    handle: async ({ params: key, body: { invoice, ...order }, requestId }) => {
      const { sageInvoiceId, acceptDifferences = false } = order;
      if (invoice !== undefined) {
        expectCurrency(await connections.view(key.businessUnit), invoice, '/invoice');
        const how = { requestId, bulk: false, linkTo: sageInvoiceId, acceptDifferences };
        if ((await invoices.handOver(key, invoice, how)) === 'new') {
          const location = `/v1/business-units/${key.businessUnit}/invoices/${key.invoiceId}`;
          const body = { ...key, number: invoice.number, status: 'accepted' } as const;
          return { status: 202, body, headers: { location } };
        }
      }
      const view = await invoices.update(
        key,
        (open) => open.executeUpdate(linkInvoiceUpdate, { args: [{ sageInvoiceId, acceptDifferences }] }),
        ({ linked, sage }) => linked && sage?.id === sageInvoiceId,
      );
      return { status: 200, body: shownInvoice(view) };
    },
  }),
];
