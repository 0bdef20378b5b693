import { orExit } from '../temporal/environment.ts';
import { createLogger } from '../temporal/logger.ts';
import { readApiConfig } from './config.ts';
import { startApi } from './start-api.ts';

const config = orExit(() => readApiConfig(process.env));
const log = createLogger({ level: config.LOG_LEVEL, name: 'api' });
const api = await startApi(config, { env: process.env, log });

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'stopping: running requests may end first');
    void api.stop();
  });
}
