import { mkdir } from 'node:fs/promises';
import { z } from 'zod';
import { createLogger } from '../temporal/logger.ts';
import { orExit, port, readEnvironment } from '../temporal/environment.ts';
import { onStopSignal } from '../temporal/on-stop-signal.ts';
import { installRuntime } from '../temporal/runtime.ts';
import { developmentKeys } from './embedded/development-keys.ts';
import { startSystem } from './embedded/start-system.ts';

/** `npm start`: the whole system on fixed ports, kept under .data so that a restart goes on with open invoices. */
const config = orExit(() =>
  readEnvironment(
    {
      API_PORT: port.default(3000).describe('Port of the API'),
      TEMPORAL_PORT: port.default(7233).describe('Port of the Temporal dev server'),
      TEMPORAL_UI_PORT: port.default(8233).describe('Port of the Temporal UI'),
      SANDBOX_PORT: port.default(4010).describe('Port of the Sage sandbox'),
      MAIL_PORT: port.default(4020).describe('Port of the mail page'),
      PSA_PORT: port.default(4030).describe('Port of the PSA receiver'),
      DATA_DIR: z.string().default('.data').describe('Where everything is kept'),
      LOG_LEVEL: z.string().default('info').describe('pino log level'),
      TEMPORAL_ADDRESS: z.string().optional().describe('A Temporal server that runs already, host:port'),
    },
    process.env,
  ),
);

const log = createLogger({ level: config.LOG_LEVEL, name: 'start' });
installRuntime(log);
await mkdir(config.DATA_DIR, { recursive: true });
const system = await startSystem({
  keys: await developmentKeys(config.DATA_DIR),
  log,
  logLevel: config.LOG_LEVEL,
  tell: (line) => console.log(line),
  dataDir: config.DATA_DIR,
  temporalAddress: config.TEMPORAL_ADDRESS,
  ports: {
    api: config.API_PORT,
    temporal: config.TEMPORAL_PORT,
    ui: config.TEMPORAL_UI_PORT,
    sage: config.SANDBOX_PORT,
    mail: config.MAIL_PORT,
    psa: config.PSA_PORT,
  },
}).catch((error: unknown) => {
  console.error(`\nThe system did not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});

console.log(`
Everything is up; Ctrl-C stops it.

  API             ${system.api.url}            (documents: /docs)
  Bearer key      in ${config.DATA_DIR}/keys.json as "apiKey"
  Temporal UI     ${system.uiUrl ?? '(of the server you named)'}
  Temporal        ${system.temporalAddress}
  Sage sandbox    ${system.outside.sage.url}
  Mail catcher    ${system.outside.mail.url}
  PSA receiver    ${system.outside.psa.pageUrl}
`);

onStopSignal(() => {
  console.log('\nStopping: running calls may end first (Ctrl-C again ends at once) …');
  void system.stop().then(() => console.log('Stopped.'));
});
