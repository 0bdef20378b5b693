import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { identifier } from '../../domain/schemas/text.ts';
import { type Authenticator } from '../authenticator.ts';

const RANDOM_BYTES = 16;

/** Business unit and secret: the `state` of an authorization, and the ticket of its links. */
export const ticketText = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\.[A-Za-z0-9_-]{43}$/);

/** Makes tickets and recognises them, so that one that was made up is refused before anything is asked of its connection. */
export class Tickets {
  readonly #authenticator: Authenticator;

  constructor(authenticator: Authenticator) {
    this.#authenticator = authenticator;
  }

  /** The secret is 16 random bytes and the 16 of their code. */
  make(businessUnit: string): string {
    const random = randomBytes(RANDOM_BYTES);
    const secret = Buffer.concat([random, this.#authenticator.codeOf(businessUnit, random)]);
    return `${businessUnit}.${secret.toString('base64url')}`;
  }

  /** Whose it is; null for one that is not ours. */
  businessUnitOf(ticket: string): string | null {
    // Everything before the last dot; the secret itself has none.
    const end = ticket.lastIndexOf('.');
    const { success, data: businessUnit } = identifier.safeParse(ticket.slice(0, end));
    if (!success) return null;
    const secret = Buffer.from(ticket.slice(end + 1), 'base64url');
    const [random, code] = [secret.subarray(0, RANDOM_BYTES), secret.subarray(RANDOM_BYTES)];
    return this.#authenticator.isCodeOf(code, businessUnit, random) ? businessUnit : null;
  }
}
