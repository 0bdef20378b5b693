import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toAmount } from '../../domain/money.ts';
import {
  type ConcernedIds,
  idsConcerned,
  type ReadReasons,
  sortOut,
  withDetails,
} from '../../domain/payments/concerned.ts';
import { nextSince } from '../../domain/payments/cursor.ts';
import {
  type FoundInvoice,
  hasHeard,
  type LatelyTold,
  remember,
} from '../../domain/payments/found-invoice.ts';
import {
  type Changes,
  type ReadInvoice,
  type WatchedInvoice,
} from '../../domain/payments/watched-invoice.ts';
import { assertBites } from './bites.ts';
import { change, changes, entry, fingerprint, idOf, watched } from './watched-samples.ts';

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
  readonly what: 'pay' | 'move' | 'delete' | 'wait' | 'read_itself';
  readonly payment: number;
  readonly invoice: number;
  readonly amount: number;
  readonly seconds: number;
}

interface Story {
  /** How far visibility is behind. */
  readonly lagMs: number;
  readonly habits: Habits;
  readonly steps: readonly Step[];
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
    const isNothing = what === 'wait' || what === 'read_itself';
    if (isNothing || (known === undefined && what !== 'pay') || known?.deletedMs) return;
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

/** What an invoice heard last, and what it published of it, which is seen a second later. */
class Invoice {
  heard: ReadInvoice | null = null;
  #published: { atMs: number; fingerprint: string; paymentIds: string[] }[] = [];
  signals = 0;

  hear(read: ReadInvoice, nowMs: number): void {
    this.heard = read;
    const paymentIds = (read.watched.settledBy ?? []).map(({ id }) => id);
    this.#published.push({ atMs: nowMs, fingerprint: read.fingerprint, paymentIds });
  }

  visible(nowMs: number, lagMs: number) {
    return (
      this.#published.findLast(({ atMs }) => atMs <= nowMs - lagMs) ?? { fingerprint: null, paymentIds: [] }
    );
  }
}

interface Rules {
  readonly ids: (changes: Changes) => ConcernedIds;
  readonly sortOut: typeof sortOut;
  readonly hasHeard: typeof hasHeard;
  readonly remember: typeof remember;
}
const rules: Rules = { ids: idsConcerned, sortOut, hasHeard, remember };

/** The watch: reads with overlap, asks visibility, sorts out, tells. It has no list. */
class Watch {
  readonly invoices = invoiceIds.map(() => new Invoice());
  readonly #books: Books;
  readonly #lagMs: number;
  readonly #rules: Rules;
  #since = new Date(START - 1).toISOString();
  #seen: ReadReasons = {};
  #lately: LatelyTold = {};

  constructor(books: Books, lagMs: number, rules: Rules) {
    this.#books = books;
    this.#lagMs = lagMs;
    this.#rules = rules;
    for (const [index, invoice] of this.invoices.entries()) invoice.hear(this.read(index), START - MINUTE_MS);
  }

  read(index: number): ReadInvoice {
    const read = this.#books.read(index);
    return { watched: read, fingerprint: fingerprint(read) };
  }

