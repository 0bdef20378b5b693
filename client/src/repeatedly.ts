import { setTimeout as sleep } from 'node:timers/promises';
import { GaveUpError, NoAnswerError, ProblemError } from './problem-error.ts';

export interface Patience {
  /** Milliseconds until it is given up. */
  readonly deadlineMs: number;
  /** Ends it at once; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Does what may be done twice, until it succeeds: after no answer, 429, 5xx and whatever the API calls retriable, as late as it asks for, else
 * after a quarter of a second doubling to thirty, each half by chance, so that many callers do not come back in step.
 * @throws GaveUpError after the deadline
 * @throws ProblemError for what will not pass by itself
 */
export async function repeatedly<T>(
  what: string,
  work: (signal: AbortSignal | undefined) => Promise<T>,
  { deadlineMs, signal }: Patience,
): Promise<T> {
  const until = Date.now() + deadlineMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return await work(signal);
    } catch (error) {
      if (!isPassing(error)) throw error;
      const pauseMs = pauseAfter(error, tries);
      if (Date.now() + pauseMs > until) throw gaveUp(what, tries, deadlineMs, error);
      await pause(pauseMs, signal);
    }
  }
}

/** @throws the reason of the signal */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => signal?.throwIfAborted());
}

const isPassing = (error: unknown): boolean =>
  error instanceof NoAnswerError ||
  (error instanceof ProblemError && (error.retriable || error.status === 429 || isFault(error.status)));

/** 501 is what nobody has done yet, and stays so. */
const isFault = (status: number): boolean => status >= 500 && status !== 501;

function pauseAfter(error: unknown, tries: number): number {
  if (error instanceof ProblemError && error.retryAfterMs !== null) return error.retryAfterMs;
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
  return longest / 2 + (Math.random() * longest) / 2;
}

function gaveUp(what: string, tries: number, deadlineMs: number, cause: unknown): GaveUpError {
  const last = cause instanceof Error ? cause.message : String(cause);
  return new GaveUpError(
    `Gave up on ${what} after ${tries} tries and ${deadlineMs / 1000} s; the last one: ${last}`,
    { cause },
  );
}
