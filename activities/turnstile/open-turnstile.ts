import { getClient } from '@temporalio/activity';
import { turnstileWorkflowId } from '../../domain/keys.ts';
import { type SageLimits } from '../../domain/turnstile/limits.ts';
import { type TurnRequest, type UnitAvailability } from '../../domain/turnstile/messages.ts';
import { requestTurnSignal, unitAvailabilitySignal } from '../../domain/turnstile/messages.ts';
import { turnstile } from '../../workflows/turnstile/turnstile.ts';
import { type ActivityDependencies } from '../dependencies.ts';

/** The first word to a turnstile. */
export type TurnstileWord = { readonly request: TurnRequest } | { readonly availability: UnitAvailability };

export const turnstileActivities = ({ limits, taskQueue }: ActivityDependencies) => ({
  /** The configured limits of one Sage business. */
  readSageLimits(): Promise<SageLimits> {
    return Promise.resolve(limits);
  },

  /** Says it to the turnstile of a Sage business, which comes into being where there is none. */
  async openTurnstile(input: { sageBusinessId: string; word: TurnstileWord }): Promise<void> {
    const { sageBusinessId, word } = input;
    const start = {
      workflowId: turnstileWorkflowId(sageBusinessId),
      taskQueue,
      args: [{ sageBusinessId }] satisfies Parameters<typeof turnstile>,
      staticSummary: `Turns at Sage business ${sageBusinessId}`,
    };
    const { workflow } = getClient();
    await ('request' in word
      ? workflow.signalWithStart(turnstile, {
          ...start,
          signal: requestTurnSignal,
          signalArgs: [word.request],
        })
      : workflow.signalWithStart(turnstile, {
          ...start,
          signal: unitAvailabilitySignal,
          signalArgs: [word.availability],
        }));
  },
});
