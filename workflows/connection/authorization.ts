/* eslint-disable max-lines -- an authorization from its link to its end, one state that all steps change */

import { condition, uuid4 } from '@temporalio/workflow';
import { type Problem } from '../../domain/connection/connection.ts';
import {
  type AuthorizationAnswer,
  type AuthorizationStart,
  type BrowserBinding,
  type ConsentGiven,
} from '../../domain/connection/messages.ts';
import type { ProblemCode } from '../../domain/problems/catalogue.ts';
import { isTokenDelivery } from '../../domain/consent/tokens.ts';
import { type SageBusiness } from '../../domain/sage-records.ts';
import { sage, singleAttempt, workflowCalls } from '../activities.ts';
import { type Failure, failureOf, retriableAfter } from '../failure.ts';
import { refusal } from '../refusal.ts';
import {
  BusinessRefused,
  consentProblem,
  countryNotOffered,
  noBusiness,
  noTokens,
  problemOf,
} from './consent-problems.ts';
import { type ConnectionRun } from './run.ts';
import {
  forgetMappings,
  noteUnreadable,
  type PendingAuthorization,
  statusWithoutAuthorization,
} from './state.ts';
import { upkeepAfter } from './upkeep.ts';

const WINDOW_MS = 10 * 60_000;
const SCREEN_MS = 30 * 60_000;
/** Shown to a person, who can have a Sage user with fewer. */
const MAX_BUSINESSES = 200;

const refused = (message: string, code: ProblemCode) =>
  refusal({ code, message, fix: 'Begin the connection again.' });

/** The way from "Connect" to a Sage business: one pending authorization at a time, the last one begun. */
export class Authorization {
  readonly #run: ConnectionRun;

  constructor(run: ConnectionRun) {
    this.#run = run;
  }

  begin(start: AuthorizationStart): { expiresAt: string } {
    const { state } = this.#run;
    const expiresAt = new Date(Date.now() + WINDOW_MS).toISOString();
    state.authorization = { ...start, expiresAt, browser: null };
    if (state.status === 'not_connected' || state.status === 'disconnected')
      this.#run.setStatus('authorizing');
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
    const { returnUrl, allowOtherBusiness } = pending;
    state.authorization = null;
    if ('error' in answer.outcome) {
      this.#fail(consentProblem(answer.outcome.error, answer.outcome.reason));
      return returnUrl;
    }
    const abandoned = state.exchange?.given?.sageUser;
    const id = uuid4();
    state.exchange = { id, allowOtherBusiness, given: null, problem: null };
    try {
      const sageUser = await this.#exchange(id, answer.outcome.code, pending);
      // A choice among the businesses of another login that nobody made.
      if (abandoned !== undefined && abandoned !== sageUser) this.#leave(abandoned);
      const { businessUnit } = state;
      const { items, unreadable } = await sage.listBusinesses.executeWithOptions(
        { summary: 'Which businesses does the consent reach?' },
        [{ businessUnit, sageUser }],
      );
      noteUnreadable(state, '/businesses', unreadable);
      await this.#settle(items);
      const until = new Date(Date.now() + SCREEN_MS).toISOString();
      state.screen = { state: answer.state, browser: answer.browser, until };
    } catch (error) {
      const problem = problemOf(error);
      if (state.exchange?.id === id) await this.fallBack(problem);
    }
    return returnUrl;
  }

  /** From the consent of the Sage login: it has the pair that the exchange brought. */
  given({ exchangeId, sageUser, revision, problem }: ConsentGiven): void {
    const { state } = this.#run;
    if (state.exchange?.id === exchangeId)
      state.exchange = { ...state.exchange, given: { sageUser, revision }, problem };
    // Nobody waits for it any more.
    else this.#leave(sageUser);
  }

