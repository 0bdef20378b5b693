import { z } from 'zod';
import { type DeliveryAttempt, type DeliveryView, deliveryStatuses } from '../../webhooks/delivery.ts';
import { type EndpointView } from '../../webhooks/endpoint.ts';
import { eventTypes } from '../../webhooks/event-catalogue.ts';
import { stopped } from '../document-parts.ts';
import { eventSchemas } from '../events.ts';
import { count, moment } from '../values.ts';
import { nextCursor } from './lists.ts';

const endpointView = {
  id: z.string(),
  url: z.string().meta({ format: 'uri' }),
  description: z.string(),
  events: z
    .array(z.string())
    .readonly()
    .describe('Which events: "*", all of a kind such as "invoice.*", or types'),
  businessUnits: z.array(z.string()).readonly().nullable().describe('Null: of every business unit'),
  configuredBy: z.enum(['api', 'environment']),
  version: count.describe('Grows with every change'),
  disabled: z.object({ since: moment, reason: z.string() }).nullable(),
  secret: z
    .object({
      since: moment,
      formerUntil: moment.nullable().describe('The former one signs as well till then'),
    })
    .nullable()
    .describe('When it was made; the secret itself is answered once'),
};

export const endpoint = z
  .object(endpointView)
  .meta({ id: 'WebhookEndpoint' }) satisfies z.ZodType<EndpointView>;

export const endpointWithSecret = z
  .object({
    ...endpointView,
    signingSecret: z
      .string()
      .describe('Answered this once: "whsec_" and base64, as Standard Webhooks has it'),
  })
  .meta({ id: 'WebhookEndpointWithSecret' });

export const endpoints = z
  .object({
    endpoints: z.array(endpoint).readonly(),
    lost: z
      .object({ at: moment, how: stopped.shape.how, fix: stopped.shape.fix })
      .nullable()
      .describe('The run that held the endpoints ended and could not be read: put them again'),
  })
  .meta({ id: 'WebhookEndpoints' });

export const attempt = z
  .object({
    at: moment,
    endpoint: z.string(),
    outcome: z.enum(['delivered', 'failed', 'not_sent']),
    status: z.int().nullable().describe('HTTP status; null when there was no answer'),
    reason: z.string().nullable(),
    answer: z.string().nullable().describe('What the receiver said, the beginning of it'),
    durationMs: z.number().min(0),
  })
  .meta({ id: 'DeliveryAttempt' }) satisfies z.ZodType<DeliveryAttempt>;

export const event = z.discriminatedUnion('type', eventSchemas).meta({ id: 'Event' });

export const delivery = z
  .object({
    eventId: z.string().describe('The `webhook-id` of each attempt'),
    event,
    status: z
      .enum(deliveryStatuses)
      .describe(
        '`expired`: failed, and nobody sent it again for 90 days; `no_receiver`: no endpoint wanted it',
      ),
    endpoints: z.record(
      z.string(),
      z.object({
        status: z.enum(['pending', 'delivered', 'failed', 'removed']),
        nextAttemptAt: moment.nullable(),
        failures: count,
        firstFailedAt: moment.nullable(),
      }),
    ),
    attempts: z.array(attempt).readonly().describe('The oldest first; of very many the latest'),
    expired: z.boolean(),
    asked: z
      .array(z.string().nullable())
      .readonly()
      .describe('Endpoints that it is sent to again next; null: those that failed, else all that want it'),
    cancellationRefusedAt: moment.nullable(),
    stopped: stopped.optional().describe('Its run was ended before its time, so that nobody tries any more'),
  })
  .meta({ id: 'Delivery' }) satisfies z.ZodType<DeliveryView>;

export const deliveryPage = z
  .object({
    deliveries: z
      .array(
        z
          .object({
            eventId: z.string(),
            type: z.enum(eventTypes).nullable(),
            businessUnit: z.string().nullable(),
            invoiceId: z.string().nullable(),
            creditNoteId: z.string().nullable(),
            sequence: z.int().nullable(),
            timestamp: moment.nullable().describe('When it happened'),
            status: z.enum(deliveryStatuses).nullable(),
            endpoints: z.array(z.string()).readonly(),
          })
          .meta({ id: 'DeliveryRow' }),
      )
      .readonly(),
    nextCursor,
  })
  .meta({ id: 'DeliveryPage' });

export const resent = z.object({ eventId: z.string() }).meta({ id: 'Resent' });
export const resentFailed = z
  .object({
    resent: count,
    more: z.boolean().describe('There are more than one call sends again: call once more'),
  })
  .meta({ id: 'ResentFailed' });

export const catalogue = z
  .object({
    events: z
      .array(
        z
          .object({
            type: z.enum(eventTypes),
            summary: z.string(),
            schema: z.record(z.string(), z.unknown()).describe('JSON Schema, draft 2020-12'),
          })
          .meta({ id: 'CatalogueEntry' }),
      )
      .readonly(),
  })
  .meta({ id: 'EventCatalogue' });
