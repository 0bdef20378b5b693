import { setTimeout as sleep } from 'node:timers/promises';
import { activityInfo, cancellationSignal, getClient, heartbeat } from '@temporalio/activity';
import {
  isGrpcDeadlineError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { failureTypes, type RefusalDetails } from '../../domain/failures.ts';
import { type ByWhom, retryWithOthersUpdate } from '../../domain/invoice/messages.ts';
import { operationWorkflowId } from '../../domain/keys.ts';
import { type Caller, envelopeOf } from '../../domain/principals/caller.ts';
import { type RetriedPiece, type RetryRefusal } from '../../domain/runs/operation.ts';
import { eachOf } from './run-list.ts';

/** Few enough that a cancellation is soon heeded, and enough that a thousand invoices are some dozens of steps. */
const PIECE = 50;
const AT_A_TIME = 10;
const ASK_WITHIN_MS = 20_000;
const HEARTBEAT_MS = 3_000;
/** An invoice that gives way to a new run is asked again. */
const CONTINUE_PAUSE_MS = 200;
const MOST_CONTINUED = 10;
/** Longer together than a worker takes to stop, which answers nothing meanwhile. */
const MOST_SILENT = 6;

export interface PieceOrder {
  readonly businessUnit: string;
  readonly operationId: string;
  readonly workflowIds: readonly string[];
  readonly by: Caller | null;
}

/** How far an earlier attempt of a piece came, by its heartbeat. */
interface Reached extends RetriedPiece {
  readonly asked: number;
}

export const bulkRetryActivities = () => ({
  /** @param query of visibility */
  async countInvoices(query: string): Promise<number> {
    return (await getClient().workflow.count(query)).count;
  },

  /** The next piece of those that match; `nextPageToken` null: it is the last. */
  async findInvoices({ query, pageToken }: { query: string; pageToken: string | null }) {
    const { workflowService, options } = getClient();
    const { executions, nextPageToken } = await workflowService.listWorkflowExecutions({
      namespace: options.namespace,
      query,
      pageSize: PIECE,
      ...(pageToken !== null && { nextPageToken: Buffer.from(pageToken, 'base64') }),
    });
    return {
      workflowIds: executions.flatMap(({ execution }) => execution?.workflowId ?? []),
      nextPageToken: nextPageToken.length === 0 ? null : Buffer.from(nextPageToken).toString('base64'),
    };
  },

  /** Asks each to try again. One that was asked before by the same operation answers as it did then. */
  async retryInvoices({ businessUnit, operationId, workflowIds, by }: PieceOrder): Promise<RetriedPiece> {
    const updateId = operationWorkflowId(businessUnit, operationId);
    let reached = reachedBefore();
    // By the clock, not by the piece: an invoice may take its time to answer.
    const beat = setInterval(() => heartbeat(reached), HEARTBEAT_MS);
    try {
      while (reached.asked < workflowIds.length) {
        const some = workflowIds.slice(reached.asked, reached.asked + AT_A_TIME);
        const outcomes = await eachOf(some, (id) => retry(id, updateId, by), AT_A_TIME);
        const refused = outcomes.filter((one) => one !== null);
        reached = {
          asked: reached.asked + some.length,
          retried: reached.retried + some.length - refused.length,
          refusals: [...reached.refusals, ...refused],
        };
        heartbeat(reached);
      }
    } finally {
      clearInterval(beat);
    }
    return { retried: reached.retried, refusals: reached.refusals };
  },
});

function reachedBefore(): Reached {
  const details: unknown = activityInfo().heartbeatDetails;
  return isReached(details) ? details : { asked: 0, retried: 0, refusals: [] };
}

const isReached = (details: unknown): details is Reached =>
  typeof details === 'object' && details !== null && 'asked' in details && 'refusals' in details;

/** Null: it tries again. An invoice that never answers holds up nobody else. */
async function retry(workflowId: string, updateId: string, by: Caller | null): Promise<RetryRefusal | null> {
  const { workflow, connection } = getClient();
  const invoiceId = workflowId.split(':')[2] ?? '';
  const args: [ByWhom] = [by === null ? {} : envelopeOf(by)];
  for (let times = 1; ; times += 1) {
    try {
      await connection.withAbortSignal(cancellationSignal(), () =>
        connection.withDeadline(Date.now() + ASK_WITHIN_MS, () =>
          workflow.getHandle(workflowId).executeUpdate(retryWithOthersUpdate, { updateId, args }),
        ),
      );
      return null;
    } catch (error) {
      // A worker that stops answers for nobody: the next one takes the piece on where this one is.
      if (cancellationSignal().aborted) throw new Error('The worker stops', { cause: error });
      if (error instanceof WorkflowNotFoundError) return { invoiceId, ...ended };
      if (isSilence(error)) {
        if (times < MOST_SILENT) continue;
        return { invoiceId, ...notAnswered };
      }
      const refusal = refusalIn(error);
      if (refusal === undefined) throw error;
      if (refusal !== 'run_continues') return { invoiceId, ...refusal };
      if (times === MOST_CONTINUED) throw error;
      await sleep(CONTINUE_PAUSE_MS);
    }
  }
}

const isSilence = (error: unknown): boolean =>
  error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error);

const notAnswered = {
  code: 'not_answered',
  message: 'It did not answer in time, and may be retried all the same.',
  fix: 'Look at the invoice, and retry it by itself if it still waits.',
};

const ended = {
  code: 'invoice_finished',
  message: 'It came to its end before it was its turn to be retried.',
  fix: 'Look at the invoice: where its run was stopped, hand it over again under the same id.',
};

/** Undefined for what is no answer of the invoice. */
function refusalIn(error: unknown): Omit<RetryRefusal, 'invoiceId'> | 'run_continues' | undefined {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure)) return undefined;
  if (cause.type === failureTypes.runContinues) return 'run_continues';
  const details: unknown = cause.details?.[0];
  if (cause.type !== failureTypes.refused || !isRefusal(details)) return undefined;
  return { code: details.code, message: cause.message, fix: details.fix };
}

const isRefusal = (details: unknown): details is RefusalDetails =>
  typeof details === 'object' && details !== null && 'code' in details && 'fix' in details;
