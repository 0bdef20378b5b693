import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toAmount } from '../../domain/money.ts';
import { nextSince } from '../../domain/payments/cursor.ts';
import { recordMark, settlementMark } from '../../domain/payments/fingerprint.ts';
import {
  link,
  linkedTo,
  newRegistry,
  noteTold,
  ownerOf,
  register,
  type Registry,
} from '../../domain/payments/registry.ts';
import { DELETED_MARK, marksOf, sortOut, withDetails } from '../../domain/payments/sort-out.ts';
import { type Changes, type WatchedInvoice } from '../../domain/payments/watched-invoice.ts';
import { assertBites } from './bites.ts';
import { change, changes, entry, idOf, watched } from './watched-samples.ts';

const MINUTE_MS = 60_000;
const START = Date.parse('2026-11-24T08:00:00Z');
const invoiceIds = [1, 2, 3].map(idOf);
const TOTAL = 100;

/** How a Sage behaves where its documents leave it open. */
interface Habits {
  /** A payment counts as a change of the invoice. */
  readonly renewsInvoices: boolean;
  /** Lists say what settled an invoice. */
  readonly listsSettlements: boolean;
  /** A deleted payment still says what it settled. */
  readonly deletedSayWhat: boolean;
}
interface Step {
  readonly what: 'pay' | 'move' | 'delete' | 'wait';
  readonly payment: number;
  readonly invoice: number;
  readonly amount: number;
  readonly minutes: number;
}

interface Paid {
  invoice: number;
  amount: number;
  changedMs: number;
  deletedMs: number | null;
}

/** As much of Sage as the watch reads. */
class Books {
  readonly habits: Habits;
  readonly payments = new Map<number, Paid>();
  readonly touchedMs = [START, START, START];

  constructor(habits: Habits) {
    this.habits = habits;
  }

  take({ what, payment, invoice, amount }: Step, nowMs: number): void {
    const known = this.payments.get(payment);
    if (what === 'wait' || (known === undefined && what !== 'pay') || known?.deletedMs) return;
    if (known !== undefined && this.habits.renewsInvoices) this.touchedMs[known.invoice] = nowMs;
    if (what === 'delete' && known !== undefined) known.deletedMs = known.changedMs = nowMs;
    else {
      this.payments.set(payment, { invoice, amount, changedMs: nowMs, deletedMs: null });
      if (this.habits.renewsInvoices) this.touchedMs[invoice] = nowMs;
    }
  }

  /** Sage's times have whole seconds. */
  #stampOf = ({ changedMs, amount }: Paid) => `${Math.floor(changedMs / 1_000)} ${amount}`;

  read(invoice: number): WatchedInvoice {
    const settledBy = [...this.payments]
      .filter(([, paid]) => paid.invoice === invoice && paid.deletedMs === null)
      .map(([payment, { amount }]) => entry({ id: idOf(payment + 10), amount: toAmount(amount) }));
    const paid = settledBy.reduce((all, { amount }) => all + Number(amount), 0);
    return watched(
      {
        id: idOf(invoice + 1),
        status: paid === 0 ? 'UNPAID' : paid < TOTAL ? 'PART_PAID' : 'PAID',
        paid: toAmount(paid),
        outstanding: toAmount(TOTAL - paid),
      },
      settledBy,
    );
  }

