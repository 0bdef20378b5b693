import { type Problem } from '../connection/connection.ts';

/** Troubles of a consent that still stands. They go by themselves once the cause is gone. */
export const APPLICATION_REFUSED = 'application_refused';
export const CONSENT_EXPIRING = 'consent_expiring';

const WARNING_DAYS = 7;

/** Sage does not know our client id or secret: no consent is lost, and no person of the business unit can help. */
export const applicationRefused = (sageSaid: string): Problem => ({
  code: APPLICATION_REFUSED,
  message: `Sage does not know this application's credentials. Sage's answer: ${sageSaid}`,
  fix: 'The operator must correct SAGE_CLIENT_ID and SAGE_CLIENT_SECRET and restart the workers; the consent is kept, and waiting invoices then go on by themselves.',
});

/** A week before an unused consent ends: null as long as there is more time. */
export function consentExpiring(refreshExpiresAt: string, nowMs: number, reason: string): Problem | null {
  if (Date.parse(refreshExpiresAt) - nowMs > WARNING_DAYS * 86_400_000) return null;
  return {
    code: CONSENT_EXPIRING,
    message: `The consent ends on ${refreshExpiresAt} unless it is refreshed before, which fails: ${reason}`,
    fix: 'See whether Sage is away and look at the log of the workers; connecting to Sage again before that day renews the consent as well.',
  };
}
