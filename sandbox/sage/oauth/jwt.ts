import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { scopes } from '../state.ts';

const claimsSchema = z.object({
  kind: z.enum(['access', 'refresh']),
  jti: z.string(),
  /** The chain of refresh tokens it belongs to. */
  grant: z.string(),
  sub: z.string(),
  azp: z.string(),
  iat: z.number(),
  exp: z.number(),
  scopes: z.enum(scopes),
});
export type Claims = z.infer<typeof claimsSchema>;

/**
 * Sage signs with RS512 (Sage guide). A client must treat tokens as opaque, so an HMAC says as much here; the claims
 * keep Sage's names and the token its length of several hundred bytes.
 */
export function signToken(key: string, claims: Claims): string {
  const payload = {
    ...claims,
    iss: 'oauth.sandbox.example.test',
    aud: 'api.sandbox.example.test',
    country: 'gb',
  };
  const text = `${encode({ alg: 'HS512', kid: 'sandbox' })}.${encode(payload)}`;
  return `${text}.${signature(key, text)}`;
}

/** The claims of a token that this sandbox signed, expired or not. */
export function readToken(key: string, token: string): Claims | undefined {
  const [header, payload, signed, ...more] = token.split('.');
  if (header === undefined || payload === undefined || signed === undefined || more.length > 0)
    return undefined;
  const expected = Buffer.from(signature(key, `${header}.${payload}`));
  const given = Buffer.from(signed);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const parsed = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return parsed.success ? parsed.data : undefined;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signature(key: string, text: string): string {
  return createHmac('sha512', key).update(text).digest('base64url');
}
