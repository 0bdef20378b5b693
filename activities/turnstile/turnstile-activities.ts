import { getClient } from '@temporalio/activity';
import { type SageLimits } from '../../domain/turnstile/limits.ts';
import { type TurnAnswer, type TurnRequest, type UnitAvailability } from '../../domain/turnstile/messages.ts';
import { unitAvailabilitySignal } from '../../domain/turnstile/messages.ts';
import type { turnstile } from '../../workflows/turnstile/turnstile.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { askForTurn, turnstileStart } from './ask-for-turn.ts';

export const turnstileActivities = ({ limits, taskQueue }: ActivityDependencies) => ({
  /** The configured limits of one Sage business. */
  readSageLimits(): Promise<SageLimits> {
    return Promise.resolve(limits);
  },

  /** For a workflow that has no other activity to ask from. */
  requestTurn({
    sageBusinessId,
    request,
  }: {
    sageBusinessId: string;
    request: TurnRequest;
  }): Promise<TurnAnswer> {
    return askForTurn(taskQueue, sageBusinessId, request);
  },

  /** Tells the turnstile of a Sage business, which comes into being where there is none, whether a unit is connected. */
  async setUnitAvailability(input: {
    sageBusinessId: string;
    availability: UnitAvailability;
  }): Promise<void> {
    await getClient().workflow.signalWithStart<typeof turnstile, [UnitAvailability]>('turnstile', {
      ...turnstileStart(taskQueue, input.sageBusinessId),
      signal: unitAvailabilitySignal,
      signalArgs: [input.availability],
    });
  },
});
