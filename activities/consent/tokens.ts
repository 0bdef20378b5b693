import { type TokenPair } from '../../domain/consent/tokens.ts';
import { exchangeCode } from '../../sage/exchange-code.ts';
import { refreshTokens } from '../../sage/refresh-tokens.ts';
import { revokeToken } from '../../sage/revoke-token.ts';
import { type TokenPair as TokenGrant } from '../../sage/token-pair.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { asFailure } from '../sage-failure.ts';
import { deliverTokens } from './deliver-tokens.ts';

/**
 * The activities that get a token pair. It never travels in their result, which a worker forgets when the server is away
 * for about ten seconds: see `deliverTokens`.
 */
export const tokenActivities = ({ sage, application, log, now }: ActivityDependencies) => ({
  async exchangeCode(input: {
    businessUnit: string;
    exchangeId: string;
    code: string;
    codeVerifier: string;
    redirectUri: string;
  }): Promise<void> {
    const { businessUnit, exchangeId, code, codeVerifier, redirectUri } = input;
    const grant = await answered(() =>
      exchangeCode(sage, { ...application, code, codeVerifier, redirectUri }),
    );
    await deliverTokens({ businessUnit, cause: { exchangeId }, pair: asPair(grant, now()) }, log);
    log.info({ businessUnit }, 'consent exchanged for tokens');
  },

  async refreshTokens(input: {
    businessUnit: string;
    generation: number;
    refreshToken: string;
  }): Promise<void> {
    const { businessUnit, generation, refreshToken } = input;
    const grant = await answered(() => refreshTokens(sage, { ...application, refreshToken }));
    await deliverTokens({ businessUnit, cause: { refreshOf: generation }, pair: asPair(grant, now()) }, log);
    log.debug({ businessUnit, generation: generation + 1 }, 'tokens refreshed');
  },

  async revokeTokens(input: { businessUnit: string; refreshToken: string }): Promise<void> {
    await answered(() => revokeToken(sage, { ...application, refreshToken: input.refreshToken }));
    log.info({ businessUnit: input.businessUnit }, 'consent revoked at Sage');
  },
});

async function answered<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw asFailure(error, 1);
  }
}

const asPair = (grant: TokenGrant, nowMs: number): TokenPair => ({
  accessToken: grant.accessToken,
  refreshToken: grant.refreshToken,
  accessExpiresAt: new Date(nowMs + grant.expiresInSeconds * 1000).toISOString(),
  refreshExpiresAt: new Date(nowMs + grant.refreshExpiresInSeconds * 1000).toISOString(),
});
