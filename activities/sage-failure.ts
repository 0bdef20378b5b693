import { ApplicationFailure, ApplicationFailureCategory, TemporalFailure } from '@temporalio/common';
import { type AttentionCode, type AttentionDraft } from '../domain/attention.ts';
import { remedyOfRefusal } from '../domain/connection/rights.ts';
import {
  type FailureEvidence,
  failureTypes,
  type NeedsPersonDetails,
  type TryAgainDetails,
} from '../domain/failures.ts';
import { type RecordedCall } from '../domain/invoice/recorded-call.ts';
import { SageError } from '../sage/error.ts';
import { packCalls } from '../temporal/packed-calls.ts';

/**
 * The one place where Sage's errors become Temporal failures: again, after this delay, never, wait for consent, wait for
 * a person. Whatever is not a SageError passes through, and the workflow takes it for a fault of ours that may pass.
 */
export function asFailure(error: unknown, calls: number): unknown {
  if (!(error instanceof SageError)) return error;
  switch (error.kind) {
    case 'not_sent':
    case 'unknown_outcome':
    case 'unavailable':
    case 'rate_limited':
      // A 5xx to a write, or no answer to it, is an unknown outcome; `unavailable` is of reads alone.
      return sageAway(error, calls);
    case 'token_refused':
      return connectionLost(error.message);
    case 'invalid_grant':
      return consentRefused(error.message);
    case 'invalid_client':
      return ApplicationFailure.create({
        message: error.message,
        type: failureTypes.configuration,
        nonRetryable: true,
      });
    case 'no_subscription':
      return needsPerson(error, 'no_subscription', calls);
    case 'not_in_edition':
      return needsPerson(error, 'not_in_edition', calls);
    case 'forbidden':
      return needsPerson(error, 'sage_forbidden', calls, remedyOfRefusal(error.endpoint));
    case 'invalid':
      return refusedContent(error, calls);
    case 'not_found':
    case 'idempotency_mismatch':
      return needsPerson(error, 'sage_refused', calls);
    case 'unexpected_answer':
    case 'too_large':
    case 'wrong_business':
      return needsPerson(error, 'sage_unexpected', calls);
  }
}

function sageAway(error: SageError, calls: number): ApplicationFailure {
  const retryAfterMs = error.retryAfterMs ?? null;
  const unsettled = error.kind === 'unknown_outcome';
  const rateLimited = error.kind === 'rate_limited';
  const { message } = error;
  const details = { service: 'sage', message, retryAfterMs, rateLimited, unsettled, calls } as const;
  // The workflow keeps the delay that a 429 asks for; where Temporal repeats by itself it must not.
  return tryAgain(details, { nonRetryable: rateLimited || retryAfterMs !== null });
}

/** Somebody outside is busy or away; expected, so it is no warning in the log. */
export const tryAgain = (
  details: TryAgainDetails,
  { nonRetryable }: { nonRetryable: boolean },
): ApplicationFailure =>
  ApplicationFailure.create({
    message: details.message,
    type: failureTypes.tryAgain,
    nonRetryable,
    category: ApplicationFailureCategory.BENIGN,
    details: [details],
  });

/** No usable consent: the invoice waits for the connection, which says what to do. */
export const connectionLost = (message: string): ApplicationFailure =>
  ApplicationFailure.create({
    message,
    type: failureTypes.connectionLost,
    nonRetryable: true,
    category: ApplicationFailureCategory.BENIGN,
  });

/** The connection moved on to another Sage business: calls meant for the first must not reach it. */
export function otherBusiness(businessUnit: string): ApplicationFailure {
  const message = `The connection of "${businessUnit}" leads to another Sage business than the one this work began in.`;
  return attention({ code: 'other_business', message }, { calls: 0, effect: 'not_called' });
}

const consentRefused = (message: string): ApplicationFailure =>
  ApplicationFailure.create({ message, type: failureTypes.consentRefused, nonRetryable: true });

const needsPerson = (
  error: SageError,
  code: AttentionCode,
  calls: number,
  fix?: string,
): ApplicationFailure =>
  attention(
    { code, message: error.message, sageRequestId: error.requestId, ...(fix !== undefined && { fix }) },
    { calls, effect: effectOf(error), endpoint: error.endpoint },
  );

