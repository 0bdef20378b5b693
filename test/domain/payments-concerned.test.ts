import assert from 'node:assert/strict';
import { recordMark, settlementMark } from '../../domain/payments/marks.ts';
import { newRegistry, noteTold, register } from '../../domain/payments/registry.ts';
import { DELETED_MARK, sortOut } from '../../domain/payments/sort-out.ts';
import { change, changes, entry, idOf, watched } from './watched-samples.ts';

const invoiceIds = [1, 2].map(idOf);

describe('What a reading concerns', () => {
  const registryOf = (...ids: string[]) => {
    const registry = newRegistry();
    for (const id of ids) register(registry, id, { unit: 'north', invoiceId: `i-${id.at(-1)}`, marks: '' });
    return registry;
  };
  const [a = '', b = ''] = invoiceIds;
  const payment = idOf(11);

  it('is nothing of others, whose payments are not kept in mind', () => {
    const registry = registryOf(a);
    const news = changes({
      invoices: [watched({ id: b }, [])],
      payments: [change({ id: payment, artefactIds: [b] })],
      deletedInvoiceIds: [b],
      deletedPayments: [{ id: idOf(12), stamp: 'x', artefactIds: [b] }],
    });
    assert.deepEqual(sortOut(registry, news, {}), { tell: [], deleted: [], read: [], seen: {} });
    assert.deepEqual(registry.links, {});
  });

  it('is both invoices, when a payment was moved from one to the other', () => {
    const registry = registryOf(a, b);
    sortOut(registry, changes({ payments: [change({ id: payment, artefactIds: [a] })] }), {});
    const moved = changes({ payments: [change({ id: payment, stamp: '2', artefactIds: [b] })] });
    assert.deepEqual(sortOut(registry, moved, {}).read.toSorted(), [a, b]);
  });

  it('is the invoice of a deleted payment, though Sage no longer says which that was', () => {
    const registry = registryOf(a, b);
    sortOut(registry, changes({ payments: [change({ id: payment, artefactIds: [a] })] }), {});
    const deletion = { id: payment, stamp: 'deleted', artefactIds: [] };
    assert.deepEqual(sortOut(registry, changes({ deletedPayments: [deletion] }), {}).read, [a]);
  });

  it('is an invoice that was deleted in Sage, told once and not read', () => {
    const registry = registryOf(a);
    const news = changes({
      deletedInvoiceIds: [a],
      payments: [change({ id: payment, artefactIds: [a] })],
    });
    const first = sortOut(registry, news, {});
    assert.deepEqual([first.deleted, first.tell, first.read], [[a], [], []]);
    noteTold(registry, a, { marks: DELETED_MARK, settled: true });
    assert.deepEqual(sortOut(registry, news, first.seen).deleted, []);
  });

  it('is read one by one, where the list leaves open what an allocation was', () => {
    const registry = registryOf(a);
    const open = watched({ id: a, status: 'PART_PAID' }, [entry({ kind: 'allocation', id: payment })]);
    const left = sortOut(registry, changes({ invoices: [open] }), {});
    assert.deepEqual([left.tell, left.read], [[], [a]]);
    const credit = change({ id: payment, kind: 'credit_note', artefactIds: [a, idOf(90)] });
    const known = sortOut(registry, changes({ invoices: [open], payments: [credit] }), {});
    assert.deepEqual(
      known.tell[0]?.settledBy?.map(({ kind }) => kind),
      ['credit_note'],
    );
    assert.deepEqual(known.read, []);
  });

  it('is what is left over of a payment, told of one invoice though it settles two', () => {
    const registry = registryOf(a, b);
    const paid = entry({ id: payment });
    const { tell } = sortOut(
      registry,
      changes({
        invoices: [watched({ id: a }, [paid]), watched({ id: b }, [paid])],
        payments: [change({ id: payment, artefactIds: [a, b], onAccount: '7.00' })],
      }),
      {},
    );
    assert.deepEqual(
      tell.map(({ settledBy }) => settledBy?.[0]?.onAccount),
      ['7.00', '0.00'],
    );
  });
});

describe('The mark of what an invoice was told', () => {
  it('is the same in whatever order Sage lists what settled it', () => {
    const one = entry({ id: idOf(11), amount: '5.00' });
    const other = entry({ id: idOf(12), amount: '7.00', kind: 'credit_note', onAccount: '0.00' });
    assert.equal(settlementMark([one, other]), settlementMark([other, one]));
    const { kind, ...rest } = one;
    assert.equal(settlementMark([one]), settlementMark([{ ...rest, kind }]));
    assert.equal(settlementMark(null), settlementMark([]));
  });

  it('is another for every change that the PSA cares about', () => {
    const { invoice } = watched({}, []);
    const others = [
      { status: 'PAID' },
      { paid: '1.00' },
      { outstanding: '1.00' },
      { total: '1.00' },
      { dueDate: '2027-01-01' },
      { number: 'SI-99' },
      { contactId: idOf(99) },
    ] as const;
    const marks = [invoice, ...others.map((other) => ({ ...invoice, ...other }))].map(recordMark);
    assert.equal(new Set(marks).size, marks.length);
    const known = entry({});
    const settled = [
      known,
      { ...known, amount: '1.00' },
      { ...known, discount: '1.00' },
      { ...known, kind: 'credit_note' as const },
      { ...known, onAccount: '1.00' },
      { ...known, id: idOf(77) },
      { ...known, date: null },
    ].map((one) => settlementMark([one]));
    assert.equal(new Set(settled).size, settled.length);
  });
});
