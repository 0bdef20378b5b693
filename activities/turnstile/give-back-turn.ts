import { getClient } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { turnstileWorkflowId } from '../../domain/keys.ts';
import { type TurnReport, turnReportedSignal } from '../../domain/turnstile/messages.ts';

/** The activity's result waits for this, and it is only a shorter way. */
const DEADLINE_MS = 3_000;

/**
 * Gives a turn back from within the activity that used it last, which spares the workflow a message; false when Temporal did not take it:
 * then the workflow does it itself, and a report that comes twice changes nothing.
 */
export async function giveBackTurn(sageBusinessId: string, report: TurnReport): Promise<boolean> {
  const client = getClient();
  const turnstile = client.workflow.getHandle(turnstileWorkflowId(sageBusinessId));
  try {
    await client.withDeadline(Date.now() + DEADLINE_MS, () => turnstile.signal(turnReportedSignal, report));
    return true;
  } catch (error) {
    // A turnstile that was terminated has nothing to take back.
    return error instanceof WorkflowNotFoundError;
  }
}
