import { ApplicationFailure, condition, sleep } from '@temporalio/workflow';
import { failureTypes, type TryAgainDetails } from '../../domain/failures.ts';
import { lostConsent } from '../../domain/consent/lost-consent.ts';
import {
  type AccessToken,
  isTokenDelivery,
  type TokenDelivery,
  type TokenPair,
} from '../../domain/consent/tokens.ts';
import { applicationRefused, consentExpiring } from '../../domain/consent/warnings.ts';
import { singleAttempt } from '../activities.ts';
import { explain, type Failure, failureOf } from '../failure.ts';
import { type ConsentUnits } from './consent-units.ts';
import { type ConsentState, type HeldTokens } from './state.ts';

const MARGIN_MS = 60_000;
const MAX_TRIES = 4;
/** After Sage refused our credentials nothing is asked for so long, however many invoices want a token. */
const REFUSED_PAUSE_MS = 60_000;
/** While it refuses them it is asked every few minutes; the operator's correction is so found by itself. */
const PROBE_MS = 5 * 60_000;
/** A consent ends after 31 days without a refresh (Sage guide on authentication). */
const IDLE_MS = 7 * 86_400_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A new consent of the same login ends the pair held here, a moment before its own arrives. */
const REPLACED_WITHIN = '2 s';
/** For who got a pair and was cut off from Temporal meanwhile. */
const LATE = '20 s';
const KEPT_EXCHANGES = 20;

/**
 * The only holder of the token pair of a Sage login. Sage's refresh tokens work once, and a second use may end the whole
 * consent (Sage guide on authentication), so there is one refresh at a time and everybody who asks meanwhile shares it.
 */
export class TokenStore {
  readonly #state: ConsentState;
  readonly #units: ConsentUnits;
  #refreshing: Promise<void> | null = null;

  constructor(state: ConsentState, units: ConsentUnits) {
    this.#state = state;
    this.#units = units;
  }

  /** A token good for at least a minute and later than the refused one. @throws ApplicationFailure `connection_lost`, `configuration` or `try_again` */
  async fresh(refusedGeneration: number | null): Promise<AccessToken> {
    if (!isGood(this.#held(), refusedGeneration)) await this.#refreshed();
    const { accessToken, generation, accessExpiresAt } = this.#held();
    return { accessToken, generation, expiresAt: accessExpiresAt };
  }

  /** Takes a delivered pair if it is the one waited for; a repeat or a latecomer changes nothing. */
  deliver({ cause, pair }: TokenDelivery): void {
    const { tokens, lost, deliveredExchanges } = this.#state;
    if ('refreshOf' in cause) {
      // The run that asked for it may have ended before its time, and could not tell what it held.
      const isOfEndedRun = tokens === null && lost?.code === 'consent_tokens_gone';
      if (cause.refreshOf === tokens?.generation || isOfEndedRun) this.#hold(pair);
      return;
    }
    if (!deliveredExchanges.includes(cause.exchangeId)) {
      this.#state.deliveredExchanges = [...deliveredExchanges, cause.exchangeId].slice(-KEPT_EXCHANGES);
      this.#hold(pair);
    }
    this.#units.given(cause.unit, cause.exchangeId);
  }

  /** Forgets the pair and returns it, to be revoked, once no refresh is under way: else the pair that it brings would live on at Sage. */
  async takeOut(isUnused: () => boolean): Promise<HeldTokens | null> {
    await condition(() => this.#refreshing === null);
    const { tokens } = this.#state;
    if (!isUnused()) return null;
    this.#state.tokens = null;
    this.#state.refreshDueMs = null;
    this.#units.changeTo({ lost: null, warning: null });
    return tokens;
  }

  /**
   * Keeps an idle consent alive. While that fails it is tried again every six hours, in the last week every hour, with a warning; later, but
   * within a day, where Sage asks for more time.
   */
  async keepAlive(): Promise<void> {
    try {
      await this.#refreshed();
    } catch (error) {
      const failure = failureOf(error);
      const { tokens } = this.#state;
      if (tokens === null) return;
      if (failure.kind === 'configuration') {
        this.#state.refreshDueMs = Date.now() + PROBE_MS;
        return;
      }
      const warning = consentExpiring(tokens.refreshExpiresAt, Date.now(), explain(failure).message);
      const usualMs = (warning === null ? 6 : 1) * HOUR_MS;
      const askedMs = failure.kind === 'try_again' ? (failure.retryAfterMs ?? 0) : 0;
      this.#state.refreshDueMs = Date.now() + Math.max(usualMs, Math.min(askedMs, DAY_MS));
      if (warning !== null) this.#units.changeTo({ warning });
    }
  }

  #refreshed(): Promise<void> {
    const before = this.#held();
    return (this.#refreshing ??= this.#refresh(before).finally(() => (this.#refreshing = null)));
  }

  #held(): HeldTokens {
    const { tokens, lost } = this.#state;
    if (tokens !== null) return tokens;
    const message = lost?.message ?? 'Nobody uses this consent any more.';
    throw ApplicationFailure.create({ message, type: failureTypes.connectionLost, nonRetryable: true });
  }

  #hold(pair: TokenPair): void {
    const state = this.#state;
    state.lastGeneration += 1;
    state.tokens = { ...pair, generation: state.lastGeneration };
    state.refused = null;
    state.refreshDueMs = Date.now() + IDLE_MS;
    this.#units.changeTo({ lost: null, warning: null });
  }

  #lose(sageSaid: string, { refreshExpiresAt }: HeldTokens, unanswered: boolean): void {
    this.#state.tokens = null;
    this.#state.refreshDueMs = null;
    const lost = lostConsent({ sageSaid, refreshExpiresAt, unanswered, nowMs: Date.now() });
    this.#units.changeTo({ lost, warning: null });
  }

