import { type ConnectionLike } from '@temporalio/client';
import type { Log } from './server/server-binary.ts';
import { type CaretakerChange, type CaretakerSchedule, ensureCaretaker } from './ensure-caretaker.ts';
import { ensureNamespace } from './server/ensure-namespace.ts';
import { ensureSearchAttributes } from './server/ensure-search-attributes.ts';

export interface SetUpOptions {
  /** A client `Connection` or a worker's `NativeConnection`. */
  connection: ConnectionLike;
  namespace: string;
  /** How long closed runs are kept at least. An invoice id is recognised again for that long. */
  retentionDays?: number;
  /** The Schedule of the caretaker of an installation; left as it is where not given. */
  caretaker?: Omit<CaretakerSchedule, 'update'>;
  log: Log;
}

/** What was changed; nothing in it means that all was right already. */
export interface SetUpResult {
  namespaceCreated: boolean;
  retentionRaised: boolean;
  /** Names of the search attributes that were missing. */
  attributesAdded: readonly string[];
  caretaker: CaretakerChange;
}

/**
 * Makes a Temporal fit for us: namespace, retention (raised, never lowered), search attributes and the caretaker's Schedule. Safe to
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
  const { caretaker: wanted } = options;
  const caretaker =
    wanted === undefined
      ? 'unchanged'
      : await ensureCaretaker(connection, namespace, { ...wanted, update: true });
  if (wanted !== undefined)
    log(
      wanted.minutes === 0
        ? `Caretaker: off (${caretaker}).`
        : `Caretaker: every ${wanted.minutes} minutes (${caretaker}).`,
    );
  return { namespaceCreated, retentionRaised, attributesAdded, caretaker };
}
