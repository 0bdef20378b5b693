import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type z } from 'zod';
import { hideSecrets } from '../../api/without-secrets.ts';
import { creditNoteSageCalls, invoiceSageCalls } from '../../domain/schemas/answers/sage-calls.ts';
import { anInvoice } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'evidence-unit';

type Calls = z.infer<typeof invoiceSageCalls>;

describe('The calls to Sage on behalf of an invoice', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
  });
  after(() => api.close());
  afterEach(() => api.bed.outside.sage.control.faults.clear());

  const read = async (invoiceId: string, query = ''): Promise<Calls> => {
    const answer = await api.send('GET', `${invoicePath(UNIT, invoiceId)}/sage-calls${query}`);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(hideSecrets(answer.text), answer.text, 'a secret is shown');
    assert.doesNotMatch(answer.text, /Bearer|Authorization|cookie/i);
    return invoiceSageCalls.parse(JSON.parse(answer.text));
  };
  const file = (fileName: string) => {
    const bytes = Buffer.from(`content of ${fileName}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { url: api.bed.outside.psa.files.put(fileName, bytes), sha256, fileName };
  };

  it('are shown with all that was sent and answered, as Sage has them in its own record', async () => {
    const since = await api.bed.witness.lastRequest();
    const body = anInvoice({ number: 'EV-1', attachments: [file('hours.csv')] });
    await api.send('PUT', invoicePath(UNIT, 'shown'), { body });
    const { sage, sageCalls } = await api.bed.untilStatus(UNIT, 'shown', 'sent');
    const { calls, nextCursor, notListed } = await read('shown');
    assert.equal(calls.length, sageCalls);
    assert.equal(nextCursor, null);
    assert.ok(notListed.some(({ madeBy }) => madeBy.startsWith('Workflow payments:')));
    const made = (await api.bed.witness.invoiceCalls(since)).map(({ method, path }) => [
      method,
      path.split('?')[0],
    ]);
    assert.deepEqual(
      calls.map(({ method, path }) => [method, path]),
      made,
    );
    const create = calls.find(({ method, path }) => method === 'POST' && path === '/sales_invoices');
    assert.match(create?.requestBody?.text ?? '', /EV-1/);
    assert.deepEqual([create?.outcome, create?.attempt, create?.answer?.status], ['done', 1, 201]);
    assert.ok(create?.answer?.requestId);
    assert.ok(create.answer.body?.text?.includes(sage?.id ?? 'none'));
    const pdf = calls.find(({ answer }) => answer?.body?.contentType?.includes('pdf'));
    assert.deepEqual([pdf?.answer?.body?.text, pdf?.answer?.body?.shortened], [null, true]);
    const attached = calls.find(({ path, method }) => path === '/attachments' && method === 'POST');
    assert.match(attached?.requestBody?.text ?? '', /"file":"\(20 bytes, SHA-256 /);
    assert.ok(calls.every(({ answer }) => answer !== null));
  });

  it('come page by page, each once', async () => {
    const whole = (await read('shown')).calls.map(({ id }) => id);
    assert.equal(new Set(whole).size, whole.length);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Calls = await read('shown', `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      assert.ok(page.calls.length <= 2);
      paged.push(...page.calls.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    assert.deepEqual(paged, whole);
  });

  it('say of a lost answer that nobody knows, and show the same bytes sent again', async () => {
    const fault = { name: 'cut-after-commit', endpoint: 'POST /sales_invoices' } as const;
    await api.bed.outside.sage.control.faults.arm({ ...fault, times: 2 });
    await api.send('PUT', invoicePath(UNIT, 'lost'), { body: anInvoice({ number: 'EV-2' }) });
    await api.bed.untilStatus(UNIT, 'lost', 'sent');
    const creates = (await read('lost')).calls.filter(
      ({ method, path }) => method === 'POST' && path === '/sales_invoices',
    );
    assert.deepEqual(
      creates.map(({ attempt, outcome, answer }) => [attempt, outcome, answer?.status ?? null]),
      [
        [1, 'unknown', null],
        [2, 'unknown', null],
        [3, 'done', 201],
      ],
    );
    assert.match(creates[0]?.error ?? '', /the answer was lost, Sage may have done it/);
    assert.match(creates[0]?.stepError ?? '', /the answer was lost/);
    assert.match(creates[0]?.requestBody?.text ?? '', /EV-2/);
    for (const { requestBody } of creates) assert.equal(requestBody?.text, creates[0]?.requestBody?.text);
  });

  it("show a refusal with Sage's words and its request id", async () => {
    const fault = { name: 'tax-refused', endpoint: 'POST /sales_invoices' } as const;
    await api.bed.outside.sage.control.faults.arm(fault);
    await api.send('PUT', invoicePath(UNIT, 'refused'), { body: anInvoice({ number: 'EV-3' }) });
    const { attention } = await api.bed.untilStatus(UNIT, 'refused', 'needs_attention');
    const refused = (await read('refused')).calls.at(-1);
    assert.deepEqual([refused?.outcome, refused?.answer?.status], ['refused', 422]);
    assert.equal(refused?.answer?.requestId, attention?.sageRequestId);
    assert.match(refused?.answer?.body?.text ?? '', /\$message/);
    assert.equal(refused?.stepError, attention?.message);
  });

  it('are there for credit notes as well', async () => {
    const path = `/v1/business-units/${UNIT}/credit-notes/credited`;
    await api.send('PUT', path, { body: anInvoice({ number: 'EV-CN' }) });
    const calls = await eventually(async () => {
      const answer = await api.send('GET', `${path}/sage-calls`);
      if (answer.status !== 200) return undefined;
      const page = creditNoteSageCalls.parse(JSON.parse(answer.text));
      return page.calls.find((one) => one.path === '/sales_credit_notes' && one.answer !== null);
    }, 'the call that creates the credit note');
    assert.match(calls.requestBody?.text ?? '', /EV-CN/);
  });

  it('are refused where there is nothing, or where the cursor is of another list', async () => {
    const path = (id: string) => `${invoicePath(UNIT, id)}/sage-calls`;
    assert.equal((await api.refused(404, 'GET', path('nobody'))).code, 'unknown_invoice');
    const { nextCursor } = await read('shown', '?limit=1');
    const foreign = await api.refused(400, 'GET', `${path('lost')}?cursor=${nextCursor ?? ''}`);
    assert.deepEqual([foreign.code, foreign.errors?.[0]?.pointer], ['invalid_parameter', '/cursor']);
    assert.equal((await api.refused(400, 'GET', `${path('lost')}?format=har`)).errors?.length, 1);
  });
});
