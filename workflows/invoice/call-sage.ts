import { sleep } from '@temporalio/workflow';
import { rightRefusedSignal } from '../../domain/connection/messages.ts';
import { AWAITED_MS, awaitedFileAction } from '../../domain/invoice/attachments.ts';
import { connectionWorkflowId } from '../../domain/keys.ts';
import { type Counted, type TryAgainDetails } from '../../domain/failures.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type Failure, failureOf, mayHaveTakenEffect } from '../failure.ts';
import { type InvoiceRun } from './run.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { NeedsAttention } from './stops.ts';

/** The longest delay taken from Sage's word: what is spent of a day's limit is back the next day. */
const DAY_MS = 86_400_000;
/** A hiccup: tried again without a word. */
const QUIET_PAUSES_MS = [500, 3_000];
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** None makes more, but for a list of many pages. */
const CALLS_OF_AN_ACTIVITY = 3;
/**
 * The connection tells of its recovery; this is for a refusal that it never saw as a loss, as when a token ran out right after it was
 * replaced. Then nobody tells, so the first look is soon; while the consent is lost the turnstile lets none of them call.
 */
const FIRST_LOOK_MS = 60_000;
const LONGEST_LOOK_MS = 6 * 3_600_000;
const lookAgainMs = (failures: number): number =>
  Math.min(FIRST_LOOK_MS * 2 ** Math.min(failures, 20), LONGEST_LOOK_MS);

/** Who calls which Sage business, in the turn of this moment. */
export const onBehalfOf = (
  { state: { businessUnit }, turn: { pacing } }: InvoiceRun,
  { sageBusinessId }: { readonly sageBusinessId: string },
) => ({ businessUnit, sageBusinessId, pacing });

/**
 * Repeats a call to Sage, each time in a turn, until it has an answer, waiting in sight meanwhile: for its turn, for Sage, or for
 * the connection. What a person must settle leaves as NeedsAttention. `onLost` is told when a call may have taken effect without an answer.
 */
export async function callSage<T>(
  run: InvoiceRun,
  call: () => Promise<Counted<T>>,
  onLost: (failure: Failure) => void = () => undefined,
): Promise<T> {
  const { progress } = run;
  for (; ; progress.failures += 1) {
    await run.holdTurn();
    try {
      const { value, calls, arrivalMs, turnReturned } = await call();
      run.spent(calls, arrivalMs);
      if (turnReturned === true) run.turn.returned();
      progress.failures = 0;
      return value;
    } catch (error) {
      if (error instanceof NeedsAttention) {
        // Of a lost worker, read off its heartbeat by the call itself.
        run.turn.spent(CALLS_OF_AN_ACTIVITY);
        progress.failures = 0;
        throw error;
      }
      const failure = failureOf(error);
      run.spent('calls' in failure ? failure.calls : 0);
      // What a lost worker had called is not known.
      if (failure.kind === 'timed_out' && failure.begun) run.turn.spent(CALLS_OF_AN_ACTIVITY);
      if (mayHaveTakenEffect(failure)) onLost(failure);
      await afterFailure(run, failure, progress.failures);
    }
  }
}

async function afterFailure(run: InvoiceRun, failure: Failure, failures: number): Promise<void> {
  switch (failure.kind) {
    case 'needs_person':
      run.progress.failures = 0;
      if (failure.attention.code === 'sage_forbidden')
        tellMissingRight(run.state, failure.endpoint, failure.attention.message);
      throw new NeedsAttention(failure.attention, failure.effect);
    case 'connection_lost':
    case 'consent_refused':
      return run.awaitConnection(
        failure.message,
        'Connect the business unit to Sage again if its connection says so; the invoice goes on by itself.',
        lookAgainMs(failures),
      );
    case 'configuration':
      return run.awaitConnection(
        failure.message,
        "The operator must correct the application's Sage credentials; the invoice then goes on by itself.",
        lookAgainMs(failures),
      );
    case 'try_again':
      return backOff(run, failure, failures);
    case 'timed_out':
      return backOff(
        run,
        {
          service: 'sage',
          message: failure.begun
            ? 'A call to Sage did not end in time.'
            : 'No worker was free to call Sage in time.',
          retryAfterMs: null,
        },
        failures,
      );
  }
}

/** The connection shows it with the rights that are known. */
export function tellMissingRight(
  { businessUnit, plan }: InvoiceView,
  endpoint: string | undefined,
  message: string,
): void {
  if (endpoint === undefined || plan === null) return;
  void signalIfRunning(connectionWorkflowId(businessUnit), rightRefusedSignal, {
    sageBusinessId: plan.sageBusinessId,
    endpoint,
    message,
  });
}

/**
 * A file of the PSA could not be fetched: tried again, in sight, in growing pauses, for a day.
 * @throws NeedsAttention after that; Corrected where another content came meanwhile
 */
export async function awaitFile(run: InvoiceRun, message: string, failures: number): Promise<void> {
  const { progress } = run;
  if (failures === 0) progress.fileAwaitedSince = run.nowIso;
  const quietMs = QUIET_PAUSES_MS[failures];
  if (quietMs !== undefined) return sleep(quietMs);
  if (Date.now() - Date.parse(progress.fileAwaitedSince ?? run.nowIso) >= AWAITED_MS) {
    progress.failures = 0;
    throw new NeedsAttention({ code: 'attachment_unavailable', message, field: '/attachments' });
  }
  await run.pause({ what: 'attachments', message, action: awaitedFileAction }, growingPauseMs(failures));
}

const growingPauseMs = (failures: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** Math.max(failures - QUIET_PAUSES_MS.length, 0), LONGEST_PAUSE_MS);

type Trouble = Pick<TryAgainDetails, 'service' | 'message' | 'retryAfterMs' | 'rateLimited'>;

async function backOff(
  run: InvoiceRun,
  { service, message, retryAfterMs, rateLimited = false }: Trouble,
  failures: number,
): Promise<void> {
  if (service === 'attachments') return awaitFile(run, message, failures);
  const quietMs = QUIET_PAUSES_MS[failures];
  if (quietMs !== undefined && retryAfterMs === null && !rateLimited && !run.turn.isProbe) {
    await sleep(quietMs);
    return;
  }
  if (service === 'sage' && run.turn.isHeld) {
    // The turnstile closes for all, finds out by one at a time when Sage is back, and says so to who waits.
    await run.releaseTurn(
      rateLimited || retryAfterMs !== null
        ? { kind: 'rate_limited', retryAfterMs }
        : { kind: 'sage_away', message },
    );
    return;
  }
  const pauseMs = retryAfterMs ?? growingPauseMs(failures);
  await run.pause({ what: service, message, action: null }, Math.min(pauseMs, DAY_MS));
}
