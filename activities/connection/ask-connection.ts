import { getClient } from '@temporalio/activity';
import { Client, QueryRejectedError } from '@temporalio/client';
import { type QueryDefinition } from '@temporalio/common';
import { connectionWorkflowId } from '../../domain/keys.ts';

const DEADLINE_MS = 10_000;

/**
 * Asks the connection of a unit, which leaves nothing in its history, however many ask. Null where it has no open run: what an ended one
 * would answer no longer holds.
 */
export async function askConnection<T, Args extends unknown[]>(
  businessUnit: string,
  query: QueryDefinition<T, Args>,
  ...args: Args
): Promise<T | null> {
  const client = clientForOpenRuns();
  const connection = client.workflow.getHandle(connectionWorkflowId(businessUnit));
  try {
    // Answered by a worker; when the last one goes meanwhile, this one must not wait for it.
    return await client.withDeadline(Date.now() + DEADLINE_MS, () => connection.query(query, ...args));
  } catch (error) {
    if (error instanceof QueryRejectedError) return null;
    throw error;
  }
}

let openRuns: Client | undefined;

function clientForOpenRuns(): Client {
  const { options } = getClient();
  const known = openRuns?.connection === options.connection ? openRuns : undefined;
  openRuns = known ?? new Client({ ...options, workflow: { queryRejectCondition: 'NOT_OPEN' } });
  return openRuns;
}
