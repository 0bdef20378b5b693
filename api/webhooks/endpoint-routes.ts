import { z } from 'zod';
import {
  attempt,
  catalogue,
  endpoint,
  endpoints as allEndpoints,
  endpointWithSecret,
} from '../../domain/schemas/answers/webhooks.ts';
import { eventCatalogue } from '../../domain/webhooks/event-catalogue.ts';
import { endpointTest } from '../../domain/schemas/answers/webhook-trials.ts';
import {
  endpointIdentifier,
  endpointInput,
  endpointTestRequest,
  secretRotation,
} from '../../domain/schemas/webhooks.ts';
import { type Endpoints } from './endpoints.ts';
import { type Principal } from '../principals/principal.ts';
import { route, tag } from '../route.ts';
import { OwnEndpoints } from './own-endpoints.ts';

const base = '/v1/webhooks/endpoints';
const params = z.object({ endpointId: endpointIdentifier });
const answers = {
  200: { description: 'The endpoint', schema: endpoint },
  404: { description: 'There is no such endpoint' },
};
const byConfiguration = { description: 'It is the one of the configuration' };

/** Where events go. */
export function webhookEndpointRoutes(endpoints: Endpoints) {
  const own = (principal: Principal) => new OwnEndpoints(endpoints, principal);
  return [
    route({
      method: 'get',
      path: '/v1/webhooks/catalogue',
      roles: ['webhooks'],
      operationId: 'getEventCatalogue',
      summary: 'Every event there is, with the JSON schema of its body',
      params: z.object({}),
      answers: { 200: { description: 'The catalogue', schema: catalogue } },
      handle: () => Promise.resolve({ status: 200, body: { events: eventCatalogue() } }),
    }),
    route({
      method: 'get',
      path: base,
      roles: ['webhooks'],
      operationId: 'listEndpoints',
      summary: 'Where events go; secrets are not shown',
      params: z.object({}),
      answers: {
        200: {
          description: 'All endpoints, with the one of the configuration as "default"',
          schema: allEndpoints,
        },
      },
      handle: async ({ principal }) => ({ status: 200, body: await own(principal).overview() }),
    }),
    route({
      method: 'get',
      path: `${base}/:endpointId`,
      roles: ['webhooks'],
      operationId: 'getEndpoint',
      summary: 'One endpoint, with the ETag that a change of it goes by',
      tagged: 'reads',
      params,
      answers,
      handle: async ({ params: { endpointId }, principal }) => {
        const { endpoint: body, etag } = await own(principal).one(endpointId);
        return { status: 200, body, ...tag(etag) };
      },
    }),
    route({
      method: 'put',
      tagged: 'puts',
      path: `${base}/:endpointId`,
      roles: ['webhooks'],
      operationId: 'putEndpoint',
      summary: 'Add an endpoint, which answers its signing secret this once, or change one',
      params,
      body: endpointInput,
      answers: {
        200: { description: 'Changed; it keeps its secret', schema: endpoint },
        201: { description: 'Added, with signingSecret', schema: endpointWithSecret },
        409: byConfiguration,
      },
      handle: async ({ params: { endpointId }, body, principal, condition }) => {
        const { put, etag } = await own(principal).put(endpointId, body, condition);
        return 'signingSecret' in put
          ? { status: 201, body: put, ...tag(etag) }
          : { status: 200, body: put, ...tag(etag) };
      },
    }),
    route({
      method: 'delete',
      tagged: 'changes',
      path: `${base}/:endpointId`,
      roles: ['webhooks'],
      operationId: 'removeEndpoint',
      summary: 'Remove an endpoint; what is on its way to it is dropped',
      params,
      answers: { 204: { description: 'Removed' }, 404: answers[404], 409: byConfiguration },
      handle: async ({ params: { endpointId }, principal, condition }) => {
        await own(principal).remove(endpointId, condition);
        return { status: 204 };
      },
    }),
    route({
      method: 'post',
      path: `${base}/:endpointId/ping`,
      roles: ['webhooks'],
      repeat: 'anew',
      operationId: 'pingEndpoint',
      summary: 'Send a webhook.ping now and answer what came of it',
      params,
      answers: {
        200: { description: 'The attempt: delivered, or why not', schema: attempt },
        404: answers[404],
      },
      handle: async ({ params: { endpointId }, principal }) => ({
        status: 200,
        body: await own(principal).ping(endpointId),
      }),
    }),
    route({
      method: 'post',
      path: `${base}/:endpointId/test`,
      operationId: 'testEndpoint',
      repeat: 'anew',
      roles: ['webhooks'],
      summary: 'Send a made-up event of a type now, signed and marked as a test, and answer what came of it',
      params,
      body: endpointTestRequest,
      answers: {
        200: { description: 'What was sent and what the receiver answered', schema: endpointTest },
        404: answers[404],
      },
      handle: async ({ params: { endpointId }, body, principal }) => ({
        status: 200,
        body: await own(principal).test(endpointId, body.type),
      }),
    }),
    route({
      method: 'post',
      path: `${base}/:endpointId/rotate-secret`,
      roles: ['webhooks'],
      repeat: 'anew',
      operationId: 'rotateEndpointSecret',
      summary: 'A new signing secret, answered this once; the former one signs as well for a while',
      params,
      body: secretRotation,
      answers: {
        200: { description: 'With signingSecret', schema: endpointWithSecret },
        404: answers[404],
        409: byConfiguration,
      },
      handle: async ({ params: { endpointId }, body, principal }) => ({
        status: 200,
        body: await own(principal).rotate(endpointId, body.overlapHours),
      }),
    }),
    route({
      method: 'post',
      path: `${base}/:endpointId/enable`,
      roles: ['webhooks'],
      repeat: 'same',
      operationId: 'enableEndpoint',
      summary: 'Take up a disabled endpoint again; what it missed is sent by resend-failed',
      params,
      answers,
      handle: async ({ params: { endpointId }, principal }) => ({
        status: 200,
        body: await own(principal).enable(endpointId),
      }),
    }),
    route({
      method: 'post',
      path: `${base}/:endpointId/disable`,
      roles: ['webhooks'],
      repeat: 'same',
      operationId: 'disableEndpoint',
      summary: 'Send nothing there for now; what it misses is listed as failed',
      params,
      answers,
      handle: async ({ params: { endpointId }, principal }) => ({
        status: 200,
        body: await own(principal).disable(endpointId, 'by request to the API'),
      }),
    }),
  ];
}
