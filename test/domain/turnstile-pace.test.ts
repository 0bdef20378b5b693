import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  afterCall,
  afterCalls,
  nextCallAt,
  type Pace,
  paceFor,
  spentEntirely,
  type WindowLimit,
} from '../../domain/turnstile/pace.ts';
import { assertBites } from './bites.ts';

/** One turn: so long after the last, so many calls, and how the turnstile comes to know of them. */
interface Stretch {
  readonly pauseMs: number;
  readonly calls: number;
  readonly ends: 'exactly' | 'counted' | 'vanished';
  /** How long Sage takes to answer each call; it may count it at any time between. */
  readonly answersMs: readonly number[];
  /** Sage counts at the end of that time, not at its beginning. */
  readonly countsLate: boolean;
  /** Who makes these calls has a clock that is ahead by as much as clocks may differ, the others not at all. */
  readonly clockAhead: boolean;
}

interface Rules {
  readonly paceFor: (limit: WindowLimit) => Pace;
  readonly spentEntirely: typeof spentEntirely;
  readonly afterCalls: typeof afterCalls;
}
const rules: Rules = { paceFor, spentEntirely, afterCalls };

const limits = fc.record({
  calls: fc.integer({ min: 1, max: 200 }),
  windowMs: fc.integer({ min: 1_000, max: 60_000 }),
});
const stretch = fc.record<Stretch>({
  // Most come while others wait, which is when limits are met.
  pauseMs: fc.oneof(
    { weight: 8, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 90_000 }) },
  ),
  calls: fc.integer({ min: 1, max: 6 }),
  ends: fc.constantFrom('exactly', 'counted', 'vanished'),
  answersMs: fc.array(
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 5_000 })),
    { minLength: 6, maxLength: 6 },
  ),
  countsLate: fc.boolean(),
  clockAhead: fc.boolean(),
});
const stretches = fc.array(stretch, { minLength: 1, maxLength: 150, size: 'max' });

/** When calls arrive at Sage that are made as fast as the pace allows. */
function arrivals(limit: WindowLimit, turns: readonly Stretch[], rules: Rules): number[] {
  const pace = rules.paceFor(limit);
  const seen: number[] = [];
  let now = 0;
  let arrivalMs = 0;
  for (const { pauseMs, calls, ends, answersMs, countsLate, clockAhead } of turns) {
    now += pauseMs;
    const aheadMs = clockAhead ? Math.floor(Math.min(200, limit.windowMs / 20)) : 0;
    const granted = arrivalMs;
    for (let call = 0; call < calls; call++) {
      now = Math.max(now, Math.ceil(nextCallAt(pace, arrivalMs)) - aheadMs);
      const sentAt = now;
      now += answersMs[call] ?? 0;
      arrivalMs = afterCall(pace, arrivalMs, now + aheadMs);
      seen.push(countsLate ? now : sentAt);
    }
    // The turnstile's own clock is the one that is not ahead.
    if (ends === 'counted') arrivalMs = rules.afterCalls(pace, granted, now + aheadMs, calls);
    if (ends === 'vanished') arrivalMs = rules.spentEntirely(pace, granted, now + aheadMs);
  }
  return seen.sort((a, b) => a - b);
}

/** The most that any window of this length sees, wherever it begins. */
function mostInAnyWindow(times: readonly number[], windowMs: number): number {
  let most = 0;
  let from = 0;
  for (const [index, time] of times.entries()) {
    while (time - (times[from] ?? 0) >= windowMs) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}

const neverTooMany = (rules: Rules, limit = limits, turns = stretches) =>
  fc.property(limit, turns, (limit, turns) => {
    assert.ok(mostInAnyWindow(arrivals(limit, turns, rules), limit.windowMs) <= limit.calls);
  });

describe('The pace of calls to Sage (R11)', () => {
  it('never brings more than the limit into any window, whatever the arrivals, delays and turns that vanish', () => {
    fc.assert(neverTooMany(rules), { numRuns: 400 });
  });

  const wrong: [string, Partial<Rules>][] = [
    [
      'that spreads the calls over the window and forgets the burst',
      { paceFor: ({ calls, windowMs }) => ({ intervalMs: windowMs / calls, burst: 10 }) },
    ],
    [
      'that forgets that clocks differ',
      { paceFor: ({ calls, windowMs }) => ({ intervalMs: windowMs / (calls - 2), burst: 2 }) },
    ],
    ['that takes a vanished turn for unused', { spentEntirely: (_, arrivalMs) => arrivalMs }],
    ['that forgets the calls it is told of', { afterCalls: (_, arrivalMs) => arrivalMs }],
  ];
  /** As fast as the pace allows, to a Sage that answers at once. */
  const keen = (ends: Stretch['ends'][]) =>
    fc.array(
      fc.record({
        pauseMs: fc.constant(0),
        calls: fc.integer({ min: 1, max: 6 }),
        ends: fc.constantFrom(...ends),
        answersMs: fc.constant([]),
        countsLate: fc.boolean(),
        clockAhead: fc.boolean(),
      }),
      { minLength: 60, maxLength: 100, size: 'max' },
    );
  const hundred = fc.constant({ calls: 100, windowMs: 10_000 });
  for (const [what, rule] of wrong) {
    it(`would be seen to break the limit by a rule ${what}`, () => {
      const wrongly = { ...rules, ...rule };
      const ends: Stretch['ends'][] = 'paceFor' in rule ? ['exactly'] : ['exactly', 'counted', 'vanished'];
      assertBites(neverTooMany(wrongly, hundred, keen(ends)));
    });
  }

  it('uses at least 97 % of 100 calls a minute when there is always somebody to call', () => {
    const limit = { calls: 100, windowMs: 60_000 };
    // From turn to turn it takes a while; less than an interval costs nothing, since the next call may catch up.
    for (const [calls, answerMs, pauseMs] of [
      [5, 0, 0],
      [1, 100, 400],
      [3, 100, 900],
    ] as const) {
      const turn: Stretch = {
        pauseMs,
        calls,
        ends: 'exactly',
        answersMs: Array.from<number>({ length: calls }).fill(answerMs),
        countsLate: false,
        clockAhead: false,
      };
      const times = arrivals(limit, Array.from<Stretch>({ length: 500 }).fill(turn), rules);
      const minutes = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 60_000;
      const share = times.length / minutes / limit.calls;
      assert.ok(
        share >= 0.97 && share <= 1,
        `${share} of the pace with ${calls} calls that take ${answerMs}`,
      );
    }
  });

  it('is never kept less strictly by counting the calls of a turn than by their true times', () => {
    const pace = paceFor({ calls: 100, windowMs: 60_000 });
    const gaps = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 6 });
    const start = fc.integer({ min: -5_000, max: 5_000 });
    const property = (counted: typeof afterCalls) =>
      fc.property(start, gaps, (granted, gaps) => {
        let now = 0;
        let exact = granted;
        for (const gap of gaps) {
          now += gap;
          exact = afterCall(pace, exact, now);
        }
        assert.ok(counted(pace, granted, now, gaps.length) >= exact - 1e-6);
      });
    fc.assert(property(afterCalls));
    assertBites(property((pace, arrivalMs, _, calls) => arrivalMs + calls * pace.intervalMs));
  });
});
