import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextSince, overlapped } from '../../domain/payments/cursor.ts';
import { recordMark, settlementMark } from '../../domain/payments/marks.ts';
import {
  allIds,
  link,
  linkedTo,
  newRegistry,
  noteTold,
  type Owner,
  ownerOf,
  prune,
  register,
  type Registry,
  unregister,
} from '../../domain/payments/registry.ts';
import { sortOut } from '../../domain/payments/sort-out.ts';
import { missedBy } from '../../domain/payments/sweep.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { assertBites } from './bites.ts';
import { sageInvoice } from './samples.ts';
import { change, changes, idOf, watched } from './watched-samples.ts';

const MANY = 10_000;
/** What may travel in the argument of a run, less what else the watch carries. */
const ROOM_BYTES = 1_500_000;

const name = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  .filter((text) => identifier.safeParse(text).success);
const marks = fc.stringMatching(/^([0-9a-f]{16})?$/);
const owners = fc.record<Owner>({ unit: name, invoiceId: name, marks }, { noNullPrototype: true });

interface Packing {
  readonly register: typeof register;
  readonly ownerOf: typeof ownerOf;
}

/** Whoever was registered last under an id is who is told, with what it was told last. */
const roundTrips = (packing: Packing) =>
  fc.property(
    fc.array(
      fc.record({ id: fc.integer({ min: 1, max: 6 }).map(idOf), owner: owners, settled: fc.boolean() }),
    ),
    (entries) => {
      const registry = newRegistry();
      const expected = new Map<string, Owner>();
      for (const { id, owner, settled } of entries) {
        packing.register(registry, id, owner);
        noteTold(registry, id, { marks: owner.marks, settled });
        expected.set(id, owner);
      }
      assert.deepEqual(allIds(registry).toSorted(), [...expected.keys()].toSorted());
      for (const [id, owner] of expected) assert.deepEqual(packing.ownerOf(registry, id), owner);
      const [first] = expected.keys();
      if (first === undefined) return;
      unregister(registry, first);
      assert.equal(packing.ownerOf(registry, first), null);
    },
  );

describe('The registry of watched invoices', () => {
  it('gives back who was registered, whatever their names', () => {
    fc.assert(roundTrips({ register, ownerOf }));
  });

  it('would be seen to mix up names by a rule that parts them by a character they may have', () => {
    assertBites(
      roundTrips({
        register: (registry, id, { unit, invoiceId, ...rest }) =>
          register(registry, id, { unit: `${unit}-${invoiceId}`, invoiceId: '', ...rest }),
        ownerOf: (registry, id) => {
          const found = ownerOf(registry, id);
          const [unit = '', invoiceId = ''] = found?.unit.split('-') ?? [];
          return found && { ...found, unit, invoiceId };
        },
      }),
    );
  });

  it('keeps a paid invoice among the paid ones when it registers again, and tells nobody who left', () => {
    const registry = newRegistry();
    const id = idOf(1);
    register(registry, id, { unit: 'north', invoiceId: 'inv-1', marks: '' });
    noteTold(registry, id, { marks: 'm', settled: true });
    register(registry, id, { unit: 'north', invoiceId: 'inv-1', marks: '' });
    assert.deepEqual([Object.keys(registry.open), Object.keys(registry.settled)], [[], [id]]);
    noteTold(registry, id, { marks: 'n', settled: false });
    assert.deepEqual([Object.keys(registry.open), Object.keys(registry.settled)], [[id], []]);
    unregister(registry, id);
    noteTold(registry, id, { marks: 'late', settled: true });
    assert.deepEqual(allIds(registry), []);
  });

  it('knows which invoices a payment settled, and forgets it with the last of them', () => {
    const registry = newRegistry();
    const [a, b, c, payment] = [idOf(1), idOf(2), idOf(3), idOf(11)];
    for (const id of [a, b, c]) register(registry, id, { unit: 'north', invoiceId: id, marks: '' });
    link(registry, payment, [a, b]);
    assert.deepEqual(linkedTo(registry, payment).toSorted(), [a, b]);
    assert.deepEqual(linkedTo(registry, idOf(12)), []);
    unregister(registry, a);
    prune(registry);
    assert.deepEqual(linkedTo(registry, payment), [b]);
    unregister(registry, b);
    prune(registry);
    assert.deepEqual(registry.links, {});
    link(registry, payment, [c]);
    link(registry, payment, []);
    assert.deepEqual(registry.links, {});
  });

  /** Ids of the length that a PSA has them, each paid for by a payment of its own. */
  const crowd = () => {
    const registry = newRegistry();
    const told = recordMark(sageInvoice()) + settlementMark([]);
    for (let n = 1; n <= MANY; n += 1) {
      const invoiceId = `INV-2026-${String(n).padStart(8, '0')}`;
      register(registry, idOf(n), { unit: 'northwind-consulting', invoiceId, marks: told });
    }
    return registry;
  };

  it('takes ten thousand invoices with a payment each into the next run: less than 1.5 MB', () => {
    const registry = crowd();
    for (let n = 1; n <= MANY; n += 1) link(registry, idOf(MANY + n), [idOf(n)]);
    const bytes = Buffer.byteLength(JSON.stringify(registry));
    assert.ok(bytes < ROOM_BYTES, `${bytes} bytes`);
    assert.ok(bytes > 100 * MANY, 'and nobody is left out');
    const again: typeof registry = structuredClone(registry);
    assert.deepEqual(linkedTo(again, idOf(MANY + 7)), [idOf(7)]);
  });

  it('looks at each of ten thousand at most twice to find the thousand that a reading concerns', () => {
    const ours = Array.from({ length: 1_000 }, (_, n) => n + 1);
    const news = (stamp: string) =>
      changes({
        payments: ours.map((n) => change({ id: idOf(MANY + n), stamp, artefactIds: [idOf(n)] })),
        invoices: ours.map((n) => watched({ id: idOf(n), status: 'PAID' }, [])),
      });
    const { registry, reads } = counted(crowd());
    sortOut(registry, news('1'), {});
    const before = reads();
    assert.equal(sortOut(registry, news('2'), {}).tell.length, 1_000);
    assert.ok(reads() - before <= 2 * MANY, `${reads() - before} looks`);
  });
});

