import { randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
/** Too short to be a key: where id and key are swapped, the key must not end up in an error or in a payload's clear text. */
const KEY_ID = /^[\w.-]{1,32}$/;

/** Keys of the payload codec by id. The first one encrypts; all of them decrypt, so that a key can be replaced without downtime. */
export interface KeyRing {
  readonly activeKeyId: string;
  readonly keys: ReadonlyMap<string, Buffer>;
}

/**
 * Reads `id:base64[,id:base64…]`, the form of `CODEC_KEYS`.
 * @throws Error that names the entry, never its key.
 */
export function parseKeyRing(text: string): KeyRing {
  const keys = new Map<string, Buffer>();
  let activeKeyId: string | undefined;
  for (const [index, entry] of text.split(',').entries()) {
    const [id, encoded, ...rest] = entry.trim().split(':');
    if (!id || !KEY_ID.test(id) || !encoded || rest.length > 0) {
      throw new Error(
        `entry ${index + 1} must read "id:base64 of 32 bytes", the id of at most 32 letters, digits, dots, hyphens or underscores`,
      );
    }
    const key = Buffer.from(encoded, 'base64');
    if (key.length !== KEY_BYTES) {
      throw new Error(`key "${id}" has ${key.length} bytes after base64, it must have ${KEY_BYTES}`);
    }
    if (keys.has(id)) throw new Error(`key id "${id}" is there twice`);
    keys.set(id, key);
    activeKeyId ??= id;
  }
  if (activeKeyId === undefined) throw new Error('has no entry');
  return { activeKeyId, keys };
}

/** A new entry for `CODEC_KEYS`. */
export const generateKeyEntry = (id: string): string => `${id}:${randomBytes(KEY_BYTES).toString('base64')}`;