  async #refresh(before: HeldTokens): Promise<void> {
    const state = this.#state;
    if (state.refused !== null && state.refused.untilMs > Date.now())
      throw configuration(state.refused.message);
    const { generation, refreshToken } = before;
    const { sageUser } = state;
    const arrived = () => state.tokens === null || state.tokens.generation > generation;
    let unanswered = before.unanswered ?? false;
    if (state.refreshing === generation) {
      // By a run that ended meanwhile.
      if (await condition(arrived, LATE, { summary: 'What an ended run had begun' })) return;
      unanswered = true;
    }
    for (let tries = 1; ; tries++) {
      let failure: Failure | null = null;
      state.refreshing = generation;
      try {
        await singleAttempt.refreshTokens.executeWithOptions(
          { summary: `Refresh of generation ${generation}` },
          [{ sageUser, generation, refreshToken }],
        );
        await condition(arrived, '30 s', { summary: 'The new pair is delivered' });
      } catch (error) {
        failure = failureOf(error);
        await this.#lateDelivery(failure, arrived);
      }
      state.refreshing = null;
      if (arrived()) return;
      if (failure?.kind === 'consent_refused') {
        const message = failure.message;
        if (!(await condition(arrived, REPLACED_WITHIN, { summary: 'A new consent may be on its way' })))
          this.#lose(message, before, unanswered);
        return;
      }
      unanswered ||= mayHaveReachedSage(failure);
      state.tokens = { ...before, unanswered };
      if (failure !== null) this.#giveUpAfter(failure, tries);
      // Nothing came: the answer may be lost. The same token once more is right: if Sage took it, it says so and the
      // consent is known to be lost; if not, it works.
      await sleep(tries * 2_000, { summary: 'Until the next try to refresh' });
    }
  }

  /**
   * An attempt to get a pair ended by its time limit. Its worker may have recorded the pair in the heartbeat, or may be
   * alive and cut off from Temporal, and then still delivers it: only after that is Sage asked with the same token again.
   */
  async #lateDelivery(failure: Failure, arrived: () => boolean): Promise<void> {
    if (failure.kind !== 'timed_out' || arrived()) return;
    if (isTokenDelivery(failure.heartbeat)) this.deliver(failure.heartbeat);
    else await condition(arrived, LATE, { summary: 'A late delivery of the new pair' });
  }

  /** @throws ApplicationFailure when another try is of no use now */
  #giveUpAfter(failure: Failure, tries: number): void {
    const { message } = explain(failure);
    if (failure.kind === 'configuration') {
      const nowMs = Date.now();
      this.#state.refused = { message, untilMs: nowMs + REFUSED_PAUSE_MS };
      this.#state.refreshDueMs = nowMs + PROBE_MS;
      this.#units.changeTo({ warning: applicationRefused(message) });
      throw configuration(message);
    }
    const retryAfterMs = failure.kind === 'try_again' ? failure.retryAfterMs : null;
    if (tries < MAX_TRIES && retryAfterMs === null) return;
    const details: TryAgainDetails = { service: 'sage', message, retryAfterMs, unsettled: false, calls: 0 };
    throw ApplicationFailure.create({
      message,
      type: failureTypes.tryAgain,
      details: [details],
      nonRetryable: true,
    });
  }
}

function isGood(tokens: HeldTokens, refusedGeneration: number | null): boolean {
  const refused = refusedGeneration !== null && tokens.generation <= refusedGeneration;
  return !refused && Date.parse(tokens.accessExpiresAt) - Date.now() > MARGIN_MS;
}

/** A refresh that may have spent its token although no pair came. */
const mayHaveReachedSage = (failure: Failure | null): boolean =>
  failure === null || failure.kind === 'timed_out' || (failure.kind === 'try_again' && failure.unsettled);

const configuration = (message: string): ApplicationFailure =>
  ApplicationFailure.create({ message, type: failureTypes.configuration, nonRetryable: true });
