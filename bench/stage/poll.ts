import { setTimeout as sleep } from 'node:timers/promises';

/** Records carry their own times, so looking seldom loses nothing and takes little from what is measured. */
const EVERY_MS = 250;

export type Look<T> = { readonly found: T } | { readonly missing: number };

/** Looks until there is an answer. @throws Error that says what never came, with `missing` */
export async function poll<T>(look: () => Promise<Look<T>>, what: string, withinMs: number): Promise<T> {
  for (const end = Date.now() + withinMs; ; await sleep(EVERY_MS)) {
    const seen = await look();
    if ('found' in seen) return seen.found;
    if (Date.now() > end) throw new Error(`Waited ${withinMs} ms for ${what}; ${seen.missing} are missing`);
  }
}
