import { z } from 'zod';
import { eventReplayView } from '../../domain/schemas/answers/replays.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { endpointIdentifier, replayRequest } from '../../domain/schemas/webhooks.ts';
import { type ReplayView } from '../../domain/webhooks/replay.ts';
import { route } from '../route.ts';
import { type Endpoints } from './endpoints.ts';
import { OwnEndpoints } from './own-endpoints.ts';
import { type Replays } from './replays.ts';

const base = '/v1/webhooks/endpoints/:endpointId';

/** What an endpoint missed, or lost, is told once more. */
export const webhookReplayRoutes = (replays: Replays, endpoints: Endpoints) => [
  route({
    method: 'post',
    path: `${base}/replay`,
    operationId: 'replayEvents',
    repeat: 'byRequestId',
    roles: ['webhooks'],
    summary:
      'Send what happened in a time span to one endpoint once more, under the same webhook-ids, in the order of each invoice; as far back as runs are kept',
    params: z.object({ endpointId: endpointIdentifier }),
    body: replayRequest,
    answers: {
      202: {
        description: 'It goes on by itself; the same again answers how far it is',
        schema: eventReplayView,
      },
      404: { description: 'There is no such endpoint' },
      409: { description: 'The requestId stands for another replay' },
    },
    handle: async ({ params: { endpointId }, body: { types = null, ...span }, principal }) => {
      const endpoint = await new OwnEndpoints(endpoints, principal).idOf(endpointId);
      const view = await replays.begin({ ...span, types, endpoint });
      return { status: 202, body: shown(view, endpointId) };
    },
  }),
  route({
    method: 'get',
    path: `${base}/replays/:requestId`,
    operationId: 'getReplay',
    roles: ['webhooks'],
    summary: 'How far a replay has come, and what the receiver said last',
    params: z.object({ endpointId: endpointIdentifier, requestId: identifier }),
    answers: {
      200: { description: 'The replay', schema: eventReplayView },
      404: { description: 'There is no such endpoint or replay' },
    },
    handle: async ({ params: { endpointId, requestId }, principal }) => {
      const endpoint = await new OwnEndpoints(endpoints, principal).idOf(endpointId);
      return { status: 200, body: shown(await replays.view(endpoint, requestId), endpointId) };
    },
  }),
];

/** Under the name by which the principal knows the endpoint. */
const shown = (view: ReplayView, endpoint: string): ReplayView => ({
  ...view,
  endpoint,
  lastFailure: view.lastFailure && { ...view.lastFailure, endpoint },
});
