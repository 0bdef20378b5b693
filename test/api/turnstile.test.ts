import assert from 'node:assert/strict';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import {
  requestTurnUpdate,
  turnReportedSignal,
  type TurnstileView,
} from '../../domain/turnstile/messages.ts';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'turnstile-unit';
const PATH = `/v1/business-units/${UNIT}/turnstile`;

describe('The turnstile of a Sage business', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open(() => ({ SAGE_LIMITS: 'business', SAGE_MINUTE_MS: '6000' }));
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  const look = async () => (await api.bed.psa.send<TurnstileView>('GET', PATH)).body;

  const heldUp = (id: string) => api.bed.until(UNIT, id, ({ waitingFor }) => waitingFor?.what === 'operator');

  it('shows limits and what the connection test took of the day', async () => {
    const { status, limits, today, queue } = await look();
    assert.deepEqual(
      [status, limits.callsPerDay, limits.overridden, queue.byKind.invoice],
      ['open', 2500, false, 0],
    );
    assert.ok(today.spent > 0 && today.left === 2500 - today.spent, JSON.stringify(today));
    assert.match(today.resetsAt ?? '', /T00:00:00/);
  });

  it('lets nothing through while it is paused, says so on each invoice, and goes on when resumed', async () => {
    const paused = await api.bed.psa.send<TurnstileView>('POST', `${PATH}/pause`, { reason: 'Year end' });
    assert.equal(paused.body.status, 'operator');
    // Whoever had the turn at that moment may end it, as the payment watch its first look.
    await eventually(async () => ((await look()).holder === null ? true : undefined), 'nobody at Sage');
    const before = await api.bed.witness.lastRequest();
    await api.bed.handOver(UNIT, 'first', { number: 'T-first' });
    await heldUp('first');
    await api.bed.handOver(UNIT, 'second', { number: 'T-second' });
    const waiting = await heldUp('second');
    assert.match(waiting.waitingFor?.message ?? '', /Year end/);
    assert.match(waiting.waitingFor?.action ?? '', /Resume/);
    const shown = (await api.bed.psa.send<InvoiceView>('GET', invoicePath(UNIT, 'second'))).body;
    assert.equal(shown.waitingFor?.position, 2, 'its place of now');
    assert.equal((await look()).queue.byKind.invoice, 2);
    const calls = (await api.bed.witness.apiCalls(before)).map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(calls, [], 'no call meanwhile');
    await api.bed.psa.send('POST', `${PATH}/resume`);
    await api.bed.untilStatus(UNIT, 'first', 'sent');
    await api.bed.untilStatus(UNIT, 'second', 'sent');
  });

  it('shows that somebody else is at Sage, and does not name them', async () => {
    // A pause keeps the payment watch away, and lets a person through.
    await api.bed.psa.send('POST', `${PATH}/pause`, { reason: 'A test' });
    await eventually(async () => ((await look()).holder === null ? true : undefined), 'nobody at Sage');
    const turnstile = api.bed.turnstile();
    const [workflowId, ticket] = ['invoice:harbour:secret', 'a-ticket'];
    const request = {
      workflowId,
      ticket,
      unit: 'harbour',
      kind: 'person',
      sinceMs: Date.now(),
      notBeforeMs: 0,
    } as const;
    await turnstile.executeUpdate(requestTurnUpdate, { args: [request] });
    const shown = await look();
    assert.deepEqual([shown.holder?.workflowId, shown.holder?.kind], [null, 'person']);
    assert.doesNotMatch(JSON.stringify(shown), /harbour|secret/);
    const outcome = { kind: 'withdrawn' } as const;
    await turnstile.signal(turnReportedSignal, { workflowId, ticket, calls: 0, arrivalMs: null, outcome });
    await api.bed.psa.send('POST', `${PATH}/resume`);
  });

  it('takes limits of its own for the business, and gives them back', async () => {
    const put = await api.bed.psa.send<TurnstileView>('PUT', `${PATH}/limits`, { callsPerDay: 9000 });
    assert.deepEqual([put.body.limits.callsPerDay, put.body.limits.overridden], [9000, true]);
    const back = await api.bed.psa.send<TurnstileView>('DELETE', `${PATH}/limits`);
    assert.deepEqual([back.body.limits.callsPerDay, back.body.limits.overridden], [2500, false]);
  });

  for (const body of [{}, { callsPerDay: 0 }, { callsPerMinute: 1.5 }, { perDay: 5 }]) {
    it(`refuses the limits ${JSON.stringify(body)} by name`, async () => {
      const { errors } = await api.refused(422, 'PUT', `${PATH}/limits`, { body });
      assert.ok(errors?.length, 'the field is named');
    });
  }

  it('is not there for a unit that was never connected', async () => {
    await api.refused(404, 'GET', '/v1/business-units/nobody/turnstile');
  });

  it('lets a single invoice pass those of a large run', async () => {
    await api.bed.psa.send('POST', `${PATH}/pause`, { reason: 'a test' });
    for (const id of ['bulk-1', 'bulk-2', 'bulk-3']) {
      const body = anInvoice({ number: id });
      const answer = await api.send('PUT', `${invoicePath(UNIT, id)}?priority=bulk`, { body });
      assert.equal(answer.status, 202);
      await heldUp(id);
    }
    await api.bed.handOver(UNIT, 'single', { number: 'single' });
    await heldUp('single');
    assert.deepEqual(
      (await look()).queue.first
        .filter(({ kind }) => kind !== 'payments')
        .map(({ workflowId }) => workflowId.split(':').at(-1)),
      ['single', 'bulk-1', 'bulk-2', 'bulk-3'],
    );
    await api.bed.psa.send('POST', `${PATH}/resume`);
    await api.bed.untilStatus(UNIT, 'bulk-3', 'sent');
    const made = (await api.bed.witness.records('sales_invoice.created')).map(
      ({ summary }) => summary['reference'],
    );
    assert.ok(made.indexOf('single') < made.indexOf('bulk-1'), String(made));
  });
});
