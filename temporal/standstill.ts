import {
  type Client,
  isGrpcDeadlineError,
  isGrpcServiceError,
  QueryNotRegisteredError,
  type WorkflowClientInterceptor,
} from '@temporalio/client';
import { getGrpcStatusDetails } from '@temporalio/client/lib/helpers.js';
import { type ProtoFailure } from '@temporalio/common';
import { decodeOptionalFailureToOptionalError } from '@temporalio/common/lib/internal-non-workflow/index.js';
import proto from '@temporalio/proto';
import { CodecKeyProblem } from './payload-codec.ts';
import { isGrpcStatus } from './server/grpc-status.ts';

const { EVENT_TYPE_WORKFLOW_TASK_COMPLETED, EVENT_TYPE_WORKFLOW_TASK_FAILED } =
  proto.temporal.api.enums.v1.EventType;
const { QueryFailedFailure } = proto.temporal.api.errordetails.v1;
const lookWithinMs = 2_000;
/** Other events may follow the workflow task that failed: signals, timers, results. */
const eventsLookedAt = 50;

/** A run exists and no worker can go on with it: why its last workflow task, or the query, failed is in the message. */
export class RunStandsStill extends Error {
  override readonly name = 'RunStandsStill';
}

type Failure = ProtoFailure | null | undefined;

/**
 * A query or Update to a run that no worker can go on with fails as if Temporal were away, or as if the query had no name. This looks
 * closer and says what is the matter instead: a codec key that workers lack, code that does not fit the history.
 */
export function explainStandstill(client: () => Client): WorkflowClientInterceptor {
  const explained = async <T>(workflowId: string, call: () => Promise<T>, queryType?: string): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      const reason = await reasonOf(error, client(), workflowId, queryType);
      if (reason === undefined) throw error;
      throw new RunStandsStill(`No worker can go on with ${workflowId}: ${reason}`, { cause: error });
    }
  };
  return {
    query: (input, next) => explained(input.workflowExecution.workflowId, () => next(input), input.queryType),
    startUpdate: (input, next) => explained(input.workflowExecution.workflowId, () => next(input)),
    startUpdateWithStart: (input, next) =>
      explained(input.workflowStartOptions.workflowId, () => next(input)),
  };
}

/** Undefined when the run does go on, does not exist, or cannot be looked at. */
async function reasonOf(
  error: unknown,
  client: Client,
  workflowId: string,
  queryType: string | undefined,
): Promise<string | undefined> {
  const look = () => {
    if (error instanceof QueryNotRegisteredError) return failureOfQuery(client, workflowId, queryType);
    return wasNotTakenUp(error) ? failureOfLastTask(client, workflowId) : undefined;
  };
  try {
    const failure = await client.withDeadline(Date.now() + lookWithinMs, async () => look());
    if (!failure) return undefined;
    return innermost(await decodeOptionalFailureToOptionalError(client.options.loadedDataConverter, failure));
  } catch (lookError) {
    // Not even the reason can be read with the keys held here, and that is one.
    return lookError instanceof CodecKeyProblem ? lookError.message : undefined;
  }
}

/** No answer in time, or refused at once since the last workflow task failed. */
function wasNotTakenUp(error: unknown): boolean {
  if (isGrpcDeadlineError(error) || isGrpcStatus(error, 'FAILED_PRECONDITION')) return true;
  return error instanceof Error && isGrpcStatus(error.cause, 'FAILED_PRECONDITION');
}

async function failureOfLastTask(client: Client, workflowId: string): Promise<Failure> {
  const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: client.options.namespace,
    execution: { workflowId },
    maximumPageSize: eventsLookedAt,
  });
  const last = history?.events?.find(
    ({ eventType }) =>
      eventType === EVENT_TYPE_WORKFLOW_TASK_COMPLETED || eventType === EVENT_TYPE_WORKFLOW_TASK_FAILED,
  );
  return last?.workflowTaskFailedEventAttributes?.failure;
}

/** The worker's own words: the client's error for a refused query lacks them, so it is asked once more. */
async function failureOfQuery(client: Client, workflowId: string, queryType = ''): Promise<Failure> {
  try {
    await client.workflowService.queryWorkflow({
      namespace: client.options.namespace,
      execution: { workflowId },
      query: { queryType },
    });
  } catch (error) {
    if (!isGrpcServiceError(error)) throw error;
    const detail = getGrpcStatusDetails(error)?.find(({ type_url }) =>
      type_url?.endsWith('QueryFailedFailure'),
    );
    return detail?.value && QueryFailedFailure.decode(detail.value).failure;
  }
  return undefined;
}

function innermost(error: Error | undefined): string {
  if (error?.cause instanceof Error) return innermost(error.cause);
  return error?.message ?? 'its last workflow task failed';
}
