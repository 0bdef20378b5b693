import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { getTokenRouteQuery, type TokenRoute } from '../../domain/connection/messages.ts';
import { freshAccessTokenUpdate, useConsentSignal } from '../../domain/consent/messages.ts';
import { type AccessToken } from '../../domain/consent/tokens.ts';
import { failureTypes } from '../../domain/failures.ts';
import { connectionWorkflowId, consentWorkflowId } from '../../domain/keys.ts';
import { type SecretSeal } from '../../temporal/secret-seal.ts';
import { connectionLost, otherBusiness, tryAgain } from '../sage-failure.ts';
import { signalConsent } from './signal-consent.ts';

/** A token is not handed out in its last minute: a call begun with it must end with it. */
const MARGIN_MS = 60_000;
/** Less than an activity may take: who waits longer would be taken for dead in the middle of a call to Sage. */
const ANSWER_MS = 30_000;
const ROUTE_ANSWER_MS = 10_000;
/** As long as an access token serves. */
const ROUTE_MS = 240_000;

/** On whose behalf Sage is called, and where. */
export interface TokenRequest {
  readonly businessUnit: string;
  /** The business that the caller began with. */
  readonly sageBusinessId: string | null;
  /** A consent that the unit only tries; by itself the unit's own is taken, and that reaches the unit's business alone. */
  readonly sageUser?: string | undefined;
}

export interface UnitToken extends AccessToken {
  readonly sageUser: string;
}

type KnownRoute = Exclude<TokenRoute, { refused: string }> & { readonly untilMs: number };

/**
 * Access tokens in the worker's memory. The connection of a unit is asked by query whose consent serves it and which business that may
 * reach; the consent, which owns the pair, by Update, once at a time however many activities and units want a token of it.
 */
export class TokenSource {
  readonly #client: () => Client;
  readonly #taskQueue: string;
  readonly #seal: SecretSeal;
  readonly #now: () => number;
  readonly #cached = new Map<string, UnitToken>();
  readonly #asking = new Map<string, Promise<UnitToken>>();
  readonly #routes = new Map<string, KnownRoute>();

  /** `taskQueue`: of workflows, where a consent whose run was ended is begun again. */
  constructor(client: () => Client, taskQueue: string, seal: SecretSeal, now: () => number = Date.now) {
    this.#client = client;
    this.#taskQueue = taskQueue;
    this.#seal = seal;
    this.#now = now;
  }

  /** @throws ApplicationFailure `connection_lost` when there is no consent, `needs_person` when the unit has moved to another business. */
  async get(request: TokenRequest): Promise<UnitToken> {
    return this.#withRoute(request, (sageUser) => this.#ofConsent(request.businessUnit, sageUser));
  }

  /** Calls for the unit that Sage refused before, as the connection knew lately. */
  refusedCalls(businessUnit: string): readonly string[] {
    return this.#routes.get(businessUnit)?.refusedCalls ?? [];
  }

  /** The connection knows of another refusal, or of one less, when it is asked next. */
  forgetRoute(businessUnit: string): void {
    this.#routes.delete(businessUnit);
  }

