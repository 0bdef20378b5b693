import { z } from 'zod';
import { turnstile } from '../../domain/schemas/answers/turnstile.ts';
import { sageLimitOverride, turnstilePause } from '../../domain/schemas/turnstile.ts';
import { identifier } from '../../domain/schemas/text.ts';
import {
  pauseTurnstileUpdate,
  resumeTurnstileUpdate,
  setSageLimitsUpdate,
} from '../../domain/turnstile/messages.ts';
import { route } from '../route.ts';
import { type Turnstiles } from './turnstiles.ts';

const params = z.object({ businessUnit: identifier });
const path = '/v1/business-units/:businessUnit/turnstile';
const answers = {
  200: {
    description: 'Queue, pace and what is left of the day, as they are now',
    schema: turnstile,
  },
  404: { description: 'Never connected' },
  409: { description: 'Not connected to a Sage business' },
};

const shared = { description: 'The Sage business is shared with units that are not yours' };

/** The one way through to the unit's Sage business; other units of the same business pass here too. */
export const turnstileRoutes = (turnstiles: Turnstiles) => [
  route({
    method: 'get',
    path,
    roles: ['settings', 'invoices:read', 'operator'],
    operationId: 'getTurnstile',
    summary: 'Who waits to call Sage, for how long, and what is left of the day',
    params,
    answers,
    handle: async ({ params: { businessUnit } }) => ({
      status: 200,
      body: await turnstiles.view(businessUnit),
    }),
  }),
  route({
    method: 'post',
    path: `${path}/pause`,
    roles: ['settings', 'operator'],
    repeat: 'same',
    operationId: 'pauseTurnstile',
    summary: 'Let nothing through to the Sage business until resumed',
    params,
    body: turnstilePause,
    answers: { ...answers, 403: shared },
    handle: async ({ params: { businessUnit }, body, principal }) => ({
      status: 200,
      body: await turnstiles.update(businessUnit, principal, (open) =>
        open.executeUpdate(pauseTurnstileUpdate, { args: [body] }),
      ),
    }),
  }),
  route({
    method: 'post',
    path: `${path}/resume`,
    roles: ['settings', 'operator'],
    repeat: 'same',
    operationId: 'resumeTurnstile',
    summary: 'End a pause; where Sage was away, try it now',
    params,
    answers: { ...answers, 403: shared },
    handle: async ({ params: { businessUnit }, principal }) => ({
      status: 200,
      body: await turnstiles.update(businessUnit, principal, (open) =>
        open.executeUpdate(resumeTurnstileUpdate),
      ),
    }),
  }),
  route({
    method: 'put',
    path: `${path}/limits`,
    roles: ['settings', 'operator'],
    operationId: 'setSageLimits',
    summary:
      "The Sage business's own limits in place of the configured ones; what waited for the day's calls goes on",
    params,
    body: sageLimitOverride,
    answers: { ...answers, 403: shared },
    handle: async ({ params: { businessUnit }, body, principal }) => ({
      status: 200,
      body: await turnstiles.update(businessUnit, principal, (open) =>
        open.executeUpdate(setSageLimitsUpdate, { args: [body] }),
      ),
    }),
  }),
  route({
    method: 'delete',
    path: `${path}/limits`,
    roles: ['settings', 'operator'],
    operationId: 'resetSageLimits',
    summary: 'Back to the configured limits',
    params,
    answers: { ...answers, 403: shared },
    handle: async ({ params: { businessUnit }, principal }) => ({
      status: 200,
      body: await turnstiles.update(businessUnit, principal, (open) =>
        open.executeUpdate(setSageLimitsUpdate, { args: [null] }),
      ),
    }),
  }),
];
