import { TEST_CUSTOMER_NAME } from '../../domain/connection/test-report.ts';
import { explain, failureOf } from '../failure.ts';

/** A step's own verdict, as opposed to a call to Sage that failed. */
export class StepFailed extends Error {
  readonly fix: string;
  readonly suggestions: readonly string[];

  constructor(message: string, fix: string, suggestions: readonly string[] = []) {
    super(message);
    this.fix = fix;
    this.suggestions = suggestions;
  }
}

/** The verdict on a call to Sage that failed. */
export function asVerdict(error: unknown): StepFailed {
  const failure = failureOf(error);
  const { message, fix } = explain(failure);
  // There is no invoice to correct, and no setting counts for a test.
  if (failure.kind === 'needs_person' && failure.attention.code === 'address_needed')
    return new StepFailed(
      message,
      `Sage did not take the address of the business for the test's customer: complete it in Sage's business settings, delete "${TEST_CUSTOMER_NAME}" there if it is left, then test again.`,
    );
  return new StepFailed(message, fix);
}
