import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import { operationWorkflowId } from '../../domain/keys.ts';
import { type Caller } from '../../domain/principals/caller.ts';
import { beginBulkRetry, type BulkRetryState, leftOf } from '../../domain/runs/operation.ts';
import { cancelOperationUpdate, getOperationQuery } from '../../domain/runs/operation-messages.ts';
import { type Operation } from '../../domain/schemas/answers/operations.ts';
import { retryFilter, type RetryFilter } from '../../domain/schemas/bulk-retry.ts';
import { businessUnitKey } from '../../domain/search-attributes.ts';
import { type bulkRetry } from '../../workflows/runs/bulk-retry.ts';
import { invoiceQuery, running } from '../invoice/invoice-query.ts';
import { Problem } from '../problem.ts';
import { acknowledged } from './acknowledged.ts';
import { RunQueries } from '../../temporal/run-queries.ts';

interface OperationKey {
  readonly businessUnit: string;
  readonly operationId: string;
}

const askAnew = 'Send the same filter under a new requestId.';

/** Orders over many invoices at once: each is a workflow, whose id is made of the PSA's own. */
export class Operations {
  readonly #client: Client;
  readonly #taskQueue: string;
  readonly #runs: RunQueries;

  constructor(client: Client, taskQueue: string) {
    this.#client = client;
    this.#taskQueue = taskQueue;
    this.#runs = new RunQueries(client);
  }

  /** Begun durably, or begun before by the same request. @throws Problem 409 for another request under the same id */
  async retry(key: OperationKey, filter: RetryFilter, by: Caller): Promise<Operation> {
    const { businessUnit, operationId } = key;
    const nowMs = Date.now();
    const query = running(invoiceQuery(businessUnit, filter, nowMs));
    const order = { businessUnit, operationId, filter, query, by };
    const state = beginBulkRetry(order, new Date(nowMs).toISOString());
    const hash = contentHash(filter);
    try {
      await this.#client.workflow.start<typeof bulkRetry>('bulkRetry', {
        workflowId: workflowIdOf(key),
        taskQueue: this.#taskQueue,
        workflowIdConflictPolicy: 'FAIL',
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        args: [{ state }],
        memo: { contentHash: hash },
        staticSummary: `Retry of many of ${businessUnit}`,
        typedSearchAttributes: [{ key: businessUnitKey, value: businessUnit }],
      });
      return shown(state);
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
    const { memo } = await this.#client.workflow.getHandle(workflowIdOf(key)).describe();
    if (memo?.['contentHash'] !== hash) throw otherRequest(operationId);
    return this.view(key);
  }

  async view(key: OperationKey): Promise<Operation> {
    return this.#known(key, async () => {
      const { answer, stopped } = await this.#runs.ask(workflowIdOf(key), getOperationQuery, askAnew);
      const now = shown(answer);
      return stopped === null ? now : { ...now, state: 'stopped', finishedAt: stopped.at };
    });
  }

  /** One that is over stays as it is. */
  async cancel(key: OperationKey): Promise<Operation> {
    return this.#known(key, async () => {
      const handle = this.#client.workflow.getHandle(workflowIdOf(key));
      try {
        await acknowledged(this.#client, () => handle.executeUpdate(cancelOperationUpdate));
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
      return this.view(key);
    });
  }

  async #known<T>({ businessUnit, operationId }: OperationKey, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      throw new Problem({
        status: 404,
        code: 'unknown_operation',
        detail: `"${businessUnit}" has no operation "${operationId}".`,
        fix: 'Check the id: it is the requestId that the operation was asked under. What ended is kept as long as the namespace keeps runs.',
      });
    }
  }
}

const workflowIdOf = ({ businessUnit, operationId }: OperationKey): string =>
  operationWorkflowId(businessUnit, operationId);

const shown = (state: BulkRetryState): Operation => ({
  businessUnit: state.businessUnit,
  operationId: state.operationId,
  kind: 'retry',
  filter: retryFilter.parse(state.filter),
  state: state.state,
  startedAt: state.startedAt,
  finishedAt: state.finishedAt,
  found: state.found,
  retried: state.retried,
  refused: state.refused,
  left: leftOf(state),
  refusals: state.refusals,
  freshness:
    'From the operation itself, as of its last finished piece of at most 50; which invoices match is from visibility, usually less than a second behind.',
});

const otherRequest = (requestId: string): Problem =>
  new Problem({
    status: 409,
    code: 'request_id_used',
    detail: `The requestId "${requestId}" was used before with another filter, which was taken; this was not.`,
    fix: `Look at what became of it (GET …/operations/${requestId}). For another filter use a new requestId.`,
  });
