import { createHash, randomBytes } from 'node:crypto';
import {
  type Client,
  type WorkflowHandle,
  type WorkflowExecutionInfo,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
} from '@temporalio/client';
import {
  type ConnectionStatus,
  connectionStatuses,
  type ConnectionView,
} from '../../domain/connection/connection.ts';
import { oneOf } from '../../domain/one-of.ts';
import { connectionWorkflowId, consentWorkflowId, paymentWatchWorkflowId } from '../../domain/keys.ts';
import { businessUnitKey, connectionStatusKey, sageBusinessIdKey } from '../../domain/search-attributes.ts';
import { connection } from '../../workflows/connection/connection.ts';
import {
  type AuthorizationStart,
  beginAuthorizationUpdate,
  getConnectionQuery,
} from '../../domain/connection/messages.ts';
import { getConsentQuery, getConsentUnitsQuery } from '../../domain/consent/messages.ts';
import { sharedBusiness, sharedConsent } from '../../domain/consent/sharing.ts';
import { getPaymentWatchQuery } from '../../domain/payments/messages.ts';
import { Problem } from '../problem.ts';
import { type Tickets } from './tickets.ts';
import { unknownBusinessUnit } from './unknown-business-unit.ts';
import { EndedUnbegun, RunQueries } from '../../temporal/run-queries.ts';
import { authorizeAgain, endedEarlyQuery, type Stopped } from '../../domain/runs/stopped.ts';
import { quoted } from '../../temporal/visibility-query.ts';
import { newestRuns } from '../../temporal/newest-runs.ts';

/** The test makes up to sixteen calls to Sage. */
export const LONGEST_REQUEST_MS = 120_000;

const REMEMBERED_MS = 10 * 60_000;
const MOST_REMEMBERED = 10_000;
const WATCH_DEADLINE_MS = 3_000;
const noConsent = { tokens: null, consent: null } as const;

export interface ConnectionSummary {
  /** Its run ended before its time, and `status` is what it was then. */
  readonly stopped: boolean;
  readonly businessUnit: string;
  readonly status: ConnectionStatus | null;
}

/** Talks to the connection of a business unit; every method but `begin` answers 404 when there is none. */
export class Connections {
  readonly #client: Client;
  readonly #runs: RunQueries;
  readonly #taskQueue: string;
  readonly #tickets: Tickets;
  /** Units that were found to be there: one that was connected once stays known, so it is seldom asked again. */
  readonly #knownUntil = new Map<string, number>();

  constructor(client: Client, taskQueue: string, tickets: Tickets) {
    this.#client = client;
    this.#runs = new RunQueries(client);
    this.#taskQueue = taskQueue;
    this.#tickets = tickets;
  }

