import { ApplicationFailure } from '@temporalio/workflow';
import { failureTypes, type RefusalDetails } from '../domain/failures.ts';

/**
 * Answers an Update with a refusal: the API shows it to the caller as a problem with this code, message and fix. Any other
 * error thrown in a handler would fail the workflow task and wedge the run.
 */
export function refusal(
  problem: Pick<RefusalDetails, 'code' | 'fix'> & { readonly message: string },
  extra: Omit<RefusalDetails, 'code' | 'fix'> = {},
): ApplicationFailure {
  const details: RefusalDetails = { code: problem.code, fix: problem.fix, ...extra };
  return ApplicationFailure.create({
    message: problem.message,
    type: failureTypes.refused,
    nonRetryable: true,
    details: [details],
  });
}

export const isRefusal = (error: unknown): error is ApplicationFailure =>
  error instanceof ApplicationFailure && error.type === failureTypes.refused;
