import { setTimeout as delay } from 'node:timers/promises';

const askAgainMs = 100;

/**
 * Looks and acts again until `step` answers something: others may act at the same moment, and what was just changed takes a while to be
 * seen everywhere. Errors are tried again until the time is up, unless `isFinal` says that trying again cannot help.
 */
export async function converge<T>(
  withinMs: number,
  step: () => Promise<T | 'again'>,
  isFinal: (error: unknown) => boolean,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      const result = await step();
      if (result !== 'again') return result;
      if (Date.now() > deadline) throw new Error(`still not settled after ${withinMs / 1000} s`);
    } catch (error) {
      if (isFinal(error) || Date.now() > deadline) throw error;
    }
    await delay(askAgainMs);
  }
}
