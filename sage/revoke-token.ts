import { z } from 'zod';
import { type SageHttp } from './http.ts';
import { oauthPost, type SageClientCredentials } from './oauth-post.ts';

/** POST /revoke: ends the consent. An access token already out lives on to its end, 300 s at most (Sage guide). */
export async function revokeToken(
  http: SageHttp,
  { refreshToken, ...credentials }: SageClientCredentials & { readonly refreshToken: string },
): Promise<void> {
  const secretForm = { token: refreshToken };
  await oauthPost(http, { path: '/revoke', credentials, form: {}, secretForm }, z.unknown());
}
