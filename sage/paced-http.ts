import { setTimeout as sleep } from 'node:timers/promises';
import { type Pacing } from '../domain/turnstile/messages.ts';
import { afterCall, nextCallAt } from '../domain/turnstile/pace.ts';
import { SageError } from './error.ts';
import { endpointOf, type HttpCall } from './http-call.ts';
import { type SageHttp } from './http.ts';

export interface CallTimes {
  /** Calls go out no faster than this; null: at once. */
  readonly pacing: Pacing | null;
  /** No call goes out after this time, milliseconds since 1970: whoever asked no longer waits for its answer. */
  readonly deadlineMs: number;
  /** So far is this machine's clock ahead of the one by which `pacing` was made; 0 by default. */
  readonly clockAheadMs?: number;
}

export interface PacedHttp extends SageHttp {
  /** The pace's theoretical arrival time after the calls so far, by the clock that made `pacing`; undefined where no pace is kept. */
  readonly arrivalMs: () => number | undefined;
}

/** Time as the calls see it; tests give their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

const realClock: Clock = { now: () => Date.now(), sleep };

/** The same pool for one stretch of work, whose calls keep their pace and end in time. */
export function pacedHttp(
  http: SageHttp,
  { pacing, deadlineMs, clockAheadMs = 0 }: CallTimes,
  clock: Clock = realClock,
): PacedHttp {
  let arrivalMs = (pacing?.arrivalMs ?? 0) + clockAheadMs;
  return {
    ...http,
    arrivalMs: () => (pacing === null ? undefined : arrivalMs - clockAheadMs),
    send: async (call) => {
      if (pacing === null) {
        if (clock.now() > deadlineMs) throw tooLate(call);
        return http.send(call);
      }
      const waitMs = nextCallAt(pacing, arrivalMs) - clock.now();
      if (waitMs > 0) await clock.sleep(waitMs);
      if (clock.now() > deadlineMs) throw tooLate(call);
      arrivalMs = afterCall(pacing, arrivalMs, clock.now());
      try {
        return await http.send(call);
      } finally {
        // Sage counts a call somewhere between its sending and its answer; the later of the two is on the safe side.
        arrivalMs = Math.max(arrivalMs, clock.now() + pacing.intervalMs);
      }
    },
  };
}

/** A process that was stopped and woke up must not do what was asked of it before. */
const tooLate = (call: HttpCall): SageError =>
  new SageError({
    kind: 'not_sent',
    endpoint: endpointOf(call),
    reason: 'not sent, the attempt it belongs to is over',
  });
