import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { connectionWorkflowId } from '../../domain/keys.ts';
import { type AccessToken } from '../../domain/consent/tokens.ts';
import { freshAccessTokenUpdate } from '../../domain/connection/messages.ts';
import { connectionLost, tryAgain } from '../sage-failure.ts';

/** A token is not handed out in its last minute: a call begun with it must end with it. */
const MARGIN_MS = 60_000;
/** Less than an activity may take: who waits longer would be taken for dead in the middle of a call to Sage. */
const ANSWER_MS = 30_000;

/**
 * Access tokens in the worker's memory. The connection workflow owns the pair and is asked once per business unit at a
 * time, however many activities want a token.
 */
export class TokenSource {
  readonly #client: () => Client;
  readonly #now: () => number;
  readonly #cached = new Map<string, AccessToken>();
  readonly #asking = new Map<string, Promise<AccessToken>>();

  constructor(client: () => Client, now: () => number = Date.now) {
    this.#client = client;
    this.#now = now;
  }

  /** @throws ApplicationFailure `connection_lost` when there is no consent. */
  async get(businessUnit: string): Promise<AccessToken> {
    const cached = this.#cached.get(businessUnit);
    if (cached && Date.parse(cached.expiresAt) - this.#now() > MARGIN_MS) return cached;
    return this.#ask(businessUnit, null);
  }

  /** Sage refused this token. Asks for one of a later generation; a generation is reported once, whoever sees it first. */
  async replace(businessUnit: string, refused: AccessToken): Promise<AccessToken> {
    const cached = this.#cached.get(businessUnit);
    if (cached && cached.generation > refused.generation) return cached;
    this.#cached.delete(businessUnit);
    return this.#ask(businessUnit, refused.generation);
  }

  forget(businessUnit: string): void {
    this.#cached.delete(businessUnit);
  }

  #ask(businessUnit: string, refusedGeneration: number | null): Promise<AccessToken> {
    const asking = this.#asking.get(businessUnit);
    if (asking) return asking;
    const answer = this.#update(businessUnit, refusedGeneration).finally(() =>
      this.#asking.delete(businessUnit),
    );
    this.#asking.set(businessUnit, answer);
    return answer;
  }

  async #update(businessUnit: string, refusedGeneration: number | null): Promise<AccessToken> {
    const client = this.#client();
    const connection = client.workflow.getHandle(connectionWorkflowId(businessUnit));
    try {
      const token = await client.withDeadline(Date.now() + ANSWER_MS, () =>
        connection.executeUpdate(freshAccessTokenUpdate, { args: [{ refusedGeneration }] }),
      );
      this.#cached.set(businessUnit, token);
      return token;
    } catch (error) {
      // The connection's own verdict, connection_lost or try_again, is the activity's too.
      if (error instanceof WorkflowUpdateFailedError) throw error.cause ?? error;
      if (error instanceof WorkflowNotFoundError) {
        throw connectionLost(`Business unit "${businessUnit}" has no connection.`);
      }
      // Nothing was asked of Sage: Temporal is away, or the connection is waiting for Sage itself.
      const message = 'No access token came in time from the connection of the business unit.';
      const details = { service: 'sage', message, retryAfterMs: null, unsettled: false, calls: 0 } as const;
      throw tryAgain(details, { nonRetryable: false });
    }
  }
}
