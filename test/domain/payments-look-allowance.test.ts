import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterLook, fullAllowance, nextLookMs } from '../../domain/payments/look-allowance.ts';
import { assertBites } from './bites.ts';

const START = Date.parse('2026-11-24T08:00:00Z');
const MINUTE_MS = 60_000;
const AT_ONCE = 30;

interface Rules {
  readonly nextLookMs: typeof nextLookMs;
  readonly afterLook: typeof afterLook;
}
const rules: Rules = { nextLookMs, afterLook };

/** When looks take place, if somebody asks at each of these times and each look answers all that waits. */
function looksAt(asksMs: readonly number[], { nextLookMs, afterLook }: Rules): number[] {
  let allowance = fullAllowance(START);
  const looks: number[] = [];
  let doneMs = -Infinity;
  for (const asked of asksMs) {
    if (asked <= doneMs) continue;
    doneMs = Math.max(asked, nextLookMs(allowance, asked));
    allowance = afterLook(allowance, doneMs);
    looks.push(doneMs);
  }
  return looks;
}

/** Bursts of up to eighty, and silence of up to an hour between them. */
const asks = fc
  .array(
    fc.record({
      silenceMs: fc.nat(60 * MINUTE_MS),
      times: fc.integer({ min: 1, max: 80 }),
      everyMs: fc.integer({ min: 1, max: 4_000 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((bursts) => {
    let at = START;
    return bursts.flatMap(({ silenceMs, times, everyMs }) => {
      at += silenceMs;
      return Array.from({ length: times }, () => (at += everyMs));
    });
  });

const bounded = (rules: Rules) =>
  fc.property(asks, (asks) => {
    const looks = looksAt(asks, rules);
    for (const [first, from] of looks.entries()) {
      for (let last = first; last < looks.length; last += 1) {
        const minutes = ((looks[last] ?? from) - from) / MINUTE_MS;
        const count = last - first + 1;
        if (count > AT_ONCE + minutes + 1) assert.fail(`${count} in ${minutes} minutes`);
      }
    }
  });

/** Nobody waits longer than the minute in which one look more is allowed. */
const prompt = (rules: Rules) =>
  fc.property(asks, (asks) => {
    const looks = looksAt(asks, rules);
    for (const asked of asks) {
      const answered = looks.find((look) => look >= asked) ?? Infinity;
      assert.ok(answered - asked <= MINUTE_MS + 1, `${answered - asked} ms`);
    }
  });

describe('Notices of payments', () => {
  it('cause thirty looks at once at most, and then one a minute, however many they are', () => {
    fc.assert(bounded(rules));
  });
  it('are answered within a minute even in a flood', () => {
    fc.assert(prompt(rules));
  });
  it('would be noticed: a rule without a bound, and one that lets people wait', () => {
    assertBites(bounded({ ...rules, nextLookMs: (_, nowMs) => nowMs }));
    assertBites(prompt({ ...rules, nextLookMs: (one, nowMs) => nextLookMs(one, nowMs) + 2 * MINUTE_MS }));
  });

  it('are answered at once as a rule, those of the same two seconds by one look more', () => {
    assert.deepEqual(looksAt([START], rules), [START]);
    const flurry = [0, 100, 200, 900, 1_900].map((ms) => START + ms);
    assert.deepEqual(looksAt(flurry, rules), [START, START + 2_000]);
  });

  it('of a flood of an hour cause thirty looks and one a minute', () => {
    const flood = Array.from({ length: 3_600 }, (_, second) => START + second * 1_000);
    const looks = looksAt(flood, rules);
    assert.ok(looks.length >= 85 && looks.length <= AT_ONCE + 61, `${looks.length} looks`);
    const later = looksAt([...flood, START + 3 * 60 * MINUTE_MS], rules).at(-1);
    assert.equal(later, START + 3 * 60 * MINUTE_MS, 'and after some quiet it is at once again');
  });
});
