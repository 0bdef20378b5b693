import { log } from '@temporalio/workflow';
import { type Problem } from '../../domain/connection/connection.ts';
import { type EndedRun } from '../../domain/runs/messages.ts';
import { sequenceAfterStop } from '../../domain/runs/stopped.ts';
import { type ConnectionRun } from './run.ts';
import { isConnectionState, SETTINGS_GONE, statusWithoutAuthorization } from './state.ts';

/** What the run knew that ended before its time: all but a pending authorization, whose link leads nowhere now. */
export function takeOver(run: ConnectionRun, ended: EndedRun): void {
  const { state } = run;
  const known = ended.state;
  log.warn('took over from a run that ended before its time', {
    businessUnit: state.businessUnit,
    runId: ended.runId,
    how: ended.how,
    settings: isConnectionState(known),
  });
  if (!isConnectionState(known)) {
    // Greater than whatever was told before: of two the PSA believes the higher.
    state.version = Date.now();
    state.eventSequence = Date.now();
    state.moreWaiters = true;
    run.setStatus(state.status, settingsGone(ended));
    return;
  }
  const { authorization, exchange } = known;
  const gone = { authorization: null, exchange: null, screen: null, businesses: [] };
  // Invoices that wanted to wait while no run was there are on no list; visibility knows them.
  const moreWaiters = true;
  const eventSequence = sequenceAfterStop(known.eventSequence);
  Object.assign(state, { ...known, ...gone, moreWaiters, eventSequence, turn: state.turn });
  // What the consent said to the ended run may have come to nothing: it is asked, and its answer counts.
  if (state.consent !== null) state.consent = { ...state.consent, revision: 0 };
  const own = state.consent?.sageUser;
  if (own !== undefined) run.consents.use(own);
  if (exchange?.given && exchange.given.sageUser !== own) run.consents.leave(exchange.given.sageUser);
  const isGone = authorization !== null || exchange !== null;
  run.setStatus(statusWithoutAuthorization(state), isGone ? authorizationGone(ended) : state.problem);
}

const endedOn = ({ how, at }: EndedRun): string =>
  `was ended before its time (${how.replace('_', ' ')} on ${at})`;

const authorizationGone = (ended: EndedRun): Problem => ({
  code: 'authorization_gone',
  message: `The run of this connection ${endedOn(ended)}, and with it the authorization that was under way. Settings, ledgers and consent are as they were.`,
  fix: 'Begin the connection again if it is not verified.',
});

const settingsGone = (ended: EndedRun): Problem => ({
  code: SETTINGS_GONE,
  message: `The run of this connection ${endedOn(ended)}, and what it knew cannot be read any more: the Sage business, settings, ledgers, GL accounts and contract templates.`,
  fix: 'Connect to Sage again, test with the default revenue ledger, and enter settings, GL accounts and contract templates anew.',
});
