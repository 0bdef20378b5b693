import { z } from 'zod';
import { invoiceTimeline } from '../../domain/schemas/answers/timeline.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { route } from '../route.ts';
import { type InvoiceTimelines } from './timeline/invoice-timelines.ts';

export const timelineRoutes = (timelines: InvoiceTimelines) => [
  route({
    method: 'get',
    path: '/v1/business-units/:businessUnit/invoices/:invoiceId/timeline',
    roles: ['invoices:read'],
    operationId: 'getInvoiceTimeline',
    summary:
      'The story of an invoice in plain words: what happened and when, each call, wait, event and request',
    params: z.object({ businessUnit: identifier, invoiceId: identifier }),
    answers: {
      200: { description: 'The story, and where the invoice stands now', schema: invoiceTimeline },
      404: { description: 'There is no such invoice, or it finished longer ago than runs are kept' },
    },
    handle: async ({ params: key }) => ({ status: 200, body: await timelines.of(key) }),
  }),
];
