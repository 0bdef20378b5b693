import { ApplicationFailure, condition, sleep } from '@temporalio/workflow';
import { APPLICATION_REFUSED, CONSENT_EXPIRING } from '../../domain/connection/warnings.ts';
import { failureTypes, type TryAgainDetails } from '../../domain/failures.ts';
import {
  type AccessToken,
  isTokenPair,
  type TokenDelivery,
  type TokenPair,
} from '../../domain/consent/tokens.ts';
import { singleAttempt } from '../activities.ts';
import { explain, type Failure, failureOf } from '../failure.ts';
import { loseConsent, warnOfRefusedApplication } from './consent-trouble.ts';
import { type ConnectionRun } from './run.ts';
import { type HeldTokens } from './state.ts';

const MARGIN_MS = 60_000;
const MAX_TRIES = 4;
/** After Sage refused our credentials nothing is asked for so long, however many invoices want a token. */
const REFUSED_PAUSE_MS = 60_000;

/**
 * The only holder of a business unit's token pair. Sage's refresh tokens work once, and a second use may end the whole
 * consent (Sage guide on authentication), so there is one refresh at a time and everybody who asks meanwhile shares it.
 */
export class TokenCustody {
  readonly #run: ConnectionRun;
  #refreshing: Promise<void> | null = null;
  #deliveredExchange: string | null = null;
  #refused: { readonly message: string; readonly untilMs: number } | null = null;

  constructor(run: ConnectionRun) {
    this.#run = run;
  }

  /** A token good for at least a minute and later than the refused one. @throws ApplicationFailure `connection_lost`, `configuration` or `try_again` */
  async fresh(refusedGeneration: number | null): Promise<AccessToken> {
    if (!this.#isGood(this.#held(), refusedGeneration)) {
      this.#refreshing ??= this.#refresh(this.#held()).finally(() => (this.#refreshing = null));
      await this.#refreshing;
    }
    const { accessToken, generation, accessExpiresAt } = this.#held();
    const { business, exchange } = this.#run.state;
    // While a new consent is being settled, the business is open again.
    const businessId = exchange === null ? (business?.id ?? null) : null;
    return { accessToken, generation, expiresAt: accessExpiresAt, businessId };
  }

  /** Takes a delivered pair if it is the one waited for; a repeat or a latecomer changes nothing. */
  deliver({ cause, pair }: TokenDelivery): void {
    const { state } = this.#run;
    if ('exchangeId' in cause) {
      if (cause.exchangeId !== state.exchange?.id || cause.exchangeId === this.#deliveredExchange) return;
      this.#deliveredExchange = cause.exchangeId;
      this.hold(pair);
      return;
    }
    const { exchange } = state;
    if (cause.refreshOf === state.tokens?.generation) this.hold(pair);
    // The pair to fall back on was refreshed meanwhile: the former one is spent.
    if (exchange?.previous?.generation === cause.refreshOf) {
      const previous =
        this.#deliveredExchange === exchange.id ? { ...pair, generation: cause.refreshOf } : state.tokens;
      state.exchange = { ...exchange, previous };
    }
  }

  hasDelivered(exchangeId: string): boolean {
    return this.#deliveredExchange === exchangeId;
  }

  /** Generations never repeat, also when an earlier pair is put back or none was held for a while. */
  hold(pair: TokenPair): void {
    const { state } = this.#run;
    state.lastGeneration += 1;
    state.tokens = { ...pair, generation: state.lastGeneration };
  }

  /** Until no refresh is under way; at once when there is none. */
  async settled(): Promise<void> {
    await condition(() => this.#refreshing === null);
  }

  /**
   * An attempt to get a pair ended by its time limit. Its worker may have recorded the pair in the heartbeat, or may be
   * alive and cut off from Temporal, and then still delivers it: only after that is Sage asked with the same token again.
   */
  async lateWord(failure: Failure, cause: TokenDelivery['cause'], arrived: () => boolean): Promise<void> {
    if (failure.kind !== 'timed_out' || arrived()) return;
    if (isTokenPair(failure.heartbeat)) this.deliver({ cause, pair: failure.heartbeat });
    else await condition(arrived, '20 s');
  }

  #held(): HeldTokens {
    const { tokens, problem } = this.#run.state;
    if (tokens === null) {
      const message = problem ? problem.message : 'The business unit is not connected to Sage.';
      throw ApplicationFailure.create({ message, type: failureTypes.connectionLost, nonRetryable: true });
    }
    return tokens;
  }

  #isGood(tokens: HeldTokens, refusedGeneration: number | null): boolean {
    const refused = refusedGeneration !== null && tokens.generation <= refusedGeneration;
    return !refused && Date.parse(tokens.accessExpiresAt) - Date.now() > MARGIN_MS;
  }

  async #refresh(before: HeldTokens): Promise<void> {
    const { state } = this.#run;
    if (this.#refused !== null && this.#refused.untilMs > Date.now())
      throw configuration(this.#refused.message);
    const { generation, refreshToken } = before;
    const arrived = () => state.tokens === null || state.tokens.generation > generation;
    let unanswered = before.unanswered ?? false;
    for (let tries = 1; ; tries++) {
      let failure: Failure | null = null;
      try {
        await singleAttempt.refreshTokens.executeWithOptions(
          { summary: `Refresh of generation ${generation}` },
          [{ businessUnit: state.businessUnit, generation, refreshToken }],
        );
        await condition(arrived, '30 s');
      } catch (error) {
        failure = failureOf(error);
        await this.lateWord(failure, { refreshOf: generation }, arrived);
      }
      if (arrived()) {
        this.#refused = null;
        return this.#run.recovered([APPLICATION_REFUSED, CONSENT_EXPIRING]);
      }
      if (failure?.kind === 'consent_refused') return loseConsent(this.#run, failure.message, unanswered);
      unanswered ||= mayHaveReachedSage(failure);
      state.tokens = { ...before, unanswered };
      if (failure !== null) await this.#giveUp(failure, tries);
      // Nothing came: the answer may be lost. The same token once more is right: if Sage took it, it says so and the
      // consent is known to be lost; if not, it works.
      await sleep(tries * 2_000);
    }
  }

  /** @throws ApplicationFailure when another try is of no use now */
  async #giveUp(failure: Failure, tries: number): Promise<void> {
    const { message } = explain(failure);
    if (failure.kind === 'configuration') {
      this.#refused = { message, untilMs: Date.now() + REFUSED_PAUSE_MS };
      await warnOfRefusedApplication(this.#run, message);
      throw configuration(message);
    }
    const retryAfterMs = failure.kind === 'try_again' ? failure.retryAfterMs : null;
    const busy = retryAfterMs !== null;
    if (tries < MAX_TRIES && !busy) return;
    const details: TryAgainDetails = { service: 'sage', message, retryAfterMs, unsettled: false, calls: 0 };
    throw ApplicationFailure.create({
      message,
      type: failureTypes.tryAgain,
      details: [details],
      nonRetryable: true,
    });
  }
}

/** A refresh that may have spent its token although no pair came. */
const mayHaveReachedSage = (failure: Failure | null): boolean =>
  failure === null || failure.kind === 'timed_out' || (failure.kind === 'try_again' && failure.unsettled);

const configuration = (message: string): ApplicationFailure =>
  ApplicationFailure.create({ message, type: failureTypes.configuration, nonRetryable: true });
