import { z } from 'zod';
import { EVENT_VERSION } from '../../webhooks/event.ts';
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
    event: z
      .object({
        type: z.string(),
        version: z.literal(EVENT_VERSION),
        timestamp: z.iso.datetime(),
        test: z.literal(true),
        data: z.record(z.string(), z.unknown()),
      })
      .describe('The body that was sent'),
    attempt: trialAttempt,
  })
  .meta({ id: 'EndpointTest' });
