import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { type Problem } from '../connection/connection.ts';
import { type AccessToken, type TokenDelivery } from './tokens.ts';

/** What passes between the consent of a Sage login, the connections that use it, and the workers. */

/**
 * An access token that is valid for at least a minute. `refusedGeneration`: Sage refused the token of that generation;
 * said twice of the same one it causes a single refresh.
 */
export const freshAccessTokenUpdate = defineUpdate<AccessToken, [{ refusedGeneration: number | null }]>(
  'freshAccessToken',
);

/** A new token pair from Sage, delivered by the activity that got it. */
export const tokensDeliveredSignal = defineSignal<[TokenDelivery]>('tokensDelivered');

/** A business unit uses the consent; answered by `consentChanged`, so it is also how a unit asks how the consent stands. */
export const useConsentSignal = defineSignal<[{ unit: string }]>('useConsent');

/** It no longer does; the last one to leave has the consent revoked at Sage. */
export const leaveConsentSignal = defineSignal<[{ unit: string }]>('leaveConsent');

/** Everything but secrets, and no unit by name: one must not learn of another. */
export interface ConsentView {
  readonly sageUser: string;
  readonly tokens: {
    readonly generation: number;
    readonly accessExpiresAt: string;
    readonly refreshExpiresAt: string;
  } | null;
  readonly units: number;
  /** Why there are no tokens any more. */
  readonly lost: Problem | null;
  /** A trouble with which the consent still stands. */
  readonly warning: Problem | null;
}
export const getConsentQuery = defineQuery<ConsentView>('getConsent');

/** The units by name: for the page of who has just shown to hold the Sage login, and nobody else. */
export const getConsentUnitsQuery = defineQuery<readonly string[]>('getConsentUnits');
