import assert from 'node:assert/strict';
import { eventSchemas } from '../../domain/schemas/events.ts';
import { type ReceivedEvent } from '../../sandbox/psa/event-log.ts';
import { type PsaReceiver } from '../../sandbox/psa/start-psa-receiver.ts';
import { eventually } from '../support/eventually.ts';
import { claimPorts } from '../../temporal/server/free-port.ts';
import { Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';
import { aPing, attemptsTo, receiverSecret, WebhookBed } from '../support/webhook-bed.ts';

const took = ({ statuses }: ReceivedEvent) => statuses.some((status) => status >= 200 && status < 300);
const taken = (receiver: PsaReceiver) => receiver.events().filter(took);

describe('an event on its way to the PSA', () => {
  let hooks: WebhookBed;
  before(async () => {
    hooks = new WebhookBed(await Bed.make(await skippingServer()));
  });
  after(() => hooks.stop());
  /** Months pass below, and no test is about what the daily looks at the books would bring. */
  const endPaymentWatch = () => hooks.bed.paymentWatch().terminate('not what this is about');
  /** No endpoint of one test shall hear the events of another. */
  afterEach(async () => {
    for (const { id, configuredBy } of await hooks.endpoints.list()) {
      if (configuredBy === 'api') await hooks.endpoints.remove(id);
    }
  });

  it('comes to a receiver that was down for 48 hours, every one and in sequence per invoice (R18)', async () => {
    const UNIT = 'down-unit';
    const { bed } = hooks;
    const { put: secret } = await hooks.endpoints.put('down', settings('http://127.0.0.1:9/', ['*']));
    assert.ok('signingSecret' in secret);
    const { port = 0 } = await claimPorts('127.0.0.1', { port: 0 });
    await hooks.endpoints.put('down', {
      ...settings(`http://127.0.0.1:${port}/webhooks`, ['invoice.*', 'connection.*']),
      businessUnits: [UNIT],
    });
    await bed.verified(UNIT);
    const invoices = ['D-1', 'D-2', 'D-3', 'D-4', 'D-5'];
    for (const id of invoices) await bed.handOver(UNIT, id, { number: id });
    for (const id of invoices) await bed.untilStatus(UNIT, id, 'sent');
    await bed.server.skip('24 hours');
    const { sage } = await bed.untilStatus(UNIT, 'D-1', 'sent');
    await bed.outside.sage.control.recordPayment({ invoiceId: sage?.id ?? '' });
    await bed.invoice(UNIT, 'D-1').executeUpdate('checkPayment');
    await bed.server.skip('24 hours');

    const receiver = await hooks.receiver(secret.signingSecret, port);
    assert.deepEqual(receiver.events(), []);
    await bed.server.skip('13 hours');
    const last = Object.fromEntries(
      await Promise.all(
        invoices.map(async (invoiceId) => {
          const { eventSequence } = await bed.invoices.view({ businessUnit: UNIT, invoiceId });
          return [invoiceId, eventSequence] as const;
        }),
      ),
    );
    await eventually(
      () => (taken(receiver).length >= sum(Object.values(last)) + 4 ? true : undefined),
      'every event of the five invoices and the connection',
    );
    for (const invoiceId of invoices) {
      const sequences = taken(receiver)
        .filter(({ data }) => data['invoiceId'] === invoiceId)
        .map(({ data }) => Number(data['sequence']));
      assert.deepEqual(sequences.toSorted(), upTo(last[invoiceId] ?? 0), invoiceId);
    }
    const connection = taken(receiver).filter(({ type }) => type.startsWith('connection.'));
    assert.deepEqual(
      connection.map(({ data }) => Number(data['sequence'])).toSorted(),
      upTo(connection.length),
    );
    assert.ok(last['D-1'] === (last['D-2'] ?? 0) + 1, 'the payment is one of them');
  });

  it('is of the form that the catalogue promises, with nothing that it does not list (R18)', async () => {
    const { bed } = hooks;
    await bed.verified('form-unit');
    await bed.handOver('form-unit', 'F-1', { number: 'F-1' });
    await bed.handOver('form-unit', 'F-2', {
      number: 'F-2',
      customer: { name: 'Twin Mills', email: 'finance@twinmills.example.test' },
    });
    await bed.untilStatus('form-unit', 'F-1', 'sent');
    await bed.untilStatus('form-unit', 'F-2', 'needs_attention');
    await bed.toldOf('F-1', 2);
    await bed.toldOf('F-2', 1);
    const events = bed.outside.psa.events();
    for (const { type, version, timestamp, data } of events) {
      const schema = eventSchemas.find((one) => one.shape.type.value === type);
      const told = { type, version, timestamp, data };
      assert.deepEqual(schema?.parse(told), told);
    }
    await endPaymentWatch();
  });

  it('waits as long as a receiver asks with 429 or 503 (R18)', async () => {
    for (const status of [429, 503]) {
      const receiver = await hooks.endpoint(`busy-${status}`);
      receiver.answerNext(1, { status, headers: { 'retry-after': '7200' } });
      const eventId = await hooks.send(aPing());
      const view = await hooks.until(
        eventId,
        (one) => attemptsTo(one, `busy-${status}`).length === 1,
        'tried',
      );
      assert.match(attemptsTo(view, `busy-${status}`)[0]?.reason ?? '', /and asked for 7200 s$/);
      await hooks.bed.server.skip('118 minutes');
      assert.deepEqual(receiver.events()[0]?.statuses, [status]);
      await hooks.bed.server.skip('3 minutes');
      await hooks.until(eventId, (one) => one.status === 'delivered', 'delivered');
      assert.deepEqual(receiver.events()[0]?.statuses, [status, 204]);
      await hooks.endpoints.remove(`busy-${status}`);
    }
  });

  it('does not wait because of a Retry-After that comes with another status (R18)', async () => {
    const receiver = await hooks.endpoint('odd');
    receiver.answerNext(1, { status: 500, headers: { 'retry-after': '86400' } });
    const eventId = await hooks.send(aPing());
    await hooks.until(eventId, (one) => attemptsTo(one, 'odd').length === 1, 'tried');
    await hooks.bed.server.skip('10 seconds');
    await hooks.until(eventId, (one) => one.status === 'delivered', 'delivered');
  });

  it('does not follow a redirect: a 3xx is a failed attempt (R18, S4)', async () => {
    const elsewhere = await hooks.receiver(receiverSecret());
    const receiver = await hooks.endpoint('moved');
    receiver.answerNext(1, { status: 307, headers: { location: elsewhere.url } });
    const eventId = await hooks.send(aPing());
    const view = await hooks.until(eventId, (one) => attemptsTo(one, 'moved').length === 1, 'tried');
    const [attempt] = attemptsTo(view, 'moved');
    assert.equal(attempt?.status, 307);
    assert.match(attempt.reason ?? '', /redirects are not followed: give the endpoint the address/);
    assert.deepEqual(elsewhere.events(), []);
    await hooks.bed.server.skip('10 seconds');
    await hooks.until(eventId, (one) => one.status === 'delivered', 'delivered');
  });

  it('disables an endpoint that answers 410, which then gets nothing until it is enabled (R18)', async () => {
    const receiver = await hooks.endpoint('gone');
    receiver.answerNext(1, { status: 410 });
    const first = await hooks.send(aPing());
    const told = attemptsTo(await hooks.until(first, (one) => one.status === 'failed', 'failed'), 'gone');
    assert.deepEqual([told.length, told[0]?.status], [1, 410]);
    const { disabled } = await hooks.endpoints.one('gone');
    assert.equal(disabled?.reason, `it answered 410 to event ${first}`);

    const second = await hooks.send(aPing());
    const missed = await hooks.until(second, (one) => one.status === 'failed', 'failed');
    const [notSent] = attemptsTo(missed, 'gone');
    assert.deepEqual([notSent?.outcome, notSent?.status], ['not_sent', null]);
    assert.match(notSent?.reason ?? '', /is disabled since .+: it answered 410/);
    assert.equal(receiver.events().length, 1);

    await hooks.endpoints.enable('gone');
    for (const id of [first, second]) await hooks.deliveries.resend(id, null);
    await arrived(receiver, [first, second]);
    for (const id of [first, second]) await hooks.until(id, (one) => one.status === 'delivered', 'delivered');
    assert.deepEqual(
      taken(receiver)
        .map(({ id }) => id)
        .sort(),
      [first, second].sort(),
    );
  });

  it('leaves an endpoint enabled whose address was changed before its 410 came in', async () => {
    await hooks.endpoint('changed');
    const before = await hooks.endpoints.one('changed');
    await hooks.endpoints.put('changed', { ...before, description: 'another' });
    const workflow = hooks.bed.client.workflow.getHandle(`webhook-endpoints:${hooks.bed.env['TASK_QUEUE']}`);
    await workflow.signal('endpointGone', { id: 'changed', version: before.version, reason: 'late' });
    assert.equal((await hooks.endpoints.one('changed')).disabled, null);
  });

  it('is failed after three days, and can be sent again under the same id (R18)', async () => {
    const receiver = await hooks.endpoint('dead');
    receiver.answerNext(1_000, { status: 500 });
    const other = await hooks.endpoint('alive');
    const eventId = await hooks.send(aPing());
    await hooks.until(eventId, (one) => one.endpoints['alive']?.status === 'delivered', 'with the other');
    await hooks.bed.server.skip('71 hours');
    assert.equal((await hooks.deliveries.view(eventId)).status, 'pending');
    await hooks.bed.server.skip('2 hours');
    const failed = await hooks.until(eventId, (one) => one.status === 'failed', 'failed');
    const tries = attemptsTo(failed, 'dead').length;
    assert.ok(tries >= 13 && tries <= 15, `${tries} attempts`);
    assert.ok(attemptsTo(failed, 'dead').every(({ reason }) => reason === 'answered 500'));
    await hooks.bed.server.skip('3 days');
    assert.equal(receiver.events()[0]?.deliveries, tries, 'it is left alone');

    receiver.answerNext(0, { status: 204 });
    await hooks.deliveries.resend(eventId, null);
    await arrived(receiver, [eventId]);
    const sent = await hooks.until(eventId, (one) => one.status === 'delivered', 'delivered');
    assert.equal(attemptsTo(sent, 'dead').length, tries + 1, 'the attempts of before are still shown');
    assert.deepEqual(
      taken(receiver).map(({ id }) => id),
      [eventId],
    );
    assert.equal(other.events()[0]?.deliveries, 1, 'who had it before does not get it again');
  });

  it('that failed can still be sent again after the 90 days in which it waited for that (R18)', async () => {
    const receiver = await hooks.endpoint('forgotten');
    await hooks.endpoints.disable('forgotten', 'by the test');
    const eventId = await hooks.send(aPing());
    await hooks.until(eventId, (one) => one.status === 'failed', 'failed');
    await hooks.bed.server.skip('91 days');
    await hooks.until(eventId, (one) => one.status === 'expired', 'expired');
    await hooks.endpoints.enable('forgotten');
    await hooks.deliveries.resend(eventId, null);
    await arrived(receiver, [eventId]);
    await hooks.until(eventId, (one) => one.status === 'delivered', 'delivered');
    assert.deepEqual(
      taken(receiver).map(({ id }) => id),
      [eventId],
    );
  });

  it('that was taken is sent again on request, to one endpoint or to all that want it (R18)', async () => {
    const [a, b] = [await hooks.endpoint('again-a'), await hooks.endpoint('again-b')];
    const eventId = await hooks.send(aPing());
    await hooks.until(eventId, (one) => one.status === 'delivered', 'delivered');
    await hooks.deliveries.resend(eventId, 'again-b');
    await eventually(() => (b.events()[0]?.deliveries === 2 ? true : undefined), 'the second arrival at b');
    assert.equal(a.events()[0]?.deliveries, 1);
    await hooks.until(eventId, (one) => one.status === 'delivered', 'delivered');
    await hooks.deliveries.resend(eventId, null);
    await eventually(() => (b.events()[0]?.deliveries === 3 ? true : undefined), 'the third arrival at b');
    await eventually(() => (a.events()[0]?.deliveries === 2 ? true : undefined), 'the second arrival at a');
  });

  it('that is pending is tried at once on request', async () => {
    const receiver = await hooks.endpoint('hurry');
    receiver.answerNext(1, { status: 503, headers: { 'retry-after': '3600' } });
    const eventId = await hooks.send(aPing());
    await hooks.until(eventId, (one) => Boolean(one.endpoints['hurry']?.nextAttemptAt), 'waiting');
    await hooks.deliveries.resend(eventId, null);
    await hooks.until(eventId, (one) => one.status === 'delivered', 'delivered');
  });

  it('is dropped for an endpoint that is removed meanwhile', async () => {
    const receiver = await hooks.endpoint('leaving');
    receiver.answerNext(1, { status: 500 });
    const eventId = await hooks.send(aPing());
    await hooks.until(eventId, (one) => attemptsTo(one, 'leaving').length === 1, 'tried');
    await hooks.endpoints.remove('leaving');
    await hooks.bed.server.skip('1 minute');
    await hooks.until(eventId, (one) => one.endpoints['leaving']?.status === 'removed', 'dropped');
    assert.equal(receiver.events()[0]?.deliveries, 1);
  });

  it('is signed with both secrets while one is replaced: who knows either of them takes it (R18)', async () => {
    const knowsOld = await hooks.endpoint('rotated');
    const { url } = knowsOld;
    await hooks.until(await hooks.send(aPing()), (one) => one.status === 'delivered', 'delivered');
    const { signingSecret, secret } = await hooks.endpoints.rotate('rotated', 24);
    assert.ok(secret?.formerUntil);
    const knowsNew = await hooks.receiver(signingSecret);
    const sendTo = async (to: string) => {
      await hooks.endpoints.put('rotated', settings(to, ['webhook.ping']));
      const eventId = await hooks.send(aPing());
      return hooks.until(eventId, (one) => attemptsTo(one, 'rotated').length > 0, 'tried');
    };
    assert.equal((await sendTo(url)).attempts.find(({ endpoint }) => endpoint === 'rotated')?.status, 204);
    assert.equal(
      (await sendTo(knowsNew.url)).attempts.find(({ endpoint }) => endpoint === 'rotated')?.status,
      204,
    );

    const { signingSecret: third } = await hooks.endpoints.rotate('rotated', 0);
    const refused = (await sendTo(knowsNew.url)).attempts.find(({ endpoint }) => endpoint === 'rotated');
    assert.equal(refused?.status, 401, 'without overlap the former one no longer signs');
    assert.match(refused.answer ?? '', /signature/);
    const knowsThird = await hooks.receiver(third);
    assert.equal(
      (await sendTo(knowsThird.url)).attempts.find(({ endpoint }) => endpoint === 'rotated')?.status,
      204,
    );
  });

  it('can be tried with a ping, which says what is wrong (S4)', async () => {
    const receiver = await hooks.endpoint('pinged', ['invoice.*']);
    const ping = await hooks.endpoints.ping('pinged');
    assert.deepEqual([ping.outcome, ping.status, ping.reason], ['delivered', 204, null]);
    assert.deepEqual(
      receiver.events().map(({ type, data }) => [type, data]),
      [['webhook.ping', { endpoint: 'pinged' }]],
    );
    receiver.answerNext(1, { status: 418 });
    assert.equal((await hooks.endpoints.ping('pinged')).reason, 'answered 418');

    await hooks.endpoints.put('pinged', settings('https://169.254.169.254/latest/meta-data', ['*']));
    const inside = await hooks.endpoints.ping('pinged');
    assert.equal(inside.outcome, 'failed');
    assert.match(inside.reason ?? '', /^169\.254\.169\.254 is an internal address.+WEBHOOK_ALLOW_HOSTS/);
    await hooks.endpoints.put('pinged', settings('http://127.0.0.1:9/', ['*']));
    assert.match((await hooks.endpoints.ping('pinged')).reason ?? '', /could not be reached: ECONNREFUSED/);
    assert.equal((await hooks.endpoints.ping('default')).outcome, 'delivered');
  });

  it('goes to the configured endpoint as well, which can be disabled but not changed', async () => {
    const receiver = await hooks.endpoint('beside');
    const { psa } = hooks.bed.outside;
    await hooks.endpoints.disable('default', 'by the test');
    const missed = await hooks.send(aPing());
    const view = await hooks.until(missed, (one) => one.status === 'failed', 'failed for one');
    assert.equal(view.endpoints['beside']?.status, 'delivered');
    assert.ok(receiver.events().some(({ id }) => id === missed));
    await hooks.endpoints.enable('default');
    await hooks.deliveries.resend(missed, null);
    await arrived(psa, [missed]);
    await hooks.until(missed, (one) => one.status === 'delivered', 'delivered');
    assert.ok(psa.events().some(({ id }) => id === missed));
    await assert.rejects(hooks.endpoints.put('default', settings('https://elsewhere.example', ['*'])));
    await assert.rejects(hooks.endpoints.rotate('default', 24));
  });
});

/** The receiver is asked, not the workflow: the time-skipping server never answers a query that meets a new round. */
const arrived = (receiver: PsaReceiver, eventIds: readonly string[]) =>
  eventually(
    () => (eventIds.every((id) => taken(receiver).some((event) => event.id === id)) ? true : undefined),
    `events ${eventIds.join(', ')} at the receiver`,
  );

const settings = (url: string, events: readonly string[]) => ({
  url,
  events,
  description: '',
  businessUnits: null,
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
