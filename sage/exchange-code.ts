import { type SageHttp } from './http.ts';
import { oauthPost, type SageClientCredentials } from './oauth-post.ts';
import { type TokenPair, tokenPairShape } from './token-pair.ts';

export interface CodeExchange extends SageClientCredentials {
  /** As it came to the redirect URI, decoded once ("GB/12abc…"); good for 60 s and one use (Sage guide). */
  readonly code: string;
  /** The very one the consent was asked with. */
  readonly redirectUri: string;
  readonly codeVerifier: string;
}

/** POST /token with a code. `invalid_grant`: the code is spent, too old, or not for this redirect URI or verifier. */
export function exchangeCode(http: SageHttp, exchange: CodeExchange): Promise<TokenPair> {
  const { code, redirectUri, codeVerifier, ...credentials } = exchange;
  const form = { grant_type: 'authorization_code', redirect_uri: redirectUri };
  const secretForm = { code, code_verifier: codeVerifier };
  return oauthPost(http, { path: '/token', credentials, form, secretForm }, tokenPairShape);
}
