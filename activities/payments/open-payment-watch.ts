import { getClient } from '@temporalio/activity';
import { paymentWatchWorkflowId } from '../../domain/keys.ts';
import { watchInvoiceSignal, type WatchRequest } from '../../domain/payments/messages.ts';
import { paymentWatch } from '../../workflows/payments/payment-watch.ts';
import { type ActivityDependencies } from '../dependencies.ts';

export const openPaymentWatchActivities = ({ taskQueue }: ActivityDependencies) => ({
  /** The first invoice of a Sage business brings its payment watch into being. */
  async openPaymentWatch({
    sageBusinessId,
    request,
  }: {
    sageBusinessId: string;
    request: WatchRequest;
  }): Promise<void> {
    await getClient().workflow.signalWithStart(paymentWatch, {
      workflowId: paymentWatchWorkflowId(sageBusinessId),
      taskQueue,
      args: [{ sageBusinessId }],
      staticSummary: `Payments at Sage business ${sageBusinessId}`,
      signal: watchInvoiceSignal,
      signalArgs: [request],
    });
  },
});
