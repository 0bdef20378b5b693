import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { remedies } from '../../domain/attention.ts';

const runbook = new URL('../../docs/runbook.md', import.meta.url);

describe('Each reason to ask a person', () => {
  for (const [code, remedy] of Object.entries(remedies)) {
    it(`${code} says what to do, in a sentence`, () => {
      assert.match(remedy, /^[A-Z].{20,}\.$/);
      assert.doesNotMatch(remedy, /\.\.$|\s{2}/);
    });

    it(`${code} is in the runbook`, () => {
      assert.ok(readFileSync(runbook, 'utf8').includes(code), `docs/runbook.md does not mention ${code}`);
    });
  }
});
