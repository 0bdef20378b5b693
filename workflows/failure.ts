import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';
import { remedyOf } from '../domain/attention.ts';
import {
  failureTypes,
  type NeedsPersonDetails,
  type RefusalDetails,
  type TryAgainDetails,
} from '../domain/failures.ts';

/** What an activity's failure means; the counterpart of `activities/sage-failure.ts`. */
export type Failure =
  | ({ readonly kind: 'try_again' } & TryAgainDetails)
  | ({ readonly kind: 'needs_person' } & NeedsPersonDetails)
  | { readonly kind: 'connection_lost'; readonly message: string }
  | { readonly kind: 'consent_refused'; readonly message: string }
  | { readonly kind: 'configuration'; readonly message: string }
  /** The worker died or hung, `heartbeat` is the last thing it said; or no worker had begun in time. */
  | { readonly kind: 'timed_out'; readonly begun: boolean; readonly heartbeat: unknown };

/** @throws the error itself when it is not an activity's failure: a fault of ours, to be seen as such. */
export function failureOf(error: unknown): Failure {
  const cause: unknown = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof TimeoutFailure) {
    const begun = cause.timeoutType !== 'SCHEDULE_TO_START';
    return { kind: 'timed_out', begun, heartbeat: cause.lastHeartbeatDetails };
  }
  if (!(cause instanceof ApplicationFailure)) throw error;
  const details: unknown = cause.details?.[0];
  switch (cause.type) {
    case failureTypes.tryAgain:
      return { kind: 'try_again', ...(isTryAgain(details) ? details : unknownDelay(cause.message)) };
    case failureTypes.needsPerson:
      if (isNeedsPerson(details)) return { kind: 'needs_person', ...details };
      throw error;
    case failureTypes.connectionLost:
      return { kind: 'connection_lost', message: cause.message };
    case failureTypes.consentRefused:
      return { kind: 'consent_refused', message: cause.message };
    case failureTypes.configuration:
      return { kind: 'configuration', message: cause.message };
    default:
      // A fault of ours in an activity: waiting and trying again is all that helps.
      return { kind: 'try_again', ...unknownDelay(cause.message) };
  }
}

/** One sentence and one remedy for a person, whatever went wrong. */
export function explain(failure: Failure): { message: string; fix: string } {
  switch (failure.kind) {
    case 'try_again':
      return { message: failure.message, fix: 'Sage is busy or away: try again in a few minutes.' };
    case 'timed_out':
      return { message: 'The call to Sage did not end in time.', fix: 'Try again in a few minutes.' };
    case 'needs_person':
      return { message: failure.attention.message, fix: remedyOf(failure.attention) };
    case 'connection_lost':
    case 'consent_refused':
      return { message: failure.message, fix: 'Connect to Sage again.' };
    case 'configuration':
      return {
        message: failure.message,
        fix: "The operator must correct SAGE_CLIENT_ID and SAGE_CLIENT_SECRET: Sage does not know this application's credentials.",
      };
  }
}

/** Of a write: its answer was lost. */
export function mayHaveTakenEffect(failure: Failure): boolean {
  if (failure.kind === 'try_again') return failure.unsettled;
  if (failure.kind === 'timed_out') return failure.begun;
  return failure.kind === 'needs_person' && failure.effect === 'unknown';
}

/** What a refusal because of this adds for the caller: whether the same request may be taken later, and when. */
export function retriableAfter(failure: Failure): Pick<RefusalDetails, 'retriable' | 'retryAfterSeconds'> {
  if (failure.kind === 'timed_out') return { retriable: true };
  if (failure.kind !== 'try_again') return {};
  const { retryAfterMs } = failure;
  return {
    retriable: true,
    ...(retryAfterMs !== null && { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }),
  };
}

const unknownDelay = (message: string): TryAgainDetails => ({
  service: 'sage',
  message,
  retryAfterMs: null,
  unsettled: true,
  calls: 0,
});

const isTryAgain = (details: unknown): details is TryAgainDetails =>
  typeof details === 'object' && details !== null && 'unsettled' in details;

const isNeedsPerson = (details: unknown): details is NeedsPersonDetails =>
  typeof details === 'object' && details !== null && 'attention' in details;
