import { ApplicationFailure, condition, sleep } from '@temporalio/workflow';
import { failureTypes, type TryAgainDetails } from '../../domain/failures.ts';
import { type AccessToken, type TokenDelivery, type TokenPair } from '../../domain/tokens.ts';
import { once } from '../activities.ts';
import { explain, failureOf } from '../failure.ts';
import { type ConnectionRun } from './run.ts';
import { type HeldTokens } from './state.ts';

const MARGIN_MS = 60_000;
const MAX_TRIES = 4;

/**
 * The only holder of a business unit's token pair. Sage's refresh tokens work once, and a second use may end the whole
 * consent (Sage guide on authentication), so there is one refresh at a time and everybody who asks meanwhile shares it.
 */
export class TokenCustody {
  readonly #run: ConnectionRun;
  #refreshing: Promise<void> | null = null;

  constructor(run: ConnectionRun) {
    this.#run = run;
  }

  /** A token good for at least a minute and later than the refused one. @throws ApplicationFailure `connection_lost` or `try_again` */
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
    const awaited =
      'exchangeId' in cause
        ? cause.exchangeId === state.exchange?.id
        : cause.refreshOf === state.tokens?.generation;
    if (awaited) this.hold(pair);
  }

  /** Generations never repeat, also when an earlier pair is put back or none was held for a while. */
  hold(pair: TokenPair): void {
    const { state } = this.#run;
    state.lastGeneration += 1;
    state.tokens = { ...pair, generation: state.lastGeneration };
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
    const arrived = () => state.tokens === null || state.tokens.generation > before.generation;
    for (let tries = 1; ; tries++) {
      try {
        await once.refreshTokens.executeWithOptions(
          { summary: `Refresh of generation ${before.generation}` },
          [
            {
              businessUnit: state.businessUnit,
              generation: before.generation,
              refreshToken: before.refreshToken,
            },
          ],
        );
        await condition(arrived, '30 s');
      } catch (error) {
        await this.#judge(error, tries, arrived());
      }
      if (arrived()) return;
      // Nothing came: the answer may be lost. The same token once more is right: if Sage took it, it says so and the
      // consent is known to be lost; if not, it works.
      await sleep(tries * 2_000);
    }
  }

  async #judge(error: unknown, tries: number, arrived: boolean): Promise<void> {
    if (arrived) return;
    const failure = failureOf(error);
    if (failure.kind === 'consent_refused') {
      this.#run.state.tokens = null;
      await this.#run.become('reauthorization_required', {
        code: 'consent_lost',
        message: `Sage no longer accepts the consent of this business unit: ${failure.message}`,
        fix: 'Connect to Sage again; waiting invoices then go on by themselves.',
      });
      return;
    }
    if (failure.kind === 'configuration' || tries >= MAX_TRIES) {
      const { message } = explain(failure);
      const details: TryAgainDetails = {
        service: 'sage',
        message,
        retryAfterMs: null,
        unsettled: false,
        calls: 0,
      };
      throw ApplicationFailure.create({
        message,
        type: failureTypes.tryAgain,
        details: [details],
        nonRetryable: true,
      });
    }
  }
}