/** The same registry, and how many of its entries were looked at since: a list of all ids looks at all of them. */
function counted(registry: Registry): { registry: Registry; reads: () => number } {
  let reads = 0;
  const watch = (entries: Record<string, string>) =>
    new Proxy(entries, {
      get: (target, id, receiver): unknown => {
        reads += 1;
        return Reflect.get(target, id, receiver);
      },
      ownKeys: (target) => {
        const ids = Reflect.ownKeys(target);
        reads += ids.length;
        return ids;
      },
    });
  const { open, settled, links } = registry;
  return {
    registry: { open: watch(open), settled: watch(settled), links: watch(links) },
    reads: () => reads,
  };
}

describe('The sweep', () => {
  const registryWith = (id: string, marks: string, settled: boolean) => {
    const registry = newRegistry();
    register(registry, id, { unit: 'north', invoiceId: 'inv-1', marks: '' });
    noteTold(registry, id, { marks, settled });
    return registry;
  };
  const record = recordMark(sageInvoice());
  const told = record + settlementMark([]);
  const other = recordMark(sageInvoice({ outstanding: '1.00' }));

  const cases: readonly [string, string, boolean, string, boolean][] = [
    ['an open invoice that is open and as it was told', told, false, `${idOf(1)}${record}`, false],
    ['an open invoice that looks different in the books', told, false, `${idOf(1)}${other}`, true],
    ['an open invoice that is not open in the books', told, false, `${idOf(2)}${record}`, true],
    ['an open invoice when nothing is open', told, false, '', true],
    ['an open invoice that was told nothing yet', '', false, `${idOf(1)}${record}`, true],
    ['a paid invoice that is not open', told, true, `${idOf(2)}${record}`, false],
    ['a paid invoice that is open again', told, true, `${idOf(1)}${other}`, true],
  ];
  for (const [what, marks, settled, swept, missed] of cases) {
    it(`${missed ? 'reads' : 'leaves alone'} ${what}`, () => {
      assert.deepEqual(missedBy(registryWith(idOf(1), marks, settled), swept), missed ? [idOf(1)] : []);
    });
  }

  it('finds its way among others in any order, also by ids that are longer', () => {
    const id = `${idOf(1)}-long`;
    const swept = [`${idOf(3)}${other}`, `${id}${record}`, `${idOf(2)}${other}`].join(' ');
    assert.deepEqual(missedBy(registryWith(id, told, false), swept), []);
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
