/**
 * `npm run setup:temporal`: makes any Temporal fit for us (namespace, retention, search attributes, the caretaker's
 * Schedule) and tells what it changed. Safe to
 * repeat. The server is named as for the `temporal` command: TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, TEMPORAL_TLS and so
 * on, or a profile in temporal.toml. RETENTION_DAYS is how long closed runs are kept at least (default 400),
 * TASK_QUEUE that of the workers, and CARETAKER_MINUTES how often the caretaker looks (default 5; 0: never, and its Schedule is removed).
 */
import { Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { z } from 'zod';
import { commonVariables, readEnvironment } from '../temporal/environment.ts';
import { setUpTemporal } from '../temporal/set-up.ts';

const days = z.coerce
  .number()
  .int()
  .min(1)
  .max(3650)
  .default(400)
  .safeParse(process.env.RETENTION_DAYS || undefined);
if (!days.success) {
  throw new Error(`RETENTION_DAYS is "${process.env.RETENTION_DAYS}", expected whole days from 1 to 3650.`);
}
const { TASK_QUEUE: taskQueue, CARETAKER_MINUTES: minutes } = readEnvironment(
  { TASK_QUEUE: commonVariables.TASK_QUEUE, CARETAKER_MINUTES: commonVariables.CARETAKER_MINUTES },
  process.env,
);
const { namespace = 'default', connectionOptions } = loadClientConnectConfig();
const connection = await Connection.connect(connectionOptions).catch((error: unknown) => {
  const address = connectionOptions.address ?? 'localhost:7233';
  throw new Error(`Temporal at ${address} does not answer. Start it, or set TEMPORAL_ADDRESS.`, {
    cause: error,
  });
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
} finally {
  await connection.close();
}
