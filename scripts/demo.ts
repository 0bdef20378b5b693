import { mkdir } from 'node:fs/promises';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { destination } from 'pino';
import { createLogger } from '../temporal/logger.ts';
import { installRuntime } from '../temporal/runtime.ts';
import { ownNamespace, removeNamespace } from './demo/own-namespace.ts';
import { play } from './demo/play.ts';
import { Steps } from './demo/steps.ts';
import { generateKeys } from './embedded/development-keys.ts';
import { type EmbeddedSystem, startSystem } from './embedded/start-system.ts';

/**
 * `npm run demo`: the whole story on real components and free ports, checked step by step; nothing is kept. With
 * `npm run demo -- --keep` it stays up afterwards, to look around.
 */
const { values: options } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
await mkdir('.data', { recursive: true });
const LOG_FILE = '.data/demo.log';
const log = createLogger({
  level: 'debug',
  name: 'demo',
  destination: destination({ dest: LOG_FILE, sync: true, append: false }),
});
installRuntime(log);

const keys = generateKeys();
const steps = new Steps();
const temporalAddress = process.env['TEMPORAL_ADDRESS'] || undefined;
const namespace = temporalAddress === undefined ? undefined : ownNamespace();
let system: EmbeddedSystem | undefined;
try {
  console.log('Starting Temporal, Sage sandbox, mail catcher, worker and API …');
  system = await startSystem({
    keys,
    log,
    logLevel: 'debug',
    tell: (line) => console.log(`  ${line}`),
    temporalAddress,
    namespace,
    ports: { api: 0, temporal: 0, ui: 0, sage: 0, mail: 0, psa: 0 },
  });
  console.log(
    `Up after ${steps.total}. Temporal UI while this runs: ${system.uiUrl ?? `of the server you named, namespace ${system.namespace}`}\n`,
  );
  await play(system, keys.apiKey, steps);
  console.log(
    `\nEvery step was checked against the records of Sage, mailbox and PSA. ${steps.total} in all; log in ${LOG_FILE}.`,
  );
  if (options.keep) {
    console.log(`
Still up, until Ctrl-C:  API ${system.api.url}  Sage ${system.outside.sage.url}  mail ${system.outside.mail.url}
PSA ${system.outside.psa.pageUrl}`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  } else {
    console.log('To look around yourself: npm run demo -- --keep, or npm start.');
  }
} catch (error) {
  console.error(
    `\nThe demo failed: ${error instanceof Error ? error.message : String(error)}\nLog: ${LOG_FILE}`,
  );
  process.exitCode = 1;
} finally {
  await system?.stop();
  if (temporalAddress !== undefined && namespace !== undefined) await tidy(temporalAddress, namespace);
}

async function tidy(address: string, namespace: string): Promise<void> {
  try {
    await removeNamespace(address, namespace);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`The namespace ${namespace} could not be removed from ${address}: ${reason}`);
  }
}
