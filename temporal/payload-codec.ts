import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type Payload, type PayloadCodec, ValueError } from '@temporalio/common';
import proto from '@temporalio/proto';
import { type KeyRing } from './key-ring.ts';

const ENCODING = 'binary/encrypted';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Part of the associated data: a later format cannot be passed off as this one. */
const FORMAT = 'sage-invoicing/1';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;
const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

/** A payload that does not open with the keys held here. The message names the key, and is what a history keeps of it. */
export class CodecKeyProblem extends ValueError {
  readonly keyId: string;

  constructor(keyId: string, message: string, cause?: unknown) {
    super(message, cause);
    this.keyId = keyId;
  }
}

/** The id of the key that such a message speaks of, wherever it was found. */
export const codecKeyNamedIn = (message: string): string | undefined =>
  /(?:No codec key with id|encrypted with key) \\?"([\w.-]{1,32})/.exec(message)?.[1];

/**
 * Encrypts every payload that leaves the process: arguments, results, states, summaries, details, memos and (with the
 * failure converter beside this file) failure messages. AES-256-GCM over the whole inner payload, with format and key id
 * as associated data.
 */
export class EncryptionCodec implements PayloadCodec {
  readonly #keyRing: KeyRing;

  constructor(keyRing: KeyRing) {
    this.#keyRing = keyRing;
  }

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads.map((payload) => this.#encrypt(payload)));
  }

  /** Payloads that are not ours pass through. @throws CodecKeyProblem for a key id we do not hold, or a tampered payload. */
  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(
      payloads.map((payload) => (isEncrypted(payload) ? this.#decrypt(payload) : payload)),
    );
  }

  #encrypt(payload: Payload): Payload {
    const keyId = this.#keyRing.activeKeyId;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key(keyId), iv).setAAD(associatedData(keyId));
    const sealed = Buffer.concat([cipher.update(PayloadMessage.encode(payload).finish()), cipher.final()]);
    return {
      metadata: { encoding: utf8(ENCODING), 'encryption-key-id': utf8(keyId) },
      data: Buffer.concat([iv, cipher.getAuthTag(), sealed]),
    };
  }

  #decrypt(payload: Payload): Payload {
    const keyId = Buffer.from(payload.metadata?.['encryption-key-id'] ?? []).toString('utf8');
    const key = this.#key(keyId);
    const data = Buffer.from(payload.data ?? []);
    try {
      // With the length given, Node refuses a tag that was cut short and so is easier to forge.
      const decipher = createDecipheriv(CIPHER, key, data.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(associatedData(keyId))
        .setAuthTag(data.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const opened = Buffer.concat([decipher.update(data.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      return PayloadMessage.decode(opened);
    } catch (cause) {
      throw new CodecKeyProblem(
        keyId,
        `A payload encrypted with key "${keyId}" does not open: it was altered, or the key is another`,
        cause,
      );
    }
  }

  #key(id: string): Buffer {
    const key = this.#keyRing.keys.get(id);
    if (key === undefined) {
      throw new CodecKeyProblem(
        id,
        `No codec key with id "${id}": add it to CODEC_KEYS (old keys stay there until no run uses them)`,
      );
    }
    return key;
  }
}

const associatedData = (keyId: string): Buffer => utf8(`${FORMAT}|${keyId}`);

const isEncrypted = (payload: Payload): boolean =>
  Buffer.from(payload.metadata?.['encoding'] ?? []).toString('utf8') === ENCODING;
