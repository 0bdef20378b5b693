import { log } from '@temporalio/workflow';
import { singleAttempt } from '../activities.ts';
import { explain, failureOf } from '../failure.ts';
import { type HeldTokens } from './state.ts';

/** Revokes a pair nobody will use. Best effort: it dies by itself in 31 days. */
export async function giveUp(businessUnit: string, tokens: HeldTokens): Promise<void> {
  try {
    await singleAttempt.revokeTokens({ businessUnit, refreshToken: tokens.refreshToken });
  } catch (error) {
    log.warn('a consent could not be revoked at Sage', {
      businessUnit,
      reason: explain(failureOf(error)).message,
    });
  }
}
