import { getClient } from '@temporalio/activity';
import { paymentWatchWorkflowId } from '../../domain/keys.ts';
import { type WatchedUnit, watchUnitSignal } from '../../domain/payments/messages.ts';
import { type paymentWatch } from '../../workflows/payments/payment-watch.ts';
import { type ActivityDependencies } from '../dependencies.ts';

export type WatchedBusinessUnit = WatchedUnit & { readonly sageBusinessId: string };

export const openPaymentWatchActivities = (deps: ActivityDependencies) => ({
  openPaymentWatch: (input: WatchedBusinessUnit): Promise<void> => openPaymentWatch(deps, input),
});

/** Has the payment watch of the Sage business read the books through the unit's connection; it comes into being where there is none. */
export async function openPaymentWatch(
  { taskQueue }: Pick<ActivityDependencies, 'taskQueue'>,
  { sageBusinessId, unit, countryId, edition }: WatchedBusinessUnit,
): Promise<void> {
  await getClient().workflow.signalWithStart<typeof paymentWatch, [WatchedUnit]>('paymentWatch', {
    workflowId: paymentWatchWorkflowId(sageBusinessId),
    taskQueue,
    args: [{ sageBusinessId }],
    staticSummary: `Payments at Sage business ${sageBusinessId}`,
    signal: watchUnitSignal,
    signalArgs: [{ unit, countryId, edition }],
  });
}
