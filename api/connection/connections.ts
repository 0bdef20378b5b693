import { createHash, randomBytes } from 'node:crypto';
import {
  type Client,
  type WorkflowHandle,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { type ConnectionView } from '../../domain/connection/connection.ts';
import { connectionWorkflowId, consentWorkflowId } from '../../domain/keys.ts';
import { businessUnitKey, connectionStatusKey } from '../../domain/search-attributes.ts';
import { connection } from '../../workflows/connection/connection.ts';
import {
  type AuthorizationStart,
  beginAuthorizationUpdate,
  getConnectionQuery,
} from '../../domain/connection/messages.ts';
import { getConsentQuery } from '../../domain/consent/messages.ts';
import { type EndedHow } from '../../domain/runs/messages.ts';
import { Problem } from '../problem.ts';

/** The test makes up to ten calls to Sage. */
export const LONGEST_REQUEST_MS = 120_000;
const QUERY_DEADLINE_MS = 10_000;

export interface ConnectionSummary {
  readonly businessUnit: string;
  readonly status: string | null;
  /** Its run was ended before its time. */
  readonly stopped: boolean;
}

/** Talks to the connection of a business unit; every method but `begin` answers 404 when there is none. */
export class Connections {
  readonly #client: Client;
  readonly #taskQueue: string;

  constructor(client: Client, taskQueue: string) {
    this.#client = client;
    this.#taskQueue = taskQueue;
  }

  /** Of a run that was ended before its time it is what that last knew, and says so. */
  async view(businessUnit: string): Promise<ConnectionView> {
    return known(businessUnit, () =>
      this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, async () => {
        const connection = this.#handle(businessUnit);
        const [answer, { status, closeTime }] = await Promise.all([
          connection.query(getConnectionQuery),
          connection.describe(),
        ]);
        const { sageUser, ...shown } = answer;
        const tokens = sageUser === null ? null : await this.#tokensOf(sageUser);
        return { ...shown, tokens, stopped: stoppedBy(businessUnit, status.name, closeTime) };
      }),
    );
  }

  /** An Update, and how the connection stands after it. */
  async change(
    businessUnit: string,
    work: (connection: WorkflowHandle) => Promise<unknown>,
  ): Promise<ConnectionView> {
    await this.update(businessUnit, work);
    return this.view(businessUnit);
  }

  /** An Update, which may wait for Sage: up to two minutes. */
  async update<T>(businessUnit: string, work: (connection: WorkflowHandle) => Promise<T>): Promise<T> {
    try {
      return await this.#client.connection.withDeadline(Date.now() + LONGEST_REQUEST_MS, () =>
        work(this.#handle(businessUnit)),
      );
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      const { stopped } = await this.view(businessUnit);
      if (stopped === null) throw error;
      throw new Problem({
        status: 409,
        code: 'connection_stopped',
        detail: `The run of the connection of "${businessUnit}" was ended on ${stopped.at}.`,
        fix: stopped.fix,
      });
    }
  }

  /** Begins an authorization; the first one of a business unit brings its connection into being. */
  async begin(
    businessUnit: string,
    wish: Pick<AuthorizationStart, 'redirectUri' | 'returnUrl' | 'country' | 'allowOtherBusiness'>,
  ): Promise<{ state: string; expiresAt: string }> {
    // The callback finds its business unit by the state alone.
    const state = `${businessUnit}.${secret()}`;
    const codeVerifier = secret();
    const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const { expiresAt } = await this.#client.workflow.executeUpdateWithStart(beginAuthorizationUpdate, {
      args: [{ ...wish, state, codeVerifier, codeChallenge }],
      startWorkflowOperation: new WithStartWorkflowOperation(connection, {
        workflowId: connectionWorkflowId(businessUnit),
        taskQueue: this.#taskQueue,
        workflowIdConflictPolicy: 'USE_EXISTING',
        args: [{ businessUnit }],
        staticSummary: `Connection of ${businessUnit} to Sage`,
        typedSearchAttributes: [
          { key: businessUnitKey, value: businessUnit },
          { key: connectionStatusKey, value: 'not_connected' },
        ],
      }),
    });
    return { state, expiresAt };
  }

  /** All business units ever connected, from Temporal's visibility: a new one shows after about a second. */
  async list(): Promise<ConnectionSummary[]> {
    const newest = new Map<string, ConnectionSummary & { readonly startedAt: Date }>();
    const query = `WorkflowType = '${connection.name}' AND ExecutionStatus != 'ContinuedAsNew'`;
    for await (const run of this.#client.workflow.list({ query })) {
      const businessUnit = run.typedSearchAttributes.get(businessUnitKey);
      if (businessUnit === undefined) continue;
      const known = newest.get(businessUnit);
      if (known !== undefined && known.startedAt >= run.startTime) continue;
      const status = run.typedSearchAttributes.get(connectionStatusKey) ?? null;
      const isStopped = run.status.name in endings;
      newest.set(businessUnit, { businessUnit, status, stopped: isStopped, startedAt: run.startTime });
    }
    return [...newest.values()]
      .map(({ startedAt: _, ...summary }) => summary)
      .sort((a, b) => a.businessUnit.localeCompare(b.businessUnit));
  }

  async #tokensOf(sageUser: string): Promise<ConnectionView['tokens']> {
    try {
      return (await this.#client.workflow.getHandle(consentWorkflowId(sageUser)).query(getConsentQuery))
        .tokens;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  #handle(businessUnit: string) {
    return this.#client.workflow.getHandle(connectionWorkflowId(businessUnit));
  }
}

const secret = (): string => randomBytes(32).toString('base64url');

const endings: Readonly<Record<string, EndedHow>> = {
  TERMINATED: 'terminated',
  FAILED: 'failed',
  TIMED_OUT: 'timed_out',
  CANCELLED: 'cancelled',
};

function stoppedBy(
  businessUnit: string,
  status: string,
  closeTime: Date | undefined,
): ConnectionView['stopped'] {
  const how = endings[status];
  if (how === undefined || closeTime === undefined) return null;
  return {
    at: closeTime.toISOString(),
    how,
    fix: `Send POST /v1/business-units/${businessUnit}/connection/authorize: the connection then goes on with all it knew, and its link need not be opened.`,
  };
}

async function known<T>(businessUnit: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    throw unknownBusinessUnit(businessUnit);
  }
}

export const unknownBusinessUnit = (businessUnit: string): Problem =>
  new Problem({
    status: 404,
    code: 'unknown_business_unit',
    detail: `Business unit "${businessUnit}" was never connected to Sage.`,
    fix: `Begin its connection with POST /v1/business-units/${businessUnit}/connection/authorize, or correct the name.`,
  });
