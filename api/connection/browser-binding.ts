import { createHash, randomBytes } from 'node:crypto';
import { type Request, type Response } from 'express';
import { type Authenticator } from '../authenticator.ts';

/** Longer than a consent and the test after it take; the connection itself decides what still counts. */
const COOKIE_MS = 45 * 60_000;
const RANDOM_BYTES = 16;
const TIME_BYTES = 6;

/** Binds an authorization to the browser that opened its link first, by a cookie for each link. */
export class Browsers {
  readonly #authenticator: Authenticator;
  readonly #isSecure: boolean;

  /** `isSecure`: browsers reach us by https, so that cookies can be for https and this host alone. */
  constructor(authenticator: Authenticator, isSecure: boolean) {
    this.#authenticator = authenticator;
    this.#isSecure = isSecure;
  }

  /** What this browser is known by for a link: the same browser may open it twice. `bind` it once the link was found good. */
  secretOf(request: Request, ticket: string): string {
    const kept = this.#read(request, ticket);
    return kept !== undefined && this.#madeAt(kept, ticket) !== null ? kept : this.#make(ticket);
  }

  bind(response: Response, ticket: string, secret: string): void {
    response.cookie(this.#nameFor(ticket), secret, {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.#isSecure,
      // As `__Host-` demands it: no other host and no page without TLS can set such a cookie.
      path: this.#isSecure ? '/' : '/oauth/sage',
      maxAge: COOKIE_MS,
    });
  }

  /** Hash of the browser's cookie for this authorization; of nothing when it has none, which no authorization is bound to. */
  boundTo(request: Request, ticket: string): string {
    return hashed(this.#read(request, ticket) ?? '');
  }

  /** Whether this browser opened the link lately: whoever did may begin anew. */
  hasOpened(request: Request, ticket: string): boolean {
    const madeAt = this.#madeAt(this.#read(request, ticket) ?? '', ticket);
    return madeAt !== null && Date.now() - madeAt < COOKIE_MS;
  }

  #make(ticket: string): string {
    const content = Buffer.alloc(RANDOM_BYTES + TIME_BYTES);
    randomBytes(RANDOM_BYTES).copy(content);
    content.writeUIntBE(Date.now(), RANDOM_BYTES, TIME_BYTES);
    return Buffer.concat([content, this.#authenticator.codeOf(ticket, content)]).toString('base64url');
  }

  /** When a cookie was given, milliseconds since 1970; null for one that we never gave for this link. */
  #madeAt(secret: string, ticket: string): number | null {
    const bytes = Buffer.from(secret, 'base64url');
    const content = bytes.subarray(0, RANDOM_BYTES + TIME_BYTES);
    const isOurs = this.#authenticator.isCodeOf(bytes.subarray(content.length), ticket, content);
    return isOurs && content.length === RANDOM_BYTES + TIME_BYTES
      ? content.readUIntBE(RANDOM_BYTES, TIME_BYTES)
      : null;
  }

  #nameFor(ticket: string): string {
    return `${this.#isSecure ? '__Host-' : ''}sage_connect_${hashed(ticket).slice(0, 12)}`;
  }

  #read(request: Request, ticket: string): string | undefined {
    const wanted = `${this.#nameFor(ticket)}=`;
    const pair = (request.get('cookie') ?? '').split(/;\s*/).find((one) => one.startsWith(wanted));
    return pair?.slice(wanted.length);
  }
}

/** What of a browser's secret is told to the connection. */
export const hashed = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
