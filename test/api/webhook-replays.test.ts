import assert from 'node:assert/strict';
import { z } from 'zod';
import { eventReplayView } from '../../domain/schemas/answers/replays.ts';
import { anInvoice } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { type RawReceiver, startRawReceiver } from '../support/raw-receiver.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';

const base = '/v1/webhooks/endpoints';
const UNIT = 'replayed';
type Replay = z.infer<typeof eventReplayView>;

describe('Replays of events', () => {
  let api: ApiUnderTest;
  let receiver: RawReceiver;
  let from: string;
  let to: string;
  before(async () => {
    from = new Date().toISOString();
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
    for (const id of ['one', 'two'])
      await api.send('PUT', invoicePath(UNIT, id), { body: anInvoice({ number: `RP-${id}` }) });
    for (const id of ['one', 'two']) await api.bed.toldOf(id, 2);
    to = new Date().toISOString();
    receiver = await startRawReceiver();
  });
  after(async () => {
    await receiver.stop();
    await api.close();
  });
  afterEach(() => {
    receiver.answer = { status: 200, body: '' };
    receiver.received.length = 0;
  });

  /** What the configured receiver heard of the invoices in the span, by id of the event. */
  const told = () =>
    api.bed.outside.psa
      .events()
      .filter(({ data }) => data['invoiceId'] === 'one' || data['invoiceId'] === 'two')
      .map(({ id }) => id)
      .sort();
  const endpoint = async (id: string, body: object) => {
    const put = await api.send('PUT', `${base}/${id}`, { body: { url: receiver.url, ...body } });
    const { signingSecret } = z.object({ signingSecret: z.string() }).parse(JSON.parse(put.text));
    receiver.secret = signingSecret;
  };
  const begin = async (id: string, body: object): Promise<Replay> => {
    const answer = await api.send('POST', `${base}/${id}/replay`, { body: { from, to, ...body } });
    assert.equal(answer.status, 202, answer.text);
    return eventReplayView.parse(JSON.parse(answer.text));
  };
  const view = async (id: string, requestId: string): Promise<Replay> =>
    eventReplayView.parse(JSON.parse((await api.send('GET', `${base}/${id}/replays/${requestId}`)).text));
  const until = (id: string, requestId: string, status: Replay['status']) =>
    eventually(async () => {
      const now = await view(id, requestId);
      return now.status === status ? now : undefined;
    }, `the replay ${requestId} to be ${status}`);

  it('send what a new endpoint never heard, under the same ids, in the order of each invoice', async () => {
    await endpoint('late', { events: ['invoice.*'] });
    await begin('late', { requestId: 'all' });
    const done = await until('late', 'all', 'done');
    const ids = receiver.received.map(({ id }) => id);
    assert.deepEqual([...ids].sort(), told());
    assert.equal(done.sent, ids.length);
    assert.deepEqual(done.subjects, { done: 3, all: 3 }, 'two invoices and the connection');
    for (const invoice of ['one', 'two']) {
      const sequences = receiver.received
        .filter(({ body }) => body.data['invoiceId'] === invoice)
        .map(({ body }) => Number(body.data['sequence']));
      assert.deepEqual(
        sequences,
        sequences.toSorted((a, b) => a - b),
      );
    }
    assert.ok(receiver.received.every(({ body }) => !('test' in body) && body['version'] === 1));
  });

  it('are begun once for a requestId, and refused where it stands for another span', async () => {
    await endpoint('once', { events: ['invoice.sent'] });
    await begin('once', { requestId: 'r1' });
    const { sent } = await until('once', 'r1', 'done');
    assert.equal((await begin('once', { requestId: 'r1' })).status, 'done');
    assert.deepEqual([sent, receiver.received.length], [2, 2]);
    const body = { requestId: 'r1', from, to, types: ['invoice.sent'] };
    const other = await api.refused(409, 'POST', `${base}/once/replay`, { body });
    assert.equal(other.code, 'request_id_used');
  });

  it('send only the types that are asked for, of those that the endpoint wants', async () => {
    await endpoint('some', { events: ['invoice.issued', 'connection.*'] });
    await begin('some', { requestId: 'r1', types: ['invoice.issued', 'invoice.sent'] });
    await until('some', 'r1', 'done');
    assert.deepEqual(
      receiver.received.map(({ body }) => body.type),
      ['invoice.issued', 'invoice.issued'],
    );
  });

  it('hold everything back where an event is not taken, and go on with it, also with another worker', async () => {
    await endpoint('ill', { events: ['invoice.*'] });
    receiver.answer = { status: 503, body: 'not today' };
    await begin('ill', { requestId: 'r1' });
    const waiting = await until('ill', 'r1', 'waiting');
    assert.deepEqual(
      [waiting.sent, waiting.lastFailure?.status, waiting.lastFailure?.answer],
      [0, 503, 'not today'],
    );
    assert.ok(Date.parse(waiting.nextAttemptAt ?? '') > Date.now() - 5_000);
    const [first] = receiver.received;
    assert.ok(
      receiver.received.every(({ id }) => id === first?.id),
      'nothing overtakes it',
    );
    await api.bed.stopWorker();
    receiver.answer = { status: 200, body: '' };
    await api.bed.startWorker();
    await until('ill', 'r1', 'done');
    assert.deepEqual([...new Set(receiver.received.map(({ id }) => id))].sort(), told());
  });

  it('stop and say so where the endpoint is disabled or removed', async () => {
    await endpoint('off', { events: ['invoice.*'] });
    await api.send('POST', `${base}/off/disable`);
    await begin('off', { requestId: 'r1' });
    const stopped = await until('off', 'r1', 'stopped');
    assert.match(stopped.problem ?? '', /^The endpoint takes no events: the endpoint is disabled since/);
    assert.equal(stopped.sent, 0);
  });

  it('are refused for a span that is none, too long or to come, and for what there is not', async () => {
    const wrong = async (span: object) =>
      (
        await api.refused(422, 'POST', `${base}/late/replay`, { body: { requestId: 'w', from, to, ...span } })
      ).errors?.map(({ pointer }) => pointer);
    assert.deepEqual(await wrong({ to: from }), ['/to']);
    assert.deepEqual(await wrong({ from: '2020-01-01T00:00:00Z' }), ['/from']);
    assert.deepEqual(await wrong({ to: new Date(Date.now() + 3_600_000).toISOString() }), ['/to']);
    assert.deepEqual(await wrong({ types: ['invoice.invented'] }), ['/types/0']);
    assert.deepEqual(await wrong({ from: 'yesterday' }), ['/from']);
    const nowhere = { body: { requestId: 'w', from, to } };
    assert.equal(
      (await api.refused(404, 'POST', `${base}/nowhere/replay`, nowhere)).code,
      'unknown_endpoint',
    );
    assert.equal((await api.refused(404, 'GET', `${base}/late/replays/none`)).code, 'unknown_replay');
  });
});
