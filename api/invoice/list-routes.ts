import { z } from 'zod';
import { invoicePage, invoiceTotals } from '../../domain/schemas/answers/lists.ts';
import { invoiceListQuery } from '../../domain/schemas/invoice-list.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { type InvoiceLists } from './invoice-lists.ts';
import { type InvoiceTotals } from './invoice-totals.ts';
import { route } from '../route.ts';

const params = z.object({ businessUnit: identifier });

/** Many invoices at a look. */
export const invoiceListRoutes = (lists: InvoiceLists, totals: InvoiceTotals) => [
  route({
    method: 'get',
    path: '/v1/business-units/:businessUnit/invoices',
    roles: ['invoices:read'],
    operationId: 'listInvoices',
    summary:
      "A business unit's invoices, page by page: open ones first, the newest first; about a second behind",
    params,
    query: invoiceListQuery,
    answers: { 200: { description: 'A page, with nextCursor unless it is the last', schema: invoicePage } },
    handle: async ({ params: { businessUnit }, query: { limit, cursor, ...filter } }) => ({
      status: 200,
      body: await lists.page(businessUnit, filter, { limit, cursor }),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/business-units/:businessUnit/invoice-totals',
    roles: ['invoices:read'],
    operationId: 'getInvoiceTotals',
    summary:
      'How many invoices are open, overdue, waiting (for what), need a person (for what); about a second behind',
    params,
    answers: { 200: { description: 'Numbers of invoices, no amounts', schema: invoiceTotals } },
    handle: async ({ params: { businessUnit } }) => ({ status: 200, body: await totals.of(businessUnit) }),
  }),
];
