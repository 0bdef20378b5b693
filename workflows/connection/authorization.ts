import { condition, uuid4 } from '@temporalio/workflow';
import { type Problem } from '../../domain/connection/connection.ts';
import { type SageBusiness } from '../../domain/sage-records.ts';
import { singleAttempt, sage } from '../activities.ts';
import {
  type AuthorizationAnswer,
  type AuthorizationStart,
  type BrowserBinding,
} from '../../domain/connection/messages.ts';
import { failureOf } from '../failure.ts';
import { refusal } from '../refusal.ts';
import { BusinessRefused, consentProblem, noBusiness, noTokens, problemOf } from './consent-problems.ts';
import { forgetMappings } from './forget-mappings.ts';
import { giveUp } from './give-up.ts';
import { type ConnectionRun } from './run.ts';
import { type PendingAuthorization, statusWithoutAuthorization } from './state.ts';
import { type TokenCustody } from './token-custody.ts';
import { upkeepAfter } from './upkeep.ts';

const WINDOW_MS = 10 * 60_000;
const SCREEN_MS = 30 * 60_000;

const refused = (message: string, code: string) =>
  refusal({ code, message, fix: 'Begin the connection again.' });

/** The way from "Connect" to a Sage business: one pending authorization at a time, the last one begun. */
export class Authorization {
  readonly #run: ConnectionRun;
  readonly #custody: TokenCustody;

  constructor(run: ConnectionRun, custody: TokenCustody) {
    this.#run = run;
    this.#custody = custody;
  }

  async begin(start: AuthorizationStart): Promise<{ expiresAt: string }> {
    const { state } = this.#run;
    const expiresAt = new Date(Date.now() + WINDOW_MS).toISOString();
    state.authorization = { ...start, expiresAt, browser: null };
    if (state.status === 'not_connected' || state.status === 'disconnected')
      await this.#run.become('authorizing');
    return { expiresAt };
  }

  /** The link was opened: from now on only this browser may come back with it. */
  bind({
    state,
    browser,
  }: BrowserBinding): Pick<AuthorizationStart, 'codeChallenge' | 'redirectUri' | 'country'> {
    const pending = this.expect({ state });
    this.#run.state.authorization = { ...pending, browser };
    const { codeChallenge, redirectUri, country } = pending;
    return { codeChallenge, redirectUri, country };
  }

  /** The pending authorization, if it is this one. @throws ApplicationFailure that says why not */
  expect(answer: { state: string; browser?: string }): PendingAuthorization {
    const pending = this.#run.state.authorization;
    if (pending === null || pending.state !== answer.state) {
      throw refused('This link was used already, or a newer one was made.', 'authorization_unknown');
    }
    if (Date.parse(pending.expiresAt) < Date.now()) {
      throw refused('This link is older than ten minutes.', 'authorization_expired');
    }
    if (answer.browser !== undefined && pending.browser !== answer.browser) {
      throw refused('The answer came from another browser than the one that began.', 'authorization_foreign');
    }
    return pending;
  }

  /** A link opened in one browser does not move to another. */
  expectUnbound(binding: BrowserBinding): void {
    const pending = this.expect({ state: binding.state });
    if (pending.browser !== null && pending.browser !== binding.browser) {
      throw refused('This link was opened in another browser already.', 'authorization_foreign');
    }
  }

  /** Sage's answer, once: a code is exchanged at once, since it lives 60 seconds. Returns where the person goes on. */
  async complete(answer: AuthorizationAnswer): Promise<string | null> {
    const { state } = this.#run;
    const pending = this.expect(answer);
    state.authorization = null;
    if ('error' in answer.outcome) {
      await this.#fail(consentProblem(answer.outcome.error, answer.outcome.reason));
      return pending.returnUrl;
    }
    const previous = state.tokens;
    const exchangeId = uuid4();
    state.exchange = { id: exchangeId, previous, allowOtherBusiness: pending.allowOtherBusiness };
    try {
      await this.#exchange(exchangeId, answer.outcome.code, pending);
      const businesses = await sage.listBusinesses({ businessUnit: state.businessUnit });
      await this.#settle(businesses);
      const until = new Date(Date.now() + SCREEN_MS).toISOString();
      state.screen = { state: answer.state, browser: answer.browser, until };
    } catch (error) {
      await this.#fallBack(problemOf(error));
    }
    return pending.returnUrl;
  }

