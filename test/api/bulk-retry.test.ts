import assert from 'node:assert/strict';
import { operationWorkflowId } from '../../domain/keys.ts';
import { beginBulkRetry } from '../../domain/runs/operation.ts';
import { operation } from '../../domain/schemas/answers/operations.ts';
import { type bulkRetry } from '../../workflows/runs/bulk-retry.ts';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { ListReader } from './list-reader.ts';

const UNIT = 'retry-unit';
const OTHER = 'retry-other';
/** Not connected, so that its invoices wait and cost nothing. */
const WAITING = 'retry-waiting';
/** More than two pieces. */
const COUNT = 105;

describe('Retrying all invoices of a filter', () => {
  let api: ApiUnderTest;
  let read: ListReader;
  const waiting = Array.from({ length: COUNT }, (_, n) => `waiting-${n}`);
  before(async () => {
    // A worker that stops waits no longer than this for what asks invoices, which it does not serve meanwhile.
    api = await ApiUnderTest.open(() => ({ SHUTDOWN_GRACE_MS: '6000', SAGE_TIMEOUT_MS: '5000' }));
    read = new ListReader(api);
    await api.bed.verified(UNIT);
    await api.bed.verified(OTHER);
    await api.bed.psa.authorize(WAITING);
    for (let at = 0; at < COUNT; at += 10)
      await Promise.all(waiting.slice(at, at + 10).map((id) => api.bed.handOver(WAITING, id)));
    await eventually(
      async () => ((await read.totals(WAITING)).waiting.by['connection'] === COUNT ? true : undefined),
      'all to wait for the connection',
    );
  });
  after(() => api.close());

  const order = (unit: string, body: unknown) =>
    api.send('POST', `/v1/business-units/${unit}/invoices/retry`, { body });
  const ordered = async (unit: string, requestId: string, filter: object) => {
    const answer = await order(unit, { requestId, filter });
    assert.equal(answer.status, 202, answer.text);
    assert.equal(answer.headers.get('location'), pathOf(unit, requestId));
    return operation.parse(JSON.parse(answer.text));
  };
  const pathOf = (unit: string, id: string) => `/v1/business-units/${unit}/operations/${id}`;
  const look = async (unit: string, id: string) => {
    const answer = await api.send('GET', pathOf(unit, id));
    return answer.status === 200 ? operation.parse(JSON.parse(answer.text)) : undefined;
  };
  const untilOver = (unit: string, id: string) =>
    eventually(async () => {
      const now = await look(unit, id);
      return now?.finishedAt ? now : undefined;
    }, `the end of ${id}`);
  /** How often the operation asked each invoice. */
  const timesAsked = (unit: string, ids: readonly string[]) =>
    Promise.all(
      ids.map(async (id) => {
        const { events = [] } = (await api.bed.invoice(unit, id).fetchHistory()) ?? {};
        return (events ?? []).filter(
          (event) =>
            event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name ===
            'retryWithOthers',
        ).length;
      }),
    );

  it('those with one attention code go on, of this unit alone; the others stay as they are', async () => {
    const refused = ['refused-1', 'refused-2', 'refused-3'];
    const { faults } = api.bed.outside.sage.control;
    await faults.arm({ name: 'misleading-422', endpoint: 'POST /sales_invoices', times: 8 });
    for (const id of refused) await api.bed.psa.handOver(UNIT, id, anInvoice({ number: id }));
    await api.bed.psa.handOver(OTHER, 'refused-1', anInvoice({ number: 'other' }));
    const twins = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };
    await api.bed.psa.handOver(UNIT, 'asked', anInvoice({ number: 'asked', customer: twins }));
    const stuck = await Promise.all(refused.map((id) => api.bed.untilStatus(UNIT, id, 'needs_attention')));
    await api.bed.untilStatus(OTHER, 'refused-1', 'needs_attention');
    const { version } = await api.bed.untilStatus(UNIT, 'asked', 'needs_attention');
    await faults.clear();
    const code = stuck[0]?.attention?.code;
    await read.untilListed(UNIT, `attention=${code}`, refused);
    const begun = await ordered(UNIT, 'morning', { attention: [code] });
    assert.deepEqual([begun.state, begun.kind, begun.found], ['running', 'retry', null]);
    const { found, retried, refused: no, left, refusals, state } = await untilOver(UNIT, 'morning');
    assert.deepEqual(
      { found, retried, no, left, refusals, state },
      {
        found: 3,
        retried: 3,
        no: 0,
        left: 0,
        refusals: [],
        state: 'done',
      },
    );
    for (const id of refused) await api.bed.untilStatus(UNIT, id, 'sent');
    assert.equal((await api.bed.psa.invoice(UNIT, 'asked')).version, version);
    assert.equal((await api.bed.psa.invoice(OTHER, 'refused-1')).status, 'needs_attention');
    const story = await api.send('GET', `/v1/business-units/${UNIT}/invoices/refused-1/timeline`);
    assert.match(story.text, /retr/i);
  });

  it('what cannot be retried is counted, and said of the first with the code and fix of its own retry', async () => {
    await read.untilListed(UNIT, 'status=sent', ['refused-1', 'refused-2', 'refused-3']);
    await ordered(UNIT, 'sent-ones', { status: ['sent'] });
    const { retried, refused, refusals } = await untilOver(UNIT, 'sent-ones');
    assert.deepEqual([retried, refused, refusals.length], [0, 3, 3]);
    assert.deepEqual(new Set(refusals.map(({ code }) => code)), new Set(['nothing_to_retry']));
    assert.ok(refusals.every(({ fix, message }) => fix.length > 0 && message.length > 0));
  });

  it('the same request again is the same operation; with another filter it is refused with 409', async () => {
    const before = await look(UNIT, 'sent-ones');
    assert.deepEqual(await ordered(UNIT, 'sent-ones', { status: ['sent'] }), before);
    const other = await api.refused(409, 'POST', `/v1/business-units/${UNIT}/invoices/retry`, {
      body: { requestId: 'sent-ones', filter: { status: ['paid'] } },
    });
    assert.equal(other.code, 'request_id_used');
    assert.equal((await api.refused(404, 'GET', pathOf(UNIT, 'never'))).code, 'unknown_operation');
    assert.equal((await api.refused(404, 'GET', pathOf(OTHER, 'sent-ones'))).code, 'unknown_operation');
  });

  it('a filter that names nothing, or what cannot be, is refused by name and begins nothing', async () => {
    for (const [filter, pointer] of [
      [{}, '/filter'],
      [undefined, '/filter'],
      [{ status: [] }, '/filter/status'],
      [{ status: ['late'] }, '/filter/status/0'],
      [{ attention: ['hurry'] }, '/filter/attention/0'],
      [{ run: 'a b' }, '/filter/run'],
      [{ dueFrom: '2026-03-01', dueTo: '2026-02-01' }, '/filter/dueTo'],
      [{ stopped: true }, '/filter/stopped'],
    ] as const) {
      const { errors } = await api.refused(422, 'POST', `/v1/business-units/${UNIT}/invoices/retry`, {
        body: { requestId: 'bad', filter },
      });
      assert.equal(errors?.[0]?.pointer, pointer, JSON.stringify(filter));
    }
    assert.equal((await api.refused(404, 'GET', pathOf(UNIT, 'bad'))).code, 'unknown_operation');
  });

  it('survives a worker that stops, and asks each of many exactly once', async () => {
    await api.bed.stopWorker();
    await ordered(WAITING, 'all', { waitingFor: ['connection'] });
    await api.bed.startWorker();
    await eventually(
      async () => (((await look(WAITING, 'all'))?.retried ?? 0) > 0 ? true : undefined),
      'the first piece',
    );
    await api.bed.stopWorker();
    await api.bed.startWorker();
    const { state, found, retried, refused, left } = await untilOver(WAITING, 'all');
    assert.deepEqual(
      { state, found, retried, refused, left },
      {
        state: 'done',
        found: COUNT,
        retried: COUNT,
        refused: 0,
        left: 0,
      },
    );
    assert.deepEqual(new Set(await timesAsked(WAITING, waiting)), new Set([1]));
  });

  it('goes on in new runs where there are many, and counts on', async () => {
    const { events } = await api.bed.client.workflow
      .getHandle(operationWorkflowId(WAITING, 'all'))
      .fetchHistory();
    assert.ok((events ?? []).length < 100, 'few events');
    const query = `WorkflowType = 'invoice' AND BusinessUnit = '${WAITING}' AND ExecutionStatus = 'Running'`;
    const asked = {
      businessUnit: WAITING,
      operationId: 'short',
      filter: { status: ['waiting'] },
      query,
      by: null,
    };
    const handle = await api.bed.client.workflow.start<typeof bulkRetry>('bulkRetry', {
      workflowId: operationWorkflowId(WAITING, 'short'),
      taskQueue: api.bed.env['TASK_QUEUE'] ?? '',
      args: [{ state: beginBulkRetry(asked, new Date().toISOString()), maxEvents: 12 }],
    });
    const { retried, refused, state } = await handle.result();
    assert.deepEqual({ retried, refused, state }, { retried: COUNT, refused: 0, state: 'done' });
    const { runId } = await handle.describe();
    assert.notEqual(runId, handle.firstExecutionRunId);
  });

  it('cancelled, leaves those that it has not come to, and stays so', async () => {
    await api.bed.stopWorker();
    await ordered(WAITING, 'taken-back', { waitingFor: ['any'] });
    const cancelled = api.send('POST', `${pathOf(WAITING, 'taken-back')}/cancel`);
    await api.bed.startWorker();
    assert.equal((await cancelled).status, 200, (await cancelled).text);
    const { state, retried, left, found } = await untilOver(WAITING, 'taken-back');
    assert.equal(state, 'cancelled');
    assert.equal(retried + (left ?? 0), found);
    assert.ok(retried < COUNT);
    const again = await api.send('POST', `${pathOf(WAITING, 'taken-back')}/cancel`);
    assert.equal(operation.parse(JSON.parse(again.text)).state, 'cancelled');
    const late = await api.send('POST', `${pathOf(WAITING, 'all')}/cancel`);
    assert.equal(operation.parse(JSON.parse(late.text)).state, 'done');
  });
});
