import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { identifier } from '../../domain/schemas/text.ts';
import { BROWSER, SIGNED_NOTICE } from './principal.ts';
import { roles } from './roles.ts';

const units = z.union([z.literal('*'), z.array(identifier).min(1).max(1000)], {
  error: 'must be "*" for all business units, or a list of their names',
});
const expiry = z
  .union([z.iso.date(), z.iso.datetime({ offset: true }), z.null()], {
    error: 'must be a date or date-time such as 2027-11-30, or null for a key that never expires',
  })
  .transform((text) => (text === null ? null : Date.parse(text)));

/** A static key as the configuration has it: everything but the key. */
export const keyEntry = z
  .strictObject({
    id: identifier
      .refine((id) => id !== BROWSER && id !== SIGNED_NOTICE, {
        error: 'is a name that stands for callers without a key',
      })
      .describe('Names the principal; two keys may share it while one replaces the other'),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, { error: 'must be the SHA-256 of the key, 64 hexadecimal digits' }),
    units,
    roles: z
      .array(z.enum(roles, { error: `must be of ${roles.join(', ')}` }))
      .min(1, { error: 'needs at least one role' }),
    expires: expiry,
  })
  .transform(({ expires, ...entry }) => ({ ...entry, expiresMs: expires }));
export type KeyEntry = z.output<typeof keyEntry>;
export type WrittenKeyEntry = z.input<typeof keyEntry>;

/**
 * Reads a JSON array of entries. An empty text holds none.
 * @throws Error that says which entry is wrong and how, without its digest
 */
export function parseKeyEntries(json: string): readonly KeyEntry[] {
  const parsed = z.array(keyEntry).safeParse(readJson(json));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(
      ({ path: [index, ...path], message }) =>
        `${index === undefined ? '' : `entry ${Number(index) + 1}: `}${path.join('.')} ${message}`,
    );
    throw new Error(wrong.join('; '));
  }
  const seen = new Set<string>();
  for (const { id, sha256 } of parsed.data) {
    if (seen.has(sha256)) throw new Error(`the key of "${id}" stands there twice`);
    seen.add(sha256);
  }
  return parsed.data;
}

function readJson(json: string): unknown {
  if (json.trim() === '') return [];
  try {
    return JSON.parse(json);
  } catch {
    throw new Error('must be a JSON array of keys, as "npm run -s keys:make" prints them');
  }
}

export const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** 256 bits, so that a plain SHA-256 of it cannot be guessed back; the beginning lets scanners find a key that leaked. */
export const newKey = (): string => `sageinv_${randomBytes(32).toString('base64url')}`;
