import { createHash, randomBytes } from 'node:crypto';
import { type Request, type Response } from 'express';

/** Longer than a consent and the test after it take; the connection itself decides what still counts. */
const COOKIE_MS = 45 * 60_000;

/** Binds an authorization to this browser: gives it a cookie, unless it has one already, and answers the cookie's hash. */
export function bindBrowser(request: Request, response: Response, ticket: string, secure: boolean): string {
  // The same browser may open its link twice; another one may not.
  const secret = readCookie(request, ticket, secure) ?? randomBytes(32).toString('base64url');
  response.cookie(cookieName(ticket, secure), secret, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    // As `__Host-` demands it: no other host and no page without TLS can set such a cookie.
    path: secure ? '/' : '/oauth/sage',
    maxAge: COOKIE_MS,
  });
  return hashed(secret);
}

/** Hash of the browser's cookie for this authorization; of nothing when it has none, which no authorization is bound to. */
export const boundBrowser = (request: Request, ticket: string, secure: boolean): string =>
  hashed(readCookie(request, ticket, secure) ?? '');

const hashed = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const cookieName = (ticket: string, secure: boolean): string =>
  `${secure ? '__Host-' : ''}sage_connect_${hashed(ticket).slice(0, 12)}`;

function readCookie(request: Request, ticket: string, secure: boolean): string | undefined {
  const wanted = `${cookieName(ticket, secure)}=`;
  const pair = (request.get('cookie') ?? '').split(/;\s*/).find((one) => one.startsWith(wanted));
  return pair?.slice(wanted.length);
}
