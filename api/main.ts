import { orExit } from '../temporal/environment.ts';
import { createLogger } from '../temporal/logger.ts';
import { onStopSignal } from '../temporal/on-stop-signal.ts';
import { readApiConfig } from './config.ts';
import { startApi } from './start-api.ts';

const config = orExit(() => readApiConfig(process.env));
const log = createLogger({ level: config.LOG_LEVEL, name: 'api' });
const api = await startApi(config, { env: process.env, log });

onStopSignal((signal) => {
  log.info({ signal }, 'stopping: running requests may end first; a second signal ends at once');
  // Whatever else might hold the process: it is over.
  void api.stop().then(() => process.exit(0));
});