  /** Sage refused this token. Asks for one of a later generation; a generation is reported once, whoever sees it first. */
  async replace(request: TokenRequest, refused: UnitToken): Promise<UnitToken> {
    this.#routes.delete(request.businessUnit);
    return this.#withRoute(request, (sageUser) =>
      sageUser === refused.sageUser
        ? this.#later(request.businessUnit, refused)
        : this.#ofConsent(request.businessUnit, sageUser),
    );
  }

  /** The unit may have another consent or business since it was last asked: it is asked once more before a token is refused. */
  async #withRoute(
    { businessUnit, sageBusinessId, sageUser }: TokenRequest,
    ask: (sageUser: string) => Promise<UnitToken>,
  ): Promise<UnitToken> {
    if (sageUser !== undefined) return ask(sageUser);
    const fits = (route: KnownRoute) => sageBusinessId === null || route.sageBusinessId === sageBusinessId;
    const known = this.#routes.get(businessUnit);
    if (known !== undefined && known.untilMs > this.#now() && fits(known)) {
      try {
        return await ask(known.sageUser);
      } catch (error) {
        if (!isLost(error)) throw error;
      }
    }
    const route = await this.#askRoute(businessUnit);
    if (!fits(route)) throw otherBusiness(businessUnit);
    return ask(route.sageUser);
  }

  async #askRoute(businessUnit: string): Promise<KnownRoute> {
    const client = this.#client();
    const connection = client.workflow.getHandle(connectionWorkflowId(businessUnit));
    this.#routes.delete(businessUnit);
    let route: TokenRoute;
    try {
      route = await client.withDeadline(Date.now() + ROUTE_ANSWER_MS, () =>
        connection.query(getTokenRouteQuery),
      );
    } catch (error) {
      if (error instanceof WorkflowNotFoundError)
        throw connectionLost(`Business unit "${businessUnit}" has no connection.`);
      throw noAnswer('The connection of the business unit gave no answer in time.');
    }
    if ('refused' in route) throw connectionLost(route.refused);
    const known = { ...route, untilMs: this.#now() + ROUTE_MS };
    this.#routes.set(businessUnit, known);
    return known;
  }

  async #ofConsent(businessUnit: string, sageUser: string): Promise<UnitToken> {
    const cached = this.#cached.get(sageUser);
    if (cached && Date.parse(cached.expiresAt) - this.#now() > MARGIN_MS) return cached;
    return this.#ask(businessUnit, sageUser, null);
  }

  async #later(businessUnit: string, { sageUser, generation }: UnitToken): Promise<UnitToken> {
    const cached = this.#cached.get(sageUser);
    if (cached && cached.generation > generation) return cached;
    this.#cached.delete(sageUser);
    const token = await this.#ask(businessUnit, sageUser, generation);
    // The question that was under way may have been asked before the refusal.
    return token.generation > generation ? token : this.#ask(businessUnit, sageUser, generation);
  }

  #ask(businessUnit: string, sageUser: string, refusedGeneration: number | null): Promise<UnitToken> {
    const asking = this.#asking.get(sageUser);
    if (asking) return asking;
    const answer = this.#update(businessUnit, sageUser, refusedGeneration).finally(() =>
      this.#asking.delete(sageUser),
    );
    this.#asking.set(sageUser, answer);
    return answer;
  }

  async #update(
    businessUnit: string,
    sageUser: string,
    refusedGeneration: number | null,
  ): Promise<UnitToken> {
    const client = this.#client();
    const update = () =>
      client.workflow
        .getHandle(consentWorkflowId(sageUser))
        .executeUpdate(freshAccessTokenUpdate, { args: [{ refusedGeneration }] });
    try {
      const token = await client.withDeadline(Date.now() + ANSWER_MS, async () => {
        try {
          return await update();
        } catch (error) {
          if (!(error instanceof WorkflowNotFoundError)) throw error;
          // An operator ended its run: the next one takes over what that knew, or tells the unit that it is gone.
          const address = { client, taskQueue: this.#taskQueue, sageUser };
          await signalConsent(address, useConsentSignal, { unit: businessUnit });
          return await update();
        }
      });
      const known = { ...token, accessToken: this.#opened(token), sageUser };
      this.#cached.set(sageUser, known);
      return known;
    } catch (error) {
      // The consent's own verdict, connection_lost or try_again, is the activity's too.
      if (error instanceof WorkflowUpdateFailedError) throw error.cause ?? error;
      if (error instanceof ApplicationFailure) throw error;
      // Nothing was asked of Sage: Temporal is away, or the consent is waiting for Sage itself.
      throw noAnswer('No access token came in time from the consent of the business unit.');
    }
  }

  /** A worker without the key leaves the call to one that has it. */
  #opened({ accessToken }: AccessToken): string {
    try {
      return this.#seal.open(accessToken);
    } catch (error) {
      throw noAnswer(error instanceof Error ? error.message : String(error));
    }
  }
}

const isLost = (error: unknown): boolean =>
  error instanceof ApplicationFailure && error.type === failureTypes.connectionLost;

const noAnswer = (message: string): ApplicationFailure =>
  tryAgain(
    { service: 'sage', message, retryAfterMs: null, unsettled: false, calls: 0 },
    { nonRetryable: false },
  );
