import { z } from 'zod';
import { paymentWatch } from '../../domain/schemas/answers/payment-watch.ts';
import { type PaymentWatchView } from '../../domain/payments/watch-view.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { type PaymentWatches } from './payment-watches.ts';
import { type Principal, reaches } from '../principals/principal.ts';
import { route } from '../route.ts';

const params = z.object({ businessUnit: identifier });
const path = '/v1/business-units/:businessUnit/payment-watch';
const unknown = { 404: { description: 'The business unit is not known, or nothing of it is in Sage yet' } };

/** How the payments of the Sage business are looked for. */
export const paymentRoutes = (watches: PaymentWatches) => [
  route({
    method: 'get',
    path,
    roles: ['settings', 'invoices:read'],
    operationId: 'getPaymentWatch',
    summary: "Last and next look at the books of the unit's Sage business, and what they cost in calls",
    params,
    answers: { 200: { description: 'The payment watch', schema: paymentWatch }, ...unknown },
    handle: async ({ params: { businessUnit }, principal }) => ({
      status: 200,
      body: asSeenBy(principal, await watches.view(businessUnit)),
    }),
  }),
  route({
    method: 'post',
    path: `${path}/check`,
    roles: ['settings', 'invoices:write'],
    repeat: 'same',
    operationId: 'checkPayments',
    summary: 'Look at the books now, for all invoices of the Sage business',
    params,
    answers: {
      200: {
        description: 'The payment watch after the look, or as it is after a minute',
        schema: paymentWatch,
      },
      ...unknown,
    },
    handle: async ({ params: { businessUnit }, principal }) => ({
      status: 200,
      body: asSeenBy(principal, await watches.check(businessUnit)),
    }),
  }),
];

/** Units of others at the same Sage business are not named; their number stands with the connection. */
const asSeenBy = (principal: Principal, watch: PaymentWatchView): PaymentWatchView => ({
  ...watch,
  units: watch.units.filter((unit) => reaches(principal, unit)),
});
