import { constants } from 'node:os';

/**
 * `stop` at the first SIGINT or SIGTERM; at the second the process ends at once, with the exit code of a process that the signal ended:
 * whoever presses Ctrl-C again does not want to wait.
 */
export function onStopSignal(stop: (signal: NodeJS.Signals) => void): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(128 + constants.signals[signal]);
      isStopping = true;
      stop(signal);
    });
  }
}
