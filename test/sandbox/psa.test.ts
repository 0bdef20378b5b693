import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { type PsaReceiver, startPsaReceiver } from '../../sandbox/psa/start-psa-receiver.ts';

const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;

describe('the PSA receiver', () => {
  let psa: PsaReceiver;
  let dir = '';
  const stateFile = () => join(dir, 'state', 'events.jsonl');
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'psa-'));
    psa = await startPsaReceiver({ secret, stateFile: stateFile() });
  });
  afterEach(async () => {
    await psa.stop();
    await rm(dir, { recursive: true });
  });

  const issued = {
    type: 'invoice.issued',
    timestamp: '2026-11-24T10:00:00Z',
    data: { businessUnit: 'north', invoiceId: 'INV-1', note: '<script>alert(1)</script>' },
  };
  const post = async (
    event: unknown,
    id: string,
    change: { at?: Date; key?: string; body?: string } = {},
  ) => {
    const { at = new Date(), key = secret } = change;
    const body = JSON.stringify(event);
    const response = await fetch(psa.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(key).sign(id, at, body),
      },
      body: change.body ?? body,
    });
    await response.arrayBuffer();
    return response;
  };

  it('keeps an event once and counts its deliveries', async () => {
    assert.equal((await post(issued, 'evt_1')).status, 204);
    await post({ ...issued, type: 'invoice.paid' }, 'evt_2');
    await post(issued, 'evt_1');
    const seen = psa.events().map(({ id, type, data, deliveries }) => ({ id, type, data, deliveries }));
    assert.deepEqual(seen, [
      { id: 'evt_1', type: 'invoice.issued', data: issued.data, deliveries: 2 },
      { id: 'evt_2', type: 'invoice.paid', data: issued.data, deliveries: 1 },
    ]);
    const listed = await fetch(new URL('/events', psa.pageUrl));
    assert.deepEqual(await listed.json(), psa.events());
  });

  it('refuses a wrong key, a changed body, an old time and no signature at all', async () => {
    const otherKey = `whsec_${Buffer.from('another secret of any size').toString('base64')}`;
    const statuses = [
      await post(issued, 'evt_1', { key: otherKey }),
      await post(issued, 'evt_1', { body: JSON.stringify({ ...issued, type: 'invoice.paid' }) }),
      await post(issued, 'evt_1', { at: new Date(Date.now() - 600_000) }),
      await fetch(psa.url, { method: 'POST', body: '{}' }),
    ].map(({ status }) => status);
    assert.deepEqual(statuses, [401, 401, 401, 401]);
    assert.deepEqual(psa.events(), []);
  });

  it('says what is wrong with a signed body that is no event', async () => {
    assert.equal((await post({ hello: 1 }, 'evt_1')).status, 400);
    assert.deepEqual(psa.events(), []);
  });

  it('answers as it was told and as often, and shows what it answered', async () => {
    psa.answerNext(2, { status: 503, headers: { 'retry-after': '7' }, delayMs: 1 });
    const first = await post(issued, 'evt_1');
    assert.equal(first.status, 503);
    assert.equal(first.headers.get('retry-after'), '7');
    await post(issued, 'evt_1');
    assert.equal((await post(issued, 'evt_1')).status, 204);
    assert.deepEqual(psa.events()[0]?.statuses, [503, 503, 204]);
  });

  it('lists the events by invoice, in order, and escapes them', async () => {
    await post(issued, 'evt_1');
    await post({ type: 'connection.lost', data: { businessUnit: 'north' } }, 'evt_2');
    await post({ ...issued, type: 'invoice.paid' }, 'evt_3');
    const page = await (await fetch(psa.pageUrl)).text();
    const order = ['Business unit north, invoice INV-1', 'invoice.issued', 'invoice.paid', 'connection.lost'];
    const found = order.map((text) => page.indexOf(text));
    assert(!found.includes(-1));
    assert.deepEqual(
      found,
      found.toSorted((a, b) => a - b),
    );
    assert.match(page, /&lt;script&gt;/);
    assert.doesNotMatch(page, /<script/);
  });

  it('keeps the events over a restart, also when it was killed in the middle of a line', async () => {
    await post(issued, 'evt_1');
    const before = psa.events();
    await psa.stop();
    await appendFile(stateFile(), '{"webhookId":"evt_2","at');
    psa = await startPsaReceiver({ secret, stateFile: stateFile() });
    assert.deepEqual(psa.events(), before);
    await post(issued, 'evt_3');
    await psa.stop();
    psa = await startPsaReceiver({ secret, stateFile: stateFile() });
    assert.deepEqual(
      psa.events().map(({ id }) => id),
      ['evt_1', 'evt_3'],
    );
  });
});
