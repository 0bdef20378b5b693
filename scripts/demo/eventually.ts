import { setTimeout as sleep } from 'node:timers/promises';

/** Looks until something is there. @throws Error that names what never came */
export async function eventually<T>(
  look: () => Promise<T | undefined> | T | undefined,
  what: string,
  withinMs = 15_000,
): Promise<T> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(30)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`Waited ${withinMs} ms in vain for ${what}`);
}
