import assert from 'node:assert/strict';
import { asInSage, type AsPosted, changesInSage, sentenceOf } from '../../domain/invoice/changes-in-sage.ts';
import { currentDueDate, isOverdue, overdueFromMs } from '../../domain/invoice/overdue.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { sageInvoice } from './samples.ts';

const posted: AsPosted = {
  total: '120.00',
  date: '2026-11-03',
  dueDate: '2026-12-03',
  number: 'SI-1',
  customerId: 'acme',
};
const changesTo = (change: Partial<SageInvoice>) =>
  changesInSage(posted, sageInvoice({ contactId: 'acme', ...change }));

describe('What somebody changed in Sage', () => {
  it('is nothing while the invoice is as it was posted, paid or not', () => {
    assert.deepEqual(changesTo({}), []);
    assert.deepEqual(changesTo({ status: 'PAID', paid: '120.00', outstanding: '0.00', sent: true }), []);
    assert.deepEqual(changesTo({ total: '120.0' }), [], 'written otherwise it is the same amount');
  });

  it('is what is shown from then on, and what was not changed is as it was posted', () => {
    const edits = { number: 'SI-9', total: '96.00', date: '2026-11-05', dueDate: null };
    assert.deepEqual(asInSage(posted, changesTo(edits)), edits);
    const shown = { number: 'SI-1', total: '120.00', date: posted.date, dueDate: '2026-12-24' };
    assert.deepEqual(asInSage(posted, changesTo({ dueDate: '2026-12-24' })), shown);
  });

  const cases: readonly [Partial<SageInvoice>, object, string][] = [
    [
      { total: '100.00' },
      { field: 'total', posted: '120.00', now: '100.00', difference: '-20.00' },
      'total 120.00 is now 100.00 (-20.00)',
    ],
    [
      { total: '120.01' },
      { field: 'total', posted: '120.00', now: '120.01', difference: '0.01' },
      'total 120.00 is now 120.01 (0.01)',
    ],
    [
      { dueDate: '2027-01-02' },
      { field: 'due_date', posted: '2026-12-03', now: '2027-01-02', differenceDays: 30 },
      'due date 2026-12-03 is now 2027-01-02 (30 days)',
    ],
    [
      { dueDate: '2026-10-24' },
      { field: 'due_date', posted: '2026-12-03', now: '2026-10-24', differenceDays: -40 },
      'due date 2026-12-03 is now 2026-10-24 (-40 days)',
    ],
    [
      { dueDate: null },
      { field: 'due_date', posted: '2026-12-03', now: null, differenceDays: null },
      'due date 2026-12-03 is now none',
    ],
    [
      { date: '2026-11-05' },
      { field: 'date', posted: posted.date, now: '2026-11-05' },
      `date ${posted.date} is now 2026-11-05`,
    ],
    [{ number: 'SI-9' }, { field: 'number', posted: 'SI-1', now: 'SI-9' }, 'number SI-1 is now SI-9'],
    [{ contactId: 'zeta' }, { field: 'customer', posted: 'acme', now: 'zeta' }, 'customer acme is now zeta'],
    [{ contactId: null }, { field: 'customer', posted: 'acme', now: null }, 'customer acme is now none'],
  ];
  for (const [change, expected, sentence] of cases) {
    it(`is told with both values: ${sentence}`, () => {
      const found = changesTo(change);
      assert.deepEqual(found, [expected]);
      assert.deepEqual(found.map(sentenceOf), [sentence]);
    });
  }

  it('is all of it, when several things changed', () => {
    const found = changesTo({ total: '1.00', dueDate: null, number: 'SI-9', contactId: 'zeta' });
    assert.deepEqual(
      found.map(({ field }) => field),
      ['total', 'due_date', 'number', 'customer'],
    );
  });
});

describe('An invoice', () => {
  const overdue = (dueDate: string | null, outstanding: string, now: string) =>
    isOverdue(dueDate, outstanding, Date.parse(now));

  it('is overdue from the morning after its due date, at six UTC', () => {
    assert.equal(new Date(overdueFromMs('2026-12-31')).toISOString(), '2027-01-01T06:00:00.000Z');
    assert.equal(overdue('2026-12-31', '0.01', '2026-12-31T23:59:59Z'), false);
    assert.equal(overdue('2026-12-31', '0.01', '2027-01-01T05:59:59Z'), false);
    assert.equal(overdue('2026-12-31', '0.01', '2027-01-01T06:00:00Z'), true);
  });

  it('is never overdue with nothing outstanding or without a due date', () => {
    assert.equal(overdue('2020-01-01', '0.00', '2026-01-01T00:00:00Z'), false);
    assert.equal(overdue(null, '10.00', '2026-01-01T00:00:00Z'), false);
  });

  it('is due when Sage says, once somebody moved that there', () => {
    assert.equal(currentDueDate('2026-12-03', []), '2026-12-03');
    assert.equal(currentDueDate('2026-12-03', changesTo({ number: 'SI-9' })), '2026-12-03');
    assert.equal(currentDueDate('2026-12-03', changesTo({ dueDate: '2027-01-02' })), '2027-01-02');
    assert.equal(currentDueDate('2026-12-03', changesTo({ dueDate: null })), null);
  });
});
