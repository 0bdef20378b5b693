import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextCheck, type RhythmInput } from '../../domain/payments/next-check.ts';
import { isOfficeTime, timeZoneOf } from '../../domain/payments/office-hours.ts';
import { assertBites } from './bites.ts';

type Rule = (input: RhythmInput) => { readonly atMs: number };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const at = (time: string) => Date.parse(time);

/** Weeks in which the clocks change: in Britain and Ireland, in Canada, and one without. */
const weeks = ['2026-03-27', '2026-10-23', '2026-03-06', '2026-10-30', '2026-06-12'].map((day) =>
  at(`${day}T00:00:00Z`),
);
const countries = fc.constantFrom('GB', 'IE', 'CA', null, 'US');
const input = (change: Partial<RhythmInput>): RhythmInput => ({
  lastCheckMs: at('2026-11-24T10:00:00Z'),
  open: 1,
  countryId: 'GB',
  cost: 6,
  budget: null,
  officePauseMs: 15 * MINUTE_MS,
  ...change,
});

/** A week of checks; no two are further apart than the hour, nor than a quarter of it while the office is open. */
const oftenEnough = (rule: Rule) =>
  fc.property(
    countries,
    fc.constantFrom(...weeks),
    fc.integer({ min: 0, max: DAY_MS }),
    (country, from, offset) => {
      let last = from + offset;
      while (last < from + 7 * DAY_MS) {
        const { atMs } = rule(input({ lastCheckMs: last, countryId: country }));
        assert.ok(atMs > last && atMs - last <= HOUR_MS, 'hourly at least');
        for (let now = last + 15 * MINUTE_MS + 1; now < atMs; now += 5 * MINUTE_MS) {
          const unseen = now - 15 * MINUTE_MS;
          const open = isOfficeTime(now, country) && isOfficeTime(unseen, country);
          assert.ok(!open, `${new Date(now).toISOString()} in ${country ?? 'nowhere'}`);
        }
        last = atMs;
      }
    },
  );

describe('When the books are looked at again', () => {
  it('is within a quarter of an hour in office hours and hourly else, over a change of clocks too', () => {
    fc.assert(oftenEnough(nextCheck), { numRuns: 60 });
  });

  it('would be noticed: a rule that looks hourly, and one that takes Toronto for London', () => {
    assertBites(oftenEnough(({ lastCheckMs }) => ({ atMs: lastCheckMs + HOUR_MS })));
    assertBites(oftenEnough((given) => nextCheck({ ...given, countryId: 'GB' })));
  });

  const mondays: readonly [string, string, string, string][] = [
    // The Sunday before, clocks went on (March) or back (October, November).
    ['GB', 'before the spring', '2026-03-27T07:45:00Z', '2026-03-27T08:00:00.000Z'],
    ['GB', 'after it', '2026-03-30T06:45:00Z', '2026-03-30T07:00:00.000Z'],
    ['IE', 'after it', '2026-03-30T06:45:00Z', '2026-03-30T07:00:00.000Z'],
    ['IE', 'after the autumn', '2026-10-26T07:45:00Z', '2026-10-26T08:00:00.000Z'],
    ['CA', 'after the spring', '2026-03-09T11:45:00Z', '2026-03-09T12:00:00.000Z'],
    ['CA', 'after the autumn', '2026-11-02T12:45:00Z', '2026-11-02T13:00:00.000Z'],
  ];
  for (const [countryId, when, last, next] of mondays) {
    it(`begins with the office of ${countryId} ${when}, by the clock on the wall`, () => {
      const { atMs, why } = nextCheck(input({ countryId, lastCheckMs: at(last) }));
      assert.deepEqual([new Date(atMs).toISOString(), why], [next, 'office_hours']);
      const anHourBefore = nextCheck(input({ countryId, lastCheckMs: at(last) - HOUR_MS }));
      assert.equal(anHourBefore.why, 'off_hours', 'the office was closed an hour before');
    });
  }

  it('is an hour later at the weekend and in the evening', () => {
    for (const time of ['2026-11-21T10:00:00Z', '2026-11-22T10:00:00Z', '2026-11-24T18:00:00Z']) {
      assert.deepEqual(nextCheck(input({ lastCheckMs: at(time) })), {
        atMs: at(time) + HOUR_MS,
        why: 'off_hours',
      });
    }
  });

  it('is a day later when nothing is open, whatever the hour', () => {
    fc.assert(
      fc.property(countries, fc.integer({ min: 0, max: 400 * DAY_MS }), (countryId, offset) => {
        const lastCheckMs = at('2026-01-01T00:00:00Z') + offset;
        assert.deepEqual(nextCheck(input({ open: 0, countryId, lastCheckMs })), {
          atMs: lastCheckMs + DAY_MS,
          why: 'nothing_open',
        });
      }),
    );
  });

  it('takes a country that Sage does not serve, or that nobody knows, for Britain', () => {
    assert.deepEqual(['US', null, 'GB'].map(timeZoneOf), Array(3).fill('Europe/London'));
  });
});

