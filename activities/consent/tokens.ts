import { getClient } from '@temporalio/activity';
import { useConsentSignal } from '../../domain/consent/messages.ts';
import { type TokenDelivery, type TokenPair } from '../../domain/consent/tokens.ts';
import { exchangeCode } from '../../sage/exchange-code.ts';
import { refreshTokens } from '../../sage/refresh-tokens.ts';
import { revokeToken } from '../../sage/revoke-token.ts';
import { type TokenPair as TokenGrant } from '../../sage/token-pair.ts';
import { type SecretSeal } from '../../temporal/secret-seal.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { asFailure } from '../sage-failure.ts';
import { deliverTokens } from './deliver-tokens.ts';
import { signalConsent } from './signal-consent.ts';

/**
 * The activities that get a token pair. It never travels in their result, which a worker forgets when the server is away
 * for about ten seconds: see `deliverTokens`.
 */
export const tokenActivities = ({ sage, application, taskQueue, seal, log, now }: ActivityDependencies) => ({
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
    const sageUser = grant.userId ?? loginOfUnit(businessUnit);
    const cause = { exchangeId, unit: businessUnit };
    await deliverTokens({ sageUser, cause, pair: sealedPair(seal, grant, now()) }, { taskQueue, log });
    log.info({ businessUnit, sageUser }, 'consent exchanged for tokens');
  },

  async refreshTokens(input: { sageUser: string; generation: number; refreshToken: string }): Promise<void> {
    const { sageUser, generation, refreshToken } = input;
    const opened = seal.open(refreshToken);
    const grant = await answered(() => refreshTokens(sage, { ...application, refreshToken: opened }));
    const cause = { refreshOf: generation };
    await deliverTokens({ sageUser, cause, pair: sealedPair(seal, grant, now()) }, { taskQueue, log });
    log.debug({ sageUser, generation: generation + 1 }, 'tokens refreshed');
  },

  /** A pair that a worker got and could not deliver, from its heartbeat. */
  async deliverTokens(delivery: TokenDelivery): Promise<void> {
    await deliverTokens(delivery, { taskQueue, log });
  },

  async revokeTokens(input: { sageUser: string; refreshToken: string }): Promise<void> {
    const refreshToken = seal.open(input.refreshToken);
    await answered(() => revokeToken(sage, { ...application, refreshToken }));
    log.info({ sageUser: input.sageUser }, 'consent revoked at Sage');
  },

  /** Brings the consent of a login back whose run was ended; it takes over what that one knew. */
  async openConsent({ sageUser, unit }: { sageUser: string; unit: string }): Promise<void> {
    await signalConsent({ client: getClient(), taskQueue, sageUser }, useConsentSignal, { unit });
  },
});

async function answered<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw asFailure(error, 1);
  }
}

/** Where Sage does not say whose consent it is, each unit has one of its own. */
const loginOfUnit = (businessUnit: string): string => `unit.${businessUnit}`;

export const sealedPair = (seal: SecretSeal, grant: TokenGrant, nowMs: number): TokenPair => ({
  accessToken: seal.seal(grant.accessToken),
  refreshToken: seal.seal(grant.refreshToken),
  accessExpiresAt: new Date(nowMs + grant.expiresInSeconds * 1000).toISOString(),
  refreshExpiresAt: new Date(nowMs + grant.refreshExpiresInSeconds * 1000).toISOString(),
});
