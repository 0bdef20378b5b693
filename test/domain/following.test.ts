import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  actsAtMs,
  ANSWER_WITHIN_MS,
  type Followed,
  type Following,
  readingBegins,
  isReadAnew,
  isReadNow,
  readingEnds,
  readingInterrupted,
  refreshWanted,
  startFollowing,
  timePassed,
  updated,
} from '../../domain/invoice/following.ts';

const due = { date: '2026-12-20', overFromMs: Date.parse('2026-12-21T06:00:00Z') };
const open: Followed = { settled: 'open', overdue: false, due, reversalEndsMs: 0 };
const paid: Followed = { ...open, settled: 'paid', reversalEndsMs: due.overFromMs + 60 * 86_400_000 };
const gone: Followed = { ...open, settled: 'gone' };

describe('following an invoice that is in Sage', () => {
  it('asks the payment watch once when the due date is over, before anybody hears that it is overdue', () => {
    const idle = startFollowing();
    assert.equal(actsAtMs(idle, open), due.overFromMs);
    const checking = timePassed(idle, open, due.overFromMs);
    assert.equal(checking.phase, 'overdue_check');
    const answered = updated(checking, open, true);
    assert.deepEqual(answered, { phase: 'idle', checkedDueDate: due.date });
    assert.equal(actsAtMs(answered, open), Infinity, 'the same due date is not asked about again');
    const moved = { ...open, due: { date: '2027-01-20', overFromMs: Date.parse('2027-01-21T06:00:00Z') } };
    assert.equal(actsAtMs(answered, moved), moved.due.overFromMs, 'another one is');
  });

  it('reads for itself when the watch owes an answer for twenty minutes', () => {
    const checking = timePassed(startFollowing(), open, due.overFromMs);
    const other = updated(checking, open, false);
    assert.deepEqual(other, checking, 'news that is no answer does not end the wait');
    assert.equal(actsAtMs(checking, open), due.overFromMs + ANSWER_WITHIN_MS);
    assert.equal(timePassed(checking, open, due.overFromMs + ANSWER_WITHIN_MS).phase, 'refresh_requested');
  });

  it('reads again when somebody asks while it is being read (R17)', () => {
    const reading = readingBegins(refreshWanted(startFollowing()));
    assert.equal(readingEnds(reading, open).phase, 'idle');
    assert.equal(readingEnds(refreshWanted(reading), open).phase, 'refresh_requested');
  });

  it('reads again what a person or a new run interrupted, as no new question (R25)', () => {
    const asked = refreshWanted(startFollowing());
    const interrupted = readingInterrupted(readingBegins(asked), asked);
    assert.ok(isReadNow(interrupted) && !isReadAnew(interrupted));
    const again = readingInterrupted(readingBegins(interrupted), interrupted);
    assert.ok(isReadNow(again) && !isReadAnew(again));
    assert.equal(readingEnds(readingBegins(again), open).phase, 'idle');
    assert.ok(isReadAnew(refreshWanted(again)), 'who asks meanwhile has it read at once');
    assert.ok(isReadAnew(readingInterrupted(refreshWanted(readingBegins(asked)), asked)));
  });

  it('owes no read where nobody had asked for the one that was interrupted', () => {
    for (const before of [startFollowing(), updated(startFollowing(), paid, false)])
      assert.deepEqual(readingInterrupted(readingBegins(before), before), before);
  });

  it('waits out the reversal window of a paid one, and begins anew when the payment is taken back', () => {
    const window = updated(startFollowing(), paid, false);
    assert.deepEqual(window, {
      phase: 'reversal_window',
      checkedDueDate: null,
      untilMs: paid.reversalEndsMs,
    });
    assert.equal(actsAtMs(window, paid), paid.reversalEndsMs);
    assert.equal(updated(window, open, false).phase, 'idle');
    assert.equal(timePassed(window, paid, paid.reversalEndsMs).phase, 'ended');
  });

  it('ends with the invoice, whatever it was doing', () => {
    const phases: Following[] = [
      startFollowing(),
      refreshWanted(startFollowing()),
      timePassed(startFollowing(), open, due.overFromMs),
      updated(startFollowing(), paid, false),
    ];
    for (const phase of phases) assert.equal(updated(phase, gone, false).phase, 'ended');
    assert.equal(readingEnds(readingBegins(startFollowing()), gone).phase, 'ended');
    assert.equal(refreshWanted({ phase: 'ended', checkedDueDate: null }).phase, 'ended');
  });

  it('never comes to rest with a question open, nor acts in vain, in any order of what happens', () => {
    const step = fc.constantFrom<(following: Following) => Following>(
      refreshWanted,
      (following) => timePassed(following, open, due.overFromMs),
      (following) => updated(following, open, true),
      (following) => updated(following, open, false),
      (following) => updated(following, paid, false),
      (following) => readingEnds(readingBegins(following), open),
      (following) => readingInterrupted(readingBegins(following), following),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let following = startFollowing();
        for (const apply of steps) {
          following = apply(following);
          const { phase } = following;
          const acts = actsAtMs(following, open) < Infinity;
          if (phase !== 'ended' && phase !== 'idle')
            assert.notEqual(acts, isReadNow(following), `${phase} acts by itself some day, or is read now`);
          if (acts) assert.notEqual(timePassed(following, open, due.overFromMs).phase, phase, 'it moves on');
        }
      }),
    );
  });

  it('keeps a read that was asked for until it was read', () => {
    const asked = refreshWanted(startFollowing());
    const all = [
      timePassed(asked, open, due.overFromMs),
      updated(asked, open, true),
      updated(asked, paid, false),
    ];
    for (const after of all) assert.deepEqual(after, asked);
  });
});
