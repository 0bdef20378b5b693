import { ApplicationFailure, getClient, sleep } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { connectionWorkflowId } from '../../domain/keys.ts';
import { type TokenDelivery, type TokenPair } from '../../domain/tokens.ts';
import { exchangeCode } from '../../sage/exchange-code.ts';
import { refreshTokens } from '../../sage/refresh-tokens.ts';
import { revokeToken } from '../../sage/revoke-token.ts';
import { type TokenPair as TokenGrant } from '../../sage/token-pair.ts';
import { tokensDeliveredSignal } from '../../workflows/messages.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { asFailure } from '../sage-failure.ts';

const DELIVERY_PAUSE_MS = 500;

/**
 * The activities that get a token pair. The pair never travels in their result: a worker forgets a result when the
 * server is away for about ten seconds, and with it a refresh token that Sage has already put in the old one's place. It
 * is delivered by signal, again and again until the server has it.
 */
export const tokenActivities = ({ sage, application, log }: ActivityDependencies) => ({
  async exchangeCode(input: {
    businessUnit: string;
    exchangeId: string;
    code: string;
    codeVerifier: string;
    redirectUri: string;
  }): Promise<void> {
    const grant = await answered(() =>
      exchangeCode(sage, {
        ...application,
        code: input.code,
        codeVerifier: input.codeVerifier,
        redirectUri: input.redirectUri,
      }),
    );
    await deliver(input.businessUnit, { cause: { exchangeId: input.exchangeId }, pair: asPair(grant) });
    log.info({ businessUnit: input.businessUnit }, 'consent exchanged for tokens');
  },

  async refreshTokens(input: {
    businessUnit: string;
    generation: number;
    refreshToken: string;
  }): Promise<void> {
    const grant = await answered(() =>
      refreshTokens(sage, { ...application, refreshToken: input.refreshToken }),
    );
    await deliver(input.businessUnit, { cause: { refreshOf: input.generation }, pair: asPair(grant) });
    log.debug({ businessUnit: input.businessUnit, generation: input.generation + 1 }, 'tokens refreshed');
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

async function deliver(businessUnit: string, delivery: TokenDelivery): Promise<void> {
  const connection = getClient().workflow.getHandle(connectionWorkflowId(businessUnit));
  for (;;) {
    try {
      return await connection.signal(tokensDeliveredSignal, delivery);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError)
        throw ApplicationFailure.nonRetryable('The connection no longer exists');
      await sleep(DELIVERY_PAUSE_MS);
    }
  }
}

function asPair(grant: TokenGrant): TokenPair {
  const now = Date.now();
  return {
    accessToken: grant.accessToken,
    refreshToken: grant.refreshToken,
    accessExpiresAt: new Date(now + grant.expiresInSeconds * 1000).toISOString(),
    refreshExpiresAt: new Date(now + grant.refreshExpiresInSeconds * 1000).toISOString(),
  };
}
