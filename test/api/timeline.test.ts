import assert from 'node:assert/strict';
import { z } from 'zod';
import { DELIVER_EVENT } from '../../domain/webhooks/messages.ts';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';

const timeline = z.object({
  source: z.enum(['workflow', 'history']),
  now: z.object({
    status: z.string(),
    run: z.string(),
    text: z.string(),
    waitingFor: z.object({ what: z.string() }).nullable(),
    attention: z.object({ code: z.string() }).nullable(),
    whatToDo: z.string().nullable(),
    nextTry: z.string().nullable(),
  }),
  sageCalls: z.number(),
  entries: z.array(
    z.object({
      at: z.iso.datetime(),
      until: z.iso.datetime().nullable(),
      seconds: z.number().nullable(),
      ongoing: z.boolean(),
      kind: z.string(),
      what: z.string(),
      text: z.string(),
      eventId: z.string().optional(),
    }),
  ),
});
type Timeline = z.infer<typeof timeline>;

const UNIT = 'story-unit';
const ID = 'told';

describe('The timeline of an invoice', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.psa.authorize(UNIT);
  });
  after(() => api.close());

  const read = async (invoiceId = ID): Promise<Timeline> => {
    const answer = await api.send('GET', `${invoicePath(UNIT, invoiceId)}/timeline`);
    assert.equal(answer.status, 200, answer.text);
    return timeline.parse(JSON.parse(answer.text));
  };
  const of = ({ entries }: Timeline, kind: string) => entries.filter((one) => one.kind === kind);
  const untilWaitsFor = (what: string, invoiceId = ID) =>
    api.bed.until(UNIT, invoiceId, ({ waitingFor }) => waitingFor?.what === what);

  it('says of one that waits since when, for what, and what a person can do', async () => {
    await api.bed.psa.handOver(UNIT, ID, anInvoice({ number: 'TL-1' }));
    await untilWaitsFor('connection');
    const told = await read();
    assert.deepEqual(
      told.entries.slice(0, 2).map(({ text }) => text),
      ['development handed it over', 'Handed over as TL-1'],
    );
    const wait = told.entries.at(-1);
    assert.deepEqual([wait?.kind, wait?.what, wait?.ongoing], ['wait', 'connection', true]);
    assert.match(wait?.text ?? '', /^Waits for a tested connection to Sage, .* so far$/);
    assert.equal(told.now.waitingFor?.what, 'connection');
    assert.match(told.now.whatToDo ?? '', /^Connect the business unit to Sage/);
    assert.deepEqual([told.source, told.now.run, told.sageCalls], ['workflow', 'open', 0]);
  });

  it('tells afterwards how long it waited, each call to Sage, each event, and the good end', async () => {
    await api.bed.verified(UNIT);
    const { sage } = await untilWaitsFor('payment');
    await api.bed.outside.sage.control.recordPayment({ invoiceId: sage?.id ?? '' });
    const paid = await api.bed.untilStatus(UNIT, ID, 'paid');
    const told = await read();
    const [connection, customer] = of(told, 'wait');
    assert.match(connection?.text ?? '', /^Waited .* for a tested connection to Sage$/);
    assert.match(customer?.text ?? '', /^Waited .* for the customer to pay$/);
    const lasted = Date.parse(connection?.until ?? '') - Date.parse(connection?.at ?? '');
    assert.equal(connection?.seconds, lasted / 1000);
    assert.ok(lasted > 0);
    const calls = of(told, 'call');
    assert.ok(calls.every(({ what, until }) => what === 'done' && until !== null));
    assert.ok(calls.some(({ text }) => /^Create the invoice in Sage: done \(1 call, /.test(text)));
    assert.equal(told.sageCalls, paid.sageCalls);
    assert.deepEqual(
      of(told, 'event').map(({ what }) => what),
      ['invoice.waiting', 'invoice.issued', 'invoice.sent', 'invoice.paid'],
    );
    const statuses = of(told, 'status').map(({ what }) => what);
    // Under the third it says how the customer was found.
    assert.deepEqual(statuses, ['accepted', 'waiting', 'posting', 'issued', 'sent', 'paid']);
    assert.deepEqual(
      told.entries.map(({ at }) => at),
      told.entries.map(({ at }) => at).sort(),
    );
    assert.deepEqual([told.now.status, told.now.waitingFor, told.now.attention], ['paid', null, null]);
  });

  it('names events by the ids under which their deliveries are found', async () => {
    const [event] = of(await read(), 'event');
    const answer = await api.send('GET', `/v1/webhooks/deliveries/${event?.eventId}`);
    assert.equal(answer.status, 200, answer.text);
    assert.match(answer.text, /invoice\.waiting/);
  });

  it('tells what a person has to put right, and who did what about it', async () => {
    const twins = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };
    await api.bed.psa.handOver(UNIT, 'stuck', anInvoice({ number: 'TL-2', customer: twins }));
    await api.bed.untilStatus(UNIT, 'stuck', 'needs_attention');
    const stuck = await read('stuck');
    assert.equal(stuck.now.attention?.code, 'customer_ambiguous');
    assert.match(stuck.now.whatToDo ?? '', /POST …\/customer/);
    assert.match(of(stuck, 'attention')[0]?.text ?? '', /^Needs a person \(customer ambiguous\), .* so far$/);
    await api.send('POST', `${invoicePath(UNIT, 'stuck')}/cancel`, { body: { reason: 'entered twice' } });
    const over = await eventually(async () => {
      const now = await read('stuck');
      return now.now.run === 'finished' ? now : undefined;
    }, 'its run to end');
    assert.match(of(over, 'attention')[0]?.text ?? '', /^Needed a person for /);
    assert.equal(of(over, 'request').at(-1)?.text, 'development asked to cancel it: entered twice');
    assert.deepEqual([over.now.status, over.now.run, over.now.whatToDo], ['cancelled', 'finished', null]);
    assert.equal(over.entries.at(-1)?.text, 'Finished: nothing more will happen to it');
  });

  it('of a run that was reset has what happened before, the reset, and what happened since, each once', async () => {
    const before = await read();
    const { events } = await api.bed.invoice(UNIT, ID).fetchHistory();
    const sent = (events ?? [])
      .map((event) => event.activityTaskScheduledEventAttributes)
      .findLast((call) => call && call.activityType?.name !== DELIVER_EVENT)?.workflowTaskCompletedEventId;
    const { workflowId, runId } = await api.bed.invoice(UNIT, ID).describe();
    await api.bed.client.workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId, runId },
      reason: 'read it again',
      workflowTaskFinishEventId: sent ?? null,
      requestId: 'a-reset',
    });
    await api.bed.untilStatus(UNIT, ID, 'paid');
    const told = await read();
    const runs = of(told, 'run').map(({ text }) => text);
    assert.deepEqual(runs, ['An operator set its run back to an earlier point: read it again']);
    const at = told.entries.findIndex(({ kind }) => kind === 'run');
    const ids = (entries: Timeline['entries']) => entries.flatMap(({ eventId }) => eventId ?? []);
    assert.deepEqual(ids(told.entries.slice(0, at)), ids(before.entries));
    assert.equal(of(told, 'call').filter(({ text }) => text.startsWith('Create the invoice')).length, 1);
    const again = told.entries.slice(at).filter(({ kind }) => kind === 'call');
    assert.deepEqual(again, [], 'paid by then, it is not e-mailed again');
    assert.equal(told.now.status, 'paid');
    assert.equal(told.sageCalls, before.sageCalls);
  });

  it('of a run that an operator ended says so, and what to do', async () => {
    await api.bed.psa.handOver(UNIT, 'ended', anInvoice({ number: 'TL-3' }));
    await untilWaitsFor('payment', 'ended');
    await api.bed.invoice(UNIT, 'ended').terminate('by mistake');
    const { now, entries } = await read('ended');
    assert.equal(entries.at(-1)?.text, 'An operator ended its run: by mistake');
    assert.deepEqual([now.run, now.status, now.waitingFor], ['stopped', 'sent', null]);
    assert.match(now.whatToDo ?? '', /^Hand over the same invoice id again/);
    assert.ok(of({ now, entries, source: 'history', sageCalls: 0 }, 'wait').every(({ ongoing }) => !ongoing));
  });

  it('of one that nobody has is refused with 404', async () => {
    const refusal = await api.refused(404, 'GET', `${invoicePath(UNIT, 'nowhere')}/timeline`);
    assert.equal(refusal.code, 'unknown_invoice');
  });

  it('is told from the history alone while no worker is there, with the same facts', async () => {
    // News of a payment may come in meanwhile, and changes nothing. What was noted while it was being created only the run itself knows.
    const facts = ({ entries }: Timeline) =>
      entries
        .filter(({ kind, what }) => kind !== 'signal' && what !== 'posting')
        .map(({ at, kind, what }) => (kind === 'status' ? `${kind} ${what}` : `${at} ${kind} ${what}`));
    const asked = await read();
    const trouble = await read('stuck');
    await api.bed.stopWorker();
    const alone = await read();
    assert.deepEqual([alone.source, alone.now.status, alone.now.run], ['history', 'paid', 'open']);
    assert.deepEqual(facts(alone), facts(asked));
    assert.equal(alone.sageCalls, asked.sageCalls);
    assert.deepEqual(facts(await read('stuck')), facts(trouble));
  });
});