  /** @throws Problem 404 for a unit that was never connected, the same as every other method */
  async expectKnown(businessUnit: string): Promise<void> {
    if ((this.#knownUntil.get(businessUnit) ?? 0) > Date.now()) return;
    await known(businessUnit, () => this.#handle(businessUnit).describe());
    if (this.#knownUntil.size >= MOST_REMEMBERED) this.#knownUntil.clear();
    this.#knownUntil.set(businessUnit, Date.now() + REMEMBERED_MS);
  }

  /** Of a run that ended before its time, that comes first, stands as its problem, and all else is what it last knew. */
  async view(businessUnit: string): Promise<ConnectionView> {
    return known(businessUnit, async () => {
      const workflowId = connectionWorkflowId(businessUnit);
      const { answer, stopped } = await this.#runs.ask(workflowId, getConnectionQuery, authorizeAgain);
      const { sageUser, ...shown } = answer;
      const [shared, sharedBusiness] = await Promise.all([
        sageUser === null ? noConsent : this.#consentOf(sageUser),
        this.#sharedBusiness(businessUnit, shown.business?.id ?? null),
      ]);
      const more = { ...shared, sharedBusiness };
      if (stopped === null) return { stopped, ...shown, ...more };
      const { code, detail: message, fix } = stoppedConnection(businessUnit, stopped).fields;
      return { stopped, ...shown, ...more, problem: { code, message, fix } };
    });
  }

  /** An Update, and how the connection stands after it, which may be after a later change as well. */
  async change<T>(
    businessUnit: string,
    work: (connection: WorkflowHandle) => Promise<T>,
  ): Promise<{ readonly done: T; readonly view: ConnectionView }> {
    const done = await this.update(businessUnit, work);
    return { done, view: await this.view(businessUnit) };
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
      throw stopped === null ? error : stoppedConnection(businessUnit, stopped);
    }
  }

  /** Begins an authorization; the first one of a business unit brings its connection into being. */
  async begin(
    businessUnit: string,
    start: Pick<AuthorizationStart, 'redirectUri' | 'returnUrl' | 'country' | 'allowOtherBusiness'>,
  ): Promise<{ state: string; expiresAt: string }> {
    // The callback finds its business unit by the state alone.
    const state = this.#tickets.make(businessUnit);
    const codeVerifier = randomBytes(32).toString('base64url');
    const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const { expiresAt } = await this.#client.workflow.executeUpdateWithStart(beginAuthorizationUpdate, {
      args: [{ ...start, state, codeVerifier, codeChallenge }],
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
    const runs: WorkflowExecutionInfo[] = [];
    const query = `WorkflowType = 'connection' AND (ExecutionStatus = 'Running' OR ${endedEarlyQuery})`;
    for await (const run of this.#client.workflow.list({ query })) runs.push(run);
    for (const run of await newestRuns(this.#client.workflow, runs)) {
      const businessUnit = run.typedSearchAttributes.get(businessUnitKey);
      const status = oneOf(connectionStatuses, run.typedSearchAttributes.get(connectionStatusKey));
      const stopped = run.status.name !== 'RUNNING';
      if (businessUnit !== undefined) found.push({ stopped, businessUnit, status });
    }
    return found.sort((one, other) => one.businessUnit.localeCompare(other.businessUnit));
  }

  /** The units connected to a Sage business, from Temporal's visibility: a new one shows after about a second. */
  async unitsOfBusiness(sageBusinessId: string): Promise<readonly string[]> {
    const query = `WorkflowType = 'connection' AND ExecutionStatus = 'Running' AND ${sageBusinessIdKey.name} = ${quoted(sageBusinessId)}`;
    const units: string[] = [];
    for await (const run of this.#client.workflow.list({ query })) {
      const unit = run.typedSearchAttributes.get(businessUnitKey);
      if (unit !== undefined) units.push(unit);
    }
    return units;
  }

  /** The other units that the login behind the unit's consent serves, by name: for a browser that has just consented with it. */
  async unitsOfLogin(businessUnit: string): Promise<readonly string[]> {
    const { answer } = await this.#runs.ask(
      connectionWorkflowId(businessUnit),
      getConnectionQuery,
      authorizeAgain,
    );
    if (answer.sageUser === null) return [];
    const consent = this.#client.workflow.getHandle(consentWorkflowId(answer.sageUser));
    try {
      return (await consent.query(getConsentUnitsQuery)).filter((unit) => unit !== businessUnit);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return [];
      throw error;
    }
  }

  async #consentOf(sageUser: string): Promise<Pick<ConnectionView, 'tokens' | 'consent'>> {
    try {
      const consent = this.#client.workflow.getHandle(consentWorkflowId(sageUser));
      const { tokens, units } = await consent.query(getConsentQuery);
      return { tokens, consent: sharedConsent(Math.max(units - 1, 0)) };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return noConsent;
      throw error;
    }
  }

  /** As the payment watch of the business knows it; a view is shown all the same where that cannot be asked. */
  async #sharedBusiness(
    businessUnit: string,
    sageBusinessId: string | null,
  ): Promise<ConnectionView['sharedBusiness']> {
    if (sageBusinessId === null) return null;
    try {
      const watch = this.#client.workflow.getHandle(paymentWatchWorkflowId(sageBusinessId));
      const { units } = await this.#client.connection.withDeadline(Date.now() + WATCH_DEADLINE_MS, () =>
        watch.query(getPaymentWatchQuery),
      );
      return sharedBusiness(units.filter((unit) => unit !== businessUnit).length);
    } catch {
      return null;
    }
  }

  #handle(businessUnit: string) {
    return this.#client.workflow.getHandle(connectionWorkflowId(businessUnit));
  }
}

async function known<T>(businessUnit: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof EndedUnbegun) throw stoppedConnection(businessUnit, error.stopped);
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    throw unknownBusinessUnit(businessUnit);
  }
}

const stoppedConnection = (businessUnit: string, { at, how, fix }: Stopped): Problem =>
  new Problem({
    status: 409,
    code: 'connection_stopped',
    detail: `The run of the connection of "${businessUnit}" ended before its time (${how.replaceAll('_', ' ')} at ${at}): nobody keeps it any more.`,
    fix,
  });
