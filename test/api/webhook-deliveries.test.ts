import assert from 'node:assert/strict';
import { z } from 'zod';
import { type PsaReceiver } from '../../sandbox/psa/start-psa-receiver.ts';
import { eventually } from '../support/eventually.ts';
import { aPing, WebhookBed } from '../support/webhook-bed.ts';
import { ApiUnderTest } from './api-under-test.ts';

const base = '/v1/webhooks/deliveries';
const UNIT = 'deliveries-unit';
const UNKNOWN = `evt_${'0'.repeat(32)}`;
const row = z.strictObject({
  eventId: z.string(),
  type: z.string().nullable(),
  businessUnit: z.string().nullable(),
  invoiceId: z.string().nullable(),
  creditNoteId: z.string().nullable(),
  sequence: z.number().nullable(),
  timestamp: z.string().nullable(),
  status: z.string().nullable(),
  endpoints: z.array(z.string()),
});
const page = z.strictObject({ deliveries: z.array(row), nextCursor: z.string().nullable() });
const view = z.looseObject({
  eventId: z.string(),
  status: z.string(),
  event: z.looseObject({ type: z.string() }),
  endpoints: z.record(z.string(), z.object({ status: z.string(), nextAttemptAt: z.string().nullable() })),
  attempts: z.array(
    z.strictObject({
      at: z.string(),
      endpoint: z.string(),
      outcome: z.string(),
      status: z.number().nullable(),
      reason: z.string().nullable(),
      answer: z.string().nullable(),
      durationMs: z.number(),
    }),
  ),
});
const resent = z.object({ resent: z.number(), more: z.boolean() });

