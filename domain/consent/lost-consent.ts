import { type Problem } from '../connection/connection.ts';
import { type EndedRun } from '../runs/messages.ts';

/** What is known when Sage refuses a refresh token (`invalid_grant`). */
export interface LossEvidence {
  /** Sage's own words; it documents none, so they are only a hint. */
  readonly sageSaid: string;
  /** End of the refresh token's life when it is not used. */
  readonly refreshExpiresAt: string;
  /** An earlier refresh with this very token may have reached Sage, and its answer never came. */
  readonly unanswered: boolean;
  readonly nowMs: number;
}

/**
 * Why a consent ended, as far as it can be told: Sage answers `invalid_grant` for every cause (Sage guide on OAuth
 * troubleshooting). What we know ourselves counts for more than Sage's words. docs/runbook.md has a line per code.
 */
export function lostConsent(evidence: LossEvidence): Problem {
  const { sageSaid, refreshExpiresAt, unanswered, nowMs } = evidence;
  const shown = `Sage's answer: ${sageSaid}`;
  if (Date.parse(refreshExpiresAt) <= nowMs || /\bexpired\b(?! or revoked)/i.test(sageSaid)) {
    return {
      code: 'consent_expired_unused',
      message: `The consent ended because it was not used for 31 days (until ${refreshExpiresAt}). ${shown}`,
      fix: 'Connect to Sage again; waiting invoices then go on by themselves. The operator should find out why nothing was refreshed for so long.',
    };
  }
  if (unanswered) {
    return {
      code: 'consent_lost_rotation',
      message: `The answer to a refresh was lost after Sage had replaced the token, so nobody holds the present one. ${shown}`,
      fix: 'Connect to Sage again; waiting invoices then go on by themselves. Nothing is wrong in Sage.',
    };
  }
  if (/revoked|withdrawn/i.test(sageSaid)) {
    return {
      code: 'consent_revoked',
      message: `The consent was withdrawn in Sage, or the same Sage user gave it to this application elsewhere. ${shown}`,
      fix: 'Ask who withdrew it, then connect to Sage again; waiting invoices then go on by themselves.',
    };
  }
  return {
    code: 'consent_lost',
    message: `Sage no longer accepts the consent. ${shown}`,
    fix: 'Connect to Sage again; waiting invoices then go on by themselves.',
  };
}

/** The run that held the tokens was ended by an operator, or failed, and they cannot be read any more; null where not even that is known. */
export function tokensGone(ended: Pick<EndedRun, 'how' | 'at'> | null): Problem {
  const why = ended === null ? '' : ` (${ended.how.replace('_', ' ')} on ${ended.at})`;
  return {
    code: 'consent_tokens_gone',
    message: `The run that held the tokens of this Sage user ended before its time${why}, and they cannot be read any more.`,
    fix: 'Connect to Sage again; waiting invoices then go on by themselves. Nothing is wrong in Sage.',
  };
}