  /** Resolves with the Sage login once its consent has the new pair. */
  async #exchange(
    exchangeId: string,
    code: string,
    { codeVerifier, redirectUri }: PendingAuthorization,
  ): Promise<string> {
    const { state } = this.#run;
    const { businessUnit } = state;
    const given = () => (state.exchange?.id === exchangeId ? state.exchange.given : null);
    const arrived = () => given() !== null || state.exchange?.id !== exchangeId;
    let failure: Failure | undefined;
    try {
      await singleAttempt.exchangeCode.executeWithOptions({ summary: 'Exchange the code for tokens' }, [
        { businessUnit, exchangeId, code, codeVerifier, redirectUri },
      ]);
      await condition(arrived, '30 s', { summary: 'The consent has the new pair' });
    } catch (error) {
      failure = failureOf(error);
      await this.#lateDelivery(failure, arrived);
      if (!arrived()) throw error;
    }
    const sageUser = given()?.sageUser;
    if (sageUser === undefined) throw new BusinessRefused(noTokens);
    if (state.exchange?.problem) throw new BusinessRefused(state.exchange.problem);
    return sageUser;
  }

  /** The worker that exchanged the code may have recorded the pair before it died, or may be alive and cut off from Temporal. */
  async #lateDelivery(failure: Failure, arrived: () => boolean): Promise<void> {
    if (failure.kind !== 'timed_out') return;
    if (isTokenDelivery(failure.heartbeat))
      await workflowCalls.deliverTokens.executeWithOptions({ summary: 'The pair from the heartbeat' }, [
        failure.heartbeat,
      ]);
    await condition(arrived, '20 s', { summary: 'A late delivery of the new pair' });
  }

  /** A person's choice among several businesses; the choice stays open when this one cannot be connected to. */
  async choose(businessId: string): Promise<void> {
    try {
      await this.#connectTo(businessId);
    } catch (error) {
      const passes = error instanceof BusinessRefused ? {} : retriableAfter(failureOf(error));
      throw refusal(problemOf(error), passes);
    }
  }

  async #connectTo(businessId: string): Promise<void> {
    const { state } = this.#run;
    const { exchange } = state;
    if (!exchange?.given) throw new BusinessRefused(noTokens);
    const { sageUser, revision } = exchange.given;
    const business = this.#run.calls.outsideTurn(
      await sage.readBusiness.executeWithOptions({ summary: 'Read the business' }, [
        { businessUnit: state.businessUnit, sageBusinessId: businessId, sageUser },
      ]),
    );
    // Another authorization was begun and finished meanwhile.
    if (state.exchange?.id !== exchange.id) return;
    if (!business.subscriptionActive) {
      throw new BusinessRefused({
        code: 'no_subscription',
        message: `The Sage subscription of "${business.name}" is not active.`,
        fix: 'Renew the subscription in Sage, then connect again.',
      });
    }
    const unknown = countryNotOffered(business);
    if (unknown !== null) throw new BusinessRefused(unknown);
    const former = state.business?.id ?? null;
    const same = former === business.id;
    if (!same) {
      forgetMappings(state);
      if (former !== null) this.#run.businessEntities.leave(former, { letThrough: true });
    }
    const formerUser = state.consent?.sageUser;
    this.#run.setBusiness(business);
    state.businesses = [];
    state.exchange = null;
    state.consent = { sageUser, revision, lost: null };
    state.nextUpkeepAt = upkeepAfter(Date.now());
    if (formerUser !== undefined && formerUser !== sageUser) {
      this.#leave(formerUser);
      // They are those of the user.
      state.seenRights = [];
    }
    // The same business with a tested ledger needs no second test: waiting invoices go on at once.
    this.#run.setStatus(same && state.proven ? 'verified' : 'connected');
  }

  mayUseScreen({ state, browser }: BrowserBinding): boolean {
    const { screen } = this.#run.state;
    return screen?.state === state && screen.browser === browser && Date.parse(screen.until) > Date.now();
  }

  /** An authorization that nobody finished. */
  expire(): void {
    this.#run.state.authorization = null;
    if (this.#run.state.status === 'authorizing')
      this.#run.setStatus(statusWithoutAuthorization(this.#run.state));
  }

  /** Takes the one business there is to take, or leaves the choice to a person. */
  async #settle(businesses: readonly SageBusiness[]): Promise<void> {
    const { state } = this.#run;
    const former = businesses.find((business) => business.id === state.business?.id);
    const mayMove = state.business === null || state.exchange?.allowOtherBusiness === true;
    const [only, ...others] = mayMove ? businesses : former ? [former] : [];
    if (only === undefined) throw new BusinessRefused(noBusiness(businesses, state.business));
    if (others.length === 0) return this.#connectTo(only.id);
    state.businesses = businesses.slice(0, MAX_BUSINESSES);
    this.#run.setStatus('choosing_business');
  }

  /** The new consent is of no use: the one held before, if any, stays, and the new one is left. */
  async fallBack(problem: Problem): Promise<void> {
    const { state } = this.#run;
    const useless = state.exchange?.given?.sageUser;
    state.exchange = null;
    state.businesses = [];
    if (useless !== undefined) this.#leave(useless);
    this.#fail(problem);
    await this.#run.consents.finished();
  }

  /** Never the consent that serves the unit. */
  #leave(sageUser: string): void {
    if (sageUser !== this.#run.state.consent?.sageUser) this.#run.consents.leave(sageUser);
  }

  #fail(problem: Problem): void {
    this.#run.setStatus(statusWithoutAuthorization(this.#run.state), problem);
  }
}
