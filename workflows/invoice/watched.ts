import { workflowInfo } from '@temporalio/workflow';
import { type InvoicePlan, type PostedInvoice } from '../../domain/invoice/invoice.ts';
import { paymentWatchWorkflowId } from '../../domain/keys.ts';
import { requestSyncSignal } from '../../domain/payments/messages.ts';
import { workflowCalls } from '../activities.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { type InvoiceRun } from './run.ts';

/** Asks the payment watch to be told how it stands in Sage; where the watch was terminated a new one begins. */
export async function requestSync(run: InvoiceRun, plan: InvoicePlan, posted: PostedInvoice): Promise<void> {
  const { sageBusinessId, countryId } = plan;
  const request = { sageInvoiceId: posted.id, workflowId: workflowInfo().workflowId };
  const ask = () => signalIfRunning(paymentWatchWorkflowId(sageBusinessId), requestSyncSignal, request);
  if (await ask()) return;
  await workflowCalls.openPaymentWatch.executeWithOptions(
    { summary: 'Open the payment watch of the Sage business' },
    [{ sageBusinessId, unit: run.state.businessUnit, countryId }],
  );
  await ask();
}
