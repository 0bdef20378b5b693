import { createHash, randomBytes } from 'node:crypto';
import {
  type Client,
  type WorkflowHandle,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { type ConnectionView } from '../domain/connection.ts';
import { connectionWorkflowId } from '../domain/keys.ts';
import { businessUnitKey, connectionStatusKey } from '../domain/search-attributes.ts';
import { connection } from '../workflows/connection.ts';
import {
  type AuthorizationStart,
  beginAuthorizationUpdate,
  getConnectionQuery,
} from '../workflows/messages.ts';
import { Problem } from './problem.ts';

/** The test makes up to ten calls to Sage. */
export const LONGEST_REQUEST_MS = 120_000;
const QUERY_DEADLINE_MS = 10_000;

export interface ConnectionSummary {
  readonly businessUnit: string;
  readonly status: string | null;
}

/** Talks to the connection of a business unit; every method but `begin` answers 404 when there is none. */
export class Connections {
  readonly #client: Client;
  readonly #taskQueue: string;

  constructor(client: Client, taskQueue: string) {
    this.#client = client;
    this.#taskQueue = taskQueue;
  }

  async view(businessUnit: string): Promise<ConnectionView> {
    return known(businessUnit, () =>
      this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
        this.#handle(businessUnit).query(getConnectionQuery),
      ),
    );
  }

  /** An Update, which may wait for Sage: up to two minutes. */
  update<T>(businessUnit: string, work: (connection: WorkflowHandle) => Promise<T>): Promise<T> {
    return known(businessUnit, () =>
      this.#client.connection.withDeadline(Date.now() + LONGEST_REQUEST_MS, () =>
        work(this.#handle(businessUnit)),
      ),
    );
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
    const found: ConnectionSummary[] = [];
    const query = `WorkflowType = '${connection.name}' AND ExecutionStatus = 'Running'`;
    for await (const run of this.#client.workflow.list({ query })) {
      const businessUnit = run.typedSearchAttributes.get(businessUnitKey);
      const status = run.typedSearchAttributes.get(connectionStatusKey) ?? null;
      if (businessUnit !== undefined) found.push({ businessUnit, status });
    }
    return found.sort((a, b) => a.businessUnit.localeCompare(b.businessUnit));
  }

  #handle(businessUnit: string) {
    return this.#client.workflow.getHandle(connectionWorkflowId(businessUnit));
  }
}

const secret = (): string => randomBytes(32).toString('base64url');

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
