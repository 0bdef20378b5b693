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
  const { message, fix } = explain(failureOf(error));
  return new StepFailed(message, fix);
}
