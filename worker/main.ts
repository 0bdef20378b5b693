import { orExit } from '../temporal/environment.ts';
import { createLogger } from '../temporal/logger.ts';
import { onStopSignal } from '../temporal/on-stop-signal.ts';
import { installRuntime } from '../temporal/runtime.ts';
import { readWorkerConfig } from './config.ts';
import { startWorker } from './start-worker.ts';

const config = orExit(() => readWorkerConfig(process.env));
const log = createLogger({ level: config.LOG_LEVEL, name: 'worker' });
installRuntime(log);

const worker = await startWorker(config, { env: process.env, log });
onStopSignal((signal) => {
  log.info({ signal }, 'stopping: running calls may end first; a second signal ends at once');
  void worker.stop();
});
await worker.stopped;