/** Adds what was sent to a failure whose outcome is open, so that the same can be sent again. */
export function withSentBody(error: unknown, sentBody: string): unknown {
  if (!(error instanceof ApplicationFailure)) return error;
  const details: unknown = error.details?.[0];
  if (typeof details !== 'object' || details === null) return error;
  const isOpen =
    ('unsettled' in details && details.unsettled === true) ||
    ('effect' in details && details.effect === 'unknown');
  if (!isOpen) return error;
  const [, ...others] = error.details ?? [];
  return withDetails(error, [{ ...details, sentBody }, ...others]);
}

/** Adds the calls that were made to whatever became of them. */
export function withEvidence(error: unknown, calls: readonly RecordedCall[]): unknown {
  const isPlain = error instanceof Error && !(error instanceof TemporalFailure);
  if (calls.length === 0 || !(isPlain || error instanceof ApplicationFailure)) return error;
  const failure = error instanceof ApplicationFailure ? error : ApplicationFailure.fromError(error);
  const evidence: FailureEvidence = { evidence: packCalls(calls) };
  return withDetails(failure, [failure.details?.[0] ?? null, evidence]);
}

const withDetails = (error: ApplicationFailure, details: unknown[]): ApplicationFailure =>
  new ApplicationFailure(
    error.message,
    error.type,
    error.nonRetryable,
    details,
    error.cause,
    error.nextRetryDelay,
    error.category,
  );

/** That a read was refused, or the right to write, says nothing of a write before it. */
function effectOf(error: SageError): NeedsPersonDetails['effect'] {
  if (error.committed === 'unknown') return 'unknown';
  if (error.endpoint.startsWith('GET ')) return 'not_called';
  return EXAMINED.has(error.status ?? 0) ? 'none' : 'not_examined';
}

/** With these Sage judges the record itself; the same request under the same idempotency id would have got the record, had there been one. */
const EXAMINED: ReadonlySet<number> = new Set([400, 422]);

/** Ends in front of a person, with what the step knows. */
export function attention(
  draft: AttentionDraft,
  outcome: Omit<NeedsPersonDetails, 'attention'>,
): ApplicationFailure {
  const details: NeedsPersonDetails = { attention: draft, ...outcome };
  return ApplicationFailure.create({
    message: draft.message,
    type: failureTypes.needsPerson,
    nonRetryable: true,
    details: [details],
  });
}

/** Sage's message alone would send a person to look for a field that is there. */
function refusedContent(error: SageError, calls: number): ApplicationFailure {
  const code = refusalCode(error);
  const failure = { calls, effect: effectOf(error) };
  if (code !== 'text_refused') return needsPerson(error, code, calls);
  const message = `Sage refused the text in ${textFieldsOf(error).join(', ')}. Its message may say that a field is missing: it was sent. ${error.message}`;
  return attention({ code, message, sageRequestId: error.requestId }, failure);
}

/** Texts that the API lets nobody leave empty where Sage requires them: said to be missing, their characters are meant (observed). */
const TEXT_FIELD =
  /(?:^|[._[\]])(?:description|name|reference|notes|terms_and_conditions|address_line_\d|city|region|postal_code)\b/;

const textFieldsOf = ({ endpoint, details }: SageError): string[] =>
  endpoint.startsWith('GET ')
    ? []
    : details.flatMap(({ field, message }) =>
        field !== undefined && TEXT_FIELD.test(field) && /required|invalid|html|character/i.test(message)
          ? [field]
          : [],
      );

/**
 * What a 422 is about, by Sage's sources and messages: `line_items.tax_rate_id`, "must be 'Zero Rated' for Customers outside
 * the EU", `ledger_account_id`.
 */
function refusalCode(error: SageError): AttentionCode {
  if (textFieldsOf(error).length > 0) return 'text_refused';
  // "Invoice Address is required.", "Delivery Address is required." (reported live), both without a field.
  if (error.details.some(({ message }) => /\baddress is required/i.test(message))) return 'address_needed';
  // The number of the customer, whose form Sage checks: no rate is wrong.
  if (error.details.some(({ field }) => field?.includes('tax_number'))) return 'sage_refused';
  const said = error.details.map((detail) => `${detail.field ?? ''} ${detail.message}`).join('\n');
  if (/tax|zero rated|\bvat\b/i.test(said)) return 'tax_refused';
  return /ledger/i.test(said) ? 'ledger_not_usable' : 'sage_refused';
}
