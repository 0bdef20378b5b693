import { type Repeat } from '../idempotency-key.ts';
import { type Tagged } from '../preconditions.ts';

const header = (name: string, description: string, schema: object) =>
  ({ name, in: 'header', required: false, description, schema }) as const;

/** Headers by which a request goes by what is there. */
export const conditions = {
  'If-Match': header(
    'If-Match',
    'ETag of what was read, or several separated by commas: the change is made only while one of them holds, else 412 `changed_meanwhile`. `*`: only if it is there. Left out, the change is made however things stand',
    { type: 'string', pattern: '^(\\*|"[!#-+\\--~]*"(\\s*,\\s*"[!#-+\\--~]*")*)$' },
  ),
  'If-None-Match': header(
    'If-None-Match',
    'ETags that are known, separated by commas: 304 without content while one of them holds',
    {
      type: 'string',
      pattern: '^(\\*|(W/)?"[!#-+\\--~]*"(\\s*,\\s*(W/)?"[!#-+\\--~]*")*)$',
    },
  ),
  'If-None-Match-Any': header(
    'If-None-Match',
    '`*`: add it, and change nothing that is there, else 412 `exists_already`. Not together with If-Match',
    { type: 'string', const: '*' },
  ),
};

const key = '[A-Za-z0-9][A-Za-z0-9._-]{0,63}';
/** Headers by which a POST that is sent again is known. */
export const idempotencyKeys = {
  'Idempotency-Key': header(
    'Idempotency-Key',
    'A string in quotes (draft-ietf-httpapi-idempotency-key-header), or without: stands for `requestId` where the content has none, and is to be the same where it has one. The same key with other content: 409 `request_id_used`',
    { type: 'string', pattern: `^(${key}|"${key}")$` },
  ),
  'Idempotency-Key-Unneeded': header(
    'Idempotency-Key',
    'Taken, and not needed: sent again, the request leaves everything as it is, with or without a key',
    { type: 'string', pattern: `^(${key}|"${key}")$` },
  ),
};

const keyNamed: Readonly<Record<Repeat, readonly (keyof typeof idempotencyKeys)[]>> = {
  byRequestId: ['Idempotency-Key'],
  same: ['Idempotency-Key-Unneeded'],
  anew: [],
};

export const idempotencyKeyOf = (repeat: Repeat) =>
  keyNamed[repeat].map((name) => ({ $ref: `#/components/parameters/${name}` }));

const named: Readonly<Record<Tagged, readonly (keyof typeof conditions)[]>> = {
  reads: ['If-None-Match'],
  changes: ['If-Match'],
  puts: ['If-Match', 'If-None-Match-Any'],
};

export const conditionsOf = (tagged: Tagged | undefined) =>
  tagged === undefined ? [] : named[tagged].map((name) => ({ $ref: `#/components/parameters/${name}` }));
