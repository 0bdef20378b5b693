import assert from 'node:assert/strict';
import { z } from 'zod';
import {
  billingRunPreview,
  billingRunReport,
  billingRunView,
} from '../../domain/schemas/answers/billing-run.ts';
import { anInvoice } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { ApiUnderTest, type Order, problemOf } from './api-under-test.ts';

const UNIT = 'runs-unit';
const path = (run: string, more = '') => `/v1/business-units/${UNIT}/runs/${run}${more}`;
const twins = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };
const many = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    invoiceId: `${prefix}-${n}`,
    ...anInvoice({ number: `${prefix}-${n}` }),
  }));

describe('A run of invoices as one object', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  const send = async (method: string, where: string, order: Order = {}, expected = 200) => {
    // Asked again where nobody could say just now, as the API wants it: each of them is safe to repeat.
    const answer = await eventually(async () => {
      const one = await api.send(method, where, order);
      return one.status === 503 ? undefined : one;
    }, `an answer to ${method} ${where}`);
    assert.equal(answer.status, expected, answer.text);
    return billingRunView.parse(JSON.parse(answer.text));
  };
  const until = (run: string, status: string) =>
    eventually(async () => {
      const view = await send('GET', path(run));
      return view.status === status ? view : undefined;
    }, `run ${run} to be ${status}`);
  const report = async (run: string) => {
    const { text, status } = await api.send('GET', path(run, '/report'));
    assert.equal(status, 200, text);
    return billingRunReport.parse(JSON.parse(text)).invoices;
  };
  const inSage = async (prefix: string) => {
    const created = await api.bed.witness.records('sales_invoice.created');
    return created.filter(({ summary }) => summary['notes']?.includes(`[PSA ${UNIT}/${prefix}-`)).length;
  };

  it('is handed over whole, each invoice once, and ends with a report; the same again changes nothing', async () => {
    await api.bed.psa.handOver(UNIT, 'A-1', anInvoice({ number: 'A-1' }));
    const invoices = [
      ...many('A', 12),
      { invoiceId: 'A-doubt', ...anInvoice({ number: '=1+1', customer: twins }) },
    ];
    const begun = await send('PUT', path('whole'), { body: { invoices } }, 202);
    assert.deepEqual([begun.invoices, begun.runId], [13, 'whole']);
    await send('PUT', path('whole'), { body: { invoices } });
    const ended = await until('whole', 'completed');
    assert.deepEqual([ended.handedOver, ended.alreadyHandedOver, ended.notTaken], [12, 1, 0]);
    assert.deepEqual(ended.needsAttention, { customer_ambiguous: 1 });
    assert.equal(ended.done, 12);
    const rows = await report('whole');
    assert.deepEqual(
      rows.map(({ invoiceId }) => invoiceId),
      invoices.map(({ invoiceId }) => invoiceId),
    );
    assert.ok(
      rows
        .slice(0, 12)
        .every(({ sageNumber, total, status }) => sageNumber && total === '240.00' && status === 'sent'),
    );
    assert.equal(rows[12]?.attention, 'customer_ambiguous');
    assert.match(rows[12]?.toDo ?? '', /customer/);
    assert.equal(await inSage('A'), 12);
    await send('PUT', path('whole'), { body: { invoices } });
    assert.equal(await inSage('A'), 12);

    const csv = await api.send('GET', path('whole', '/report?format=csv'));
    assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/);
    const lines = csv.text.split('\r\n');
    assert.equal(lines.length, 15);
    assert.ok(lines[13]?.startsWith(`"A-doubt","'=1+1","","","GBP","needs_attention"`), lines[13]);
    await eventually(() => {
      const told = api.bed.outside.psa.events().filter(({ data }) => data['runId'] === 'whole');
      const types = told.map(({ type }) => type).sort();
      return types.join() === 'run.completed,run.started' ? true : undefined;
    }, 'the events that it began and is completed');
  });

  it('with other content under the same id is refused with 409', async () => {
    await send('PUT', path('first'), { body: { invoices: many('B', 2) } }, 202);
    const refused = await api.refused(409, 'PUT', path('first'), { body: { invoices: many('B', 3) } });
    assert.equal(refused.code, 'run_exists');
  });

  it('is checked whole before anything starts: every error is named with its place', async () => {
    const [good, bad, double] = many('C', 3);
    const invoices = [
      good,
      { ...bad, date: 'tomorrow' },
      { ...double, invoiceId: 'C-0' },
      { ...good, invoiceId: '../x' },
      7,
    ];
    const refused = await api.refused(422, 'PUT', path('bad'), { body: { invoices } });
    assert.deepEqual(
      refused.errors?.map(({ pointer }) => pointer),
      ['/invoices/1/date', '/invoices/2/invoiceId', '/invoices/3/invoiceId', '/invoices/4'],
    );
    const headers = { 'content-type': 'application/x-ndjson' };
    const body = `${JSON.stringify(good)}\n\n{"invoiceId":"C-9"\n${JSON.stringify({ ...bad, date: 'soon' })}\n`;
    const lines = await api.refused(422, 'PUT', path('bad'), { headers, body });
    assert.deepEqual(
      lines.errors?.map(({ message }) => message.split(':')[0]),
      ['line 3', 'line 4'],
    );
    for (const nothing of [{ invoices: [] }, {}, { invoices: 1 }, []])
      await api.refused(422, 'PUT', path('bad'), { body: nothing });
    const flood = await api.refused(422, 'PUT', path('bad'), {
      body: { invoices: Array.from({ length: 400 }, () => 1) },
    });
    assert.equal(flood.errors?.length, 50);
    assert.equal(flood.errorsNotNamed, 350);
    await api.refused(422, 'PUT', path('bad'), {
      body: { invoices: Array.from({ length: 2001 }, () => good) },
    });
    await api.refused(404, 'GET', path('bad'));
    await api.refused(404, 'GET', `/v1/business-units/${UNIT}/invoices/C-0`);
  });

  it('as NDJSON is the same run as in JSON', async () => {
    const invoices = many('N', 3);
    const headers = { 'content-type': 'application/x-ndjson' };
    const body = invoices.map((one) => JSON.stringify(one)).join('\n');
    await send('PUT', path('lines'), { headers, body }, 202);
    await send('PUT', path('lines'), { body: { invoices } });
    await until('lines', 'completed');
  });

  it('with an invoice that was handed over with other content is refused with 409, and nothing starts', async () => {
    await api.bed.psa.handOver(UNIT, 'D-1', anInvoice({ number: 'other' }));
    const refused = await eventually(async () => {
      const answer = await api.send('PUT', path('other?dryRun=true'), { body: { invoices: many('D', 2) } });
      return answer.status === 409 ? problemOf(answer) : undefined;
    }, 'the other content to be known');
    assert.equal(refused.code, 'invoice_exists');
    assert.deepEqual(
      refused.errors?.map(({ pointer }) => pointer),
      ['/invoices/1'],
    );
    await api.refused(409, 'PUT', path('other'), { body: { invoices: many('D', 2) } });
    await api.refused(404, 'GET', path('other'));
  });

  it('as a dry run starts nothing and says what each would become', async () => {
    const invoices = [...many('E', 2), { invoiceId: 'E-doubt', ...anInvoice({ customer: twins }) }];
    const answer = await api.send('PUT', path('dry'), { body: { invoices, dryRun: true } });
    assert.equal(answer.status, 200, answer.text);
    const { invoices: rows } = billingRunPreview.parse(JSON.parse(answer.text));
    assert.deepEqual(
      rows.map(({ totals, problem, lookedUp }) => [totals?.total, problem?.code, lookedUp]),
      [
        ['240.00', undefined, true],
        ['240.00', undefined, true],
        [undefined, 'customer_ambiguous', true],
      ],
    );
    await api.refused(404, 'GET', path('dry'));
    await api.refused(404, 'GET', `/v1/business-units/${UNIT}/invoices/E-0`);
  });

  it('is paused, resumed and cancelled; what is left is listed as not handed over', async () => {
    await api.send('POST', `/v1/business-units/${UNIT}/turnstile/pause`, { body: { reason: 'a test' } });
    const invoices = many('F', 130);
    await send('PUT', path('long'), { body: { invoices } }, 202);
    const queued = await eventually(async () => {
      const view = await send('GET', path('long'));
      return (view.waiting['operator'] ?? 0) > 0 && view.notHandedOver < 130 ? view : undefined;
    }, 'some to wait for the operator');
    assert.ok(queued.notHandedOver >= 30, 'no more than a hundred are on their way at once');
    assert.ok(queued.forecast);
    const pause = { requestId: 'p-1', reason: 'month end' };
    assert.equal((await send('POST', path('long', '/pause'), { body: pause })).pause?.reason, 'month end');
    await until('long', 'paused');
    await send('POST', path('long', '/pause'), { body: pause });
    const other = await api.refused(409, 'POST', path('long', '/pause'), {
      body: { ...pause, reason: 'another' },
    });
    assert.equal(other.code, 'request_id_used');
    await send('POST', path('long', '/resume'), { body: { requestId: 'r-1' } });
    await until('long', 'handing_over');
    const order = { requestId: 'c-1', reason: 'wrong month', handedOver: true };
    await send('POST', path('long', '/cancel'), { body: order });
    await send('POST', path('long', '/cancel'), { body: order });
    const over = await until('long', 'cancelled');
    assert.equal(over.byStatus['cancelled'], over.handedOver);
    const rows = await report('long');
    assert.equal(rows.filter(({ status }) => status === 'not_handed_over').length, over.notHandedOver);
    assert.ok(rows.every(({ status }) => status === 'cancelled' || status === 'not_handed_over'));
    await api.send('POST', `/v1/business-units/${UNIT}/turnstile/resume`);
    assert.equal(await inSage('F'), 0);
  });

  it('goes on where it was when its worker stops in the middle', async () => {
    const invoices = many('G', 30);
    await send('PUT', path('stopped'), { body: { invoices } }, 202);
    await api.bed.stopWorker();
    await api.bed.startWorker();
    const over = await until('stopped', 'completed');
    assert.equal(over.done, 30);
    assert.equal(over.handedOver, 30);
    assert.equal(await inSage('G'), 30);
  });

  it('stands in the list of runs', async () => {
    const { text } = await api.send('GET', `/v1/business-units/${UNIT}/runs?limit=50`);
    const { runs } = z
      .object({ runs: z.array(z.object({ runId: z.string(), status: z.string() })) })
      .parse(JSON.parse(text));
    assert.ok(runs.some(({ runId, status }) => runId === 'whole' && status === 'completed'));
    await api.refused(400, 'GET', `/v1/business-units/${UNIT}/runs?limit=0x10`);
  });
});
