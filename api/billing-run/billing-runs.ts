import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
} from '@temporalio/client';
import {
  type BillingRunState,
  invoicesOf,
  isOver,
  notHandedOver,
  partsOf,
  type RunInvoice,
} from '../../domain/billing-run/billing-run.ts';
import { getBillingRunQuery, partsStoredUpdate, type RunAck } from '../../domain/billing-run/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import { billingRunWorkflowId, runPartWorkflowId } from '../../domain/keys.ts';
import { putRunAgain, type Stopped } from '../../domain/runs/stopped.ts';
import { type BillingRunSummaryAnswer } from '../../domain/schemas/answers/billing-run.ts';
import { businessUnitKey } from '../../domain/search-attributes.ts';
import { newestRuns } from '../../temporal/newest-runs.ts';
import { RunQueries } from '../../temporal/run-queries.ts';
import { quoted } from '../../temporal/visibility-query.ts';
import { type billingRun } from '../../workflows/billing-run/billing-run.ts';
import { type runPart } from '../../workflows/billing-run/run-part.ts';
import { currentCaller } from '../principals/calling.ts';
import { Problem } from '../problem.ts';
import { acknowledged } from '../runs/acknowledged.ts';
import { freshness, type ListReader, type PageRequest, visibilityPage } from '../visibility-page.ts';

export interface RunKey {
  readonly businessUnit: string;
  readonly runId: string;
}

export interface BillingRunParts {
  readonly reader: ListReader;
  readonly taskQueue: string;
}

export type KnownRun = BillingRunState & { readonly stopped: Stopped | null };

const AT_A_TIME = 5;
/** Talks to the workflows of large runs. */
export class BillingRuns {
  readonly #client: Client;
  readonly #reader: ListReader;
  readonly #taskQueue: string;
  readonly #queries: RunQueries;

  constructor({ reader, taskQueue }: BillingRunParts) {
    this.#reader = reader;
    this.#client = reader.client;
    this.#taskQueue = taskQueue;
    this.#queries = new RunQueries(reader.client);
  }