interface Day {
  readonly callsLeft: number;
  readonly cost: number;
  readonly restMs: number;
}

/** Nobody else calls: what the checks of the rest of the day cost. */
function spentUntilReset(rule: Rule, { callsLeft, cost, restMs }: Day): number {
  const start = at('2026-11-24T08:00:00Z');
  const reset = start + restMs;
  let spent = 0;
  for (let now = start; ; spent += cost) {
    const budget = { callsLeft: Math.max(0, callsLeft - spent), resetsAt: new Date(reset).toISOString() };
    now = rule(input({ lastCheckMs: now, cost, budget })).atMs;
    if (now >= reset) return spent;
  }
}

const days = fc.record<Day>({
  callsLeft: fc.integer({ min: 0, max: 3_000 }),
  cost: fc.integer({ min: 1, max: 60 }),
  restMs: fc.integer({ min: MINUTE_MS, max: DAY_MS }),
});
const withinBudget = (rule: Rule) =>
  fc.property(days, (day) => {
    assert.ok(spentUntilReset(rule, day) <= day.callsLeft, 'no more than there are');
  });
/** At no time does the next check wait past the reset for want of calls. */
const neverPastTheReset = (rule: Rule) =>
  fc.property(days, ({ callsLeft, cost, restMs }) => {
    const given = input({});
    const resetsAt = new Date(given.lastCheckMs + restMs).toISOString();
    const wished = nextCheck(given).atMs;
    const { atMs } = rule({ ...given, cost, budget: { callsLeft, resetsAt } });
    assert.ok(atMs >= wished && atMs <= Math.max(wished, Date.parse(resetsAt)));
  });

describe('The calls that are left today', () => {
  it('suffice for the checks of the rest of the day, which stretch', () => {
    fc.assert(withinBudget(nextCheck));
    fc.assert(neverPastTheReset(nextCheck));
  });

  it('would be seen to run out, or to be waited for in vain', () => {
    assertBites(withinBudget((given) => nextCheck({ ...given, budget: null })));
    assertBites(neverPastTheReset(({ lastCheckMs }) => ({ atMs: lastCheckMs + DAY_MS })));
  });

  it('change nothing while there are plenty, and say so when they are why', () => {
    const resetsAt = '2026-11-25T00:00:00.000Z';
    const plenty = nextCheck(input({ budget: { callsLeft: 2_000, resetsAt } }));
    assert.equal(plenty.why, 'office_hours');
    assert.deepEqual(nextCheck(input({ budget: { callsLeft: 0, resetsAt } })), {
      atMs: at(resetsAt),
      why: 'budget',
    });
    const few = nextCheck(input({ budget: { callsLeft: 72, resetsAt } }));
    assert.deepEqual(few, { atMs: input({}).lastCheckMs + 2 * HOUR_MS, why: 'budget' });
  });
});