  async #exchange(
    exchangeId: string,
    code: string,
    { codeVerifier, redirectUri }: PendingAuthorization,
  ): Promise<void> {
    const { businessUnit } = this.#run.state;
    const arrived = () => this.#custody.hasDelivered(exchangeId);
    try {
      await singleAttempt.exchangeCode.executeWithOptions({ summary: 'Exchange the code for tokens' }, [
        { businessUnit, exchangeId, code, codeVerifier, redirectUri },
      ]);
      if (!(await condition(arrived, '30 s'))) throw new BusinessRefused(noTokens);
    } catch (error) {
      if (error instanceof BusinessRefused) throw error;
      await this.#custody.lateWord(failureOf(error), { exchangeId }, arrived);
      if (!arrived()) throw error;
    }
  }

  /** A person's choice among several businesses; the choice stays open when this one cannot be connected to. */
  async choose(businessId: string): Promise<void> {
    try {
      await this.#connectTo(businessId);
    } catch (error) {
      throw refusal(problemOf(error));
    }
  }

  async #connectTo(businessId: string): Promise<void> {
    const { state } = this.#run;
    const business = await sage.readBusiness.executeWithOptions({ summary: 'Read the business' }, [
      { businessUnit: state.businessUnit, sageBusinessId: businessId },
    ]);
    if (!business.subscriptionActive) {
      throw new BusinessRefused({
        code: 'no_subscription',
        message: `The Sage subscription of "${business.name}" is not active.`,
        fix: 'Renew the subscription in Sage, then connect again.',
      });
    }
    const former = state.business?.id ?? null;
    const same = former === business.id;
    if (!same) {
      forgetMappings(state);
      await this.#run.movedFrom(former);
    }
    state.business = business;
    state.businesses = [];
    state.exchange = null;
    state.nextUpkeepAt = upkeepAfter(Date.now());
    // The same business with a tested ledger needs no second test: waiting invoices go on at once.
    await this.#run.become(same && state.proven ? 'verified' : 'connected');
  }

  mayUseScreen({ state, browser }: BrowserBinding): boolean {
    const { screen } = this.#run.state;
    return screen?.state === state && screen.browser === browser && Date.parse(screen.until) > Date.now();
  }

  /** An authorization that nobody finished. */
  async expire(): Promise<void> {
    this.#run.state.authorization = null;
    if (this.#run.state.status === 'authorizing')
      await this.#run.become(statusWithoutAuthorization(this.#run.state));
  }

  /** Takes the one business there is to take, or leaves the choice to a person. */
  async #settle(businesses: readonly SageBusiness[]): Promise<void> {
    const { state } = this.#run;
    const former = businesses.find((business) => business.id === state.business?.id);
    const mayMove = state.business === null || state.exchange?.allowOtherBusiness === true;
    const [only, ...others] = mayMove ? businesses : former ? [former] : [];
    if (only === undefined) throw new BusinessRefused(noBusiness(businesses, state.business));
    if (others.length === 0) return this.#connectTo(only.id);
    state.businesses = businesses;
    await this.#run.become('choosing_business');
  }

  /** The new consent is of no use: the one held before, if any, is put back and the new one is given up. */
  async #fallBack(problem: Problem): Promise<void> {
    // A refresh under way may yet replace the pair to fall back on.
    await this.#custody.settled();
    const { state } = this.#run;
    const previous = state.exchange?.previous ?? null;
    const useless = state.tokens;
    if (previous === null) state.tokens = null;
    else this.#custody.hold(previous);
    state.exchange = null;
    state.businesses = [];
    if (useless !== null && useless.generation !== previous?.generation)
      await giveUp(state.businessUnit, useless);
    await this.#fail(problem);
  }

  #fail(problem: Problem): Promise<void> {
    return this.#run.become(statusWithoutAuthorization(this.#run.state), problem);
  }
}
