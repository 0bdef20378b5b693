import { randomBytes } from 'node:crypto';
import { Connection } from '@temporalio/client';

/**
 * For a demo on a Temporal that others use: their runs are encrypted with keys that the demo lacks, and have the names of business units
 * and businesses that it uses too.
 */
export const ownNamespace = (): string => `demo-${randomBytes(4).toString('hex')}`;

/** Removes it with all that the demo left in it; Temporal does the work in its own time. */
export async function removeNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await connection.operatorService.deleteNamespace({ namespace });
  } finally {
    await connection.close();
  }
}
