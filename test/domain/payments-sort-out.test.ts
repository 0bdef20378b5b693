import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toAmount } from '../../domain/money.ts';
import { nextSince } from '../../domain/payments/cursor.ts';
import {
  link,
  linkedTo,
  newRegistry,
  noteTold,
  ownerOf,
  register,
  type Registry,
} from '../../domain/payments/registry.ts';
import { marksOf, sortOut, withDetails } from '../../domain/payments/sort-out.ts';
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
