import { randomUUID } from 'node:crypto';
import { type Client } from '@temporalio/client';
import { invoiceWorkflowId } from '../../../domain/keys.ts';
import { openInvoices } from '../open-invoices.ts';
import { nameOf, type Order } from '../plan/orders.ts';
import { type Stage } from '../stage.ts';
import { unlessEnded } from './entities.ts';

/** The invoice at a share of those acknowledged; waits for the first. */
export async function orderAt({ caller, persistently }: Stage, of: number): Promise<Order> {
  const order = () => caller.acknowledged[Math.floor(of * caller.acknowledged.length)];
  return persistently(() => {
    const found = order();
    return found === undefined
      ? Promise.reject(new Error('No invoice is acknowledged yet'))
      : Promise.resolve(found);
  });
}

/** An operator's reset, to the event at that share of those a run can be reset to. */
export async function reset(stage: Stage, order: Order, to: number): Promise<void> {
  const { temporal, journal } = stage;
  const workflowId = invoiceWorkflowId(order.unit, order.invoiceId);
  journal.reset.add(nameOf(order));
  await stage.persistently(async () => {
    const runId = await currentRun(temporal, workflowId);
    const { events } = await temporal.workflow.getHandle(workflowId, runId).fetchHistory();
    const ends = (events ?? []).filter(({ workflowTaskCompletedEventAttributes: done }) => done);
    const end = ends[Math.floor(to * ends.length)];
    // Not a step done yet: nothing to go back to.
    if (end?.eventId === undefined) return;
    await temporal.workflowService.resetWorkflowExecution({
      namespace: temporal.options.namespace,
      workflowExecution: { workflowId, runId },
      reason: 'chaos',
      requestId: randomUUID(),
      workflowTaskFinishEventId: end.eventId,
    });
    journal.count('run reset');
  });
}

async function currentRun(temporal: Client, workflowId: string): Promise<string> {
  return (await temporal.workflow.getHandle(workflowId).describe()).runId;
}

/** Pays it as soon as it is out, however long that takes, waits for its run to end, and resets that. */
export async function payAndReset(stage: Stage, order: Order, to: number): Promise<void> {
  const view = await stage.persistently(async () => {
    const now = await stage.psa.invoice(order.unit, order.invoiceId);
    if (now.status === 'cancelled') return now;
    if (now.sage === null || !['sent', 'paid'].includes(now.status))
      throw new Error(`${nameOf(order)} is ${now.status}`);
    return now;
  }, Infinity);
  if (view.status === 'cancelled') return stage.journal.count('not paid, as it was cancelled');
  if (view.status === 'sent')
    await stage.persistently(() => stage.sage.recordPayment({ invoiceId: view.sage?.id ?? '' }));
  stage.journal.count('paid');
  await stage.persistently(async () => {
    const path = `/v1/business-units/${order.unit}/invoices/${order.invoiceId}/check-payment`;
    const { status } = await stage.temporal.workflow
      .getHandle(invoiceWorkflowId(order.unit, order.invoiceId))
      .describe();
    if (status.name === 'COMPLETED') return;
    await stage.psa.send('POST', path).catch(() => undefined);
    throw new Error(`${nameOf(order)} is still ${status.name}`);
  }, Infinity);
  stage.journal.count('run finished');
  await reset(stage, order, to);
}

export async function handOverAgain(stage: Stage, order: Order): Promise<void> {
  await terminate(stage, order);
  await stage.caller.untilAcknowledged(order);
  stage.journal.count('handed over again');
}

/** Left to the caretaker, which finds it, and to the person who reads what that found. */
export async function terminateInvoice(stage: Stage, order: Order): Promise<void> {
  if (await terminate(stage, order)) stage.journal.stopped.add(order);
}

async function terminate(stage: Stage, order: Order): Promise<boolean> {
  stage.journal.handedOverAgain.add(nameOf(order));
  const handle = stage.temporal.workflow.getHandle(invoiceWorkflowId(order.unit, order.invoiceId));
  const isEnded = await unlessEnded(stage, () => handle.terminate('chaos'));
  if (isEnded) stage.journal.count('terminated: invoice');
  return isEnded;
}

/** One that is not in Sage where there is any: it may be cancelled, and then stays so. Every other refuses. */
export async function cancelInvoice(stage: Stage, of: number): Promise<void> {
  const { caller, journal, temporal } = stage;
  const open = (await openInvoices(stage)).filter(({ inSage }) => !inSage);
  const workflowId = open[Math.floor(of * open.length)]?.workflowId;
  const isIt = ({ unit, invoiceId }: Order) => invoiceWorkflowId(unit, invoiceId) === workflowId;
  const order = caller.acknowledged.find(isIt) ?? (await orderAt(stage, of));
  journal.askedToCancel.add(nameOf(order));
  const handle = temporal.workflow.getHandle(invoiceWorkflowId(order.unit, order.invoiceId));
  if (await unlessEnded(stage, () => handle.cancel())) journal.count('cancellation requested: invoice');
}
