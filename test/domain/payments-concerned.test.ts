import assert from 'node:assert/strict';
import { compare } from '../../domain/payments/comparison.ts';
import { idsConcerned, sortOut } from '../../domain/payments/concerned.ts';
import { nextSince, overlapped } from '../../domain/payments/cursor.ts';
import { DELETED, hasHeard, publishedPaymentIds, remember } from '../../domain/payments/found-invoice.ts';
import { type Changes } from '../../domain/payments/watched-invoice.ts';
import { sageInvoice } from './samples.ts';
import { change, changes, entry, fingerprint, found, idOf, watched } from './watched-samples.ts';

const [a, b, payment] = [idOf(1), idOf(2), idOf(11)];
const nothing = { lately: {}, seen: {}, nowMs: 0 };
const sorted = (changed: Changes, ...ours: ReturnType<typeof found>[]) =>
  sortOut(changed, ours, nothing, fingerprint);
const ids = (ours: readonly { sageInvoiceId: string }[]) => ours.map(({ sageInvoiceId }) => sageInvoiceId);

describe('Whom a reading concerns', () => {
  it('is asked for by the ids of changed and deleted invoices, of payments, and of what those name', () => {
    const changed = changes({
      invoices: [watched({ id: a }, [])],
      deletedInvoiceIds: [b],
      payments: [change({ id: payment, artefactIds: [a, idOf(3)] })],
      deletedPayments: [{ id: idOf(12), stamp: 'x', artefactIds: [idOf(4)] }],
    });
    const { invoiceIds, paymentIds } = idsConcerned(changed);
    assert.deepEqual(invoiceIds.toSorted(), [1, 2, 3, 4].map(idOf));
    assert.deepEqual(paymentIds.toSorted(), [payment, idOf(12)]);
  });

  it('is nobody when nothing changed', () => {
    assert.deepEqual(idsConcerned(changes()), { invoiceIds: [], paymentIds: [] });
  });

  it('is the invoice that a deleted payment settled, though Sage no longer says which that was', () => {
    const deletion = { id: payment, stamp: 'deleted', artefactIds: [] };
    const changed = changes({ deletedPayments: [deletion] });
    assert.deepEqual(ids(sorted(changed, found({ sageInvoiceId: a, paymentIds: [payment] })).read), [a]);
  });

  it('is not read again for the same payment by a reading that overlaps, but for another one', () => {
    const changed = changes({ payments: [change({ id: payment, stamp: '1', artefactIds: [a, b] })] });
    const one = found({ sageInvoiceId: a });
    const first = sorted(changed, one);
    assert.deepEqual(ids(first.read), [a]);
    const again = { ...nothing, seen: first.seen };
    assert.deepEqual(sortOut(changed, [one], again, fingerprint).read, []);
    const other = changes({ payments: [...changed.payments, change({ id: idOf(12), artefactIds: [a] })] });
    assert.deepEqual(ids(sortOut(other, [one], again, fingerprint).read), [a]);
    // One that visibility did not know yet is read by the next look, though its payment was seen.
    assert.deepEqual(ids(sortOut(changed, [one, found({ sageInvoiceId: b })], again, fingerprint).read), [b]);
  });

  it('is an invoice that was deleted in Sage, not read, and told once', () => {
    const changed = changes({
      deletedInvoiceIds: [a],
      payments: [change({ id: payment, artefactIds: [a] })],
    });
    const one = found({ sageInvoiceId: a });
    const first = sorted(changed, one);
    assert.deepEqual([ids(first.deleted), first.tell, first.read], [[a], [], []]);
    const lately = remember({}, [{ sageInvoiceId: a, fingerprint: DELETED }], 0);
    assert.deepEqual(sortOut(changed, [one], { ...nothing, lately, nowMs: 1_000 }, fingerprint).deleted, []);
  });

  it('is read one by one, where the list leaves open what an allocation was', () => {
    const open = watched({ id: a, status: 'PART_PAID' }, [entry({ kind: 'allocation', id: payment })]);
    const left = sorted(changes({ invoices: [open] }), found({ sageInvoiceId: a }));
    assert.deepEqual([left.tell, ids(left.read)], [[], [a]]);
    const credit = change({ id: payment, kind: 'credit_note', artefactIds: [a, idOf(90)] });
    const known = sorted(changes({ invoices: [open], payments: [credit] }), found({ sageInvoiceId: a }));
    const kinds = known.tell[0]?.read.watched.settledBy?.map(({ kind }) => kind);
    assert.deepEqual([kinds, known.read], [['credit_note'], []]);
  });

  it('is told what is left over of a payment once, though the payment settles two', () => {
    const paid = entry({ id: payment });
    const changed = changes({
      invoices: [watched({ id: a }, [paid]), watched({ id: b }, [paid])],
      payments: [change({ id: payment, artefactIds: [a, b], onAccount: '7.00' })],
    });
    const { tell } = sorted(changed, found({ sageInvoiceId: a }), found({ sageInvoiceId: b }));
    assert.deepEqual(
      tell.map(({ read }) => read.watched.settledBy?.[0]?.onAccount),
      ['7.00', '0.00'],
    );
  });

  it('hears nothing when it published that it has heard so', () => {
    const record = watched({ id: a }, []);
    const one = found({ sageInvoiceId: a, fingerprint: fingerprint(record) });
    assert.deepEqual(sorted(changes({ invoices: [record] }), one).tell, []);
    const paid = watched({ id: a, status: 'PAID' }, [entry()]);
    assert.equal(sorted(changes({ invoices: [paid] }), one).tell.length, 1);
  });
});

