import { setTimeout as delay } from 'node:timers/promises';
import { type Step } from '../plan/step.ts';
import { type Stage } from '../stage.ts';

/** An access token lives 300 seconds at Sage. */
const ACCESS_SECONDS = 301;

export async function expireTokens({ sage, journal }: Stage): Promise<void> {
  await sage.clock.advance({ seconds: ACCESS_SECONDS });
  journal.advanced(ACCESS_SECONDS * 1000);
  journal.count('all access tokens expired');
}

export async function outage(
  stage: Stage,
  { mode, forMs }: Extract<Step, { kind: 'outage' }>,
): Promise<void> {
  await stage.sage.setOutage(mode);
  await delay(forMs);
  await stage.sage.setOutage('off');
  stage.journal.count(`outage, ${mode}`);
}

/** Refresh tokens end at once, access tokens with their time: which is made to be now. */
export async function revoke(stage: Stage, person: string): Promise<void> {
  await stage.sage.revokeConsent({ userEmail: person });
  await expireTokens(stage);
  stage.journal.count('consent taken back');
}
