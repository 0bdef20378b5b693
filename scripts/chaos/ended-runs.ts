import { setTimeout as delay } from 'node:timers/promises';
import { caretakerScheduleId, invoiceWorkflowId } from '../../domain/keys.ts';
import { nameOf, type Order } from './plan/orders.ts';
import { TASK_QUEUE } from './plan/entities.ts';
import { units } from './plan/units.ts';
import { expireTokens } from './actions/sage.ts';
import { persistently } from './persistently.ts';
import { type Stage } from './stage.ts';

/** The caretaker looks every minute. */
const BACK_WITHIN_MS = 150_000;
const LOOK_MS = 1_000;

/** Terminated invoices that nobody has handed over again yet; those that go on are forgotten. */
export async function stoppedInvoices(stage: Stage): Promise<Order[]> {
  const stopped: Order[] = [];
  for (const order of stage.journal.stopped) {
    const { status } = await stage.persistently(() =>
      stage.temporal.workflow.getHandle(invoiceWorkflowId(order.unit, order.invoiceId)).describe(),
    );
    if (status.name === 'TERMINATED') stopped.push(order);
    else stage.journal.stopped.delete(order);
  }
  return stopped;
}

/** Runs that ended though nobody terminated them. A cancellation request ends none; a reset is a termination to Temporal. */
export async function endedByThemselves({ temporal, persistently: patiently }: Stage): Promise<string[]> {
  return patiently(async () => {
    const found: string[] = [];
    const query = "ExecutionStatus IN ('Failed', 'Canceled', 'TimedOut')";
    for await (const { workflowId, status } of temporal.workflow.list({ query }))
      found.push(`${workflowId} ${status.name.toLowerCase().replace('_', ' ')}`);
    return found;
  });
}

/** "Trigger" of the Schedule in Temporal's UI, so that the end need not wait for the minute. */
export async function haveCaretakerLook({ temporal }: Stage): Promise<void> {
  await temporal.schedule.getHandle(caretakerScheduleId(TASK_QUEUE)).trigger();
}

/**
 * Terminated entities that have not come back. By their own account "the next call, look or notice" begins them again, so one invoice of
 * each unit is looked at, with access tokens that are no longer good, and the caretaker looks.
 */
export async function notBack(stage: Stage): Promise<string[]> {
  const missing = new Set(stage.journal.terminated);
  const isBack = async (workflowId: string) =>
    (await stage.temporal.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
  const look = async () => {
    for (const workflowId of missing)
      if (await persistently(() => isBack(workflowId), 60_000)) missing.delete(workflowId);
  };
  await look();
  if (missing.size === 0) return [];
  await expireTokens(stage);
  for (const { id } of units) await lookAtOneOf(stage, id);
  await haveCaretakerLook(stage);
  for (
    const until = Date.now() + BACK_WITHIN_MS;
    missing.size > 0 && Date.now() < until;
    await delay(LOOK_MS)
  )
    await look();
  return [...missing];
}

async function lookAtOneOf({ caller, psa }: Stage, unit: string): Promise<void> {
  for (const order of caller.acknowledged.filter((one) => one.unit === unit)) {
    const { status } = await psa.invoice(unit, order.invoiceId);
    if (status !== 'sent') continue;
    await psa.send('POST', `/v1/business-units/${nameOf(order).replace('/', '/invoices/')}/check-payment`);
    return;
  }
}
