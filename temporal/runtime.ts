import { DefaultLogger, type LogLevel, Runtime } from '@temporalio/worker';
import { type Logger } from 'pino';

/** Sends the SDK's own log lines where ours go. Call once per process, before the first worker. */
export function installRuntime(log: Logger): void {
  Runtime.install({
    // Who stops when is decided by the process that holds the worker.
    shutdownSignals: [],
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      log[levels[level]]({ temporal: meta }, message);
    }),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
  });
}

const levels = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
} as const satisfies Record<LogLevel, string>;
