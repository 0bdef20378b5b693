import assert from 'node:assert/strict';
import fc from 'fast-check';

/** The same cases each time: whether chance finds one of few would be a matter of luck. */
const SEED = 20261126;

/** The negative control of a property: of a rule that is wrong on purpose it must find a case that shows so. */
export function assertBites<Case>(property: fc.IProperty<Case>, numRuns = 500): void {
  const { failed, counterexample } = fc.check(property, { numRuns, seed: SEED });
  assert.ok(failed && counterexample !== null, 'the property holds of a rule that is wrong on purpose');
}
