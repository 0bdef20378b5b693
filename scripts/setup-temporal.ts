/**
 * `npm run setup:temporal`: makes any Temporal fit for us (namespace, retention, search attributes, the caretaker's
 * Schedule) and tells what it changed. Safe to
 * repeat. The server is named as for the `temporal` command: TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, TEMPORAL_TLS and so
 * on, or a profile in temporal.toml. RETENTION_DAYS is how long closed runs are kept at least (default 400),
 * TASK_QUEUE that of the workers, and CARETAKER_MINUTES how often the caretaker looks (default 5; 0: never, and its Schedule is removed).
 */
import { Connection } from '@temporalio/client';
import { z } from 'zod';
import { temporalSettings } from '../temporal/connect.ts';
import { commonVariables, orExit, readEnvironment } from '../temporal/environment.ts';
import { setUpTemporal } from '../temporal/set-up.ts';

const days = z.coerce
  .number()
  .int()
  .min(1)
  .max(3650)
  .default(400)
  .safeParse(process.env.RETENTION_DAYS || undefined);
if (!days.success) {
  giveUp(`RETENTION_DAYS is "${process.env.RETENTION_DAYS}", expected whole days from 1 to 3650.`);
}
const { TASK_QUEUE: taskQueue, CARETAKER_MINUTES: minutes } = orExit(() =>
  readEnvironment(
    { TASK_QUEUE: commonVariables.TASK_QUEUE, CARETAKER_MINUTES: commonVariables.CARETAKER_MINUTES },
    process.env,
  ),
);
const { namespace, connectionOptions } = orExit(() => temporalSettings(process.env));
const connection = await Connection.connect(connectionOptions).catch((error: unknown) => {
  const address = connectionOptions.address ?? 'localhost:7233';
  return giveUp(
    `Temporal at ${address} does not answer (${reasonOf(error)}). Start it, or set TEMPORAL_ADDRESS.`,
  );
});
try {
  const result = await setUpTemporal({
    connection,
    namespace,
    retentionDays: days.data,
    caretaker: { taskQueue, minutes },
    log: (line) => console.log(line),
  });
  const changed =
    result.namespaceCreated ||
    result.retentionRaised ||
    result.attributesAdded.length > 0 ||
    result.caretaker !== 'unchanged';
  console.log(changed ? 'Temporal is set up.' : 'Temporal was set up already; nothing changed.');
} catch (error) {
  // What the server refused, and what to do, is in the message.
  giveUp(reasonOf(error));
} finally {
  await connection.close();
}

/** A person reads this: the message alone, and exit code 2 as where a configuration is not usable. */
function giveUp(message: string): never {
  console.error(message);
  process.exit(2);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
