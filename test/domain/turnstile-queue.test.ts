import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Choice,
  insert,
  nextInQueue,
  turnKinds,
  type Waiting,
} from '../../domain/turnstile/turn-queue.ts';
import { assertBites } from './bites.ts';

const MINUTE_MS = 60_000;
const kinds = fc.constantFrom(...turnKinds);
const units = fc.constantFrom('north', 'south', 'east', 'west');

interface Rules {
  readonly next: typeof nextInQueue;
  readonly insert: typeof insert;
}
const rules: Rules = { next: nextInQueue, insert };

/** A turnstile without a clock: who comes, who is served. */
class Queue {
  readonly #rules: Rules;
  readonly #lists = new Map<string, Waiting[]>();
  readonly #lastServedMs = new Map<string, number>();
  length = 0;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  come(entry: Pick<Waiting, 'kind' | 'unit' | 'sinceMs'>): Waiting {
    const key = `${entry.kind} ${entry.unit}`;
    const list = this.#lists.get(key) ?? [];
    this.#lists.set(key, list);
    const waiting = { notBeforeMs: 0, workflowId: `${key} ${entry.sinceMs}`, ticket: '', ...entry };
    this.#rules.insert(list, waiting);
    this.length += 1;
    return waiting;
  }

  serve(nowMs: number, closedUnits: ReadonlySet<string> = new Set()): Waiting | undefined {
    const choice: Choice = { closedUnits, lastServedMs: this.#lastServedMs, nowMs };
    const entry = this.#rules.next(
      [...this.#lists.values()].filter((list) => list.length > 0),
      choice,
    );
    if (entry === undefined) return undefined;
    const list = this.#lists.get(`${entry.kind} ${entry.unit}`) ?? [];
    list.splice(list.indexOf(entry), 1);
    this.#lastServedMs.set(entry.unit, nowMs);
    this.length -= 1;
    return entry;
  }
}

const crowd = fc.array(fc.record({ kind: kinds, unit: units }), { minLength: 2, maxLength: 60, size: 'max' });

/** All come within a few seconds and are served one after the other. */
function servedOf(people: readonly Pick<Waiting, 'kind' | 'unit'>[], rules: Rules): Waiting[] {
  const queue = new Queue(rules);
  // They may be heard of in another order than that of their waiting.
  const order = people.map((one, index) => ({ ...one, sinceMs: index + 1 }));
  for (const one of [
    ...order.filter((_, index) => index % 2),
    ...order.filter((_, index) => index % 2 === 0),
  ])
    queue.come(one);
  const served: Waiting[] = [];
  for (let now = 1_000; queue.length > 0; now += 1_000) {
    const entry = queue.serve(now);
    if (entry === undefined) throw new Error('Nobody was served although somebody waits');
    served.push(entry);
  }
  return served;
}

/** Somebody waits while one more invoice comes with every turn, for three hours. */
const nobodyStarves = (rules: Rules) =>
  fc.property(kinds, units, fc.array(units, { minLength: 4, maxLength: 4 }), (kind, unit, noisy) => {
    const queue = new Queue(rules);
    for (let early = 0; early < 20; early++)
      queue.come({ kind: 'invoice', unit: noisy[early % 4] ?? '', sinceMs: early });
    const entry = queue.come({ kind, unit, sinceMs: 100 });
    for (let turn = 1; turn < 4_500; turn++) {
      const now = turn * 2_400;
      queue.come({ kind: 'invoice', unit: noisy[turn % 4] ?? '', sinceMs: now });
      if (queue.serve(now) === entry) return;
    }
    assert.fail(`${kind} of ${unit} was not served in three hours`);
  });

const personFirst = (rules: Rules) =>
  fc.property(crowd, (people) => {
    const served = servedOf(people, rules).map(({ kind }) => kind);
    const persons = served.filter((kind) => kind === 'person').length;
    assert.ok(served.slice(0, persons).every((kind) => kind === 'person'));
  });

const inOrderOfAUnit = (rules: Rules) =>
  fc.property(crowd, (people) => {
    const served = servedOf(people, rules);
    for (const { kind, unit } of people) {
      const own = served
        .filter((one) => one.kind === kind && one.unit === unit)
        .map(({ sinceMs }) => sinceMs);
      assert.deepEqual(
        own,
        [...own].sort((a, b) => a - b),
      );
    }
  });

/** While two units wait in one kind, neither is served twice in a row. */
const unitsAlternate = (rules: Rules) =>
  fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 10 }), (many, few) => {
    const people = [
      ...Array.from({ length: many }, () => ({ kind: 'invoice' as const, unit: 'noisy' })),
      ...Array.from({ length: few }, () => ({ kind: 'invoice' as const, unit: 'quiet' })),
    ];
    const order = servedOf(people, rules).map(({ unit }) => unit);
    const lastOfQuiet = order.lastIndexOf('quiet');
    assert.ok(
      lastOfQuiet <= 2 * few,
      `the ${few} of the quiet unit are through after ${lastOfQuiet + 1} turns`,
    );
  });

