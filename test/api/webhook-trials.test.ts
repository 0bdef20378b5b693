import assert from 'node:assert/strict';
import { z } from 'zod';
import { eventCatalogue, eventTypes } from '../../domain/webhooks/event-catalogue.ts';
import { endpointTest } from '../../domain/schemas/answers/webhook-trials.ts';
import { anInvoice } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { type RawReceiver, startRawReceiver } from '../support/raw-receiver.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';

const base = '/v1/webhooks/endpoints';

describe('Trials of webhook endpoints', () => {
  let api: ApiUnderTest;
  let receiver: RawReceiver;
  before(async () => {
    api = await ApiUnderTest.open();
    receiver = await startRawReceiver();
    const body = { url: receiver.url, events: ['invoice.*'], businessUnits: ['tried'] };
    const put = await api.send('PUT', `${base}/all`, { body });
    receiver.secret = z.object({ signingSecret: z.string() }).parse(JSON.parse(put.text)).signingSecret;
  });
  after(async () => {
    await receiver.stop();
    await api.close();
  });

  const test = async (body: object) => {
    const answer = await api.send('POST', `${base}/all/test`, { body });
    assert.equal(answer.status, 200, answer.text);
    return endpointTest.parse(JSON.parse(answer.text));
  };

  it('send an event of each type, signed, as the catalogue has it, and marked so that nobody books it', async () => {
    for (const { type, schema } of eventCatalogue()) {
      const { attempt, event, eventId } = await test({ type });
      assert.deepEqual([attempt.outcome, attempt.status], ['delivered', 200], `${type}: ${attempt.reason}`);
      assert.equal(attempt.answer, 'thank you');
      const got = receiver.received.find(({ id }) => id === eventId)?.body;
      assert.deepEqual(got, event);
      assert.deepEqual([event.type, event.test, event.version], [type, true, 1]);
      assert.ok(z.fromJSONSchema(schema).safeParse(event).success, type);
    }
    assert.equal(receiver.received.length, eventTypes.length);
    const paid = (await test({ type: 'invoice.paid' })).event;
    assert(paid.type === 'invoice.paid');
    assert.deepEqual([paid.data.businessUnit, paid.data.status], ['tried', 'paid']);
  });

  it('are pings where no type is named, and show what the receiver answered', async () => {
    receiver.answer = { status: 500, body: 'the database is down '.repeat(200) };
    const { attempt, event } = await test({});
    receiver.answer = { status: 200, body: '' };
    assert.equal(event.type, 'webhook.ping');
    assert.deepEqual([attempt.outcome, attempt.status], ['failed', 500]);
    assert.match(attempt.answer ?? '', /^the database is down/);
    assert.ok((attempt.answer ?? '').length > 1_000);
  });

  it('are refused for a type that there is not, and for an endpoint that there is not', async () => {
    const wrong = await api.refused(422, 'POST', `${base}/all/test`, { body: { type: 'invoice.invented' } });
    assert.deepEqual(
      wrong.errors?.map(({ pointer }) => pointer),
      ['/type'],
    );
    const nowhere = await api.refused(404, 'POST', `${base}/nowhere/test`, { body: {} });
    assert.equal(nowhere.code, 'unknown_endpoint');
  });

  it('are told from what happened, which says its version and is no test', async () => {
    await api.bed.psa.authorize('tried');
    await api.send('PUT', invoicePath('tried', 'one'), { body: anInvoice({ number: 'V-1' }) });
    const told = await eventually(
      () => receiver.received.find(({ body }) => body.data['invoiceId'] === 'one'),
      'the event of the invoice',
    );
    assert.deepEqual([told.body['version'], 'test' in told.body], [1, false]);
    const { text } = await api.send('GET', `/v1/webhooks/deliveries/${told.id}`);
    const { event } = z.object({ event: z.unknown() }).parse(JSON.parse(text));
    assert.deepEqual(event, told.body);
  });
});
