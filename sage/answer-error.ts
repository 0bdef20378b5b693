import { type ErrorBody, parseErrorBody } from './error-body.ts';
import { SageError, type SageErrorDetail, type SageErrorKind } from './error.ts';
import { endpointOf, type HttpAnswer, type HttpCall, isWrite, withoutSecrets } from './http-call.ts';
import { retryAfterMs } from './retry-after.ts';

export const isSuccess = (answer: HttpAnswer): boolean => answer.status >= 200 && answer.status < 300;

/** The error for an answer whose status is no success. */
export function answerError(call: HttpCall, answer: HttpAnswer): SageError {
  const body = parseErrorBody(withoutSecrets(call, answer.body.toString('utf8')));
  const kind = kindOf(call, answer.status, body);
  const lost = kind === 'unknown_outcome' ? ', Sage may have done it' : '';
  return new SageError({
    kind,
    endpoint: endpointOf(call),
    reason: `answered ${answer.status}${explain(body)}${lost}`,
    status: answer.status,
    requestId: answer.requestId,
    retryAfterMs: retryAfterMs(answer.header('retry-after')),
    details: body.details,
  });
}

function kindOf(call: HttpCall, status: number, body: ErrorBody): SageErrorKind {
  const lost = isWrite(call) ? 'unknown_outcome' : 'unavailable';
  if (status === 429) return 'rate_limited';
  // A 5xx to a write may still have been committed (Sage guide on idempotency).
  if (status >= 500 || status === 408) return lost;
  if (status < 400) return isWrite(call) ? 'unknown_outcome' : 'unexpected_answer';
  // A 4xx page comes from something in front of Sage: it is no word of Sage on the record or the rights.
  if (!body.fromSage) return lost;
  const codes = body.details.map((detail) => detail.code);
  if (codes.includes('IdempotencyResourceMismatch')) return 'idempotency_mismatch';
  if (codes.includes('invalid_grant')) return 'invalid_grant';
  if (codes.includes('invalid_client') || codes.includes('unauthorized_client')) return 'invalid_client';
  switch (status) {
    case 401:
      return isSubscriptionMissing(body.details) ? 'no_subscription' : 'token_refused';
    case 403:
      return 'forbidden';
    case 404:
      // Without a word of Sage that there is no such record, it may be a gateway that knows no such address.
      return body.details.length > 0 ? 'not_found' : lost;
    default:
      return 'invalid';
  }
}

/** "No active subscription. (MSE)" is a 401 that no new token cures (Sage guide on frequent errors). */
const isSubscriptionMissing = (details: readonly SageErrorDetail[]): boolean =>
  details.some((detail) => detail.code === 'AuthorizationFailure' || detail.message.includes('(MSE)'));

function explain(body: ErrorBody): string {
  if (!body.fromSage) return body.page === undefined ? ', not from Sage' : ` with a page "${body.page}"`;
  const said = body.details.map(({ message, field, code }) => {
    const about = [field, code].filter((part) => part !== undefined && part !== message).join(', ');
    return about === '' ? `"${message}"` : `"${message}" (${about})`;
  });
  return said.length === 0 ? '' : `: ${said.join('; ')}`;
}
