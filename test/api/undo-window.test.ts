import assert from 'node:assert/strict';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { anInvoice } from '../support/bed.ts';
import { connectionPath, FrontDoor, invoicePath } from './front-door.ts';

const UNIT = 'undo-unit';
const settings = `${connectionPath(UNIT)}/settings`;
const HOUR_MS = 3_600_000;

describe('The time to take an invoice back', () => {
  let door: FrontDoor;
  before(async () => {
    door = await FrontDoor.open();
    await door.bed.verified(UNIT);
    await door.bed.psa.send('PATCH', settings, { undoWindowMinutes: 60 });
  });
  after(() => door.close());

  const heldBack = async (invoiceId: string, number: string): Promise<InvoiceView> => {
    const body = anInvoice({ number, send: 'none' });
    assert.equal((await door.send('PUT', invoicePath(UNIT, invoiceId), { body })).status, 202);
    return door.bed.until(UNIT, invoiceId, ({ waitingFor }) => waitingFor?.what === 'undo_window');
  };
  const act = async (invoiceId: string, action: string, body?: unknown) =>
    (await door.bed.psa.send<InvoiceView>('POST', `${invoicePath(UNIT, invoiceId)}/${action}`, body)).body;

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
    const records = await door.bed.witness.lastRecord();
    const calls = await door.bed.witness.lastRequest();
    await heldBack('taken-back', 'UN-2');
    const view = await act('taken-back', 'cancel', { reason: 'sent by mistake' });
    assert.equal(view.status, 'cancelled');
    await door.bed.invoice(UNIT, 'taken-back').result();
    assert.equal(await door.bed.witness.lastRecord(), records);
    assert.deepEqual(await door.bed.witness.invoiceCalls(calls), []);
    const { statuses } = await door.bed.toldOf('taken-back', view.eventSequence);
    assert.equal(statuses.at(-1), 'cancelled');
  });

  it('is over at once for who retries', async () => {
    await heldBack('posted-now', 'UN-3');
    await act('posted-now', 'retry');
    const posted = await door.bed.until(UNIT, 'posted-now', ({ sage }) => sage !== null);
    assert.equal(posted.sage?.totals.total, '240.00');
    assert.equal((await door.bed.witness.invoicesWith('UN-3')).length, 1);
  });

  it('is none where the setting is 0', async () => {
    await door.bed.psa.send('PATCH', settings, { undoWindowMinutes: 0 });
    const body = anInvoice({ number: 'UN-4', send: 'none' });
    await door.send('PUT', invoicePath(UNIT, 'at-once'), { body });
    await door.bed.until(UNIT, 'at-once', ({ sage }) => sage !== null);
  });

  it('is refused where it is no number of minutes up to a week', async () => {
    for (const undoWindowMinutes of [-1, 10_081, 1.5, '60', null]) {
      const refusal = await door.refused(422, 'PATCH', settings, { body: { undoWindowMinutes } });
      assert.equal(refusal.errors?.[0]?.pointer, '/undoWindowMinutes', String(undoWindowMinutes));
    }
  });
});
