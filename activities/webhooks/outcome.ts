import { type AttemptResult } from '../../domain/webhooks/delivery.ts';
import { DestinationRefused } from './destinations.ts';
import { type Answer } from './post.ts';

/** What the receiver's own words are shortened to; those of one that took the event say less, and there are far more of them. */
const SHOWN = 2_000;
const SHOWN_OF_SUCCESS = 500;

type Outcome = Omit<AttemptResult, 'attempt'> &
  Pick<AttemptResult['attempt'], 'outcome' | 'status' | 'reason' | 'answer'> & { readonly gone: boolean };

const again = { outcome: 'failed', next: 'again', gone: false } as const;

/** What an answer means. Only a 2xx takes the event (Standard Webhooks); 410 takes this and all later ones back. */
export function outcomeOf({ status, text, retryAfterMs }: Answer): Outcome {
  const said = text.trim() === '' ? null : text.trim();
  if (status >= 200 && status < 300) {
    return {
      outcome: 'delivered',
      next: 'none',
      gone: false,
      status,
      reason: null,
      answer: said?.slice(0, SHOWN_OF_SUCCESS) ?? null,
      retryAfterMs: null,
    };
  }
  const answer = said?.slice(0, SHOWN) ?? null;
  if (status === 410) {
    const reason = 'answered 410, that it wants no more events: the endpoint is disabled';
    return { outcome: 'failed', next: 'never', gone: true, status, reason, answer, retryAfterMs: null };
  }
  if (status >= 300 && status < 400) {
    const reason = `answered ${status}, and redirects are not followed: give the endpoint the address it leads to`;
    return { ...again, status, reason, answer, retryAfterMs: null };
  }
  const asked = status === 429 || status === 503 ? retryAfterMs : null;
  const reason = `answered ${status}${asked === null ? '' : ` and asked for ${Math.ceil(asked / 1000)} s`}`;
  return { ...again, status, reason, answer, retryAfterMs: asked };
}

/** What it means that no answer came. */
export function outcomeOfError(error: unknown, timeoutMs: number): Outcome {
  return { ...again, status: null, reason: reasonOf(error, timeoutMs), answer: null, retryAfterMs: null };
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (error instanceof DestinationRefused) return error.message;
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError' || error.name === 'AbortError' || error.cause instanceof DOMException) {
    return `did not answer within ${timeoutMs / 1000} seconds`;
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // Several addresses tried in vain come as one error without words of its own.
  return `could not be reached: ${code ?? (error.message || error.name)}`;
}
