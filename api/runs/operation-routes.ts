import { z } from 'zod';
import { operation } from '../../domain/schemas/answers/operations.ts';
import { bulkRetryRequest } from '../../domain/schemas/bulk-retry.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { route } from '../route.ts';
import { type Operations } from './operations.ts';

const params = z.object({ businessUnit: identifier, operationId: identifier });
const path = '/v1/business-units/:businessUnit/operations/:operationId';
const unknown = { description: 'There is no such operation' };

/** What is asked of many invoices at once, and how far it has come. */
export const operationRoutes = (operations: Operations) => [
  route({
    method: 'post',
    path: '/v1/business-units/:businessUnit/invoices/retry',
    operationId: 'retryInvoices',
    repeat: 'byRequestId',
    roles: ['invoices:write'],
    handsOver: true,
    summary: 'Retry every invoice that a filter finds, such as all with one attention code; safe to repeat',
    params: z.object({ businessUnit: identifier }),
    body: bulkRetryRequest,
    answers: {
      202: { description: 'Taken on, now or before: look at it under its id', schema: operation },
      409: { description: 'The requestId was used with another filter' },
      422: { description: 'The filter names nothing, or what cannot be; nothing was taken on' },
    },
    handle: async ({ params: { businessUnit }, body: { requestId, filter }, caller }) => ({
      status: 202,
      body: await operations.retry({ businessUnit, operationId: requestId }, filter, caller),
      headers: { location: `/v1/business-units/${businessUnit}/operations/${requestId}` },
    }),
  }),
  route({
    method: 'get',
    path,
    operationId: 'getOperation',
    roles: ['invoices:read'],
    summary: 'How far an operation over many invoices has come, and which of them refused',
    params,
    answers: { 200: { description: 'Its progress', schema: operation }, 404: unknown },
    handle: async ({ params: key }) => ({ status: 200, body: await operations.view(key) }),
  }),
  route({
    method: 'post',
    path: `${path}/cancel`,
    operationId: 'cancelOperation',
    repeat: 'same',
    roles: ['invoices:write'],
    summary: 'Leave the invoices that an operation has not come to as they are; what is over stays as it is',
    params,
    answers: { 200: { description: 'Its progress', schema: operation }, 404: unknown },
    handle: async ({ params: key }) => ({ status: 200, body: await operations.cancel(key) }),
  }),
];
