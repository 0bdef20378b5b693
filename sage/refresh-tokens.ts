import { type SageHttp } from './http.ts';
import { oauthPost, type SageClientCredentials } from './oauth-post.ts';
import { type TokenPair, tokenPairShape } from './token-pair.ts';

/**
 * POST /token with a refresh token, which is spent by it: one refresh at a time, and keep the new pair before anything
 * else (Sage guide on OAuth troubleshooting). `unknown_outcome`: the token may be spent and its successor lost.
 * `invalid_grant`: spent, replaced, expired or revoked.
 */
export function refreshTokens(
  http: SageHttp,
  { refreshToken, ...credentials }: SageClientCredentials & { readonly refreshToken: string },
): Promise<TokenPair> {
  const form = { grant_type: 'refresh_token' };
  const secretForm = { refresh_token: refreshToken };
  return oauthPost(http, { path: '/token', credentials, form, secretForm }, tokenPairShape);
}
