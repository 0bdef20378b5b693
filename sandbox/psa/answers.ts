import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

export interface Answer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** How long the sender waits for it. */
  delayMs?: number;
}

/** The answers to give instead of the usual 204. */
export interface Answers {
  next(times: number, answer: Answer): void;
  take(): Answer;
  /** Settles after the answer's delay, or at once when stopped: false, as there is nobody to answer any more. */
  wait(answer: Answer): Promise<boolean>;
  stop(): void;
}

export function createAnswers(): Answers {
  let queue: Answer[] = [];
  const stopped = new AbortController();
  // One for each answer that is waited for.
  setMaxListeners(0, stopped.signal);
  return {
    next(times, answer) {
      queue = Array.from({ length: times }, () => answer);
    },
    take: () => queue.shift() ?? { status: 204 },
    async wait({ delayMs = 0 }) {
      if (delayMs === 0) return !stopped.signal.aborted;
      return delay(delayMs, true, { signal: stopped.signal }).catch(() => false);
    },
    stop: () => stopped.abort(),
  };
}
