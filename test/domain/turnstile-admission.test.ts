import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  barrierTo,
  CALLS_PER_TURN,
  type Circumstances,
  paceOpensAt,
} from '../../domain/turnstile/admission.ts';
import { backOffMs } from '../../domain/turnstile/back-off.ts';
import { leftToday } from '../../domain/turnstile/daily-budget.ts';
import { type LimitOverride, paceOf, type SageLimits, withOverride } from '../../domain/turnstile/limits.ts';
import { paceFor } from '../../domain/turnstile/pace.ts';
import { turnKinds } from '../../domain/turnstile/turn-queue.ts';
import { assertBites } from './bites.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const kinds = fc.constantFrom(...turnKinds);
const situations = fc.record<Circumstances>({
  paused: fc.option(fc.constant({ reason: 'year end' })),
  trouble: fc.option(
    fc.record({
      reason: fc.constantFrom('rate_limited', 'sage_away'),
      message: fc.constant('Sage is away'),
      untilMs: fc.integer({ min: NOW - 5_000, max: NOW + 5_000 }),
    }),
  ),
  daily: fc.option(fc.record({ perDay: fc.integer({ min: 10, max: 100 }), resetMinute: fc.constant(0) })),
  spent: fc.record({
    dayStartMs: fc.constant(Date.parse('2026-11-24T00:00:00Z')),
    calls: fc.integer({ min: 0, max: 120 }),
  }),
  reserve: fc.integer({ min: 0, max: 10 }),
});

/** What admission is for, said once more and differently. */
const holdsBack = (rule: typeof barrierTo) =>
  fc.property(kinds, situations, (kind, situation) => {
    const barrier = rule(kind, situation, NOW);
    const isPerson = kind === 'person';
    const sageSaidWait = situation.trouble !== null && situation.trouble.untilMs > NOW;
    const forAll = sageSaidWait && situation.trouble?.reason === 'rate_limited';
    const kept = isPerson ? 0 : situation.reserve;
    const spent =
      situation.daily !== null && leftToday(situation.daily, situation.spent, NOW) - kept < CALLS_PER_TURN;
    const othersHeld = !isPerson && (situation.paused !== null || sageSaidWait);
    assert.equal(barrier !== null, forAll || spent || othersHeld);
    if (barrier === null) return;
    assert.ok(barrier.message !== '');
    // Either it opens at a time to come, or there is something that a person can do.
    assert.ok(barrier.untilMs === null ? barrier.action !== null : barrier.untilMs > NOW);
  });

describe('What stands before a turn at Sage', () => {
  it('holds all at a 429 and a spent day, and all but a person at a pause and an outage', () => {
    fc.assert(holdsBack(barrierTo), { numRuns: 1_000 });
  });

  it('would be noticed: a rule that lets a person past a 429, or the reserve be spent by invoices', () => {
    assertBites(
      holdsBack((kind, situation, now) => (kind === 'person' ? null : barrierTo(kind, situation, now))),
    );
    assertBites(
      holdsBack((kind, situation, now) => barrierTo(kind, { ...situation, reserve: 0 }, now)),
      5_000,
    );
  });

  it('is the pace, a moment before the call may go out', () => {
    const pace = paceFor({ calls: 100, windowMs: 60_000 });
    assert.equal(paceOpensAt(null, NOW), 0);
    assert.ok(paceOpensAt(pace, NOW) < NOW);
    assert.ok(paceOpensAt(pace, NOW + 3 * pace.intervalMs) > NOW - 500);
  });

  it('tries again after 10 seconds, doubling up to 15 minutes', () => {
    assert.deepEqual(
      [0, 1, 2, 6, 7, 1_000].map(backOffMs),
      [10_000, 20_000, 40_000, 640_000, 900_000, 900_000],
    );
  });
});

const configured: SageLimits = {
  window: { calls: 100, windowMs: 6_000 },
  daily: { perDay: 2_500, resetMinute: 90 },
  reserve: 50,
};
const overrides = fc.record<LimitOverride>(
  { callsPerMinute: fc.integer({ min: 10, max: 6_000 }), callsPerDay: fc.integer({ min: 10, max: 10_000 }) },
  { requiredKeys: [] },
);

describe('Limits of its own for one Sage business', () => {
  /** On a fresh day an invoice gets through. */
  const letsInvoicesThrough = (rule: typeof withOverride) =>
    fc.property(overrides, (override) => {
      const { daily, reserve } = rule(configured, override);
      const situation = { paused: null, trouble: null, daily, reserve, spent: { dayStartMs: 0, calls: 0 } };
      assert.equal(barrierTo('invoice', situation, NOW), null);
    });

  it('replace what they name and nothing else, and keep the minute of the reset', () => {
    fc.assert(
      fc.property(overrides, (override) => {
        const { window, daily } = withOverride(configured, override);
        const { callsPerMinute, callsPerDay } = override;
        assert.deepEqual(
          window,
          callsPerMinute === undefined ? configured.window : { calls: callsPerMinute, windowMs: 60_000 },
        );
        assert.deepEqual(daily, { perDay: callsPerDay ?? 2_500, resetMinute: 90 });
      }),
    );
    assert.deepEqual(withOverride(configured, null), configured);
    assert.equal(paceOf({ window: null, daily: null, reserve: 0 }), null);
  });

  it('always leave room for invoices beside what is kept back for persons', () => {
    fc.assert(letsInvoicesThrough(withOverride));
    assertBites(
      letsInvoicesThrough((limits, override) => ({
        ...withOverride(limits, override),
        reserve: limits.reserve,
      })),
    );
  });
});
