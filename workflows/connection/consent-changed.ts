import { type ConsentChange } from '../../domain/connection/messages.ts';
import { APPLICATION_REFUSED, CONSENT_EXPIRING } from '../../domain/consent/warnings.ts';
import { sage } from '../activities.ts';
import { type Failure, failureOf } from '../failure.ts';
import { type Authorization } from './authorization.ts';
import { problemOf } from './consent-problems.ts';
import { type ConnectionRun } from './run.ts';
import { isConnected } from './state.ts';

const ASK_AGAIN_MS = 60_000;

/** How the consent of a Sage login stands now, as it says to all units that use it. */
export async function consentChanged(
  run: ConnectionRun,
  authorization: Authorization,
  { sageUser, revision, lost, warning }: ConsentChange,
): Promise<void> {
  const { state } = run;
  const { consent, exchange } = state;
  if (consent?.sageUser === sageUser && consent.revision < revision) {
    state.consent = { sageUser, revision, lost };
    if (lost !== null && isConnected(state)) run.setStatus('reauthorization_required', lost);
    else if (lost === null && state.status === 'reauthorization_required') await goOn(run);
    else if (warning !== null) run.warn(warning);
    else run.recovered([APPLICATION_REFUSED, CONSENT_EXPIRING]);
  }
  const chosenFrom = state.status === 'choosing_business' ? exchange?.given : null;
  if (lost !== null && chosenFrom?.sageUser === sageUser && chosenFrom.revision < revision)
    await authorization.fallBack(lost);
}

/** Somebody gave a new consent with the same login: the unit goes on by itself if it still reaches the business that the unit chose. */
async function goOn(run: ConnectionRun): Promise<void> {
  const { state } = run;
  const { businessUnit, business, consent } = state;
  if (business === null || consent === null) return;
  const { sageUser, revision } = consent;
  let failure: Failure | undefined;
  try {
    const address = { businessUnit, sageBusinessId: business.id, sageUser };
    const reached = run.calls.outsideTurn(
      await sage.readBusiness.executeWithOptions(
        { summary: 'Does the renewed consent reach the business?' },
        [address],
      ),
    );
    run.setBusiness(reached);
  } catch (error) {
    failure = failureOf(error);
    // Whether Sage is away for a while is for the invoices to find out.
    if (failure.kind !== 'try_again' && failure.kind !== 'timed_out' && isStill())
      return run.setStatus('reauthorization_required', problemOf(error));
  }
  if (isStill()) run.setStatus(state.proven ? 'verified' : 'connected');

  function isStill(): boolean {
    return state.status === 'reauthorization_required' && state.consent?.revision === revision;
  }
}

/** An invoice waits for the connection although all is well here: the consent says whether it is with it, too. */
export function askConsent({ state, consents }: ConnectionRun): void {
  const nowMs = Date.now();
  if (state.consent === null || nowMs - state.consentAskedMs < ASK_AGAIN_MS) return;
  state.consentAskedMs = nowMs;
  consents.use(state.consent.sageUser);
}
