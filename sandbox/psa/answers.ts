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
  /** Settles after the answer's delay; rejects when `stopped`. */
  wait(answer: Answer): Promise<void>;
  stop(): void;
}

export function createAnswers(): Answers {
  let queue: Answer[] = [];
  const stopped = new AbortController();
  return {
    next(times, answer) {
      queue = Array.from({ length: times }, () => answer);
    },
    take: () => queue.shift() ?? { status: 204 },
    async wait({ delayMs = 0 }) {
      if (delayMs > 0) await delay(delayMs, undefined, { signal: stopped.signal });
    },
    stop: () => stopped.abort(),
  };
}
