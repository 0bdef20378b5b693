import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem.ts';
import { type ShownInvoice } from './invoices.ts';

type Versioned = Pick<ShownInvoice, 'version' | 'stopped'>;

export interface LongPoll {
  /** Seconds; 0 does not wait. */
  readonly wait: number;
  /** The version already known; undefined: the present one. */
  readonly after?: number | undefined;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Reads until the invoice has changed or ended, the time is over, or `stopping` is aborted; then what was read last.
 * @throws Problem where already the first read fails
 */
export async function waitForChange<T extends Versioned>(
  read: () => Promise<T>,
  { wait, after }: LongPoll,
  stopping: AbortSignal,
): Promise<T> {
  const until = Date.now() + wait * 1000;
  let view = await read();
  const known = after ?? view.version;
  let pauseMs = FIRST_PAUSE_MS;
  while (view.stopped === null && view.version <= known && wait > 0 && Date.now() + pauseMs <= until) {
    await sleep(pauseMs, undefined, { signal: stopping }).catch(() => undefined);
    // The workers may be told to stop as well: what was read a moment ago needs none of them.
    if (stopping.aborted) break;
    view = await read().catch((error: unknown) => {
      // A worker that restarts answers again in a moment, and what is known is worth more than a 503.
      if (error instanceof Problem && error.fields.status === 503) return view;
      throw error;
    });
    pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS);
  }
  return view;
}