describe('What an invoice has heard', () => {
  const one = found({ fingerprint: 'old' });
  const lately = remember({}, [{ sageInvoiceId: one.sageInvoiceId, fingerprint: 'new' }], 1_000);

  it('is what it was told in the last seconds, and then what visibility shows', () => {
    assert.equal(hasHeard(one, 'new', lately, 2_000), true);
    assert.equal(hasHeard(one, 'old', lately, 2_000), false);
    assert.equal(hasHeard(one, 'new', lately, 12_000), false);
    assert.equal(hasHeard(one, 'old', lately, 12_000), true);
  });

  it('is kept in mind for so long, and of two thousand at most', () => {
    const many = Array.from({ length: 3_000 }, (_, n) => ({ sageInvoiceId: idOf(n), fingerprint: 'x' }));
    const kept = remember(lately, many, 2_000);
    assert.equal(Object.keys(kept).length, 2_000);
    assert.ok(Buffer.byteLength(JSON.stringify(kept)) < 200_000);
    assert.deepEqual(remember(kept, [], 12_000), {});
  });

  it('names fifty payments at most: a server takes 2,048 bytes', () => {
    const published = publishedPaymentIds(Array.from({ length: 80 }, (_, n) => ({ id: idOf(n) })));
    assert.deepEqual([published.length, published.at(-1)], [50, idOf(79)]);
    assert.ok(JSON.stringify(published).length < 2_048);
  });
});

describe('Our invoices and the open ones of the books', () => {
  const unpaid = sageInvoice({ id: a, status: 'UNPAID', paid: '0.00' });
  const partPaid = sageInvoice({ id: a, status: 'PART_PAID', paid: '10.00', outstanding: '1.00' });
  const heard = (invoice: typeof unpaid) => fingerprint({ invoice, settledBy: [] });
  const other = sageInvoice({ id: b });
  const at = { lately: {}, nowMs: 0 };

  const cases = [
    ['leaves alone', 'one that is as it heard', found({ fingerprint: heard(unpaid) }), [unpaid, other]],
    [
      'tells',
      'one that nothing settled and that looks different',
      found({ fingerprint: heard(partPaid) }),
      [unpaid],
    ],
    ['tells', 'one that published nothing', found(), [other, unpaid]],
    [
      'reads',
      'one that is settled in part and looks different',
      found({ fingerprint: heard(unpaid) }),
      [partPaid],
    ],
    ['reads', 'an open one that is not open in the books', found({ fingerprint: heard(unpaid) }), [other]],
    ['reads', 'an open one when nothing is open', found({ fingerprint: heard(unpaid) }), []],
    ['leaves alone', 'a paid one that is not open', found({ paid: true, fingerprint: 'x' }), [other]],
    ['reads', 'a paid one that is open again', found({ paid: true, fingerprint: 'x' }), [partPaid]],
  ] as const;
  for (const [does, what, ours, open] of cases) {
    it(`${does} ${what}`, () => {
      const { tell, read } = compare([ours], open, at, fingerprint);
      const done = tell.length > 0 ? 'tells' : read.length > 0 ? 'reads' : 'leaves alone';
      assert.equal(done, does);
    });
  }

  it('are compared by the record alone: the list does not say what settled them', () => {
    const settled = fingerprint({ invoice: partPaid, settledBy: [entry()] });
    assert.notEqual(settled, heard(partPaid));
    const { tell, read } = compare([found({ fingerprint: settled })], [partPaid], at, fingerprint);
    assert.deepEqual([tell, read], [[], []]);
  });
});

describe('Where the next reading begins', () => {
  it('is ten minutes before the last began, or where it had to stop', () => {
    const startedAt = '2026-11-24T08:00:00.000Z';
    assert.equal(nextSince({ startedAt, readUpTo: null }), '2026-11-24T07:50:00.000Z');
    assert.equal(overlapped(startedAt), '2026-11-24T07:50:00.000Z');
    const readUpTo = '2026-11-01T00:00:00Z';
    assert.equal(nextSince({ startedAt, readUpTo }), readUpTo);
  });
});
