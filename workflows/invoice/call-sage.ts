import { sleep } from '@temporalio/workflow';
import { type Counted } from '../../domain/failures.ts';
import { type Failure, failureOf } from '../failure.ts';
import { type InvoiceRun, NeedsAttention } from './run.ts';

/** The longest delay taken from Sage's word: what is spent of a day's limit is back the next day. */
const DAY_MS = 86_400_000;
/** A hiccup: tried again without a word. */
const QUIET_PAUSES_MS = [500, 3_000];
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** The connection tells of its recovery; this is for a refusal that it never saw as a loss. */
const SECOND_LOOK_MS = 6 * 3_600_000;

/**
 * Repeats a call to Sage until it has an answer, waiting in sight meanwhile: for Sage, or for the connection. What a
 * person must settle leaves as NeedsAttention. `onLost` is told when a call may have taken effect without an answer.
 */
export async function callSage<T>(
  run: InvoiceRun,
  call: () => Promise<Counted<T>>,
  onLost: () => void = () => undefined,
): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      const { value, calls } = await call();
      run.state.sageCalls += calls;
      return value;
    } catch (error) {
      const failure = failureOf(error);
      run.state.sageCalls += 'calls' in failure ? failure.calls : 0;
      if (mayHaveTakenEffect(failure)) onLost();
      await afterFailure(run, failure, failures);
    }
  }
}

function mayHaveTakenEffect(failure: Failure): boolean {
  if (failure.kind === 'try_again') return failure.unsettled;
  return failure.kind === 'timed_out' || (failure.kind === 'needs_person' && failure.effect === 'unknown');
}

async function afterFailure(run: InvoiceRun, failure: Failure, failures: number): Promise<void> {
  switch (failure.kind) {
    case 'needs_person':
      throw new NeedsAttention(failure.attention, failure.effect);
    case 'connection_lost':
    case 'consent_refused':
      return run.awaitConnection(
        failure.message,
        'Connect the business unit to Sage again; the invoice then goes on by itself.',
        SECOND_LOOK_MS,
      );
    case 'configuration':
      return run.pause(
        {
          what: 'sage',
          message: failure.message,
          action: "The operator must correct the application's Sage credentials.",
        },
        LONGEST_PAUSE_MS,
      );
    case 'try_again':
    case 'timed_out': {
      const quietMs = QUIET_PAUSES_MS[failures];
      if (quietMs !== undefined && (failure.kind === 'timed_out' || failure.retryAfterMs === null)) {
        await sleep(quietMs);
        return;
      }
      const steps = failures - QUIET_PAUSES_MS.length;
      const backOff = Math.min(FIRST_PAUSE_MS * 2 ** Math.max(steps, 0), LONGEST_PAUSE_MS);
      const message = failure.kind === 'timed_out' ? 'A call to Sage did not end in time.' : failure.message;
      const retryAfterMs = failure.kind === 'timed_out' ? null : failure.retryAfterMs;
      return run.pause({ what: 'sage', message, action: null }, Math.min(retryAfterMs ?? backOff, DAY_MS));
    }
  }
}
