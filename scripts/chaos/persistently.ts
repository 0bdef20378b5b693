import { setTimeout as delay } from 'node:timers/promises';

export const PATIENCE_MS = 90_000;

/** Does it again until it works: what is called may be killed at any moment. @throws the last error after `withinMs`, or when all is over */
export async function persistently<T>(
  work: () => Promise<T>,
  withinMs = PATIENCE_MS,
  over?: AbortSignal,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until || over?.aborted === true) throw error;
      await delay(500);
    }
  }
}
