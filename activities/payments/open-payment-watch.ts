import { getClient } from '@temporalio/activity';
import { paymentWatchWorkflowId } from '../../domain/keys.ts';
import { watchInvoiceSignal, type WatchRequest, watchUnitSignal } from '../../domain/payments/messages.ts';
import { type paymentWatch } from '../../workflows/payments/payment-watch.ts';
import { type ActivityDependencies } from '../dependencies.ts';

export type OpenPaymentWatch =
  | { readonly sageBusinessId: string; readonly request: WatchRequest }
  | { readonly sageBusinessId: string; readonly unit: string; readonly countryId: string | null };

export const openPaymentWatchActivities = ({ taskQueue }: ActivityDependencies) => ({
  /** The first unit, or invoice, of a Sage business brings its payment watch into being. */
  async openPaymentWatch(input: OpenPaymentWatch): Promise<void> {
    const { sageBusinessId } = input;
    const start = {
      workflowId: paymentWatchWorkflowId(sageBusinessId),
      taskQueue,
      args: [{ sageBusinessId }] satisfies Parameters<typeof paymentWatch>,
      staticSummary: `Payments at Sage business ${sageBusinessId}`,
    };
    const { workflow } = getClient();
    if ('request' in input) {
      const signalArgs: [WatchRequest] = [input.request];
      await workflow.signalWithStart<typeof paymentWatch, [WatchRequest]>('paymentWatch', {
        ...start,
        signal: watchInvoiceSignal,
        signalArgs,
      });
      return;
    }
    const { unit, countryId } = input;
    await workflow.signalWithStart<
      typeof paymentWatch,
      [{ readonly unit: string; readonly countryId: string | null }]
    >('paymentWatch', { ...start, signal: watchUnitSignal, signalArgs: [{ unit, countryId }] });
  },
});
