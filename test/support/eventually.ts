import { setTimeout as sleep } from 'node:timers/promises';

/** A look costs server and worker about 10 ms of processor time, which what is waited for needs itself. */
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 250;

/** Looks until something is there, at growing pauses. @throws Error that names what never came */
export async function eventually<T>(
  look: () => Promise<T | undefined> | T | undefined,
  what: string | (() => string),
  withinMs = 15_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end)
      throw new Error(`Waited ${withinMs} ms in vain for ${typeof what === 'string' ? what : what()}`);
    await sleep(pauseMs);
  }
}
