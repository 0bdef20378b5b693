import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type KeyRing } from '../temporal/key-ring.ts';

/** 128 bits, so that a code stays short inside of links and cursors. */
export const CODE_BYTES = 16;

/**
 * Authenticates what the API gives out and gets back. The keys come of `CODEC_KEYS`, which all processes of the API share, by HKDF (RFC
 * 5869), one for each purpose: the first key makes codes, all of them recognise one.
 */
export class Authenticator {
  readonly #keys: readonly Buffer[];

  constructor({ activeKeyId, keys }: KeyRing, purpose: 'cursor' | 'authorization' | 'browser') {
    const ordered = [...keys].sort(([id]) => (id === activeKeyId ? -1 : 1));
    this.#keys = ordered.map(([, key]) =>
      Buffer.from(hkdfSync('sha256', key, '', `sage-invoicing/1 ${purpose}`, 32)),
    );
  }

  /** HMAC-SHA256 of both, cut to 16 bytes. */
  codeOf(context: string, content: Uint8Array): Buffer {
    const [key] = this.#keys;
    if (key === undefined) throw new Error('There is no key to authenticate with');
    return code(key, context, content);
  }

  /** In constant time, also for a code that is cut short. */
  isCodeOf(given: Uint8Array, context: string, content: Uint8Array): boolean {
    const padded = Buffer.alloc(CODE_BYTES);
    padded.set(given.subarray(0, CODE_BYTES));
    const matches = this.#keys.map((key) => timingSafeEqual(code(key, context, content), padded));
    return given.length === CODE_BYTES && matches.includes(true);
  }
}

/** The length of the context goes first, so that no other division of the same bytes has the same code. */
const code = (key: Buffer, context: string, content: Uint8Array): Buffer =>
  createHmac('sha256', key)
    .update(`${Buffer.byteLength(context)}:${context}`)
    .update(content)
    .digest()
    .subarray(0, CODE_BYTES);
