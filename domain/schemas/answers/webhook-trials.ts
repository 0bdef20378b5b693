import { z } from 'zod';
import { event } from './webhooks.ts';
import { type DeliveryAttempt } from '../../webhooks/delivery.ts';

export const trialAttempt = z
  .object({
    at: z.iso.datetime(),
    endpoint: z.string(),
    outcome: z.enum(['delivered', 'failed', 'not_sent']),
    status: z.int().nullable().describe('HTTP status; null where no answer came'),
    reason: z.string().nullable().describe('Why it is not delivered, in words'),
    answer: z.string().nullable().describe('What the receiver said, the beginning of it'),
    durationMs: z.int().min(0),
  })
  .meta({ id: 'WebhookTrialAttempt' }) satisfies z.ZodType<DeliveryAttempt>;

export const endpointTest = z
  .object({
    eventId: z.string().describe('As webhook-id'),
    event: event.describe('The body that was sent, with `test`'),
    attempt: trialAttempt,
  })
  .meta({ id: 'EndpointTest' });
