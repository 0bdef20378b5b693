import assert from 'node:assert/strict';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { anInvoice } from '../support/bed.ts';
import { connectionPath, ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'undo-unit';
const settings = `${connectionPath(UNIT)}/settings`;
const HOUR_MS = 3_600_000;

describe('The time to take an invoice back', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
    await api.bed.psa.send('PATCH', settings, { undoWindowMinutes: 60 });
  });
  after(() => api.close());

  const heldBack = async (invoiceId: string, number: string): Promise<InvoiceView> => {
    const body = anInvoice({ number, send: 'none' });
    assert.equal((await api.send('PUT', invoicePath(UNIT, invoiceId), { body })).status, 202);
    return api.bed.until(UNIT, invoiceId, ({ waitingFor }) => waitingFor?.what === 'undo_window');
  };
  const act = async (invoiceId: string, action: string, body?: unknown) =>
    (await api.bed.psa.send<InvoiceView>('POST', `${invoicePath(UNIT, invoiceId)}/${action}`, body)).body;

  it('is in sight, with its end', async () => {
    const { status, waitingFor, timeline } = await heldBack('seen', 'UN-1');
    assert.equal(status, 'waiting');
    assert.match(waitingFor?.message ?? '', /Can be taken back until .*; it is then posted to Sage/);
    assert.match(waitingFor?.action ?? '', /Cancel it/);
    const acceptedMs = Date.parse(timeline[0]?.at ?? '');
    const endMs = Date.parse(waitingFor?.nextTry ?? '');
    assert.ok(Math.abs(endMs - acceptedMs - HOUR_MS) < 60_000, waitingFor?.nextTry ?? 'no end');
  });

  it('is used by a cancellation, and nothing of the invoice ever reaches Sage', async () => {
    const records = await api.bed.witness.lastRecord();
    const calls = await api.bed.witness.lastRequest();
    await heldBack('taken-back', 'UN-2');
    const view = await act('taken-back', 'cancel', { reason: 'sent by mistake' });
    assert.equal(view.status, 'cancelled');
    await api.bed.invoice(UNIT, 'taken-back').result();
    assert.equal(await api.bed.witness.lastRecord(), records);
    assert.deepEqual(await api.bed.witness.invoiceCalls(calls), []);
    const { statuses } = await api.bed.toldOf('taken-back', view.eventSequence);
    assert.equal(statuses.at(-1), 'cancelled');
  });

  it('is used after a correction too: the first content can then be handed over again', async () => {
    const { request } = await heldBack('first-again', 'UN-9');
    await act('first-again', 'correct', { ...request, date: '2066-11-03' });
    await act('first-again', 'cancel', { reason: 'the first was right' });
    await api.bed.invoice(UNIT, 'first-again').result();
    assert.equal((await api.send('PUT', invoicePath(UNIT, 'first-again'), { body: request })).status, 202);
    await api.bed.until(UNIT, 'first-again', ({ waitingFor }) => waitingFor?.what === 'undo_window');
    await act('first-again', 'retry');
    await api.bed.until(UNIT, 'first-again', ({ sage }) => sage !== null);
    const [posted, ...others] = await api.bed.witness.invoicesWith('UN-9');
    assert.deepEqual([posted?.summary['date'], others.length], [request.date, 0]);
  });

  it('takes a correction, which does not end it, and posts the corrected content', async () => {
    await heldBack('corrected', 'UN-5');
    const request = anInvoice({ number: 'UN-5', send: 'none', date: '2066-11-03' });
    const corrected = await act('corrected', 'correct', request);
    assert.deepEqual([corrected.waitingFor?.what, corrected.request.date], ['undo_window', '2066-11-03']);
    await act('corrected', 'retry');
    await api.bed.until(UNIT, 'corrected', ({ sage }) => sage !== null);
    const [posted, ...others] = await api.bed.witness.invoicesWith('UN-5');
    assert.deepEqual([posted?.summary['date'], others.length], ['2066-11-03', 0]);
    assert.equal((await api.send('PUT', invoicePath(UNIT, 'corrected'), { body: request })).status, 200);
  });

  it('lets one that was cancelled be handed over again with other content, under its id, once', async () => {
    await heldBack('again', 'UN-6');
    const { eventSequence } = await act('again', 'cancel', { reason: 'wrong date' });
    await api.bed.invoice(UNIT, 'again').result();
    const put = (date: string) =>
      api.send('PUT', invoicePath(UNIT, 'again'), {
        body: anInvoice({ number: 'UN-6', send: 'none', date }),
      });
    assert.equal((await put('2066-11-02')).status, 200, 'what was cancelled does not come back by a repeat');
    const answers = await Promise.all([put('2066-11-04'), put('2066-11-04')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 202]);
    await api.bed.until(UNIT, 'again', ({ waitingFor }) => waitingFor?.what === 'undo_window');
    assert.equal((await put('2066-11-02')).status, 409, 'and not afterwards');
    await act('again', 'retry');
    const posted = await api.bed.until(UNIT, 'again', ({ sage }) => sage !== null);
    assert.ok(posted.eventSequence > eventSequence, 'the PSA believes the later one');
    assert.equal((await api.bed.witness.invoicesWith('UN-6')).length, 1);
  });

  it('is over at once for who retries', async () => {
    await heldBack('posted-now', 'UN-3');
    await act('posted-now', 'retry');
    const posted = await api.bed.until(UNIT, 'posted-now', ({ sage }) => sage !== null);
    assert.equal(posted.sage?.totals.total, '240.00');
    assert.equal((await api.bed.witness.invoicesWith('UN-3')).length, 1);
  });

  it('is none where the setting is 0', async () => {
    await api.bed.psa.send('PATCH', settings, { undoWindowMinutes: 0 });
    const body = anInvoice({ number: 'UN-4', send: 'none' });
    await api.send('PUT', invoicePath(UNIT, 'at-once'), { body });
    await api.bed.until(UNIT, 'at-once', ({ sage }) => sage !== null);
  });

  it('is refused where it is no number of minutes up to a week', async () => {
    for (const undoWindowMinutes of [-1, 10_081, 1.5, '60', null]) {
      const refusal = await api.refused(422, 'PATCH', settings, { body: { undoWindowMinutes } });
      assert.equal(refusal.errors?.[0]?.pointer, '/undoWindowMinutes', String(undoWindowMinutes));
    }
  });
});
