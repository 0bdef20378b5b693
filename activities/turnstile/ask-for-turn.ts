import { getClient } from '@temporalio/activity';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { turnstileWorkflowId } from '../../domain/keys.ts';
import { requestTurnSignal, requestTurnUpdate } from '../../domain/turnstile/messages.ts';
import { type TurnAnswer, type TurnRequest } from '../../domain/turnstile/messages.ts';
import type { turnstile } from '../../workflows/turnstile/turnstile.ts';
import { tryAgain } from '../sage-failure.ts';

/** For each of the two ways to ask. */
const DEADLINE_MS = 5_000;

/**
 * Asks for a turn at a Sage business, from within any activity; the first one brings the turnstile into being. Where the turnstile cannot
 * answer (more Updates in flight than a server takes, a worker that is late) the request is left with it as a signal, and the turn is granted
 * by signal. The same request again changes nothing.
 * @throws ApplicationFailure `try_again` when Temporal does not take it at all
 */
export async function askForTurn(
  taskQueue: string,
  sageBusinessId: string,
  request: TurnRequest,
): Promise<TurnAnswer> {
  const client = getClient();
  const within = <T>(work: () => Promise<T>) => client.withDeadline(Date.now() + DEADLINE_MS, work);
  const start = turnstileStart(taskQueue, sageBusinessId);
  try {
    return await within(() =>
      client.workflow.executeUpdateWithStart(requestTurnUpdate, {
        args: [request],
        startWorkflowOperation: new WithStartWorkflowOperation<typeof turnstile>('turnstile', {
          ...start,
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      }),
    );
  } catch {
    // Whether it was heard is not known: the signal is answered by a grant in either case.
  }
  try {
    await within(() =>
      client.workflow.signalWithStart<typeof turnstile, [TurnRequest]>('turnstile', {
        ...start,
        signal: requestTurnSignal,
        signalArgs: [request],
      }),
    );
    return { queued: true };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `No turn at Sage could be asked for, since Temporal did not answer in time: ${reason}`;
    const details = { service: 'sage', message, retryAfterMs: null, unsettled: false, calls: 0 } as const;
    throw tryAgain(details, { nonRetryable: false });
  }
}

/** How the turnstile of a Sage business is started. */
export const turnstileStart = (taskQueue: string, sageBusinessId: string) => ({
  workflowId: turnstileWorkflowId(sageBusinessId),
  taskQueue,
  args: [{ sageBusinessId }] satisfies Parameters<typeof turnstile>,
  staticSummary: `Turns at Sage business ${sageBusinessId}`,
});
