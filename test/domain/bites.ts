import assert from 'node:assert/strict';
import fc from 'fast-check';

/** The negative control of a property: of a rule that is wrong on purpose it must find a case that shows so. */
export function assertBites<Case>(property: fc.IProperty<Case>, numRuns = 500): void {
  const { failed, counterexample } = fc.check(property, { numRuns });
  assert.ok(failed && counterexample !== null, 'the property holds of a rule that is wrong on purpose');
}
