import assert from 'node:assert/strict';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, connectionPath, invoicePath } from './api-under-test.ts';

const UNIT = 'repeats-unit';
const reason = 'Agreed on the phone';

describe('Abuse: the same thing asked for again, or another under the same name', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
    await api.bed.outside.sage.control.setNotify(null);
  });
  after(() => api.close());

  const put = (id: string, body: object) => api.send('PUT', invoicePath(UNIT, id), { body });
  const post = (id: string, action: string, body: object) =>
    api.send('POST', `${invoicePath(UNIT, id)}/${action}`, { body });
  const refused = (id: string, action: string, body: object) =>
    api.refused(409, 'POST', `${invoicePath(UNIT, id)}/${action}`, { body });
  const issued = async (id: string, changes: Parameters<typeof anInvoice>[0] = {}) => {
    const body = anInvoice({ number: id.toUpperCase(), send: 'none', ...changes });
    assert.equal((await put(id, body)).status, 202);
    await api.bed.until(UNIT, id, ({ waitingFor }: InvoiceView) => waitingFor?.what === 'payment');
    return body;
  };

  /** How long a settled one is followed. */
  const follow = (reversalWindowDays: number) =>
    api.send('PATCH', `${connectionPath(UNIT)}/settings`, { body: { reversalWindowDays } });

  it('an invoice that is written otherwise is the same one', async () => {
    const base = anInvoice({ number: 'SAME-1' });
    const line = { description: 'Caf\u00e9 workshop', quantity: '1', unitPrice: '10' };
    const customer = { ...base.customer, email: 'Accounts@Same.example.test' };
    const first = { ...base, customer, lines: [line], netTotal: undefined };
    assert.equal((await put('same', first)).status, 202);
    for (const again of [
      { ...first, lines: [{ ...line, quantity: '1.00', unitPrice: '10.00' }] },
      { ...first, lines: [{ ...line, description: 'Cafe\u0301 workshop' }] },
      { ...first, lines: [{ ...line, discount: { percent: '0.00' } }] },
      { ...first, customer: { ...customer, email: 'accounts@same.example.test' } },
      { ...first, reference: '', notes: '', cc: [] },
    ]) {
      const answer = await put('same', again);
      assert.equal(answer.status, 200, answer.text);
    }
    const other = await api.refused(409, 'PUT', invoicePath(UNIT, 'same'), {
      body: { ...first, lines: [{ ...line, quantity: '2' }] },
    });
    assert.equal(other.code, 'invoice_exists');
    assert.doesNotMatch(other.fix, /new id/);
  });

  it('a requestId with other content is refused, and nothing is done by it', async () => {
    await issued('requests');
    const credit = { requestId: 'constructor', amount: '10.00', reason };
    for (const body of [credit, credit, { ...credit, amount: '10.0' }])
      assert.equal((await post('requests', 'credit', body)).status, 200);
    for (const changes of [{ amount: '11.00' }, { reason: 'Another' }]) {
      const refusal = await refused('requests', 'credit', { ...credit, ...changes });
      assert.equal(refusal.code, 'request_id_used');
      assert.match(refusal.detail, /"constructor" was used before with other content/);
    }
    const resend = { requestId: 'constructor' };
    for (const body of [resend, resend])
      assert.equal((await post('requests', 'resend-email', body)).status, 200);
    const other = await refused('requests', 'resend-email', { ...resend, to: 'other@example.test' });
    assert.equal(other.code, 'request_id_used');
    const view = await api.bed.psa.invoice(UNIT, 'requests');
    assert.deepEqual(
      view.credits.map(({ amount }) => amount),
      ['10.00'],
    );
    assert.equal(
      api.bed.outside.mail.messages().filter(({ to }) => to.includes('other@example.test')).length,
      0,
    );
  });

  it('a requestId whose request was refused is free for what is asked instead', async () => {
    await issued('freed');
    const credit = { requestId: 'c-1', amount: '9999.00', reason };
    await refused('freed', 'credit', credit);
    assert.equal((await post('freed', 'credit', { ...credit, amount: '5.00' })).status, 200);
  });

  it('a requestId is told apart when the invoice is finished as well', async () => {
    await follow(0);
    await issued('over');
    const credit = { requestId: 'c-2', whole: true, reason };
    assert.equal((await post('over', 'credit', credit)).status, 200);
    await api.bed.invoice(UNIT, 'over').result();
    await follow(60);
    const done = await post('over', 'credit', credit);
    assert.equal(done.status, 200, done.text);
    assert.equal((await refused('over', 'credit', { ...credit, reason: 'x' })).code, 'request_id_used');
  });

  it('a correction with the content that it has is no mistake, whatever it stands at', async () => {
    const body = await issued('corrected');
    const before = await api.bed.psa.invoice(UNIT, 'corrected');
    assert.equal((await post('corrected', 'correct', body)).status, 200);
    assert.equal((await api.bed.psa.invoice(UNIT, 'corrected')).version, before.version);
    assert.equal(
      (await refused('corrected', 'correct', { ...body, number: 'OTHER' })).code,
      'not_correctable',
    );
    await post('corrected', 'void', { reason });
    await api.bed.invoice(UNIT, 'corrected').result();
    assert.equal((await post('corrected', 'correct', body)).status, 200);
    assert.equal(
      (await refused('corrected', 'correct', { ...body, number: 'OTHER' })).code,
      'invoice_finished',
    );
  });

  it('advice fits how the invoice stands, and makes no second one of the same work', async () => {
    const paid = await issued('advice-paid');
    const { sage } = await api.bed.psa.invoice(UNIT, 'advice-paid');
    await api.bed.outside.sage.control.recordPayment({ invoiceId: sage?.id ?? '' });
    await post('advice-paid', 'check-payment', {});
    for (const action of ['correct', 'cancel'] as const) {
      const body = action === 'correct' ? { ...paid, number: 'OTHER' } : { reason };
      assert.match((await refused('advice-paid', action, body)).fix, /Money has come in.*credit/, action);
    }
    const sent = await issued('advice-sent');
    assert.match(
      (await refused('advice-sent', 'correct', { ...sent, number: 'OTHER' })).fix,
      /reissue.*same id/,
    );
    assert.match((await refused('advice-sent', 'cancel', { reason })).fix, /Void it instead/);
  });

  it('a unit, an invoice and a request that are named as JavaScript names its own break nothing', async () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      await api.refused(404, 'GET', connectionPath(name));
      assert.equal((await api.refused(404, 'GET', invoicePath(UNIT, name))).code, 'unknown_invoice');
    }
    for (const name of ['__proto__', '__defineGetter__']) {
      assert.equal((await api.refused(400, 'GET', connectionPath(name))).code, 'invalid_parameter');
      assert.equal((await api.refused(400, 'GET', invoicePath(UNIT, name))).code, 'invalid_parameter');
    }
    const unit = 'constructor';
    await api.bed.verified(unit);
    const body = anInvoice({ number: 'CON-1' });
    assert.equal((await api.send('PUT', invoicePath(unit, 'constructor'), { body })).status, 202);
    const view = await api.bed.untilStatus(unit, 'constructor', 'sent');
    assert.equal(view.invoiceId, 'constructor');
    const queue = await api.send('GET', `/v1/business-units/${unit}/turnstile`);
    assert.match(queue.text, /"byUnit":\{"constructor":\d/);
    const own = JSON.stringify(anInvoice()).replace('{', '{"__proto__":{"number":"X"},');
    const refusal = await api.refused(422, 'PUT', invoicePath(unit, 'proto'), { body: own });
    assert.equal(refusal.errors?.[0]?.pointer, '/__proto__');
  });
});
