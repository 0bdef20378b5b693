import { getClient } from '@temporalio/activity';
import { paymentWatchWorkflowId } from '../../domain/keys.ts';
import { type WatchedUnit, watchUnitSignal } from '../../domain/payments/messages.ts';
import { type paymentWatch } from '../../workflows/payments/payment-watch.ts';
import { type ActivityDependencies } from '../dependencies.ts';

export const openPaymentWatchActivities = ({ taskQueue }: ActivityDependencies) => ({
  /** Lends the unit's connection to the payment watch of its Sage business, which comes into being where there is none. */
  async openPaymentWatch({
    sageBusinessId,
    unit,
    countryId,
  }: WatchedUnit & { readonly sageBusinessId: string }): Promise<void> {
    await getClient().workflow.signalWithStart<typeof paymentWatch, [WatchedUnit]>('paymentWatch', {
      workflowId: paymentWatchWorkflowId(sageBusinessId),
      taskQueue,
      args: [{ sageBusinessId }],
      staticSummary: `Payments at Sage business ${sageBusinessId}`,
      signal: watchUnitSignal,
      signalArgs: [{ unit, countryId }],
    });
  },
});
