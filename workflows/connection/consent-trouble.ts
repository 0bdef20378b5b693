import { applicationRefused } from '../../domain/connection/warnings.ts';
import { lostConsent } from '../../domain/consent/lost-consent.ts';
import { type ConnectionRun } from './run.ts';

/** While Sage refuses our credentials it is asked every few minutes; the operator's correction is so found by itself. */
const PROBE_MS = 5 * 60_000;

/** Sage refused the refresh token: nothing but a new consent helps. */
export async function loseConsent(run: ConnectionRun, sageSaid: string, unanswered: boolean): Promise<void> {
  const { tokens } = run.state;
  if (tokens === null) return;
  const { refreshExpiresAt } = tokens;
  run.state.tokens = null;
  await run.become(
    'reauthorization_required',
    lostConsent({ sageSaid, refreshExpiresAt, unanswered, nowMs: Date.now() }),
  );
}

/** Sage refused client id or secret: the consent is kept, and invoices wait until the operator has put it right. */
export async function warnOfRefusedApplication(run: ConnectionRun, sageSaid: string): Promise<void> {
  const { state } = run;
  const probeAt = new Date(Date.now() + PROBE_MS).toISOString();
  if (state.nextUpkeepAt !== null && state.nextUpkeepAt > probeAt) state.nextUpkeepAt = probeAt;
  await run.warn(applicationRefused(sageSaid));
}