  look(nowMs: number): void {
    const changed = this.#books.changesSince(Date.parse(this.#since), nowMs);
    const found = this.#find(this.#rules.ids(changed), nowMs);
    const known = { lately: this.#lately, seen: this.#seen, nowMs };
    const { tell, read, seen } = this.#rules.sortOut(changed, found, known, fingerprint);
    const told = tell.map(({ found: one, read: record }) => ({ one, record }));
    for (const one of read) {
      const alone = withDetails(this.#books.read(invoiceIds.indexOf(one.sageInvoiceId)), changed.payments);
      const record = { watched: alone, fingerprint: fingerprint(alone) };
      if (!this.#rules.hasHeard(one, record.fingerprint, this.#lately, nowMs)) told.push({ one, record });
    }
    for (const { one, record } of told) {
      const invoice = this.invoices[invoiceIds.indexOf(one.sageInvoiceId)];
      if (invoice === undefined) continue;
      invoice.hear(record, nowMs);
      invoice.signals += 1;
    }
    this.#lately = this.#rules.remember(
      this.#lately,
      told.map(({ one, record }) => ({ ...one, fingerprint: record.fingerprint })),
      nowMs,
    );
    this.#seen = seen;
    this.#since = nextSince(changed);
  }

  #find({ invoiceIds: ids, paymentIds }: ConcernedIds, nowMs: number): FoundInvoice[] {
    return invoiceIds.flatMap((sageInvoiceId, index) => {
      const visible = this.invoices[index]?.visible(nowMs, this.#lagMs);
      if (visible === undefined) return [];
      const isFound = ids.includes(sageInvoiceId) || visible.paymentIds.some((id) => paymentIds.includes(id));
      return isFound ? [{ workflowId: `invoice ${index}`, sageInvoiceId, ...visible, paid: false }] : [];
    });
  }
}

const stories: fc.Arbitrary<Story> = fc.record({
  lagMs: fc.constantFrom(0, 1_000, 3_000),
  habits: fc.record<Habits>({
    renewsInvoices: fc.boolean(),
    listsSettlements: fc.boolean(),
    deletedSayWhat: fc.boolean(),
  }),
  steps: fc.array(
    fc.record<Step>({
      what: fc.constantFrom('pay', 'pay', 'move', 'move', 'delete', 'wait', 'read_itself'),
      payment: fc.integer({ min: 0, max: 2 }),
      invoice: fc.integer({ min: 0, max: 2 }),
      amount: fc.integer({ min: 1, max: 33 }),
      // A look so long after the step; none for 0.
      seconds: fc.constantFrom(0, 0, 1, 2, 20, 900, 1_500),
    }),
    { minLength: 1, maxLength: 25 },
  ),
});

/** After two looks that are apart by more than visibility is behind, every invoice knows how it stands in Sage. */
const allAreTold = (rules: Rules) =>
  fc.property(stories, ({ habits, lagMs, steps }) => {
    const books = new Books(habits);
    const watch = new Watch(books, lagMs, rules);
    let now = START;
    for (const step of [...steps, { ...quiet, seconds: 900 }, { ...quiet, seconds: 900 }]) {
      now += 1_500;
      books.take(step, now);
      if (step.what === 'read_itself') watch.invoices[step.invoice]?.hear(watch.read(step.invoice), now);
      if (step.seconds === 0) continue;
      now += step.seconds * 1_000;
      watch.look(now);
    }
    for (const [index, { heard }] of watch.invoices.entries())
      assert.equal(heard?.fingerprint, fingerprint(books.read(index)), `invoice ${index}`);
  });
const quiet = { what: 'wait', payment: 0, invoice: 0, amount: 1 } as const;
/** Pay, have the invoice read itself, take the payment back, look a second later. */
const readItselfInBetween: Story = {
  lagMs: 3_000,
  habits: { renewsInvoices: false, listsSettlements: false, deletedSayWhat: true },
  steps: [
    { ...quiet, what: 'pay', seconds: 0 },
    { ...quiet, what: 'read_itself', seconds: 0 },
    { ...quiet, what: 'delete', seconds: 1 },
  ],
};

describe('A payment that comes, moves to another invoice or goes', () => {
  it('is told to each invoice it concerns or concerned, whatever visibility shows late (R17)', () => {
    fc.assert(allAreTold(rules), { numRuns: 600 });
  });

  it('is told to an invoice that read it before the watch did, though visibility shows that after the payment is gone (R17)', () => {
    fc.assert(allAreTold(rules), { numRuns: 1, examples: [[readItselfInBetween]] });
  });

  it('would be missed by a rule that takes an invoice that was read and told nothing for one that knows', () => {
    const sure: typeof sortOut = (changed, found, { seen, ...known }, ...rest) => {
      const read = Object.fromEntries(Object.keys(seen).map((reason) => [reason, null]));
      return sortOut(changed, found, { ...known, seen: read }, ...rest);
    };
    const { failed } = fc.check(allAreTold({ ...rules, sortOut: sure }), {
      numRuns: 1,
      examples: [[readItselfInBetween]],
    });
    assert.ok(failed);
  });

  it('would be missed by a rule that does not ask whom a payment settled before', () => {
    assertBites(
      allAreTold({ ...rules, ids: (changed) => ({ ...idsConcerned(changed), paymentIds: [] }) }),
      2_000,
    );
  });

  it('would be missed by a rule that looks at the changed invoices only', () => {
    const ids = (changed: Changes) => idsConcerned({ ...changed, payments: [], deletedPayments: [] });
    assertBites(allAreTold({ ...rules, ids }), 2_000);
  });

  it('would be missed by a rule that reads an invoice for one payment and not for the next', () => {
    const once: typeof sortOut = (changed, found, known, ...rest) => {
      const sorted = sortOut(changed, found, known, ...rest);
      return Object.keys(known.seen).length === 0 ? sorted : { ...sorted, read: [] };
    };
    assertBites(allAreTold({ ...rules, sortOut: once }), 2_000);
  });

  it('would be missed by a rule that trusts for ever what it told last', () => {
    const hasHeardOf: typeof hasHeard = (found, print, lately) =>
      (lately[found.sageInvoiceId]?.fingerprint ?? found.fingerprint) === print;
    const rememberAll: typeof remember = (lately, told) => ({ ...lately, ...remember({}, told, START) });
    const trusting: typeof sortOut = (changed, found, known, ...rest) => {
      const sorted = sortOut(changed, found, { ...known, lately: {} }, ...rest);
      return {
        ...sorted,
        tell: sorted.tell.filter(
          ({ found: one, read }) => !hasHeardOf(one, read.fingerprint, known.lately, 0),
        ),
      };
    };
    assertBites(
      allAreTold({ ...rules, sortOut: trusting, hasHeard: hasHeardOf, remember: rememberAll }),
      2_000,
    );
  });

  it('is told once, however often it is read, where visibility keeps up', () => {
    const books = new Books({ renewsInvoices: true, listsSettlements: true, deletedSayWhat: true });
    const watch = new Watch(books, 1_000, rules);
    books.take({ ...quiet, what: 'pay', seconds: 0 }, START + 1_000);
    for (const seconds of [2, 4, 8, 60, 900]) watch.look(START + seconds * 1_000);
    assert.deepEqual(
      watch.invoices.map(({ signals }) => signals),
      [1, 0, 0],
    );
  });
});
