import { condition, log, makeContinueAsNewFunc, setCurrentDetails } from '@temporalio/workflow';
import { tokensGone } from '../../domain/consent/lost-consent.ts';
import * as messages from '../../domain/consent/messages.ts';
import { type EndedRun } from '../../domain/runs/messages.ts';
import { singleAttempt } from '../activities.ts';
import { onQuery, onUpdate, withCancellationAsMessage } from '../cancellation.ts';
import { explain, failureOf } from '../failure.ts';
import { isLongRun } from '../history-limits.ts';
import { WakeUpTimer } from '../wake-up-timer.ts';
import { details, escapeMarkdown } from '../markdown.ts';
import { answerWhoTakesOver, EntitySignals, readEndedRun } from '../runs/take-over.ts';
import { ConsentUnits } from './consent-units.ts';
import { type ConsentState, type HeldTokens, isConsentState, newConsent, viewOf } from './state.ts';
import { TokenStore } from './token-store.ts';

export interface ConsentInput {
  readonly sageUser: string;
  /** Carried over from the run before. */
  readonly state?: ConsentState;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/**
 * The consent of one Sage login to this application, and the only holder of its tokens; any number of business units use it. To Sage only
 * the newest pair of a login is good, so a second unit with the same login renews it for all instead of ending the first one's. An entity
 * that never ends; between messages it sleeps until an idle consent is due for a refresh.
 */
export async function consent(input: ConsentInput): Promise<never> {
  const { sageUser } = input;
  const state = input.state ?? newConsent(sageUser, Date.now());
  const units = new ConsentUnits(state);
  const tokens = new TokenStore(state, units);
  let ready = input.state !== undefined;
  const signals = new EntitySignals();
  const untilReady = () => condition(() => ready);

  onQuery(messages.getConsentQuery, () => viewOf(state), 'Everything but secrets');
  onQuery(messages.getConsentUnitsQuery, () => state.units, 'The business units that it serves');
  answerWhoTakesOver(
    () => ready,
    () => state,
  );
  onUpdate(
    messages.freshAccessTokenUpdate,
    async ({ refusedGeneration }) => {
      await untilReady();
      return tokens.fresh(refusedGeneration).finally(() => describe(state));
    },
    { description: 'A worker wants an access token' },
  );
  signals.on(
    messages.tokensDeliveredSignal,
    async (delivery) => {
      await untilReady();
      tokens.deliver(delivery);
      describe(state);
    },
    'A new token pair from Sage',
  );
  signals.on(
    messages.useConsentSignal,
    async ({ unit }) => {
      await untilReady();
      units.join(unit);
      // Whoever uses it was given it, so there were tokens.
      if (state.tokens === null && state.lost === null) units.changeTo({ lost: tokensGone(null) });
      else units.tell(unit);
      describe(state);
    },
    'A business unit uses the consent, or asks how it stands',
  );
  signals.on(
    messages.leaveConsentSignal,
    async ({ unit }) => {
      await untilReady();
      units.leave(unit);
      const isUnused = () => state.units.length === 0;
      const unused = isUnused() ? await tokens.takeOut(isUnused) : null;
      describe(state);
      if (unused !== null) await revoke(sageUser, unused);
    },
    'A business unit no longer uses the consent',
  );

  return withCancellationAsMessage(
    () => {
      state.cancellationRefusedAt = new Date().toISOString();
      describe(state);
    },
    async () => {
      if (!ready) {
        const ended = await readEndedRun();
        if (ended !== null) takeOver(state, ended);
        ready = true;
        signals.processUnprocessed(ended);
      }
      describe(state);
      const isFull = () => isLongRun(input.maxEvents);
      const timer = new WakeUpTimer();
      while (!isFull()) {
        const wakeAtMs = dueMs(state);
        const isSooner = () => isFull() || dueMs(state) < wakeAtMs;
        await timer.until(wakeAtMs, isSooner, 'Until an idle consent is refreshed');
        if (state.refreshDueMs !== null && state.refreshDueMs <= Date.now()) {
          await tokens.keepAlive();
          describe(state);
        }
      }
      await condition(() => signals.areProcessed);
      return makeContinueAsNewFunc<typeof consent>()({ ...input, state });
    },
  );
}

const dueMs = ({ refreshDueMs }: ConsentState): number => refreshDueMs ?? Infinity;

/** Tokens and units of a run that ended before its time; where it cannot tell them, each unit that asks learns that they are gone. */
function takeOver(state: ConsentState, ended: EndedRun): void {
  const { sageUser } = state;
  if (isConsentState(ended.state)) {
    // What the ended run had refused is asked again.
    Object.assign(state, { ...ended.state, refused: null });
    state.revision = Math.max(Date.now(), ended.state.revision + 1);
  } else {
    state.lost = tokensGone(ended);
  }
  log.warn('took over from a run that ended before its time', {
    sageUser,
    runId: ended.runId,
    how: ended.how,
    tokens: state.tokens !== null,
  });
}

/** Best effort: a pair that nobody uses dies by itself in 31 days. */
async function revoke(sageUser: string, { refreshToken }: HeldTokens): Promise<void> {
  try {
    await singleAttempt.revokeTokens.executeWithOptions({ summary: 'No business unit uses it any more' }, [
      { sageUser, refreshToken },
    ]);
  } catch (error) {
    log.warn('a consent could not be revoked at Sage', {
      sageUser,
      reason: explain(failureOf(error)).message,
    });
  }
}

function describe({ sageUser, units, tokens, lost, warning, cancellationRefusedAt }: ConsentState): void {
  const standing = lost !== null ? 'lost' : tokens === null ? 'not in use' : 'in use';
  const problem = lost ?? warning;
  setCurrentDetails(
    details(`The consent of Sage user ${sageUser} is **${standing}**`, [
      units.length > 0 && `Business units: ${units.map(escapeMarkdown).join(', ')}`,
      tokens && `Ends on ${tokens.refreshExpiresAt} unless refreshed before`,
      problem && `Problem: ${escapeMarkdown(`${problem.message} ${problem.fix}`)}`,
      cancellationRefusedAt &&
        `Cancellation asked for at ${cancellationRefusedAt} and refused: disconnect the business units instead; terminate only a run that is broken`,
    ]),
  );
}
