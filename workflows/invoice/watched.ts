import { getExternalWorkflowHandle, isCancellation } from '@temporalio/workflow';
import { type InvoicePlan, type PostedInvoice } from '../../domain/invoice/invoice.ts';
import { paymentWatchWorkflowId } from '../../domain/keys.ts';
import { recordMark } from '../../domain/payments/fingerprint.ts';
import { workflowCalls } from '../activities.ts';
import {
  checkInvoiceSignal,
  unwatchInvoiceSignal,
  watchInvoiceSignal,
  type WatchRequest,
} from '../../domain/payments/messages.ts';
import { type InvoiceRun } from './run.ts';

/** The invoice's side of the payment watch. */

/** Once for each id in Sage, as soon as it has one: a payment may come before the e-mail is out. */
export async function letWatch(run: InvoiceRun, plan: InvoicePlan, posted: PostedInvoice): Promise<void> {
  if (run.watchedId === posted.id) return;
  run.watchedId = posted.id;
  await register(run, plan, posted);
}

async function register(run: InvoiceRun, plan: InvoicePlan, posted: PostedInvoice): Promise<void> {
  const request = requestOf(run, plan, posted);
  const told = await toldTo(plan, (watch) => watch.signal(watchInvoiceSignal, request));
  if (told) return;
  const { sageBusinessId } = plan;
  await workflowCalls.openPaymentWatch.executeWithOptions(
    { summary: 'Open the payment watch of the Sage business' },
    [{ sageBusinessId, request }],
  );
}

/** Asks to be told how it stands in Sage. */
export async function askWatch(run: InvoiceRun, plan: InvoicePlan, posted: PostedInvoice): Promise<void> {
  const question = { sageInvoiceId: posted.id };
  if (await toldTo(plan, (watch) => watch.signal(checkInvoiceSignal, question))) return;
  // It was terminated: the next one knows nobody, so this one introduces itself.
  await register(run, plan, posted);
  await toldTo(plan, (watch) => watch.signal(checkInvoiceSignal, question));
}

export async function endWatch(run: InvoiceRun, plan: InvoicePlan, posted: PostedInvoice): Promise<void> {
  await toldTo(plan, (watch) => watch.signal(unwatchInvoiceSignal, { sageInvoiceId: posted.id }));
  run.watchedId = null;
}

function requestOf(run: InvoiceRun, plan: InvoicePlan, posted: PostedInvoice): WatchRequest {
  const { businessUnit, invoiceId, customer } = run.state;
  const mark = recordMark({
    status: 'UNPAID',
    total: posted.totals.total,
    paid: '0.00',
    outstanding: posted.outstanding,
    dueDate: plan.dueDate,
    number: posted.number,
    contactId: customer?.id ?? null,
  });
  return { sageInvoiceId: posted.id, businessUnit, invoiceId, countryId: plan.countryId, mark };
}

async function toldTo(
  { sageBusinessId }: InvoicePlan,
  tell: (watch: ReturnType<typeof getExternalWorkflowHandle>) => Promise<void>,
): Promise<boolean> {
  try {
    await tell(getExternalWorkflowHandle(paymentWatchWorkflowId(sageBusinessId)));
    return true;
  } catch (error) {
    if (isCancellation(error)) throw error;
    return false;
  }
}
