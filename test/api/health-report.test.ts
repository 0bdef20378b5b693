import assert from 'node:assert/strict';
import { NativeConnection } from '@temporalio/worker';
import { z } from 'zod';
import { caretakerScheduleId } from '../../domain/keys.ts';
import { healthReport } from '../../domain/schemas/health-report.ts';
import { ensureCaretaker } from '../../temporal/ensure-caretaker.ts';
import { setUpTemporal } from '../../temporal/set-up.ts';
import { anInvoice } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { connectionPath, ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'reported';

describe('The health report over HTTP', () => {
  let api: ApiUnderTest;
  let connection: NativeConnection;
  let taskQueue: string;
  before(async () => {
    api = await ApiUnderTest.open();
    taskQueue = api.bed.env['TASK_QUEUE'] ?? '';
    connection = await NativeConnection.connect({ address: api.bed.server.address });
    await api.bed.verified(UNIT);
  });
  after(async () => {
    await connection.close();
    await api.close();
  });

  const report = async () =>
    healthReport.parse(JSON.parse((await api.send('GET', '/v1/health-report')).text));
  const setUp = (minutes: number) =>
    setUpTemporal({
      connection,
      namespace: 'default',
      caretaker: { taskQueue, minutes },
      log: () => undefined,
    });
  const schedule = () => api.bed.client.schedule.getHandle(caretakerScheduleId(taskQueue));

  it('says that nobody looks where the caretaker is off', async () => {
    const { at, caretaker, findings } = await report();
    assert.deepEqual([at, caretaker.state, findings], [null, 'off', []]);
  });

  it('comes of a Schedule that the set-up makes, changes where it is to be another, and else leaves alone', async () => {
    assert.equal((await setUp(60)).caretaker, 'created');
    assert.equal((await setUp(60)).caretaker, 'unchanged');
    assert.equal((await setUp(30)).caretaker, 'updated');
    assert.equal((await setUp(30)).caretaker, 'unchanged');
    const worker = { taskQueue, minutes: 5, update: false };
    assert.equal(
      await ensureCaretaker(connection, 'default', worker),
      'unchanged',
      'a worker leaves what there is',
    );
    const { spec, policies, action } = await schedule().describe();
    assert.deepEqual(
      [spec.intervals?.[0]?.every, policies.overlap, action.taskQueue],
      [30 * 60_000, 'SKIP', taskQueue],
    );
    const twice = await Promise.all([setUp(30), setUp(30)]);
    assert.deepEqual(
      twice.map(({ caretaker }) => caretaker),
      ['unchanged', 'unchanged'],
    );
    const first = await eventually(async () => {
      const now = await report();
      return now.at === null ? undefined : now;
    }, 'the first look');
    assert.deepEqual([first.caretaker.state, first.caretaker.everyMinutes], ['running', 30]);
    assert.deepEqual([first.findings, first.counts, first.incomplete], [[], {}, []]);
  });

  it('holds what stopped, with what to do', async () => {
    await api.bed.psa.handOver(UNIT, 'ended', anInvoice({ number: 'HR-1' }));
    await api.bed.until(UNIT, 'ended', (view) => view.waitingFor?.what === 'payment');
    await api.bed.invoice(UNIT, 'ended').terminate('a test');
    const found = await eventually(async () => {
      await schedule().trigger();
      const { findings, counts } = await report();
      return findings.length > 0 ? { findings, counts } : undefined;
    }, 'the finding');
    const [finding, ...others] = found.findings;
    assert.deepEqual([finding?.code, finding?.invoiceId, others], ['run_stopped', 'ended', []]);
    assert.deepEqual(found.counts, { run_stopped: 1 });
  });

  it('is described in the OpenAPI document', async () => {
    const document = z
      .object({
        paths: z.record(z.string(), z.unknown()),
        components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
      })
      .parse(JSON.parse((await api.send('GET', '/openapi.json')).text));
    assert.match(JSON.stringify(document.paths['/v1/health-report']), /schemas\/HealthReport/);
    assert.match(JSON.stringify(document.components.schemas['HealthReport']), /run_stopped.*incomplete/);
  });

  it('is matched by what the invoice itself says first, whatever is asked of it (R22)', async () => {
    const view = (await api.send('GET', `${invoicePath(UNIT, 'ended')}?wait=20`)).text;
    assert.match(
      view,
      /^\{"stopped":\{"at":"[^"]+","how":"terminated","fix":"Hand over the same invoice id again/,
    );
    for (const [method, path, body] of [
      ['POST', 'check-payment', {}],
      ['POST', 'retry', {}],
      ['POST', 'void', { reason: 'a test' }],
      ['POST', 'correct', anInvoice({ number: 'HR-1' })],
      ['POST', 'cancel', { reason: 'a test' }],
    ] as const) {
      const refusal = await api.refused(409, method, `${invoicePath(UNIT, 'ended')}/${path}`, { body });
      assert.equal(refusal.code, 'invoice_stopped', path);
      assert.match(refusal.fix, /^Hand over the same invoice id again .* Never under another id/);
    }
    const other = { body: anInvoice({ number: 'HR-2' }) };
    const refusal = await api.refused(409, 'PUT', invoicePath(UNIT, 'ended'), other);
    assert.match(refusal.fix, /with the content it had last, under this same id/);
  });

  it('and so does a connection that stopped', async () => {
    await api.bed.consent('reported-too', 'olivia@northwind.test');
    await api.bed.connection('reported-too').terminate('a test');
    const view = (await api.send('GET', connectionPath('reported-too'))).text;
    assert.match(view, /^\{"stopped":\{"at":"[^"]+","how":"terminated","fix":"Begin the authorization/);
    const refusal = await api.refused(409, 'PATCH', `${connectionPath('reported-too')}/settings`, {
      body: { defaultDueDays: 14 },
    });
    assert.equal(refusal.code, 'connection_stopped');
  });

  it('ends with the Schedule, which the set-up takes away where it is to be off', async () => {
    assert.equal((await setUp(0)).caretaker, 'removed');
    assert.equal((await setUp(0)).caretaker, 'unchanged');
    assert.equal((await report()).caretaker.state, 'off');
  });
});
