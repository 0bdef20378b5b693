import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How long is waited for what never comes: no limit that a test is about, and so the same everywhere. Far beyond what a loaded machine
 * takes, and less than mocha's own limit (.mocharc.json), so that the failure names what was waited for.
 */
export const PATIENCE_MS = 150_000;
/** A look costs server and worker about 10 ms of processor time, which what is waited for needs itself. */
const FIRST_PAUSE_MS = 25;
const GROWTH = 1.8;
const LONGEST_PAUSE_MS = 500;

/** Looks until something is there, at growing pauses; a look that nobody answered in time is repeated like one that found nothing. @throws Error that names what never came */
export async function eventually<T>(
  look: () => Promise<T | undefined> | T | undefined,
  what: string | (() => string),
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * GROWTH, LONGEST_PAUSE_MS)) {
    const found = await unlessAway(look);
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited in vain for ${typeof what === 'string' ? what : what()}`);
    await sleep(pauseMs);
  }
}

/**
 * What is asked, or undefined where nobody answered in time, as while a day is skipped on a busy machine: that is no word on what is looked for, and
 * is asked again, as the API tells its clients to.
 */
export async function unlessAway<T>(ask: () => Promise<T> | T): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isAway(error)) return undefined;
    throw error;
  }
}

/**
 * gRPC's DEADLINE_EXCEEDED, and FAILED_PRECONDITION, with which a server answers a query while the last workflow task of the run failed, as by
 * its time limit. Temporal's client hands them on as causes.
 */
const isAway = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && (error.code === 4 || error.code === 9)) || isAway(error.cause));
