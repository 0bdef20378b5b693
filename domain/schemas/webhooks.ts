import { z } from 'zod';
import { isWithinReach } from '../dates.ts';
import { MOST_REPLAYED_DAYS } from '../webhooks/replay.ts';
import { deliveryStatuses } from '../webhooks/delivery.ts';
import { eventTypes } from '../webhooks/event-catalogue.ts';
import { pageParameters } from './page.ts';
import { identifier, text } from './text.ts';

const kinds = [...new Set(eventTypes.map((type) => type.split('.')[0] ?? ''))];
const patterns = ['*', ...kinds.map((kind) => `${kind}.*`), ...eventTypes];

/** Patterns that name no event would never match, and nobody would notice: refused, with those there are. */
const eventPattern = z
  .string()
  .max(100)
  .refine((pattern) => patterns.includes(pattern), {
    error: `names no event: use "*", ${kinds.map((kind) => `"${kind}.*"`).join(', ')} or a type of GET /v1/webhooks/catalogue`,
  })
  .meta({ enum: patterns });

const endpointUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .max(2000, { error: 'has more than 2,000 characters' })
  .refine((text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''), {
    error: 'carries a user or password, which would be shown in lists: leave it out, events are signed',
  })
  .refine((text) => !text.includes('#'), { error: 'has a fragment (#…), which is never sent: leave it out' })
  .meta({ pattern: '^[hH][tT][tT][pP][sS]?://[^/?#@\\s]+(?:[/?][^#\\s]*)?$' });

/** As chosen by who put it; with a mark where it belongs to some business units and is named by who reaches all. */
export const endpointIdentifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}(~[0-9a-f]{12})?$/, {
  error: 'must be 1 to 64 letters, digits, dots, hyphens or underscores, starting with a letter or digit',
});

export const endpointInput = z
  .strictObject({
    url: endpointUrl.describe(
      'Where events are posted; internal addresses only where the worker allows them',
    ),
    description: text(200, 'we keep').default('').describe('For people'),
    events: z
      .array(eventPattern)
      .min(1, { error: 'must name at least one event; ["*"] takes all' })
      .max(100, { error: 'must have 100 entries or fewer' })
      .default(['*'])
      .describe('Which events: "*", all of a kind such as "invoice.*", or types'),
    businessUnits: z
      .array(identifier)
      .min(1, { error: 'must name at least one business unit, or be null for all' })
      .max(200, { error: 'must have 200 entries or fewer' })
      .nullable()
      .default(null)
      .describe('Only events of these business units; null: of all that the key or token reaches'),
  })
  .meta({ id: 'EndpointInput' });

export const secretRotation = z
  .strictObject({
    overlapHours: z
      .number()
      .min(0, { error: 'must be 0 or more; 0 ends the former secret at once' })
      .max(168, { error: 'must be 168 hours or less' })
      .default(24)
      .describe('For how long the former secret signs as well'),
  })
  .meta({ id: 'SecretRotation' });

export const endpointTestRequest = z
  .strictObject({
    type: z
      .enum(eventTypes, { error: 'must be a type of GET /v1/webhooks/catalogue' })
      .default('webhook.ping')
      .describe('Of the event that is made up'),
  })
  .meta({ id: 'EndpointTestRequest' });

const replayMoment = z.iso
  .datetime({ offset: true, abort: true, error: 'must be a date-time such as 2026-11-30T08:00:00Z' })
  .refine(isWithinReach, { error: 'must lie between 2000-01-01 and 2100-01-01' })
  .transform((text) => new Date(text).toISOString());

export const replayRequest = z
  .strictObject({
    requestId: identifier.describe('Of your own: the same again is the same replay'),
    from: replayMoment.describe('Events that happened then or later'),
    to: replayMoment.describe('Events that happened before; not in the future'),
    types: z
      .array(z.enum(eventTypes, { error: 'must be a type of GET /v1/webhooks/catalogue' }))
      .min(1, { error: 'must name at least one type, or be left out for all' })
      .max(100, { error: 'must have 100 entries or fewer' })
      .optional()
      .describe('Only these, of those that the endpoint wants'),
  })
  .superRefine(({ from, to }, context) => {
    const wrong = (field: 'from' | 'to', message: string) =>
      context.addIssue({ code: 'custom', path: [field], message, input: field === 'from' ? from : to });
    const spanMs = Date.parse(to) - Date.parse(from);
    if (spanMs <= 0) wrong('to', 'must be later than from');
    if (spanMs > MOST_REPLAYED_DAYS * 86_400_000)
      wrong(
        'from',
        `must be at most ${MOST_REPLAYED_DAYS} days before to: ask for the rest by another replay`,
      );
    if (Date.parse(to) > Date.now()) wrong('to', 'must not be in the future');
  })
  .meta({ id: 'ReplayRequest' });

export const eventIdentifier = z.string().regex(/^evt_[A-Za-z0-9_-]{16,220}$/, {
  error: 'must be the id of an event: evt_ and letters, digits, - or _',
});

export const deliveryFilter = z.strictObject({
  status: z.enum(deliveryStatuses, { error: `must be one of ${deliveryStatuses.join(', ')}` }).optional(),
  businessUnit: identifier.optional(),
  type: z
    .enum(eventTypes, { error: 'must be a type of GET /v1/webhooks/catalogue' })
    .optional()
    .describe('Type of the event'),
  endpoint: endpointIdentifier.optional().describe('Id of an endpoint that it goes to'),
  ...pageParameters,
});

export const resendOne = z
  .strictObject({
    endpoint: endpointIdentifier
      .optional()
      .describe('Only to this one; empty: to those that failed, else to all that want it'),
  })
  .meta({ id: 'Resend' });

export const resendFailed = z
  .strictObject({
    since: z.iso
      .datetime({ offset: true, error: 'must be a date-time such as 2026-11-30T08:00:00Z' })
      .refine(isWithinReach, { error: 'must lie between 2000-01-01 and 2100-01-01' })
      .describe('Events that happened then or later'),
  })
  .meta({ id: 'ResendFailed' });
