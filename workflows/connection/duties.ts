import { type ConnectionState } from './state.ts';

export const MAX_SLEEP_MS = 30 * 86_400_000;

/** Milliseconds since 1970 of the next thing to do unasked. */
export function nextDutyAt(state: ConnectionState): number {
  const times = [state.authorization?.expiresAt, state.nextUpkeepAt].map((at) =>
    at ? Date.parse(at) : Infinity,
  );
  return Math.min(...times, Date.now() + MAX_SLEEP_MS);
}
