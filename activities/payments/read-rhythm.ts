import { getClient } from '@temporalio/activity';
import { turnstileWorkflowId } from '../../domain/keys.ts';
import { type Rhythm } from '../../domain/payments/look.ts';
import { type CallBudget } from '../../domain/payments/next-check.ts';
import { getTurnstileQuery } from '../../domain/turnstile/messages.ts';
import { type ActivityDependencies } from '../dependencies.ts';

const QUERY_DEADLINE_MS = 5_000;

/**
 * How often to look: as configured, by what the turnstile has left for the day, and by whether anything is open. What nobody answers is of
 * no matter to a look: then something is taken to be open, and no limit to be near.
 */
export async function readRhythm(
  { paymentCheckMs: officePauseMs, invoiceRuns }: ActivityDependencies,
  sageBusinessId: string,
): Promise<Rhythm> {
  const [budget, { open, paid }] = await Promise.all([
    callsLeft(sageBusinessId).catch(() => null),
    invoiceRuns.count(sageBusinessId).catch(() => ({ open: 1, paid: 0 })),
  ]);
  return { officePauseMs, budget, open, paid };
}

async function callsLeft(sageBusinessId: string): Promise<CallBudget | null> {
  const client = getClient();
  const turnstile = client.workflow.getHandle(turnstileWorkflowId(sageBusinessId));
  const { today } = await client.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
    turnstile.query(getTurnstileQuery),
  );
  if (today.left === null || today.resetsAt === null) return null;
  return { callsLeft: today.left, resetsAt: today.resetsAt };
}
