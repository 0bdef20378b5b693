import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { connectionPath, ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'hand-over-unit';

describe('Handing over an invoice', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  it('is taken on with 202 and answered with 200 when the same content comes again', async () => {
    const request = anInvoice({ number: 'HO-1' });
    const first = await api.send('PUT', invoicePath(UNIT, 'same'), { body: request });
    assert.equal(first.status, 202);
    assert.equal(first.headers.get('location'), invoicePath(UNIT, 'same'));
    assert.deepEqual(JSON.parse(first.text), {
      businessUnit: UNIT,
      invoiceId: 'same',
      number: 'HO-1',
      status: 'accepted',
    });
    await api.bed.untilStatus(UNIT, 'same', 'sent');

    const again = await api.send('PUT', invoicePath(UNIT, 'same'), { body: request });
    assert.equal(again.status, 200);
    assert.equal(again.headers.get('location'), invoicePath(UNIT, 'same'));
    const backwards = Object.fromEntries(Object.entries(request).reverse());
    assert.notEqual(JSON.stringify(backwards), JSON.stringify(request));
    const reordered = await api.send('PUT', invoicePath(UNIT, 'same'), { body: backwards });
    assert.equal(reordered.status, 200);
    assert.equal((await api.bed.witness.invoicesWith('HO-1')).length, 1);
  });

  it('is refused with 409 for other content, and nothing is started', async () => {
    await api.send('PUT', invoicePath(UNIT, 'other'), { body: anInvoice({ number: 'HO-2' }) });
    const before = await api.bed.invoice(UNIT, 'other').describe();
    const changed = { body: anInvoice({ number: 'HO-2', date: '2026-11-03' }) };
    const refusal = await api.refused(409, 'PUT', invoicePath(UNIT, 'other'), changed);
    assert.equal(refusal.code, 'invoice_exists');
    assert.match(refusal.detail, /"other" of "hand-over-unit"/);
    assert.equal((await api.bed.invoice(UNIT, 'other').describe()).runId, before.runId);
    const view = await api.bed.untilStatus(UNIT, 'other', 'sent');
    assert.equal(view.request.date, '2066-11-02');
    assert.equal((await api.bed.witness.invoicesWith('HO-2')).length, 1);
    const inSage = await api.refused(409, 'PUT', invoicePath(UNIT, 'other'), changed);
    assert.match(inSage.fix, /…\/reissue, under this same id/);
    assert.doesNotMatch(inSage.fix, /new id/, 'two would stand in Sage');
    await api.send('POST', `${invoicePath(UNIT, 'other')}/void`, { body: { reason: 'A test' } });
    await api.bed.untilStatus(UNIT, 'other', 'voided');
    const voided = await api.refused(409, 'PUT', invoicePath(UNIT, 'other'), changed);
    assert.match(voided.fix, /under a new id/);
  });

  it('of one invoice fifty times at once gives one 202, one workflow and one invoice in Sage', async () => {
    const order = { body: anInvoice({ number: 'HO-3' }) };
    // Fifty views of one invoice at once may take longer than a loaded machine's API waits: 503 says to repeat, as a PSA does.
    const answered = async (): Promise<number> => {
      const { status } = await api.send('PUT', invoicePath(UNIT, 'parallel'), order);
      return status === 503 ? answered() : status;
    };
    const statuses = (await Promise.all(Array.from({ length: 50 }, answered))).sort();
    assert.deepEqual(statuses, [...Array.from({ length: 49 }, () => 200), 202]);
    await api.bed.untilStatus(UNIT, 'parallel', 'sent');
    assert.equal((await api.bed.witness.invoicesWith('HO-3')).length, 1);
    const runs = new Set<string>();
    const history = await api.bed.invoice(UNIT, 'parallel').describe();
    for await (const run of api.bed.client.workflow.list({ query: `WorkflowId = '${history.workflowId}'` }))
      runs.add(run.runId);
    assert.deepEqual([...runs], [history.runId]);
  });

  it('at once with different contents takes on one of them only', async () => {
    const numbers = Array.from({ length: 10 }, (_, index) => `HO-4-${index}`);
    const answers = await Promise.all(
      numbers.map((number) => api.send('PUT', invoicePath(UNIT, 'rivals'), { body: anInvoice({ number }) })),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    assert.deepEqual(statuses, [202, ...Array.from({ length: 9 }, () => 409)]);
    await api.bed.untilStatus(UNIT, 'rivals', 'sent');
    const made = await Promise.all(numbers.map((number) => api.bed.witness.invoicesWith(number)));
    assert.equal(made.flat().length, 1);
  });

  it('for a business unit that was never connected is refused with 404, and nothing is started', async () => {
    const order = { body: anInvoice() };
    const refusal = await api.refused(404, 'PUT', invoicePath('hand-over-stranger', 'x'), order);
    assert.equal(refusal.code, 'unknown_business_unit');
    assert.match(refusal.detail, /"hand-over-stranger"/);
    assert.ok(refusal.fix.includes(`POST ${connectionPath('hand-over-stranger')}/authorize`));
    await assert.rejects(api.bed.invoice('hand-over-stranger', 'x').describe(), { name: /NotFound/ });
  });

  it('answers the request id that came with it and keeps it with the workflow', async () => {
    const headers = { 'x-request-id': 'psa-request.0001' };
    const order = { headers, body: anInvoice({ number: 'HO-5' }) };
    const answer = await api.send('PUT', invoicePath(UNIT, 'traced'), order);
    assert.equal(answer.headers.get('x-request-id'), 'psa-request.0001');
    const { memo } = await api.bed.invoice(UNIT, 'traced').describe();
    assert.equal(memo?.['requestId'], 'psa-request.0001');
    await api.bed.untilStatus(UNIT, 'traced', 'sent');
    const again = await api.send('PUT', invoicePath(UNIT, 'traced'), {
      ...order,
      headers: { 'x-request-id': 'not usable!' },
    });
    assert.match(again.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
  });

  it('starts a terminated invoice again, which still is in Sage exactly once (R4)', async () => {
    const { faults } = api.bed.outside.sage.control;
    await faults.arm({ name: 'cut-after-commit', endpoint: 'POST /sales_invoices', times: 9 });
    const order = { body: anInvoice({ number: 'HO-6' }) };
    assert.equal((await api.send('PUT', invoicePath(UNIT, 'killed'), order)).status, 202);
    await eventually(async () => (await api.bed.witness.invoicesWith('HO-6'))[0], 'the invoice in Sage');
    assert.equal((await api.bed.psa.invoice(UNIT, 'killed')).sage, null);
    await api.bed.invoice(UNIT, 'killed').terminate('by the test');
    assert.ok(((await faults.list()).at(-1)?.hits ?? 0) > 0);
    await faults.clear();

    const again = await Promise.all(
      Array.from({ length: 5 }, () => api.send('PUT', invoicePath(UNIT, 'killed'), order)),
    );
    assert.deepEqual(again.map((answer) => answer.status).sort(), [200, 200, 200, 200, 202]);
    const view = await api.bed.untilStatus(UNIT, 'killed', 'sent');
    const made = await api.bed.witness.invoicesWith('HO-6');
    assert.deepEqual(
      made.map((entry) => entry.id),
      [view.sage?.id],
    );
  });

  it('starts a terminated invoice again that was sent, and the customer gets no second e-mail', async () => {
    const order = { body: anInvoice({ number: 'HO-7' }) };
    assert.equal((await api.send('PUT', invoicePath(UNIT, 'mailed'), order)).status, 202);
    const first = await api.bed.untilStatus(UNIT, 'mailed', 'sent');
    await api.bed.invoice(UNIT, 'mailed').terminate('by the test');
    assert.equal((await api.send('PUT', invoicePath(UNIT, 'mailed'), order)).status, 202);
    const second = await api.bed.untilStatus(UNIT, 'mailed', 'sent');
    assert.equal(second.sage?.id, first.sage?.id);
    assert.equal((await api.bed.witness.invoicesWith('HO-7')).length, 1);
    assert.equal(api.bed.witness.mailsAbout(first.sage?.number ?? '').length, 1);
  });

  it('is refused with 409 for other content also when its run was terminated', async () => {
    const body = anInvoice({ number: 'HO-OTHER' });
    assert.equal((await api.send('PUT', invoicePath(UNIT, 'other-after'), { body })).status, 202);
    await api.bed.untilStatus(UNIT, 'other-after', 'sent');
    await api.bed.invoice(UNIT, 'other-after').terminate('a test');
    const other = { ...body, lines: [{ description: 'More', quantity: '1', unitPrice: '999.00' }] };
    const problem = await api.refused(409, 'PUT', invoicePath(UNIT, 'other-after'), { body: other });
    assert.equal(problem.code, 'invoice_exists');
    assert.match(problem.fix, /under this same id/);
    assert.doesNotMatch(problem.fix, /new id/);
  });
});
