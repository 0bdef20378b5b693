import assert from 'node:assert/strict';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, connectionPath, invoicePath } from './api-under-test.ts';

const UNIT = 'keyed-unit';
const credit = { amount: '10.00', reason: 'Agreed on the phone' };

describe('The header Idempotency-Key', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
    await api.bed.psa.handOver(UNIT, 'keyed', anInvoice({ number: 'KEYED', send: 'none' }));
    await api.bed.until(UNIT, 'keyed', ({ waitingFor }: InvoiceView) => waitingFor?.what === 'payment');
  });
  after(() => api.close());

  const path = (action: string) => `${invoicePath(UNIT, 'keyed')}/${action}`;
  const post = (action: string, key: string, body: object) =>
    api.send('POST', path(action), { body, headers: { 'idempotency-key': key } });
  const credits = async () =>
    (await api.bed.psa.invoice(UNIT, 'keyed')).credits.map(({ requestId, amount }) => [requestId, amount]);

  it('stands for the requestId: in quotes or without, once however often it is sent', async () => {
    for (const key of ['"8e03978e-40d5-43e8"', '8e03978e-40d5-43e8', '"8e03978e-40d5-43e8"']) {
      const answer = await post('credit', key, credit);
      assert.equal(answer.status, 200, answer.text);
    }
    const same = await post('credit', '"8e03978e-40d5-43e8"', { ...credit, requestId: '8e03978e-40d5-43e8' });
    assert.equal(same.status, 200, same.text);
    const alone = { body: { ...credit, requestId: '8e03978e-40d5-43e8' } };
    assert.equal((await api.send('POST', path('credit'), alone)).status, 200);
    assert.deepEqual(await credits(), [['8e03978e-40d5-43e8', '10.00']]);
    const resent = await post('resend-email', '"mail-1"', { to: 'accounts@example.test' });
    assert.equal(resent.status, 200, resent.text);
  });

  it('is refused with other content, which is not done', async () => {
    const refused = await api.refused(409, 'POST', path('credit'), {
      body: { ...credit, amount: '11.00' },
      headers: { 'idempotency-key': '"8e03978e-40d5-43e8"' },
    });
    assert.equal(refused.code, 'request_id_used');
    assert.equal((await credits()).length, 1);
  });

  it('is refused beside another requestId, and where it is no key', async () => {
    const both = await api.refused(400, 'POST', path('credit'), {
      body: { ...credit, requestId: 'one' },
      headers: { 'idempotency-key': '"other"' },
    });
    assert.equal(both.code, 'idempotency_key_differs');
    assert.deepEqual(
      both.errors?.map(({ pointer, value }) => [pointer, value]),
      [
        ['Idempotency-Key', 'other'],
        ['/requestId', 'one'],
      ],
    );
    for (const key of ['', '""', '"a', 'a b', '"a", "b"', "it's", 'x'.repeat(65)])
      for (const action of ['credit', 'retry']) {
        const order = { body: credit, headers: { 'idempotency-key': key } };
        const refused = await api.refused(400, 'POST', path(action), order);
        assert.equal(refused.code, 'invalid_parameter', key);
        assert.equal(refused.errors?.[0]?.pointer, 'Idempotency-Key');
      }
    const neither = await api.refused(422, 'POST', path('credit'), { body: credit });
    assert.equal(neither.errors?.[0]?.pointer, '/requestId');
    assert.equal((await credits()).length, 1);
  });

  it('is taken where repeating changes nothing, and refused where each request is carried out anew', async () => {
    const headers = { 'idempotency-key': '"again"' };
    const changed = { body: { email: 'accounts@example.test' }, headers };
    for (const action of ['contact', 'contact'])
      assert.equal((await api.send('POST', path(action), changed)).status, 200);
    const order = { body: { to: 'accounts@example.test' }, headers };
    const refused = await api.refused(400, 'POST', `${connectionPath(UNIT)}/test-email`, order);
    assert.equal(refused.code, 'idempotency_key_not_taken');
  });
});
