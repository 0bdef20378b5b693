import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkJson } from '../../api/check-json.ts';
import { Problem } from '../../api/problem.ts';

const codeOf = (text: string): string | null => {
  try {
    checkJson(text);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.fields.code;
    throw error;
  }
};

describe('Abuse: the text of a body', () => {
  it('of any JSON that a program wrote is let pass', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        assert.equal(codeOf(text), null);
      }),
      { seed: 65, numRuns: 2_000 },
    );
  });

  it('with a name twice in any of its objects is refused', () => {
    fc.assert(
      fc.property(fc.string(), fc.json(), fc.json(), (name, one, other) => {
        const key = JSON.stringify(name);
        assert.equal(
          codeOf(`[{"a": ${one}, "b": [{${key}: ${one}, "x": ${other} , ${key}:${other}}]}]`),
          'duplicate_field',
        );
      }),
      { seed: 65, numRuns: 1_000 },
    );
  });

  for (const [what, text] of [
    ['quotation marks that never end', '\\"'.repeat(500_000)],
    ['a string that never ends', `{"${'\\"'.repeat(500_000)}`],
    ['a string that ends in a backslash', `{"${'\\"'.repeat(500_000)}\\`],
    ['backslashes alone', `{"${'\\'.repeat(1_000_000)}"`],
    ['blanks', ' '.repeat(1_000_000)],
    ['digits', '1'.repeat(1_000_000)],
  ] as const)
    it(`of ${what} is looked at once`, () => {
      assert.equal(codeOf(text), null);
    });

  it('of thousands of open brackets is refused', () => {
    assert.equal(codeOf('['.repeat(1_000_000)), 'too_large');
    assert.equal(codeOf('{"a":'.repeat(200_000)), 'too_large');
  });
});