describe('Deliveries of events (R18)', () => {
  let api: ApiUnderTest;
  let hooks: WebhookBed;
  let choosy: PsaReceiver;
  before(async () => {
    api = await ApiUnderTest.open();
    hooks = new WebhookBed(api.bed);
    choosy = await hooks.endpoint('choosy', ['invoice.sent', 'connection.verified']);
    await api.bed.verified(UNIT);
    for (const id of ['W-1', 'W-2', 'W-3']) {
      await api.bed.handOver(UNIT, id, { number: id });
      await api.bed.untilStatus(UNIT, id, 'sent');
    }
  });
  after(() => hooks.stop());

  const list = async (query: string) =>
    page.parse(JSON.parse((await api.send('GET', `${base}?${query}`)).text));
  const untilListed = (query: string, count: number) =>
    eventually(async () => {
      const { deliveries } = await list(`limit=200&${query}`);
      return deliveries.length === count ? deliveries : undefined;
    }, `${count} deliveries listed by ${query}`);
  const one = async (eventId: string) =>
    view.parse(JSON.parse((await api.send('GET', `${base}/${eventId}`)).text));

  it('are listed by type, business unit, endpoint and status, with whom each is about', async () => {
    const sent = await untilListed(`type=invoice.sent&businessUnit=${UNIT}&status=delivered`, 3);
    assert.deepEqual(sent.map(({ invoiceId }) => invoiceId).sort(), ['W-1', 'W-2', 'W-3']);
    for (const { endpoints, status, sequence, timestamp } of sent) {
      assert.deepEqual([endpoints.toSorted(), status, sequence], [['choosy', 'default'], 'delivered', 2]);
      assert.ok(Date.parse(timestamp ?? '') > 0);
    }
    const chosen = await untilListed('endpoint=choosy', 4);
    assert.deepEqual(chosen.map(({ type }) => type).sort(), [
      'connection.verified',
      'invoice.sent',
      'invoice.sent',
      'invoice.sent',
    ]);
    const elsewhere = await api.refused(404, 'GET', `${base}?businessUnit=elsewhere`);
    assert.equal(elsewhere.code, 'unknown_business_unit');
    assert.deepEqual(
      choosy
        .events()
        .map(({ id }) => id)
        .sort(),
      chosen.map(({ eventId }) => eventId).sort(),
    );
  });

  it('come in pages that together have each of them once', async () => {
    const all = await untilListed(`businessUnit=${UNIT}`, 10);
    const walked: string[] = [];
    let cursor = '';
    for (let pages = 1; ; pages++) {
      assert.ok(pages <= 10);
      const { deliveries, nextCursor } = await list(`businessUnit=${UNIT}&limit=3${cursor}`);
      assert.ok(deliveries.length <= 3);
      walked.push(...deliveries.map(({ eventId }) => eventId));
      if (nextCursor === null) break;
      cursor = `&cursor=${nextCursor}`;
    }
    assert.deepEqual(
      walked,
      all.map(({ eventId }) => eventId),
    );
  });

  it('show each attempt with what the receiver said', async () => {
    choosy.answerNext(1, { status: 500 });
    await api.bed.handOver(UNIT, 'W-4', { number: 'W-4' });
    await api.bed.untilStatus(UNIT, 'W-4', 'sent');
    const [event] = await untilListed(`endpoint=choosy&status=pending`, 1);
    const pending = await eventually(async () => {
      const now = await one(event?.eventId ?? '');
      return now.endpoints['choosy']?.nextAttemptAt ? now : undefined;
    }, 'a failed attempt');
    assert.deepEqual([pending.status, pending.event.type], ['pending', 'invoice.sent']);
    const [failed] = pending.attempts.filter(({ endpoint }) => endpoint === 'choosy');
    assert.deepEqual([failed?.outcome, failed?.status, failed?.reason], ['failed', 500, 'answered 500']);
    assert.ok(Date.parse(pending.endpoints['choosy']?.nextAttemptAt ?? '') > Date.now() - 60_000);
    assert.equal((await api.send('POST', `${base}/${event?.eventId}/resend`)).status, 202, 'tried now');
    await eventually(
      async () => ((await one(event?.eventId ?? '')).status === 'delivered' ? true : undefined),
      'it',
    );
  });

  it('that were taken are sent again on request, to one endpoint alone if so wished', async () => {
    const [event] = await untilListed(`endpoint=choosy&type=connection.verified`, 1);
    const eventId = event?.eventId ?? '';
    const again = await api.send('POST', `${base}/${eventId}/resend`, { body: { endpoint: 'choosy' } });
    assert.equal(again.status, 202);
    const arrivals = () => choosy.events().find(({ id }) => id === eventId)?.deliveries;
    await eventually(() => (arrivals() === 2 ? true : undefined), 'the second arrival');
    assert.equal(api.bed.outside.psa.events().find(({ id }) => id === eventId)?.deliveries, 1);
    await api.refused(404, 'POST', `${base}/${eventId}/resend`, { body: { endpoint: 'nobody' } });
  });

  it('that failed are all sent again, those since a time', async () => {
    const receiver = await hooks.endpoint('down', ['invoice.issued', 'invoice.sent']);
    await api.send('POST', '/v1/webhooks/endpoints/down/disable');
    const missed = async (id: string) => {
      await api.bed.handOver(UNIT, id, { number: id });
      await api.bed.untilStatus(UNIT, id, 'sent');
    };
    await missed('W-5');
    await untilListed('endpoint=down&status=failed', 2);
    const since = new Date().toISOString();
    await missed('W-6');
    await missed('W-7');
    await untilListed('endpoint=down&status=failed', 6);
    await api.send('POST', '/v1/webhooks/endpoints/down/enable');

    const resend = async (body: object) =>
      resent.parse(JSON.parse((await api.send('POST', `${base}/resend-failed`, { body })).text));
    assert.deepEqual(await resend({ since: new Date(Date.now() + 60_000).toISOString() }), {
      resent: 0,
      more: false,
    });
    assert.deepEqual(await resend({ since }), { resent: 4, more: false });
    const invoices = () => receiver.events().map(({ data }) => data['invoiceId']);
    await eventually(() => (receiver.events().length === 4 ? true : undefined), 'the four');
    assert.deepEqual(invoices().sort(), ['W-6', 'W-6', 'W-7', 'W-7']);
    await untilListed('endpoint=down&status=failed', 2);
    assert.equal((await resend({ since: '2020-01-01T00:00:00+02:00' })).resent, 2);
    await eventually(() => (receiver.events().length === 6 ? true : undefined), 'all six');
    await untilListed('endpoint=down&status=failed', 0);
    await untilListed('endpoint=down', 6);
  });

  it('to a receiver that lets all wait hold back neither another receiver nor an invoice', async () => {
    const slow = await hooks.endpoint('slow');
    const quick = await hooks.endpoint('quick');
    slow.answerNext(1_000, { status: 204, delayMs: 60_000 });
    const ids = await Promise.all(Array.from({ length: 60 }, () => hooks.send(aPing())));
    await eventually(() => (quick.events().length === ids.length ? true : undefined), 'all at the quick one');
    await api.bed.handOver(UNIT, 'W-8', { number: 'W-8' });
    await api.bed.untilStatus(UNIT, 'W-8', 'sent');
    const first = await one(ids[0] ?? '');
    assert.equal(first.endpoints['quick']?.status, 'delivered');
    assert.ok(slow.events().length > 0, 'and the slow one was tried');
    await api.send('DELETE', '/v1/webhooks/endpoints/slow');
    await slow.stop();
  });

  it('that nobody has are 404', async () => {
    assert.equal((await api.refused(404, 'GET', `${base}/${UNKNOWN}`)).code, 'unknown_event');
    assert.equal((await api.refused(404, 'POST', `${base}/${UNKNOWN}/resend`)).code, 'unknown_event');
  });

  it('have cursors that are refused by another list', async () => {
    const { nextCursor } = await list(`businessUnit=${UNIT}&limit=3`);
    const other = `${base}?businessUnit=${UNIT}&type=invoice.sent&limit=3&cursor=${nextCursor}`;
    const refusal = await api.refused(400, 'GET', other);
    assert.equal(refusal.errors?.[0]?.pointer, '/cursor');
  });

  for (const query of [
    "status=failed' OR 'a'='a",
    "type=invoice.sent' OR BusinessUnit='x",
    "businessUnit=x' OR 'a'='a",
    'endpoint=%27',
    'status=lost',
    'limit=0',
    'limit=201',
    'cursor=%27',
    'cursor=AAAA',
    `cursor=${Buffer.from('{"a":1}').toString('base64url')}`,
    'order=asc',
  ]) {
    it(`are not asked for by ?${query}`, async () => {
      assert.equal((await api.refused(400, 'GET', `${base}?${query}`)).code, 'invalid_parameter');
    });
  }

  for (const [path, body, pointer] of [
    ['resend-failed', {}, '/since'],
    ['resend-failed', { since: 'yesterday' }, '/since'],
    ['resend-failed', { since: '2026-01-01T00:00:00' }, '/since'],
    [`${UNKNOWN}/resend`, { endpoint: "x'" }, '/endpoint'],
  ] as const) {
    it(`are not sent again by ${path.replace(UNKNOWN, 'ID')} ${JSON.stringify(body)}`, async () => {
      const refusal = await api.refused(422, 'POST', `${base}/${path}`, { body });
      assert.equal(refusal.errors?.[0]?.pointer, pointer);
    });
  }

  it('have ids that are refused where they are none', async () => {
    await api.refused(400, 'GET', `${base}/evt_x`);
    await api.refused(400, 'POST', `${base}/INV-1/resend`);
  });
});
