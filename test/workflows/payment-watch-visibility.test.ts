import assert from 'node:assert/strict';
import { type WorkflowHandle } from '@temporalio/client';
import { VisibleInvoiceRuns } from '../../activities/payments/invoice-runs.ts';
import { sageUpdateSignal } from '../../domain/invoice/messages.ts';
import * as messages from '../../domain/payments/messages.ts';
import { getStateQuery } from '../../domain/runs/messages.ts';
import { paymentWatch } from '../../workflows/payments/payment-watch.ts';
import { type WatchState } from '../../workflows/payments/watch-state.ts';
import { northwind, harbour } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { Books } from '../support/books.ts';
import { eventually } from '../support/eventually.ts';
import { Turns } from '../support/turns.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'visible';
const MANY = 25;
/** Of a look that somebody asked for: the Update, the turn, one activity. */
const MOST_EVENTS = 25;

const updatesHeard = async (invoice: WorkflowHandle): Promise<number> => {
  const { events } = await invoice.fetchHistory();
  const signals = (events ?? []).map((event) => event.workflowExecutionSignaledEventAttributes?.signalName);
  return signals.filter((name) => name === sageUpdateSignal.name).length;
};

/** On a server with visibility, as in production: the one that skips time has none. */
describe('A payment watch that asks visibility', () => {
  let bed: Bed;
  let books: Books;
  const open = new Map<string, string>();
  before(async () => {
    // A payment counts as a change of its invoice here, so that one reading says all; elsewhere each is read alone.
    const sandbox = { bumpInvoiceOnPayment: true };
    bed = await Bed.make(await devServer(), { sandbox, env: { PAYMENT_CHECK_MINUTES: '1440' } });
    await bed.outside.sage.control.setNotify(null);
    await bed.verified(UNIT);
    books = new Books(bed, UNIT);
  });
  after(() => bed.stop());

  const view = () => bed.paymentWatch().query(messages.getPaymentWatchQuery);
  const visible = () => new VisibleInvoiceRuns(() => bed.client).all(northwind.id);
  /** Until visibility shows what the invoices published. */
  const untilVisible = (count: number) =>
    eventually(
      async () => ((await visible()).length === count ? true : undefined),
      `${count} invoices in lists`,
    );
  const events = async (watch: WorkflowHandle = bed.paymentWatch()): Promise<number> =>
    (await watch.describe()).historyLength;
  /** Calls to Sage and events of one look. */
  const costOfLook = async () => {
    const [request, before] = [await bed.witness.lastRequest(), await events()];
    await books.look();
    const calls = (await bed.witness.apiCalls(request)).map(({ path }) => path.split('?')[0]);
    const { lastCheck } = await view();
    return { calls: calls.sort(), events: (await events()) - before, told: lastCheck?.told };
  };
  const sent = async (prefix: string, count: number) => {
    for (let n = 0; n < count; n += 10) {
      const ids = Array.from({ length: Math.min(10, count - n) }, (_, at) => `${prefix}-${n + at}`);
      for (const [at, sageId] of (await Promise.all(ids.map((id) => books.sent(id)))).entries())
        open.set(ids[at] ?? '', sageId);
    }
    await untilVisible(open.size);
  };

  it('makes the same calls and events with three invoices open as with many, and when it tells many (R20)', async () => {
    await bed.watchUntil(({ lastCheck }) => lastCheck !== null, 'the first look');
    await sent('few', 3);
    await books.look();
    const few = await costOfLook();
    assert.equal(few.calls.length, 6, few.calls.join(' '));
    await sent('many', MANY - open.size);
    await books.look();
    const many = await costOfLook();
    assert.deepEqual([many.calls, many.events], [few.calls, few.events]);
    const { open: seen, callsPerCheck } = await view();
    assert.deepEqual([seen, callsPerCheck], [MANY, 6], 'it counts as Sage does');
    for (const [id, sageId] of open) if (id.startsWith('many')) await books.pay(sageId, { amount: '10.00' });
    const telling = await costOfLook();
    assert.equal(telling.told, MANY - 3);
    assert.deepEqual([telling.calls, telling.events], [few.calls, few.events]);
    for (const id of open.keys())
      if (id.startsWith('many')) await books.until(id, ({ payment }) => payment?.paid === '10.00');
    assert.ok(few.events <= MOST_EVENTS, `${few.events} events`);
  });

  it('tells once what it told: the next look, which overlaps, tells nobody', async () => {
    await eventually(
      async () => ((await costOfLook()).told === 0 ? true : undefined),
      'a look that tells nobody',
    );
    const [id] = [...open.keys()].filter((one) => one.startsWith('many'));
    const { eventSequence } = await books.until(id ?? '', ({ status }) => status === 'part_paid');
    assert.equal((await costOfLook()).told, 0);
    assert.equal((await books.until(id ?? '', () => true)).eventSequence, eventSequence);
  });

  it('finds both invoices when a payment is moved from one to the other, by the payments that they published (R17)', async () => {
    const [from, to] = [open.get('few-0') ?? '', open.get('few-1') ?? ''];
    const { id } = await books.pay(from);
    await books.look();
    await books.until('few-0', ({ status }) => status === 'paid');
    await eventually(
      async () => (await visible()).find(({ paymentIds }) => paymentIds.includes(id)),
      'the payment in lists',
    );
    await books.sage.deletePayment(id);
    await books.pay(to);
    await books.look();
    await Promise.all([
      books.until('few-0', ({ status }) => status === 'sent'),
      books.until('few-1', ({ status }) => status === 'paid'),
    ]);
  });

  it('keeps a thousand questions in mind; of more it answers everybody by one look', async () => {
    const turns = new Turns(bed);
    await turns.pause();
    const watch = bed.paymentWatch();
    const asked = () => updatesHeard(bed.invoice(UNIT, 'few-2'));
    const before = await asked();
    for (let n = 0; n < 1_020; n += 20)
      await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          watch.signal(messages.requestSyncSignal, {
            sageInvoiceId: `x${n + at}`,
            workflowId: `none:${n + at}`,
          }),
        ),
      );
    const state = () => watch.query<WatchState, []>(getStateQuery.name);
    const full = await eventually(async () => {
      const now = await state();
      return now.answerEverybody ? now : undefined;
    }, 'more questions than are kept');
    assert.equal(full.wanted.length + full.answering.length, 1_000);
    assert.ok(Buffer.byteLength(JSON.stringify(full)) < 200_000);
    await turns.resume();
    await eventually(async () => {
      const { answerEverybody, wanted } = await state();
      return !answerEverybody && wanted.length === 0 ? true : undefined;
    }, 'all questions to be answered');
    await eventually(
      async () => ((await asked()) > before ? true : undefined),
      'an answer to who was not kept',
    );
  });

  it('refuses to be cancelled, says so, and goes on (R21)', async () => {
    const watch = bed.paymentWatch();
    await watch.cancel();
    const refused = await bed.watchUntil(
      ({ cancellationRefused }) => cancellationRefused !== null,
      'the refusal',
    );
    assert.match(refused.cancellationRefused?.fix ?? '', /terminate/);
    await books.pay(open.get('few-0') ?? '');
    await books.look();
    await books.until('few-0', ({ status }) => status === 'paid');
    // The handlers too survive: the run's own scope stays cancelled.
    await books.look();
    assert.equal((await watch.describe()).status.name, 'RUNNING');
  });

  it('was terminated with many invoices open: a new one takes over and tells what was paid within one look (R22)', async () => {
    const before = await bed.paymentWatch().query<WatchState, []>(getStateQuery.name);
    await bed.paymentWatch().terminate('a test');
    const paid = [...open].filter(([id]) => id.startsWith('many')).slice(0, 8);
    for (const [, sageId] of paid) await books.pay(sageId);
    await bed.openPaymentWatch(UNIT);
    for (const [id] of paid) await books.until(id, ({ status }) => status === 'paid');
    const after = await bed.paymentWatch().query<WatchState, []>(getStateQuery.name);
    assert.ok(Date.parse(after.since ?? '') >= Date.parse(before.since ?? ''));
    assert.deepEqual([after.units, after.countryId], [[UNIT], before.countryId]);
    assert.equal(
      after.nextComparisonMs,
      before.nextComparisonMs,
      'it need not compare, for it knows where to go on',
    );
  });

  it('takes up what the ended run had found wrong, and what it still owed (R22)', async () => {
    await books.sage.setOutage('unavailable');
    const ask = () => bed.paymentWatch().executeUpdate(messages.checkPaymentsUpdate);
    assert.deepEqual(await ask(), { looked: false });
    await bed.watchUntil(({ problem }) => problem !== null, 'the trouble');
    await bed.paymentWatch().terminate('a test');
    await bed.openPaymentWatch(UNIT);
    const taken = await bed.watchUntil(({ problem }) => problem !== null, 'the trouble in the next run');
    assert.notEqual(taken.lastCheck, null);
    await books.sage.setOutage('off');
    await eventually(async () => ((await ask()).looked ? true : undefined), 'a look');
    assert.equal((await view()).problem, null);
  });

  it('goes on in a new run with all that it knows when its history has grown (R20)', async () => {
    const { since } = await bed.paymentWatch().query<WatchState, []>(getStateQuery.name);
    await bed.paymentWatch().terminate('a test');
    const start = { workflowId: bed.paymentWatch().workflowId, taskQueue: bed.env['TASK_QUEUE'] ?? '' };
    const { runId } = await bed.paymentWatch().describe();
    await bed.client.workflow.signalWithStart(paymentWatch, {
      ...start,
      args: [{ sageBusinessId: northwind.id, maxEvents: 60 }],
      signal: messages.watchUnitSignal,
      signalArgs: [{ unit: UNIT, countryId: null, edition: null }],
    });
    const first = (await bed.paymentWatch().describe()).runId;
    assert.notEqual(first, runId);
    await eventually(async () => {
      await books.look().catch(() => undefined);
      return (await bed.paymentWatch().describe()).runId === first ? undefined : true;
    }, 'the run after it');
    const state = await bed.paymentWatch().query<WatchState, []>(getStateQuery.name);
    assert.deepEqual(state.units, [UNIT]);
    assert.ok(Date.parse(state.since ?? '') >= Date.parse(since ?? ''));
    const bytes = Buffer.byteLength(JSON.stringify(state));
    assert.ok(bytes < 20_000, `${bytes} bytes with ${open.size} invoices`);
  });

  it('leaves alone invoices of another Sage business', async () => {
    const runs = new VisibleInvoiceRuns(() => bed.client);
    const [id = ''] = [...open.values()];
    const find = (business: string) => runs.find(business, { invoiceIds: [id], paymentIds: [] });
    assert.equal((await find(northwind.id)).length, 1);
    assert.deepEqual(await find(harbour.id), []);
    assert.deepEqual(await find("x' OR 'a' = 'a"), []);
    assert.deepEqual(await runs.find(northwind.id, { invoiceIds: ["' OR ''='"], paymentIds: [] }), []);
  });
});
