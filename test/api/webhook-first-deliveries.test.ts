import assert from 'node:assert/strict';
import { z } from 'zod';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import { eventOrigin, eventWorkflowId, invoiceWorkflowId } from '../../domain/keys.ts';
import { businessUnitKey } from '../../domain/search-attributes.ts';
import { type invoice } from '../../workflows/invoice/invoice.ts';
import { anInvoice } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { aPing, WebhookBed } from '../support/webhook-bed.ts';
import { ApiUnderTest } from './api-under-test.ts';

const base = '/v1/webhooks/deliveries';
const UNIT = 'at-once';
const page = z.object({
  deliveries: z.array(z.object({ eventId: z.string(), status: z.string().nullable() })),
  nextCursor: z.string().nullable(),
});
const view = z.looseObject({
  status: z.string(),
  event: z.looseObject({ type: z.string() }),
  attempts: z.array(z.looseObject({ endpoint: z.string(), status: z.number().nullable() })),
  stopped: z.object({ how: z.string(), fix: z.string() }).optional(),
});

describe('Deliveries of events that were taken at once (R18)', () => {
  let api: ApiUnderTest;
  let hooks: WebhookBed;
  before(async () => {
    api = await ApiUnderTest.open();
    hooks = new WebhookBed(api.bed);
    await api.bed.verified(UNIT);
    await handOverShort('many-runs');
    await api.bed.untilStatus(UNIT, 'many-runs', 'sent');
    await api.bed.handOver(UNIT, 'set-back', { number: 'set-back' });
    await api.bed.untilStatus(UNIT, 'set-back', 'sent');
  });
  after(() => hooks.stop());

  /** Begins a new run after few events. */
  async function handOverShort(invoiceId: string): Promise<void> {
    const request = anInvoice({ number: invoiceId });
    const handedOver = {
      businessUnit: UNIT,
      invoiceId,
      request,
      contentHash: contentHash(request),
      kind: 'invoice' as const,
      earlier: null,
    };
    await api.bed.client.workflow.start<typeof invoice>('invoice', {
      workflowId: invoiceWorkflowId(UNIT, invoiceId),
      taskQueue: api.bed.env['TASK_QUEUE'] ?? '',
      args: [{ from: { handedOver }, maxEvents: 30 }],
      typedSearchAttributes: [{ key: businessUnitKey, value: UNIT }],
    });
  }
  const told = (invoiceId: string) =>
    api.bed.outside.psa.events().filter(({ data }) => data['invoiceId'] === invoiceId);
  const one = async (eventId: string) =>
    view.parse(JSON.parse((await api.send('GET', `${base}/${eventId}`)).text));

  /** Every page to the end. */
  async function walk(query: string, limit: number) {
    const rows: { eventId: string; status: string | null }[] = [];
    for (let cursor = ''; ;) {
      const answer = await api.send('GET', `${base}?${query}limit=${limit}${cursor}`);
      const { deliveries, nextCursor } = page.parse(JSON.parse(answer.text));
      assert.ok(deliveries.length <= limit);
      rows.push(...deliveries);
      if (nextCursor === null) return rows;
      cursor = `&cursor=${nextCursor}`;
    }
  }
  /** What the receiver has is what the list must have, each event once: another witness than our own records. */
  const expectAllOnce = (limit: number, query = '') =>
    eventually(async () => {
      const walked = (await walk(query, limit)).map(({ eventId }) => eventId).sort();
      const received = api.bed.outside.psa
        .events()
        .map(({ id }) => id)
        .sort();
      return JSON.stringify(walked) === JSON.stringify(received) ? true : undefined;
    }, `each event listed once in pages of ${limit}`);

  it('are found by their id, with the attempt and its answer', async () => {
    for (const { id, type } of told('set-back')) {
      assert.equal(eventOrigin(id)?.subject, invoiceWorkflowId(UNIT, 'set-back'));
      const { status, event, attempts } = await one(id);
      assert.deepEqual([status, event.type], ['delivered', type]);
      assert.deepEqual(
        attempts.map((attempt) => [attempt.endpoint, attempt.status]),
        [['default', 204]],
      );
    }
  });

  it('are listed once each, in pages of any size, across runs that were continued as new', async function () {
    this.timeout(180_000);
    const runs = [];
    const query = `WorkflowId = '${invoiceWorkflowId(UNIT, 'many-runs')}'`;
    for await (const run of api.bed.client.workflow.list({ query })) runs.push(run);
    assert.ok(runs.length > 1, `${runs.length} runs`);
    for (const limit of [200, 3, 1]) await expectAllOnce(limit);
    assert.deepEqual(await walk('status=failed&', 50), []);
    const delivered = await walk('status=delivered&', 2);
    assert.equal(delivered.length, api.bed.outside.psa.events().length);
    const { length } = await walk(`type=invoice.sent&businessUnit=${UNIT}&`, 1);
    assert.equal(length, 2);
  });

  it('are listed once each after a reset, those of before and those since', async function () {
    this.timeout(180_000);
    const handle = api.bed.invoice(UNIT, 'set-back');
    const { runId } = await handle.describe();
    const { events } = await handle.fetchHistory();
    const [, issued] = (events ?? []).filter(
      ({ activityTaskScheduledEventAttributes: call }) => call?.activityType?.name === 'deliverEvent',
    );
    const before = told('set-back').map(({ id }) => id);
    await api.bed.client.workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: invoiceWorkflowId(UNIT, 'set-back'), runId },
      reason: 'to tell it again',
      workflowTaskFinishEventId:
        issued?.activityTaskScheduledEventAttributes?.workflowTaskCompletedEventId ?? null,
      requestId: 'a-reset',
    });
    await api.bed.untilStatus(UNIT, 'set-back', 'sent');
    await eventually(
      () => (told('set-back').length > before.length ? true : undefined),
      'what is told again since the reset',
    );
    for (const limit of [200, 2]) await expectAllOnce(limit);
    for (const { id } of told('set-back')) assert.equal((await one(id)).status, 'delivered', id);
  });

  it('are sent again under the same id, and then listed by the workflow that did it', async () => {
    const [event] = told('many-runs');
    assert.ok(event);
    const again = await api.send('POST', `${base}/${event.id}/resend`, { body: {} });
    assert.equal(again.status, 202);
    const arrivals = () => api.bed.outside.psa.events().find(({ id }) => id === event.id)?.deliveries;
    await eventually(() => (arrivals() === 2 ? true : undefined), 'the second arrival');
    await hooks.until(event.id, (now) => now.status === 'delivered', 'delivered');
    assert.equal((await one(event.id)).attempts.length, 2, 'the attempt of before is still shown');
    await expectAllOnce(2);
  });

  it('are 404 where the id leads to a subject that never told it', async () => {
    const [event] = told('many-runs');
    const other = event?.id.slice(0, -2) ?? '';
    assert.equal((await api.refused(404, 'GET', `${base}/${other}`)).code, 'unknown_event');
  });

  it('count as failed where their own workflow was ended, say so, and are sent again (R22)', async () => {
    const receiver = await hooks.endpoint('late');
    receiver.answerNext(1, { status: 503, headers: { 'retry-after': '3600' } });
    const id = await hooks.send(aPing());
    await hooks.until(id, (now) => Boolean(now.endpoints['late']?.nextAttemptAt), 'waiting');
    await api.bed.client.workflow.getHandle(eventWorkflowId(id)).terminate('by mistake');
    const { status, stopped } = await one(id);
    assert.deepEqual([status, stopped?.how], ['failed', 'terminated']);
    assert.match(stopped?.fix ?? '', /resend/);
    await eventually(async () => {
      const failed = (await walk('status=failed&', 50)).map(({ eventId }) => eventId);
      return failed.includes(id) || undefined;
    }, 'it among the failed');
    assert.equal((await api.send('POST', `${base}/${id}/resend`, { body: {} })).status, 202);
    await hooks.until(id, (now) => now.status === 'delivered', 'delivered');
    assert.equal(receiver.events()[0]?.statuses.at(-1), 204);
  });

  it('go on when somebody asks Temporal to cancel their workflow, and say so (R21)', async () => {
    const receiver = await hooks.endpoint('patient');
    receiver.answerNext(1, { status: 503, headers: { 'retry-after': '3600' } });
    const id = await hooks.send(aPing());
    await hooks.until(id, (now) => Boolean(now.endpoints['patient']?.nextAttemptAt), 'waiting');
    await api.bed.client.workflow.getHandle(eventWorkflowId(id)).cancel();
    const pending = await hooks.until(id, (now) => now.cancellationRefusedAt !== null, 'asked to cancel');
    assert.equal(pending.status, 'pending');
    await api.send('POST', `${base}/${id}/resend`, { body: {} });
    await hooks.until(id, (now) => now.status === 'delivered', 'delivered');
  });
});