  /** Null: there is none of that id. */
  async find({ businessUnit, runId }: RunKey): Promise<KnownRun | null> {
    try {
      const id = billingRunWorkflowId(businessUnit, runId);
      const { answer, stopped } = await this.#queries.ask(id, getBillingRunQuery, putRunAgain);
      return { ...answer, stopped };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  /** @throws Problem 404 */
  async get(key: RunKey): Promise<KnownRun> {
    const run = await this.find(key);
    if (run !== null) return run;
    throw new Problem({
      status: 404,
      code: 'unknown_run',
      detail: `Business unit "${key.businessUnit}" has no run "${key.runId}".`,
      fix: 'Put it first, or correct its id.',
    });
  }

  /**
   * Begins it, or goes on with one that was cut off: run, parts, and the word that all are there, each of them safe to repeat. Nothing is
   * handed over before that word.
   */
  async put(key: RunKey, digest: string, invoices: readonly RunInvoice[]): Promise<void> {
    const parts = partsOf(invoices);
    if ((await this.#begin(key, digest, parts)) === 'whole') return;
    for (let at = 0; at < parts.length; at += AT_A_TIME)
      await Promise.all(
        parts.slice(at, at + AT_A_TIME).map((part, n) => this.#store(key, at + n, part, digest)),
      );
    await this.update(
      key,
      (open) => open.executeUpdate(partsStoredUpdate),
      ({ isWhole }) => isWhole,
    );
  }

  /** Has an Update done. `isDone`: by one that is over, which takes none. @throws Problem 409 where it is not */
  async update(
    key: RunKey,
    work: (run: WorkflowHandle) => Promise<RunAck>,
    isDone: (last: KnownRun) => boolean = () => false,
  ): Promise<KnownRun> {
    try {
      await acknowledged(this.#client, () => work(this.#handle(key)));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      const last = await this.get(key);
      if (!isDone(last)) throw runOver(last);
      return last;
    }
    return this.get(key);
  }

  async list(businessUnit: string, page: PageRequest) {
    const query = `WorkflowType = 'billingRun' AND ${businessUnitKey.name} = ${quoted(businessUnit)}`;
    const found = await visibilityPage(this.#reader, query, page);
    const readAt = new Date().toISOString();
    const newest = await newestRuns(this.#client.workflow, found.runs);
    const ids = newest.map(({ workflowId }) => workflowId.split(':')[2] ?? '');
    const runs: BillingRunSummaryAnswer[] = [];
    for (let at = 0; at < ids.length; at += AT_A_TIME) {
      const some = ids.slice(at, at + AT_A_TIME).map((runId) => this.find({ businessUnit, runId }));
      for (const run of await Promise.all(some)) if (run !== null) runs.push(summaryOf(run));
    }
    return { runs, nextCursor: found.nextCursor, readAt, freshness };
  }

  async #begin(key: RunKey, digest: string, parts: readonly RunInvoice[][]): Promise<'begun' | 'whole'> {
    const before = await this.find(key);
    const isToBegin = before === null || before.stopped !== null || before.status === 'expired';
    if (before !== null && before.digest !== digest) throw otherRun(key);
    // Over, or on its way: its parts are stored, or were.
    if (!isToBegin) return before.isWhole || isOver(before.status) ? 'whole' : 'begun';
    const eventSequence = before === null ? 0 : before.eventSequence;
    const order = {
      ...key,
      digest,
      parts: parts.map(({ length }) => length),
      by: currentCaller(),
      eventSequence,
    };
    try {
      await this.#client.workflow.start<typeof billingRun>('billingRun', {
        workflowId: billingRunWorkflowId(key.businessUnit, key.runId),
        taskQueue: this.#taskQueue,
        workflowIdConflictPolicy: 'FAIL',
        workflowIdReusePolicy: before === null ? 'REJECT_DUPLICATE' : 'ALLOW_DUPLICATE',
        args: [{ from: { order } }],
        staticSummary: `Run ${key.runId} of ${key.businessUnit}`,
        typedSearchAttributes: [{ key: businessUnitKey, value: key.businessUnit }],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      // Begun at the same time by another request: of the same content, or not.
      if ((await this.get(key)).digest !== digest) throw otherRun(key);
    }
    return 'begun';
  }

  async #store(key: RunKey, part: number, invoices: RunInvoice[], run: string): Promise<void> {
    const workflowId = runPartWorkflowId(key.businessUnit, key.runId, part);
    const digest = contentHash({ run, invoices });
    try {
      await this.#client.workflow.start<typeof runPart>('runPart', {
        workflowId,
        taskQueue: this.#taskQueue,
        workflowIdConflictPolicy: 'FAIL',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        args: [{ invoices, digest }],
        memo: { digest },
        staticSummary: `Part ${part + 1} of run ${key.runId}`,
        typedSearchAttributes: [{ key: businessUnitKey, value: key.businessUnit }],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      const { memo } = await this.#client.workflow.getHandle(workflowId).describe();
      if (memo?.['digest'] !== digest) throw otherRun(key);
    }
  }

  #handle({ businessUnit, runId }: RunKey): WorkflowHandle {
    return this.#client.workflow.getHandle(billingRunWorkflowId(businessUnit, runId));
  }
}

export const summaryOf = (run: KnownRun): BillingRunSummaryAnswer => ({
  businessUnit: run.businessUnit,
  runId: run.runId,
  status: run.status,
  statusSince: run.statusSince,
  createdAt: run.createdAt,
  invoices: invoicesOf(run),
  notHandedOver: notHandedOver(run),
  handedOver: run.handedOver,
  alreadyHandedOver: run.joined + run.finishedBefore,
  notTaken: run.notTaken,
  pause: run.pause,
  cancellation: run.cancellation,
  stopped: run.stopped,
});

const runOver = ({ runId, status, stopped }: KnownRun): Problem =>
  new Problem({
    status: 409,
    code: stopped === null ? 'run_over' : 'run_stopped',
    detail: `Run "${runId}" ${stopped === null ? `is over: it is ${status}` : `was ended from outside at ${stopped.at}`}.`,
    fix: stopped?.fix ?? 'Nothing more of it is handed over. Each invoice has commands of its own.',
  });

export const otherRun = ({ businessUnit, runId }: RunKey): Problem =>
  new Problem({
    status: 409,
    code: 'run_exists',
    detail: `Run "${runId}" of "${businessUnit}" was put before with other invoices, or with the same in another order.`,
    fix: 'Put it as it was, which is safe to repeat; put other invoices as a run with an id of its own.',
  });
