import { DefaultLogger, type LogLevel, Runtime } from '@temporalio/worker';
import { type Logger } from 'pino';

/** Sends the SDK's own log lines where ours go. Call once per process, before the first worker. */
export function installRuntime(log: Logger): void {
  Runtime.install({
    // Who stops when is decided by the process that holds the worker.
    shutdownSignals: [],
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      log[levels[level]](readable(meta), message);
    }),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
  });
}

/** An error shows by its message alone: its details repeat what an activity was given, a customer's address among it. */
function readable(meta: Readonly<Record<string | symbol, unknown>> | undefined): object {
  const { error, ...rest } = meta ?? {};
  if (error === undefined) return rest;
  return {
    ...rest,
    error: error instanceof Error ? `${error.name}: ${error.message}` : JSON.stringify(error),
  };
}

const levels = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
} as const satisfies Record<LogLevel, string>;
