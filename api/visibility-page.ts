import { type Client, type WorkflowExecutionInfo } from '@temporalio/client';
import { executionInfoFromRaw } from '@temporalio/client/lib/helpers.js';
import { type Authenticator, CODE_BYTES } from './authenticator.ts';
import { Problem } from './problem.ts';

export { quoted } from '../temporal/visibility-query.ts';

export interface Page {
  readonly runs: readonly WorkflowExecutionInfo[];
  /** For the page after this one; null on the last. */
  readonly nextCursor: string | null;
}

/** Said in every answer that is made of visibility, since a row may show what an invoice was a moment ago. */
export const freshness =
  "From Temporal's visibility, usually less than a second behind; one invoice alone is answered as it is now.";

/** What lists are read with: cursors are answers of the very API, and of nobody else. */
export interface ListReader {
  readonly client: Client;
  readonly cursors: Cursors;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * One page of a list of runs. The cursor is Temporal's own, so that a page begins where the one before ended, whatever was
 * started meanwhile. `list` names the list where its query changes with time. @throws Problem 400 for a cursor that does not
 * come from the same list
 */
export async function visibilityPage(
  { client, cursors }: ListReader,
  query: string,
  { limit, cursor }: PageRequest,
  list = query,
): Promise<Page> {
  const { namespace, loadedDataConverter } = client.options;
  const { executions, nextPageToken } = await client.workflowService.listWorkflowExecutions({
    namespace,
    query,
    pageSize: limit,
    ...(cursor !== undefined && { nextPageToken: cursors.expect(list, cursor) }),
  });
  const runs = await Promise.all(
    executions.map((raw) => executionInfoFromRaw(raw, loadedDataConverter, raw, namespace)),
  );
  return { runs, nextCursor: nextPageToken.length === 0 ? null : cursors.make(list, nextPageToken) };
}

/**
 * Authenticated, and bound to the list they belong to: Temporal itself would take one for another list and leave rows out in silence, or
 * answer to a forged one as if it were away.
 */
export class Cursors {
  readonly #authenticator: Authenticator;

  constructor(authenticator: Authenticator) {
    this.#authenticator = authenticator;
  }

  make(list: string, token: Uint8Array): string {
    return Buffer.concat([this.#authenticator.codeOf(list, token), token]).toString('base64url');
  }

  /** Undefined for a cursor that is none of this list. */
  open(list: string, cursor: string): Buffer | undefined {
    const bytes = Buffer.from(cursor, 'base64url');
    const token = bytes.subarray(CODE_BYTES);
    return this.#authenticator.isCodeOf(bytes.subarray(0, CODE_BYTES), list, token) ? token : undefined;
  }

  /** @throws Problem 400 */
  expect(list: string, cursor: string): Buffer {
    const token = this.open(list, cursor);
    if (token !== undefined) return token;
    throw new Problem({
      status: 400,
      code: 'invalid_parameter',
      detail: `The cursor "${shortened(cursor)}" is not one of this list.`,
      fix: 'Send the nextCursor of the answer before with the same filter, or begin without one.',
      errors: [
        {
          pointer: '/cursor',
          message: 'must be the nextCursor of an earlier answer with the same filter',
          value: shortened(cursor),
        },
      ],
    });
  }
}

const shortened = (cursor: string): string => (cursor.length > 40 ? `${cursor.slice(0, 40)}…` : cursor);
