import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type KeyRing } from './key-ring.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Told from a token of Sage, which is a JWT, and from the parts of one. */
const sealed = /^sealed:([\w.-]{1,32}):([A-Za-z0-9_-]+)$/;

/**
 * Seals what only workers may read, inside of payloads that the API decrypts as well: the keys are others than those of the payloads, and
 * no API holds them. AES-256-GCM, with the key's id as associated data.
 */
export class SecretSeal {
  readonly #keyRing: KeyRing;

  constructor(keyRing: KeyRing) {
    this.#keyRing = keyRing;
  }

  seal(secret: string): string {
    const id = this.#keyRing.activeKeyId;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key(id), iv).setAAD(associatedData(id));
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return `sealed:${id}:${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')}`;
  }

  /**
   * What was never sealed, as by an earlier version, is answered as it is.
   * @throws Error that names the key, where it is missing or does not open it
   */
  open(text: string): string {
    const [, id, content] = sealed.exec(text) ?? [];
    if (id === undefined || content === undefined) return text;
    const bytes = Buffer.from(content, 'base64url');
    const decipher = createDecipheriv(CIPHER, this.#key(id), bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    }).setAAD(associatedData(id));
    try {
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const opened = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
      return Buffer.concat(opened).toString('utf8');
    } catch (cause) {
      throw new Error(
        `A token sealed with key "${id}" does not open: it was altered, or the key is another`,
        {
          cause,
        },
      );
    }
  }

  #key(id: string): Buffer {
    const key = this.#keyRing.keys.get(id);
    if (key !== undefined) return key;
    throw new Error(`No token key with id "${id}": add it to TOKEN_KEYS (old keys stay there for a month)`);
  }
}

const associatedData = (id: string): Buffer => Buffer.from(`sage-invoicing/1 secret|${id}`, 'utf8');
