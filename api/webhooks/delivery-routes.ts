import { z } from 'zod';
import { delivery, deliveryPage, resent, resentFailed } from '../../domain/schemas/answers/webhooks.ts';
import { deliveryFilter, eventIdentifier, resendFailed, resendOne } from '../../domain/schemas/webhooks.ts';
import { asSent } from '../../domain/webhooks/event.ts';
import { type Deliveries } from './deliveries.ts';
import { type Endpoints } from './endpoints.ts';
import { OwnDeliveries } from './own-deliveries.ts';
import { type Principal } from '../principals/principal.ts';
import { route } from '../route.ts';

const base = '/v1/webhooks/deliveries';
const params = z.object({ eventId: eventIdentifier });
const unknown = { description: 'There is no such event, or no such endpoint' };

/** What became of the events. */
export function webhookDeliveryRoutes(deliveries: Deliveries, endpoints: Endpoints) {
  const own = (principal: Principal) => new OwnDeliveries(deliveries, endpoints, principal);
  return [
    route({
      method: 'get',
      path: base,
      roles: ['webhooks'],
      operationId: 'listDeliveries',
      summary: 'Events and what became of them: open ones first, the newest first; about a second behind',
      params: z.object({}),
      query: deliveryFilter,
      answers: {
        200: { description: 'A page, with nextCursor unless it is the last', schema: deliveryPage },
      },
      handle: async ({ query: { limit, cursor, ...filter }, principal }) => ({
        status: 200,
        body: await own(principal).list(filter, { limit, cursor }),
      }),
    }),
    route({
      method: 'get',
      path: `${base}/:eventId`,
      roles: ['webhooks'],
      operationId: 'getDelivery',
      summary: 'One event: its content, where it stands with each endpoint, each attempt and its answer',
      params,
      answers: { 200: { description: 'The delivery', schema: delivery }, 404: unknown },
      handle: async ({ params: { eventId }, principal }) => {
        const view = await own(principal).view(eventId);
        return { status: 200, body: { ...view, event: asSent(view.event) } };
      },
    }),
    route({
      method: 'post',
      path: `${base}/:eventId/resend`,
      roles: ['webhooks'],
      repeat: 'anew',
      operationId: 'resendEvent',
      summary: 'Send an event again, under the same webhook-id; a pending one is tried now',
      params,
      body: resendOne,
      answers: { 202: { description: 'It will be sent', schema: resent }, 404: unknown },
      handle: async ({ params: { eventId }, body: { endpoint }, principal }) => {
        await own(principal).resend(eventId, endpoint);
        return { status: 202, body: { eventId } };
      },
    }),
    route({
      method: 'post',
      path: `${base}/resend-failed`,
      roles: ['webhooks'],
      repeat: 'anew',
      operationId: 'resendFailedEvents',
      summary: 'Send all failed events again that happened since; up to 1,000 at a call',
      params: z.object({}),
      body: resendFailed,
      answers: {
        202: { description: 'How many will be sent, and whether there are more', schema: resentFailed },
      },
      handle: async ({ body: { since }, principal }) => ({
        status: 202,
        body: await own(principal).resendFailed(new Date(since).toISOString()),
      }),
    }),
  ];
}