  changesSince(sinceMs: number, nowMs: number): Changes {
    const changed = [...this.payments].filter(([, { changedMs }]) => changedMs >= sinceMs);
    const said = ([payment, paid]: [number, Paid]) => {
      const artefactIds = [idOf(paid.invoice + 1)];
      return change({ id: idOf(payment + 10), stamp: this.#stampOf(paid), artefactIds });
    };
    return changes({
      startedAt: new Date(nowMs).toISOString(),
      payments: changed.filter(([, { deletedMs }]) => deletedMs === null).map(said),
      deletedPayments: changed
        .filter(([, { deletedMs }]) => deletedMs !== null)
        .map(said)
        .map(({ id, stamp, artefactIds }) => ({
          id,
          stamp: `deleted ${stamp}`,
          artefactIds: this.habits.deletedSayWhat ? artefactIds : [],
        })),
      invoices: [0, 1, 2]
        .filter((invoice) => (this.touchedMs[invoice] ?? 0) >= sinceMs)
        .map((invoice) => this.read(invoice))
        .map((read) => (this.habits.listsSettlements ? read : { ...read, settledBy: null })),
    });
  }
}

/** The watch: reads with overlap, sorts out, tells. */
class Watch {
  readonly registry = newRegistry();
  readonly told: string[][] = [[], [], []];
  #since = new Date(START - 1).toISOString();
  #seen: Readonly<Record<string, string>> = {};

  constructor() {
    for (const [index, id] of invoiceIds.entries())
      register(this.registry, id, { unit: 'north', invoiceId: `inv-${index}`, marks: '' });
  }

  check(books: Books, nowMs: number, rule: typeof sortOut): void {
    const news = books.changesSince(Date.parse(this.#since), nowMs);
    const { tell, read, seen } = rule(this.registry, news, this.#seen);
    for (const one of tell) this.#tell(one);
    for (const id of read) {
      const one = withDetails(books.read(invoiceIds.indexOf(id)), news.payments);
      for (const { id: payment } of one.settledBy ?? [])
        link(this.registry, payment, [...new Set([...linkedTo(this.registry, payment), id])]);
      if (ownerOf(this.registry, id)?.marks !== marksOf(one)) this.#tell(one);
    }
    this.#seen = seen;
    this.#since = nextSince(news);
  }

  #tell(one: WatchedInvoice): void {
    const { id, status, paid } = one.invoice;
    const by = (one.settledBy ?? []).map((each) => `${each.id}=${each.amount}`).sort();
    this.told[invoiceIds.indexOf(id)]?.push([status, paid, ...by].join(' '));
    noteTold(this.registry, id, { marks: marksOf(one), settled: status === 'PAID' });
  }
}

const stories = fc.record({
  habits: fc.record<Habits>({
    renewsInvoices: fc.boolean(),
    listsSettlements: fc.boolean(),
    deletedSayWhat: fc.boolean(),
  }),
  steps: fc.array(
    fc.record<Step>({
      what: fc.constantFrom('pay', 'pay', 'move', 'move', 'delete', 'wait'),
      payment: fc.integer({ min: 0, max: 2 }),
      invoice: fc.integer({ min: 0, max: 2 }),
      amount: fc.integer({ min: 1, max: 33 }),
      minutes: fc.integer({ min: 0, max: 25 }),
    }),
    { minLength: 1, maxLength: 25 },
  ),
});

/** After each reading every invoice knows how it stands in Sage, and has heard nothing twice in a row. */
const allAreTold = (rule: typeof sortOut) =>
  fc.property(stories, ({ habits, steps }) => {
    const books = new Books(habits);
    const watch = new Watch();
    let now = START;
    for (const step of steps) {
      now += 1_500;
      books.take(step, now);
      if (step.minutes === 0) continue;
      now += step.minutes * MINUTE_MS;
      watch.check(books, now, rule);
      for (const [index, told] of watch.told.entries()) {
        const { invoice, settledBy } = books.read(index);
        const by = (settledBy ?? []).map((each) => `${each.id}=${each.amount}`).sort();
        const is = [invoice.status, invoice.paid, ...by].join(' ');
        assert.equal(told.at(-1) ?? 'UNPAID 0.00', is, `invoice ${index}`);
        assert.equal(
          told.some((one, at) => one === told[at - 1]),
          false,
          `invoice ${index}: ${told.join(' | ')}`,
        );
      }
    }
  });

const apart = (registry: Registry, without: Partial<Registry>): Registry => ({
  ...structuredClone(registry),
  ...without,
});
const unmarked = (entries: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(entries).map(([id, packed]) => [id, `${packed.split('#')[0] ?? ''}#`]));

describe('A payment that comes, moves to another invoice or goes', () => {
  it('is told to each invoice it concerns or concerned, once, however often it is read', () => {
    fc.assert(allAreTold(sortOut), { numRuns: 400 });
  });

  it('would be missed by a rule that forgets where a payment was before', () => {
    assertBites(
      allAreTold((registry, ...rest) => {
        Object.keys(registry.links).forEach((id) => link(registry, id, []));
        return sortOut(registry, ...rest);
      }),
    );
  });

  it('would be told twice by a rule that forgets what it told', () => {
    assertBites(
      allAreTold((registry, ...rest) => {
        const forgetful = { open: unmarked(registry.open), settled: unmarked(registry.settled) };
        return sortOut(apart(registry, forgetful), ...rest);
      }),
    );
  });

  it('would be missed by a rule that looks at the changed invoices only', () => {
    assertBites(
      allAreTold((registry, news, seen) =>
        sortOut(registry, { ...news, payments: [], deletedPayments: [] }, seen),
      ),
    );
  });
});

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
