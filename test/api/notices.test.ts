import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { Notices } from '../../api/payments/notices.ts';
import { noticeWorkflowId } from '../../domain/keys.ts';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { testKeys } from '../support/servers.ts';
import { type Answer, ApiUnderTest, problemOf, request } from './api-under-test.ts';

const UNIT = 'notices-unit';
const newSecret = `whsec_${randomBytes(32).toString('base64')}`;

interface Notice {
  readonly body: string;
  readonly headers: Record<string, string>;
}

const contentFor = (sageInvoiceId: string): string =>
  JSON.stringify({ type: 'sales_invoice.changed', data: { sales_invoice_id: sageInvoiceId } });

/** Signed as Standard Webhooks describes. */
function signed(body: string, { secret = testKeys.noticeSecret, at = new Date() } = {}): Notice {
  const id = `msg_${randomUUID()}`;
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  return { body, headers };
}

describe('A notice that an invoice changed in Sage', function () {
  let api: ApiUnderTest;
  let sageId = '';
  before(async () => {
    api = await ApiUnderTest.open(() => ({ NOTICE_SECRETS: `${testKeys.noticeSecret},${newSecret}` }));
    await api.bed.outside.sage.control.setNotify(null);
    await api.bed.verified(UNIT);
    await api.bed.handOver(UNIT, 'noticed', { number: 'NO-1' });
    const view = await api.bed.until(UNIT, 'noticed', ({ waitingFor }) => waitingFor?.what === 'payment');
    sageId = view.sage?.id ?? '';
    await eventually(async () => {
      const path = `/v1/business-units/${UNIT}/invoices`;
      return (await api.send('GET', path)).text.includes(sageId) || undefined;
    }, 'the invoice to be found by its id in Sage');
  });
  after(() => api.close());

  const tell = ({ body, headers }: Notice): Promise<Answer> =>
    request(`${api.url}/webhooks/sage`, 'POST', { body, headers: { authorization: '', ...headers } });
  const taskQueue = () => api.bed.env['TASK_QUEUE'] ?? '';
  const looks = async (since: number) =>
    (await api.bed.witness.apiCalls(since)).filter(({ path }) =>
      path.startsWith(`/sales_invoices/${sageId}`),
    );

  /** Sent while nobody paid: what matters is that the invoice looks at Sage, and believes Sage only. */
  async function makesTheInvoiceLook(notice: Notice): Promise<void> {
    const before = await api.bed.witness.lastRequest();
    const answer = await tell(notice);
    assert.equal(answer.status, 202, answer.text);
    assert.deepEqual(JSON.parse(answer.text), { accepted: true });
    await eventually(async () => (await looks(before))[0], 'a look at Sage');
    assert.equal((await api.bed.psa.invoice(UNIT, 'noticed')).status, 'sent');
  }

  async function isRefused(notice: Notice): Promise<void> {
    const before = await api.bed.witness.lastRequest();
    const answer = await tell(notice);
    assert.equal(answer.status, 401, answer.text);
    assert.equal(problemOf(answer).code, 'signature_refused');
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
    assert.deepEqual(await looks(before), []);
  }

  it('makes the invoice look at Sage, and is not believed', async () => {
    await makesTheInvoiceLook(signed(contentFor(sageId)));
    await makesTheInvoiceLook(
      signed(JSON.stringify({ type: 'x', data: { sales_invoice_id: sageId, status: 'PAID' } })),
    );
  });

  it('may be signed with either secret while one is replaced', async () => {
    await makesTheInvoiceLook(signed(contentFor(sageId), { secret: newSecret }));
    const both = signed(contentFor(sageId));
    const wrong = `v1,${randomBytes(32).toString('base64')}`;
    const list = `${wrong} v2,unknown ${both.headers['webhook-signature']}`;
    await makesTheInvoiceLook({ ...both, headers: { ...both.headers, 'webhook-signature': list } });
  });

  it('told again is taken for what it is, and has no effect', async () => {
    const notice = signed(contentFor(sageId));
    await makesTheInvoiceLook(notice);
    const before = await api.bed.witness.lastRequest();
    const again = await tell(notice);
    assert.deepEqual([again.status, JSON.parse(again.text)], [202, { accepted: true, duplicate: true }]);
    // Another process of the API does not know it; the workflow does.
    await new Notices(api.bed.client, taskQueue()).keep(sageId, notice.headers['webhook-id'] ?? '');
    await makesTheInvoiceLook(signed(contentFor(sageId)));
    assert.equal((await looks(before)).length, 1);
  });

  it('makes one look of a flood of two hundred, which is kept even while no worker runs', async () => {
    await api.bed.stopWorker();
    const before = await api.bed.witness.lastRequest();
    const answers = await Promise.all(Array.from({ length: 200 }, () => tell(signed(contentFor(sageId)))));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([202]));
    await api.bed.startWorker();
    await eventually(async () => (await looks(before))[0], 'a look at Sage');
    await makesTheInvoiceLook(signed(contentFor(sageId)));
    assert.equal((await looks(before)).length, 2, 'one for the flood, one for the notice after it');
  });

  it('is refused when it is signed with another secret', async () => {
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    await isRefused(signed(contentFor(sageId), { secret }));
  });

  it('is refused when it was altered, be it content, id or time', async () => {
    const notice = signed(contentFor(sageId));
    const time = Number(notice.headers['webhook-timestamp']);
    await isRefused({ ...notice, body: contentFor(sageId).replace('changed', 'Changed') });
    await isRefused({ ...notice, body: `${notice.body} ` });
    await isRefused({ ...notice, body: '' });
    await isRefused({ ...notice, headers: { ...notice.headers, 'webhook-id': 'msg_other' } });
    await isRefused({ ...notice, headers: { ...notice.headers, 'webhook-timestamp': String(time + 1) } });
  });

  it('is refused when its time is more than five minutes off', async () => {
    const now = Date.now();
    await isRefused(signed(contentFor(sageId), { at: new Date(now - 310_000) }));
    await isRefused(signed(contentFor(sageId), { at: new Date(now + 310_000) }));
    await makesTheInvoiceLook(signed(contentFor(sageId), { at: new Date(now - 200_000) }));
  });

  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
    it(`is refused without ${name}, or with nonsense in it`, async () => {
      const { body, headers } = signed(contentFor(sageId));
      const without = Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
      await isRefused({ body, headers: without });
      for (const nonsense of ['x', 'v1', 'v1,', ',', '1e99']) {
        await isRefused({ body, headers: { ...headers, [name]: nonsense } });
      }
    });
  }

  it('is refused without a signature even if it brings the key of the PSA', async () => {
    const order = { body: contentFor(sageId) };
    assert.equal((await api.refused(401, 'POST', '/webhooks/sage', order)).code, 'signature_refused');
  });

  it('that comes before the invoice is known is kept, and leads to a look once it is', async () => {
    const { control } = api.bed.outside.sage;
    await control.faults.arm({ name: 'cut-after-commit', endpoint: 'POST /sales_invoices' });
    await control.faults.arm({ name: 'error-503', endpoint: 'POST /sales_invoices', times: 2 });
    await api.bed.handOver(UNIT, 'early', { number: 'NO-2' });
    const made = await eventually(
      async () => (await api.bed.witness.invoicesWith('NO-2'))[0],
      'the invoice in Sage',
    );
    const before = await api.bed.witness.lastRequest();
    assert.equal((await api.bed.psa.invoice(UNIT, 'early')).sage, null, 'not known to us yet');
    assert.equal((await tell(signed(contentFor(made.id)))).status, 202);
    await eventually(
      async () =>
        (await api.bed.witness.apiCalls(before)).find(
          ({ method, path }) =>
            method === 'GET' &&
            path.startsWith(`/sales_invoices/${made.id}`) &&
            path.includes('show_payments_allocations=true'),
        ),
      'the look of the payment watch',
    );
    await control.faults.clear();
    await api.bed.until(UNIT, 'early', ({ waitingFor }) => waitingFor?.what === 'payment');
  });

  it('about an invoice that is not ours is kept as well, and costs Sage nothing', async () => {
    const before = await api.bed.witness.lastRequest();
    const stranger = randomBytes(16).toString('hex');
    const answer = await tell(signed(contentFor(stranger)));
    assert.deepEqual([answer.status, JSON.parse(answer.text)], [202, { accepted: true }]);
    const kept = api.bed.client.workflow.getHandle(noticeWorkflowId(stranger));
    await eventually(async () => {
      const { events } = await kept.fetchHistory();
      return (events ?? []).filter((event) => event.timerFiredEventAttributes).length > 2 || undefined;
    }, 'it to be asked about again');
    assert.deepEqual(await api.bed.witness.apiCalls(before), []);
    await kept.terminate('The test is over');
  });

  for (const [what, body, status, code] of [
    ['no JSON', 'paid', 400, 'not_json'],
    ['empty', '', 400, 'not_json'],
    ['no object', '[]', 422, 'invalid_content'],
    ['without an invoice', '{"type":"x","data":{}}', 422, 'invalid_content'],
    ['about no id of Sage', contentFor("x' OR '1'='1"), 422, 'invalid_content'],
  ] as const) {
    it(`is refused with ${status} when its content is ${what}`, async () => {
      const answer = await tell(signed(body));
      assert.equal(answer.status, status);
      assert.equal(problemOf(answer).code, code);
    });
  }

  it('of over 64 kB is refused with 413', async () => {
    const answer = await tell(signed('x'.repeat(70_000)));
    assert.deepEqual([answer.status, problemOf(answer).code], [413, 'too_large']);
  });

  it('moves the invoice when Sage says that it is paid', async () => {
    await api.bed.outside.sage.control.recordPayment({ invoiceId: sageId });
    assert.equal((await tell(signed(contentFor(sageId)))).status, 202);
    const view = await api.bed.until(UNIT, 'noticed', ({ status }) => status === 'paid');
    assert.equal(view.payment?.outstanding, '0.00');
    assert.equal(await api.bed.psa.handOver(UNIT, 'noticed', anInvoice({ number: 'NO-1' })), 200);
  });
});
