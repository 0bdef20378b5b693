import { getExternalWorkflowHandle } from '@temporalio/workflow';
import { turnstileWorkflowId } from '../../domain/keys.ts';
import { type UnitAvailability } from '../../domain/turnstile/messages.ts';
import { workflowCalls } from '../activities.ts';
import { unitAvailabilitySignal } from '../../domain/turnstile/messages.ts';

/** Whether invoices of the unit may be let through to the business; the first unit of a business brings its turnstile into being. */
export async function tellTurnstile(sageBusinessId: string, availability: UnitAvailability): Promise<void> {
  try {
    const turnstile = getExternalWorkflowHandle(turnstileWorkflowId(sageBusinessId));
    await turnstile.signal(unitAvailabilitySignal, availability);
  } catch {
    await workflowCalls.openTurnstile.executeWithOptions(
      { summary: 'Open the turnstile of the Sage business' },
      [{ sageBusinessId, word: { availability } }],
    );
  }
}
