import { z } from 'zod';
import { identifier } from '../../domain/schemas/text.ts';
import { type PaymentWatches } from './payment-watches.ts';
import { route } from '../route.ts';

const params = z.object({ businessUnit: identifier });
const path = '/v1/business-units/:businessUnit/payment-watch';
const unknown = { 404: { description: 'The business unit is not known, or nothing of it is in Sage yet' } };

/** How the payments of the Sage business are looked for. */
export const paymentRoutes = (watches: PaymentWatches) => [
  route({
    method: 'get',
    path,
    summary: "Last and next look at the books of the unit's Sage business, and what they cost in calls",
    params,
    answers: { 200: { description: 'The payment watch' }, ...unknown },
    handle: async ({ params: { businessUnit } }) => ({
      status: 200,
      body: await watches.view(businessUnit),
    }),
  }),
  route({
    method: 'post',
    path: `${path}/check`,
    summary: 'Look at the books now, for all invoices of the Sage business',
    params,
    answers: {
      200: { description: 'The payment watch after the look, or as it is after a minute' },
      ...unknown,
    },
    handle: async ({ params: { businessUnit } }) => ({
      status: 200,
      body: await watches.check(businessUnit),
    }),
  }),
];
