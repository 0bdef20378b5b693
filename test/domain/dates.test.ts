import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, businessDay, dueDate, isIsoDate } from '../../domain/dates.ts';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((time) => time.toISOString().slice(0, 10));
const days = fc.integer({ min: 0, max: 800 });

describe('A calendar date', () => {
  const good = ['2026-11-30', '2024-02-29', '2000-02-29', '2026-01-01', '2026-12-31'];
  const bad = [
    ['a day the month does not have', '2026-11-31'],
    ['29 February of a common year', '2026-02-29'],
    ['29 February of a century that is no leap year', '2100-02-29'],
    ['month 13', '2026-13-01'],
    ['month 0', '2026-00-10'],
    ['day 0', '2026-11-00'],
    ['a time', '2026-11-30T00:00:00Z'],
    ['slashes', '30/11/2026'],
    ['one digit for the month', '2026-1-30'],
    ['space around it', ' 2026-11-30'],
    ['a line break after it', '2026-11-30\n'],
    ['nothing', ''],
  ] as const;

  for (const text of good) it(`may be ${text}`, () => assert.ok(isIsoDate(text)));
  for (const [what, text] of bad) it(`may not be ${what}`, () => assert.ok(!isIsoDate(text)));

  it('is every day there is, and no text besides', () => {
    fc.assert(fc.property(day, (date) => assert.ok(isIsoDate(date))));
    fc.assert(fc.property(fc.string(), (text) => assert.equal(isIsoDate(text), false)));
  });
});

describe('Adding days', () => {
  it('goes over the ends of months, leap days and years', () => {
    assert.equal(addDays('2026-11-03', 30), '2026-12-03');
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(addDays('2024-02-28', 1), '2024-02-29');
    assert.equal(addDays('2026-02-28', 1), '2026-03-01');
    assert.equal(addDays('2026-01-01', 365), '2027-01-01');
  });

  it('loses no day where clocks change', () => {
    assert.equal(addDays('2026-03-28', 2), '2026-03-30');
    assert.equal(addDays('2026-10-24', 2), '2026-10-26');
  });

  it('is undone by taking them away', () => {
    fc.assert(fc.property(day, days, (date, n) => assert.equal(addDays(addDays(date, n), -n), date)));
  });

  it('in two steps is the same as in one', () => {
    fc.assert(
      fc.property(day, days, days, (date, a, b) => {
        assert.equal(addDays(addDays(date, a), b), addDays(date, a + b));
      }),
    );
  });

  it('gives a later date for more days, in the order of text', () => {
    fc.assert(
      fc.property(day, days, (date, n) => {
        assert.ok(addDays(date, n) < addDays(date, n + 1));
        assert.ok(isIsoDate(addDays(date, n)));
      }),
    );
  });
});

describe('The due date', () => {
  const date = '2026-11-03';

  it('is the one on the invoice, before all else', () => {
    const due = dueDate({ date, dueDate: '2026-11-10', projectDueDays: 14 }, 30);
    assert.deepEqual(due, { date: '2026-11-10', source: 'invoice' });
  });

  it("follows the project's days when the invoice has none", () => {
    assert.deepEqual(dueDate({ date, projectDueDays: 14 }, 30), { date: '2026-11-17', source: 'project' });
  });

  it('is the invoice date itself for a project with 0 days', () => {
    assert.deepEqual(dueDate({ date, projectDueDays: 0 }, 30), { date, source: 'project' });
  });

  it("follows the connection's default when neither says anything", () => {
    assert.deepEqual(dueDate({ date }, 30), { date: '2026-12-03', source: 'default' });
  });
});

describe('The calendar day of a business', () => {
  const at = (iso: string, country: string | null) => businessDay(Date.parse(iso), country);

  it('is that of the clock on the wall in its country', () => {
    assert.equal(at('2027-06-30T23:30:00Z', 'GB'), '2027-07-01');
    assert.equal(at('2027-06-30T23:30:00Z', 'IE'), '2027-07-01');
    assert.equal(at('2027-06-30T23:30:00Z', 'CA'), '2027-06-30');
    assert.equal(at('2027-07-01T03:59:59Z', 'CA'), '2027-06-30');
    assert.equal(at('2027-12-31T23:30:00Z', 'GB'), '2027-12-31');
    assert.equal(at('2027-06-30T23:30:00Z', null), '2027-07-01');
  });

  it('is what the time zone data says, at any moment of this century', () => {
    const zones = [
      ['GB', 'Europe/London'],
      ['IE', 'Europe/Dublin'],
      ['CA', 'America/Toronto'],
    ] as const;
    const formats = new Map(
      zones.map(([country, timeZone]) => [
        country,
        new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }),
      ]),
    );
    // Canada changed its rule in 2007.
    const moment = fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2099, 11, 31) });
    fc.assert(
      fc.property(moment, fc.constantFrom('GB', 'IE', 'CA'), (ms, country) => {
        assert.equal(businessDay(ms, country), formats.get(country)?.format(ms));
      }),
      { numRuns: 5000 },
    );
  });

  it('is right at each end of summer time', () => {
    for (let year = 2008; year < 2100; year += 1)
      for (const month of [2, 9, 10])
        for (let day = 1; day <= 31; day += 1)
          for (const hour of [0, 4, 5, 23])
            for (const [country, timeZone] of [
              ['GB', 'Europe/London'],
              ['CA', 'America/Toronto'],
            ] as const) {
              if (year % 13 !== 0) continue;
              const ms = Date.UTC(year, month, day, hour, 30);
              const known = new Date(ms).toLocaleDateString('en-CA', { timeZone });
              assert.equal(businessDay(ms, country), known);
            }
  });
});
