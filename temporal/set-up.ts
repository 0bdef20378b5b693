import { type ConnectionLike } from '@temporalio/client';
import type { Log } from './server/server-binary.ts';
import { ensureNamespace } from './server/ensure-namespace.ts';
import { ensureSearchAttributes } from './server/ensure-search-attributes.ts';

export interface SetUpOptions {
  /** A client `Connection` or a worker's `NativeConnection`. */
  connection: ConnectionLike;
  namespace: string;
  /** How long closed runs are kept at least. An invoice id is recognised again for that long. */
  retentionDays?: number;
  log: Log;
}

/** What was changed; nothing in it means that all was right already. */
export interface SetUpResult {
  namespaceCreated: boolean;
  retentionRaised: boolean;
  /** Names of the search attributes that were missing. */
  attributesAdded: readonly string[];
}

/**
 * Makes a Temporal fit for us: namespace, retention (raised, never lowered) and search attributes; returns when they can be used. Safe to
 * repeat and to run from several processes at once. Rejects when the server refuses, naming what it refused and what to do.
 */
export async function setUpTemporal(options: SetUpOptions): Promise<SetUpResult> {
  const { connection, namespace, retentionDays = 400, log } = options;
  const { namespaceCreated, retentionRaised } = await ensureNamespace(
    connection,
    namespace,
    retentionDays,
    log,
  );
  const attributesAdded = await ensureSearchAttributes(connection, namespace, log);
  return { namespaceCreated, retentionRaised, attributesAdded };
}
