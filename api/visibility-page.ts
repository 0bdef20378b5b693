import { type Client, isGrpcServiceError, type WorkflowExecutionInfo } from '@temporalio/client';
import { executionInfoFromRaw } from '@temporalio/client/lib/helpers.js';
import { Problem } from './problem.ts';

/** gRPC's INVALID_ARGUMENT: Temporal knows no such page. */
const INVALID_ARGUMENT = 3;

export interface Page {
  readonly runs: readonly WorkflowExecutionInfo[];
  /** For the page after this one; null on the last. */
  readonly nextCursor: string | null;
}

/** A value in a visibility query, so that no text ends its own quotes. */
export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/**
 * One page of a list of runs. The cursor is Temporal's own, so that a page begins where the one before ended, whatever was
 * started meanwhile.
 */
export async function visibilityPage(
  client: Client,
  query: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page> {
  const { namespace, loadedDataConverter } = client.options;
  const { executions, nextPageToken } = await client.workflowService
    .listWorkflowExecutions({
      namespace,
      query,
      pageSize: limit,
      ...(cursor !== undefined && { nextPageToken: Buffer.from(cursor, 'base64url') }),
    })
    .catch((error: unknown) => {
      if (cursor !== undefined && isGrpcServiceError(error) && Number(error.code) === INVALID_ARGUMENT)
        throw badCursor();
      throw error;
    });
  const runs = await Promise.all(
    executions.map((raw) => executionInfoFromRaw(raw, loadedDataConverter, raw, namespace)),
  );
  return {
    runs,
    nextCursor: nextPageToken.length === 0 ? null : Buffer.from(nextPageToken).toString('base64url'),
  };
}

const badCursor = () =>
  new Problem({
    status: 400,
    code: 'invalid_parameter',
    detail: 'The cursor is not one of this list.',
    fix: 'Send the nextCursor of the answer before with the same filter, or begin without one.',
    errors: [{ pointer: '/cursor', message: 'must be the nextCursor of an earlier answer' }],
  });
