import { createHash, randomBytes } from 'node:crypto';
import { type Request, type Response } from 'express';
import { z } from 'zod';
import { identifier } from '../../domain/schemas/text.ts';

/** Longer than a consent and the test after it take; the connection itself decides what still counts. */
const COOKIE_MS = 45 * 60_000;

/** The `state` of an authorization: business unit and secret, as made by `Connections.begin`. It is the ticket of its links too. */
export const ticketText = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\.[A-Za-z0-9_-]{43}$/);

/** Everything before the last dot; the secret itself has none. */
export const businessUnitOf = (ticket: string): string =>
  identifier.parse(ticket.slice(0, ticket.lastIndexOf('.')));

/** Binds an authorization to this browser: gives it a cookie, unless it has one already, and answers the cookie's hash. */
export function bindBrowser(request: Request, response: Response, ticket: string, secure: boolean): string {
  // The same browser may open its link twice; another one may not.
  const secret = readCookie(request, ticket) ?? randomBytes(32).toString('base64url');
  response.cookie(cookieName(ticket), secret, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/oauth/sage',
    maxAge: COOKIE_MS,
  });
  return hashed(secret);
}

/** Hash of the browser's cookie for this authorization; of nothing when it has none, which no authorization is bound to. */
export const boundBrowser = (request: Request, ticket: string): string =>
  hashed(readCookie(request, ticket) ?? '');

const hashed = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const cookieName = (ticket: string): string => `sage_connect_${hashed(ticket).slice(0, 12)}`;

function readCookie(request: Request, ticket: string): string | undefined {
  const wanted = `${cookieName(ticket)}=`;
  const pair = (request.get('cookie') ?? '').split(/;\s*/).find((one) => one.startsWith(wanted));
  return pair?.slice(wanted.length);
}
