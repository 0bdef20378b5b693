import { createHash } from 'node:crypto';
import { type Client, type WorkflowExecutionInfo } from '@temporalio/client';
import { executionInfoFromRaw } from '@temporalio/client/lib/helpers.js';
import { Problem } from './problem.ts';

export interface Page {
  readonly runs: readonly WorkflowExecutionInfo[];
  /** For the page after this one; null on the last. */
  readonly nextCursor: string | null;
}

/** A value in a visibility query, so that no text ends its own quotes. */
export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/**
 * One page of a list of runs. The cursor is Temporal's own, so that a page begins where the one before ended, whatever was
 * started meanwhile. @throws Problem 400 for a cursor that does not come from the same list
 */
export async function visibilityPage(
  client: Client,
  query: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page> {
  const { namespace, loadedDataConverter } = client.options;
  const { executions, nextPageToken } = await client.workflowService.listWorkflowExecutions({
    namespace,
    query,
    pageSize: limit,
    ...(cursor !== undefined && { nextPageToken: tokenOf(query, cursor) }),
  });
  const runs = await Promise.all(
    executions.map((raw) => executionInfoFromRaw(raw, loadedDataConverter, raw, namespace)),
  );
  return { runs, nextCursor: nextPageToken.length === 0 ? null : cursorOf(query, nextPageToken) };
}

const MARK_BYTES = 8;

/** Marked with the list it belongs to: Temporal itself would take it for another one and leave rows out in silence. */
const cursorOf = (query: string, token: Uint8Array): string =>
  Buffer.concat([markOf(query, token), token]).toString('base64url');

function tokenOf(query: string, cursor: string): Uint8Array {
  const bytes = Buffer.from(cursor, 'base64url');
  const token = bytes.subarray(MARK_BYTES);
  if (markOf(query, token).equals(bytes.subarray(0, MARK_BYTES))) return token;
  throw new Problem({
    status: 400,
    code: 'invalid_parameter',
    detail: 'The cursor is not one of this list.',
    fix: 'Send the nextCursor of the answer before with the same filter, or begin without one.',
    errors: [
      { pointer: '/cursor', message: 'must be the nextCursor of an earlier answer with the same filter' },
    ],
  });
}

const markOf = (query: string, token: Uint8Array): Buffer =>
  createHash('sha256').update(query).update(token).digest().subarray(0, MARK_BYTES);
