import { conditions, idempotencyKeys } from './request-headers.ts';
import { type Json } from './json-schema.ts';

/** Headers of answers. */
export const headers = {
  Location: { description: 'Path under which it can be read', schema: { type: 'string' } },
  'Retry-After': {
    description: 'Seconds after which the same request may succeed',
    schema: { type: 'integer', minimum: 0 },
  },
  RateLimit: {
    description:
      'What is left of each limit, and seconds until it is whole again (draft-ietf-httpapi-ratelimit-headers)',
    schema: { type: 'string' },
  },
  'RateLimit-Policy': { description: 'The limits themselves', schema: { type: 'string' } },
  'X-Request-Id': { description: 'Of this answer in the logs', schema: { type: 'string' } },
  ETag: {
    description: 'Strong entity tag: send it as If-Match with a change, so that none overwrites another',
    schema: { type: 'string' },
  },
  Allow: { description: 'With 405: the methods that the path takes', schema: { type: 'string' } },
  'WWW-Authenticate': { description: 'Bearer', schema: { type: 'string' } },
} as const satisfies Record<string, Json>;
export type AnswerHeader = keyof typeof headers;

export const withHeaders = (...names: readonly AnswerHeader[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** Stand in every answer under /v1. */
export const everywhere = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy'] as const;

const onBehalfOf = {
  name: 'On-Behalf-Of',
  in: 'header',
  required: false,
  description:
    'The person for whom it is asked: 1 to 100 characters on one line, percent-encoded as UTF-8 where not ASCII. Stands in timeline, events and audit log. A token that names a person counts before it.',
  schema: { type: 'string', minLength: 1, maxLength: 1200 },
  example: 'Olivia Ward',
} as const;

const signature = (name: string, description: string, example: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

const signatureHeaders = [
  signature(
    'webhook-id',
    'The same on every attempt: drop what you have',
    'evt_8f14e45fceea167a5a36dedd4bea2543',
  ),
  signature('webhook-timestamp', 'When this attempt was made, seconds since 1970', '1794220800'),
  signature(
    'webhook-signature',
    '`v1,` and base64 of the HMAC-SHA256 over id, timestamp and body, joined by dots; several are separated by spaces',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
];

/** Headers of requests, by name; `parameter` refers to one. */
export const parameters: Json = {
  ...Object.fromEntries([onBehalfOf, ...signatureHeaders].map((header) => [header.name, header])),
  ...conditions,
  ...idempotencyKeys,
};
const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });
export const onBehalfOfHeader = parameter(onBehalfOf.name);
/** Standard Webhooks, of what is sent and what is taken. */
export const signedHeaders = signatureHeaders.map(({ name }) => parameter(name));
