import {
  allHandlersFinished,
  condition,
  makeContinueAsNewFunc,
  setCurrentDetails,
} from '@temporalio/workflow';
import { addPiece, type BulkRetryState, finishBulkRetry, leftOf } from '../../domain/runs/operation.ts';
import { cancelOperationUpdate, getOperationQuery } from '../../domain/runs/operation-messages.ts';
import { bulk } from '../activities.ts';
import { onQuery, onUpdate, withCancellationAsMessage } from '../cancellation.ts';
import { isLongRun } from '../history-limits.ts';
import { details, escapeMarkdown } from '../markdown.ts';

export interface BulkRetryInput {
  readonly state: BulkRetryState;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/**
 * Retries every invoice of a filter, piece by piece: visibility says who comes next, then each is asked under an id of this operation, so that
 * a piece done twice asks nobody twice. Between pieces it can be cancelled, and gives way to a new run.
 */
export async function bulkRetry(input: BulkRetryInput): Promise<BulkRetryState> {
  const { state } = input;
  const cancel = () => {
    if (state.state === 'running') state.state = 'cancelling';
    return { state: state.state };
  };
  onQuery(getOperationQuery, () => state, 'How far it has come');
  onUpdate(cancelOperationUpdate, cancel, { description: 'Leave those that it has not come to as they are' });
  return withCancellationAsMessage(cancel, async () => {
    const isOver = await retryUntilOver(input);
    await condition(allHandlersFinished);
    return isOver ? state : makeContinueAsNewFunc<typeof bulkRetry>()(input);
  });
}

/** False when a new run has to go on with it. */
async function retryUntilOver({ state, maxEvents }: BulkRetryInput): Promise<boolean> {
  const { query, by, operationId, businessUnit } = state;
  state.found ??= await bulk.countInvoices.executeWithOptions({ summary: 'How many are there?' }, [query]);
  do {
    setCurrentDetails(describe(state));
    if (isLongRun(maxEvents)) return false;
    const { workflowIds, nextPageToken } = await bulk.findInvoices.executeWithOptions(
      { summary: 'Who comes next?' },
      [{ query, pageToken: state.pageToken }],
    );
    if (workflowIds.length > 0 && isRunning(state))
      addPiece(
        state,
        await bulk.retryInvoices.executeWithOptions({ summary: `Retry ${workflowIds.length}` }, [
          { businessUnit, operationId, workflowIds, by },
        ]),
      );
    state.pageToken = nextPageToken;
  } while (state.pageToken !== null && isRunning(state));
  finishBulkRetry(state, new Date().toISOString());
  setCurrentDetails(describe(state));
  return true;
}

/** A message may change it at every await. */
const isRunning = ({ state }: BulkRetryState): boolean => state === 'running';

const describe = (state: BulkRetryState): string =>
  details(`Retry of many of ${escapeMarkdown(state.businessUnit)}: **${state.state}**`, [
    `Found ${state.found ?? 0}, retried ${state.retried}, refused ${state.refused}, left ${leftOf(state) ?? 0}`,
  ]);
