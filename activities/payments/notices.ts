import { getClient } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { paymentWatchWorkflowId } from '../../domain/keys.ts';
import { type SyncRequest, requestSyncSignal } from '../../domain/payments/messages.ts';
import { type NoticedInvoices } from '../../domain/payments/notice-memory.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { openPaymentWatch } from './open-payment-watch.ts';

export const noticeActivities = (deps: ActivityDependencies) => ({
  /**
   * Has the payment watch look at the open invoices with this id at Sage, and says how many there are. By Temporal's visibility, which is about
   * a second behind: what is created just now is found a little later.
   */
  async requestSyncOf({ sageInvoiceId }: { sageInvoiceId: string }): Promise<NoticedInvoices> {
    const { open, finished } = await deps.invoiceRuns.withSageId(sageInvoiceId);
    for (const { sageBusinessId, businessUnit: unit, workflowId } of open) {
      const request = { sageInvoiceId, workflowId };
      if (await isHeard(sageBusinessId, request)) continue;
      await openPaymentWatch(deps, { sageBusinessId, unit, countryId: null, edition: null });
      await isHeard(sageBusinessId, request);
    }
    return { open: open.length, finished };
  },
});

/** False where no payment watch runs. */
async function isHeard(sageBusinessId: string, request: SyncRequest): Promise<boolean> {
  const watch = getClient().workflow.getHandle(paymentWatchWorkflowId(sageBusinessId));
  try {
    await watch.signal(requestSyncSignal, request);
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