const oldest: typeof nextInQueue = (lists) =>
  [...lists]
    .flat()
    .reduce<Waiting | undefined>((best, one) => (best && best.sinceMs < one.sinceMs ? best : one), undefined);

describe('Who is served next at a Sage business', () => {
  it('is everybody in the end, however many others keep coming', () => fc.assert(nobodyStarves(rules)));
  it('is a person before all others', () => fc.assert(personFirst(rules)));
  it('is, within a unit and a kind, who has been waiting longest', () => fc.assert(inOrderOfAUnit(rules)));
  it('is one of each business unit in turn, so that a large run holds back nobody (R12)', () =>
    fc.assert(unitsAlternate(rules)));

  it('is nobody of a unit without a connection, but for a person, and nobody before its time', () => {
    fc.assert(
      fc.property(kinds, (kind) => {
        const queue = new Queue(rules);
        const entry = queue.come({ kind, unit: 'north', sinceMs: 1 });
        assert.equal(queue.serve(2, new Set(['north'])), kind === 'person' ? entry : undefined);
      }),
    );
    const later = {
      workflowId: 'a',
      ticket: '',
      unit: 'north',
      kind: 'invoice' as const,
      sinceMs: 1,
      notBeforeMs: 50,
    };
    const choice = { closedUnits: new Set<string>(), lastServedMs: new Map<string, number>() };
    assert.equal(nextInQueue([[later]], { ...choice, nowMs: 49 }), undefined);
    assert.equal(nextInQueue([[later]], { ...choice, nowMs: 50 }), later);
  });

  it('rises with the wait, up to an invoice and no further', () => {
    const at = (kind: Waiting['kind'], minutes: number) => {
      const queue = new Queue(rules);
      const old = queue.come({ kind, unit: 'north', sinceMs: 0 });
      queue.come({ kind: 'invoice', unit: 'south', sinceMs: minutes * MINUTE_MS - 1 });
      return queue.serve(minutes * MINUTE_MS) === old;
    };
    assert.deepEqual(
      [at('bulk', 9), at('bulk', 10), at('payments', 19), at('payments', 20)],
      [false, true, false, true],
    );
    const queue = new Queue(rules);
    queue.come({ kind: 'invoice', unit: 'north', sinceMs: 0 });
    const person = queue.come({ kind: 'person', unit: 'south', sinceMs: 600 * MINUTE_MS });
    assert.equal(queue.serve(601 * MINUTE_MS), person);
  });

  it('would be noticed: a rule that lets nobody rise starves', () => {
    const next: typeof nextInQueue = (lists, choice) => nextInQueue(lists, { ...choice, nowMs: 0 });
    assertBites(nobodyStarves({ ...rules, next }));
  });
  it('would be noticed: a rule by time alone lets others before a person, and a large run hold back a small one', () => {
    assertBites(personFirst({ ...rules, next: oldest }));
    assertBites(unitsAlternate({ ...rules, next: oldest }));
  });
  it('would be noticed: a queue that takes the last first', () => {
    assertBites(inOrderOfAUnit({ ...rules, insert: (list, entry) => void list.unshift(entry) }));
  });
});
