import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type DailyBudget,
  type DaySpent,
  dayStart,
  leftToday,
  nextReset,
  spend,
} from '../../domain/turnstile/daily-budget.ts';
import { forecast, type ForecastBasis } from '../../domain/turnstile/forecast.ts';
import { paceFor } from '../../domain/turnstile/pace.ts';
import { assertBites } from './bites.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-24T00:00:00Z');

const budgets = fc.record<DailyBudget>({
  perDay: fc.integer({ min: 1, max: 40 }),
  resetMinute: fc.integer({ min: 0, max: 1_439 }),
});
/** Mostly onwards, now and then back. */
const steps = fc.array(
  fc.record({ byMs: fc.integer({ min: -DAY_MS, max: 2 * DAY_MS }), calls: fc.integer({ min: 1, max: 6 }) }),
  { minLength: 1, maxLength: 80, size: 'max' },
);

/** Spends whatever is left, and counts by the latest day there was: days that come twice count once. */
const neverMoreThanADay = (spending: typeof spend, left: typeof leftToday) =>
  fc.property(budgets, steps, (budget, steps) => {
    const used = new Map<number, number>();
    let spent: DaySpent = { dayStartMs: 0, calls: 0 };
    let now = START;
    let latest = 0;
    for (const { byMs, calls } of steps) {
      now += byMs;
      if (left(budget, spent, now) < calls) continue;
      latest = Math.max(latest, dayStart(budget, now));
      spent = spending(budget, spent, now, calls);
      used.set(latest, (used.get(latest) ?? 0) + calls);
    }
    for (const calls of used.values()) assert.ok(calls <= budget.perDay);
  });

describe('The calls of a day (R10)', () => {
  it('are never more than allowed between two resets, and a clock set back gives none twice', () => {
    fc.assert(neverMoreThanADay(spend, leftToday), { numRuns: 500 });
  });

  it('would be seen to come twice by a rule that begins anew with every other day', () => {
    const anew: typeof spend = (budget, spent, nowMs, calls) => {
      const dayStartMs = dayStart(budget, nowMs);
      return { dayStartMs, calls: dayStartMs === spent.dayStartMs ? spent.calls + calls : calls };
    };
    const leftAnew: typeof leftToday = (budget, spent, nowMs) =>
      Math.max(0, budget.perDay - anew(budget, spent, nowMs, 0).calls);
    assertBites(neverMoreThanADay(anew, leftAnew));
  });

  it('begin anew at the named minute of the day', () => {
    fc.assert(
      fc.property(budgets, fc.integer({ min: 0, max: 10 * DAY_MS }), (budget, offset) => {
        const now = START + offset;
        const reset = nextReset(budget, now);
        assert.ok(reset > now && reset - now <= DAY_MS);
        assert.equal((reset / 60_000) % 1_440, budget.resetMinute);
        const spent = spend(budget, { dayStartMs: 0, calls: 0 }, now, budget.perDay);
        assert.deepEqual(
          [leftToday(budget, spent, reset - 1), leftToday(budget, spent, reset)],
          [0, budget.perDay],
        );
      }),
    );
  });
});

const bases = fc.record<ForecastBasis>({
  pace: fc.option(
    fc.record({ calls: fc.integer({ min: 1, max: 200 }), windowMs: fc.constant(60_000) }).map(paceFor),
  ),
  daily: fc.option(
    fc.record({
      perDay: fc.integer({ min: 1, max: 5_000 }),
      resetMinute: fc.integer({ min: 0, max: 1_439 }),
    }),
  ),
  spent: fc.record({
    dayStartMs: fc.constant(START - DAY_MS),
    calls: fc.integer({ min: 0, max: 5_000 }),
  }),
  reserve: fc.integer({ min: 0, max: 50 }),
  callsPerTurn: fc.double({ min: 1, max: 6, noNaN: true }),
  opensAtMs: fc.integer({ min: START - DAY_MS, max: START + DAY_MS }),
});

describe('The forecast of a turn', () => {
  const later = (rule: typeof forecast) =>
    fc.property(bases, fc.nat(12_000), fc.nat(3_000), (basis, ahead, more) => {
      const first = rule(basis, ahead, START);
      assert.ok(first >= Math.max(START, basis.opensAtMs), 'not before anybody is served');
      assert.ok(rule(basis, ahead + more, START) >= first, 'who stands further back is not served earlier');
    });

  it('is never earlier for who stands further back, nor before anybody may pass', () => {
    fc.assert(later(forecast), { numRuns: 2_000 });
  });

  it('would be seen to run backwards by a rule that counts on calls for which a day is too short', () => {
    const careless: typeof forecast = (basis, ahead, nowMs) => {
      const { daily, spent, callsPerTurn } = basis;
      if (daily === null) return forecast(basis, ahead, nowMs);
      const today = Math.floor(leftToday(daily, spent, nowMs) / callsPerTurn);
      if (ahead < today) return forecast({ ...basis, daily: null }, ahead, nowMs);
      return Math.max(nextReset(daily, nowMs), basis.opensAtMs);
    };
    assertBites(later(careless), 2_000);
  });

  it('goes by the pace today, and to the reset when the calls of today do not suffice', () => {
    const basis = {
      pace: paceFor({ calls: 100, windowMs: 60_000 }),
      daily: { perDay: 2_500, resetMinute: 0 },
      spent: { dayStartMs: START, calls: 2_050 },
      reserve: 50,
      callsPerTurn: 4,
      opensAtMs: START,
    };
    const minutes = (ahead: number) => (forecast(basis, ahead, START) - START) / 60_000;
    assert.ok(Math.abs(minutes(50) - 2) < 0.2, 'two hundred calls take two minutes');
    assert.equal(minutes(99) < 5, true);
    assert.equal(forecast(basis, 100, START), START + DAY_MS);
    // 2,450 of a day for invoices are 612 turns.
    assert.equal(forecast(basis, 100 + 612, START), START + 2 * DAY_MS);
  });
});
