/**
 * What went wrong with a call to Sage:
 * - `not_sent`: refused, no such host, no connection in time; certainly not processed.
 * - `unknown_outcome`: a write whose answer was lost or makes no sense; it may have happened. Look before, or repeat only
 *   under the same idempotency id.
 * - `unavailable`: a read that got no answer, an answer cut short, a 5xx or a gateway's page.
 * - `rate_limited`: 429; `retryAfterMs` when Sage said how long.
 * - `token_refused`: the access token is not accepted (401). `no_subscription`: 401 as well, but no new token helps.
 * - `not_in_edition`: refused as without a subscription, while Sage answers other calls: the edition of the business lacks it.
 * - `forbidden`: the user behind the token lacks the right (403).
 * - `not_found`: Sage itself says there is no such record (404).
 * - `invalid`: Sage read the request and refused its content (422 and other 4xx); see `details`.
 * - `idempotency_mismatch`: the idempotency id was used before for another kind of record.
 * - `invalid_grant`: code or refresh token spent, expired or revoked. `invalid_client`: our client id or secret is wrong.
 * - `unexpected_answer`: a read answered with success, but not in the shape we know.
 * - `too_large`: a read answered with more bytes than allowed.
 * - `wrong_business`: the answer came from another Sage business than the one asked.
 */
export type SageErrorKind =
  | 'not_sent'
  | 'unknown_outcome'
  | 'unavailable'
  | 'rate_limited'
  | 'token_refused'
  | 'no_subscription'
  | 'not_in_edition'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'idempotency_mismatch'
  | 'invalid_grant'
  | 'invalid_client'
  | 'unexpected_answer'
  | 'too_large'
  | 'wrong_business';

/** One complaint of Sage: its `$message`, `$source` (our field, often empty) and `$dataCode`. */
export interface SageErrorDetail {
  readonly message: string;
  readonly field?: string | undefined;
  readonly code?: string | undefined;
}

/** What is kept of the failure underneath. Never the HTTP client's own error: that one carries the access token. */
export interface SageErrorCause {
  readonly code: string | undefined;
  readonly message: string;
}

export interface SageFailure {
  readonly kind: SageErrorKind;
  /** Method and path template, without ids: "GET /contacts/{id}". */
  readonly endpoint: string;
  readonly reason: string;
  /** Whether Sage may have kept what was sent. Reads commit nothing. */
  readonly committed?: 'no' | 'unknown' | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly details?: readonly SageErrorDetail[] | undefined;
  readonly cause?: SageErrorCause | undefined;
}

/** The only error that calls to Sage throw. Its message and fields are free of tokens and secrets. */
export class SageError extends Error {
  override readonly name = 'SageError';
  readonly kind: SageErrorKind;
  readonly endpoint: string;
  readonly committed: 'no' | 'unknown';
  readonly status?: number;
  /** Sage support asks for it. */
  readonly requestId?: string;
  readonly retryAfterMs?: number;
  readonly details: readonly SageErrorDetail[];

  constructor(failure: SageFailure) {
    const request = failure.requestId === undefined ? '' : ` (x-request-id ${failure.requestId})`;
    super(`${failure.endpoint}: ${failure.reason}${request}`, failure.cause && { cause: failure.cause });
    this.kind = failure.kind;
    this.endpoint = failure.endpoint;
    this.committed = failure.committed ?? (failure.kind === 'unknown_outcome' ? 'unknown' : 'no');
    if (failure.status !== undefined) this.status = failure.status;
    if (failure.requestId !== undefined) this.requestId = failure.requestId;
    if (failure.retryAfterMs !== undefined) this.retryAfterMs = failure.retryAfterMs;
    this.details = failure.details ?? [];
  }
}
