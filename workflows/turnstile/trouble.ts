import { backOffMs } from '../../domain/turnstile/back-off.ts';
import { type TurnReport } from '../../domain/turnstile/messages.ts';
import { type Trouble } from './turnstile-state.ts';

/** Sage's 429 without a word on how long (its body and headers are documented nowhere). */
const UNTOLD_PAUSE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What a turn that came back tells of Sage; null when Sage answered. */
export function troubleAfter(
  { workflowId, outcome }: Pick<TurnReport, 'workflowId' | 'outcome'>,
  before: Trouble | null,
  nowMs: number,
): Trouble | null {
  switch (outcome.kind) {
    case 'done':
    case 'withdrawn':
    case 'unknown':
      return null;
    case 'rate_limited':
      return {
        reason: 'rate_limited',
        message: 'Sage asked to wait: it has had too many calls from this business.',
        sinceMs: before?.sinceMs ?? nowMs,
        untilMs: nowMs + Math.min(outcome.retryAfterMs ?? UNTOLD_PAUSE_MS, DAY_MS),
        failures: 0,
        failedBy: workflowId,
      };
    case 'sage_away':
      return awayAfter(workflowId, outcome.message, before?.reason === 'sage_away' ? before : null, nowMs);
  }
}

function awayAfter(failedBy: string, message: string, before: Trouble | null, nowMs: number): Trouble {
  // One that fails again and again may be to blame itself: the pauses of all grow only when another one fails too.
  const another = before !== null && before.failedBy !== failedBy;
  const failures = (before?.failures ?? 0) + (another ? 1 : 0);
  return {
    reason: 'sage_away',
    // Each failure has a request id of its own; told of every one, thousands who wait would hear the same over and over.
    message: before?.message ?? message,
    sinceMs: before?.sinceMs ?? nowMs,
    untilMs: nowMs + backOffMs(failures),
    failures,
    failedBy,
  };
}
