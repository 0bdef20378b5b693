import assert from 'node:assert/strict';
import { lastOverdueDate } from '../../domain/invoice/standing.ts';
import { overdueFromMs } from '../../domain/invoice/overdue.ts';
import { inWords } from '../../domain/timeline/duration.ts';
import { type Fact } from '../../domain/timeline/fact.ts';
import { storyOf } from '../../domain/timeline/story.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (minute: number): string =>
  new Date(Date.parse('2026-11-02T08:00:00Z') + minute * MINUTE).toISOString();
const stands = (minute: number, waitingFor: string | null, attention: string | null = null): Fact => ({
  kind: 'standing',
  at: at(minute),
  isNew: false,
  status: 'waiting',
  waitingFor,
  attention,
});
const told = (facts: readonly Fact[]) =>
  storyOf([{ facts, statuses: [] }], Date.parse(at(60))).map(({ text }) => text);

describe('The story of an invoice', () => {
  it('tells durations as people do', () => {
    assert.deepEqual(
      [14, 400, 12_300, 3 * MINUTE + 20_000, 2 * HOUR + 5 * MINUTE, 24 * HOUR, 99 * HOUR].map(inWords),
      ['14 ms', '0.4 s', '12 s', '3 min 20 s', '2 h 5 min', '1 day', '4 days 3 h'],
    );
  });

  it('tells each wait from its beginning to the next one, and the last one so far', () => {
    assert.deepEqual(
      told([stands(0, 'turn'), stands(2, 'turn'), stands(5, 'sage'), stands(6, null), stands(30, 'payment')]),
      [
        'Waited 5 min for its turn at Sage',
        'Waited 1 min for Sage, which was busy or away',
        'Waits for the customer to pay, 30 min so far',
      ],
    );
  });

  it('tells no wait that was over in the moment it began', () => {
    assert.deepEqual(told([stands(0, 'turn'), stands(0, null)]), []);
  });

  it('ends what goes on with the run, and goes back with a reset to what went on then', () => {
    const ended: Fact = { kind: 'ended', at: at(10), how: 'terminated', reason: null };
    assert.deepEqual(told([stands(0, 'sage', 'tax_refused'), ended]), [
      'Needed a person for 10 min (tax refused)',
      'Waited 10 min for Sage, which was busy or away',
      'An operator ended its run',
    ]);
    const standing = { status: 'waiting', waitingFor: 'connection', attention: null };
    const reset: Fact = { kind: 'reset', at: at(20), reason: 'once more', ...standing };
    assert.deepEqual(told([stands(0, 'connection'), stands(5, 'payment'), reset]), [
      'Waited 5 min for a tested connection to Sage',
      'Waited 15 min for the customer to pay',
      'An operator set its run back to an earlier point: once more',
      'Waits for a tested connection to Sage, 40 min so far',
    ]);
  });

  it('says what it has no words for as it is', () => {
    assert.deepEqual(told([stands(0, 'full_moon'), stands(1, null, 'bad_luck'), stands(2, null)]), [
      'Waited 1 min for full moon',
      'Needed a person for 1 min (bad luck)',
    ]);
  });
});

describe('A due date is over', () => {
  it('from six in the morning of the day after', () => {
    assert.equal(lastOverdueDate(Date.parse('2026-03-01T05:59:59Z')), '2026-02-27');
    assert.equal(lastOverdueDate(Date.parse('2026-03-01T06:00:00Z')), '2026-02-28');
    assert.equal(lastOverdueDate(overdueFromMs('2026-02-28')), '2026-02-28');
    assert.equal(lastOverdueDate(overdueFromMs('2026-02-28') - 1), '2026-02-27');
  });
});
