import assert from 'node:assert/strict';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import * as messages from '../../domain/invoice/messages.ts';
import { Bed } from '../support/bed.ts';
import { NoteBed, putAgainst } from '../support/note-bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'notes-afterwards';
const to = 'accounts@acme.example.test';
const other = 'books@acme.example.test';
const DAY_MS = 86_400_000;

describe('a credit note that is out', () => {
  let bed: Bed;
  let notes: NoteBed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
    notes = new NoteBed(bed, UNIT);
  });
  after(() => bed.stop());
  afterEach(() => bed.outside.sage.control.faults.clear());

  const out = async (id: string, changes: object = {}) => {
    await notes.handOver(id, changes);
    return notes.untilDone(id);
  };
  const resend = (id: string, requestId: string, address: string | null = null) =>
    notes.run(id).executeUpdate(messages.resendEmailUpdate, { args: [{ requestId, to: address }] });
  const voided = (id: string) =>
    notes.run(id).executeUpdate(messages.voidInvoiceUpdate, { args: [{ reason: 'By mistake' }] });
  const refusalOf = async (order: Promise<unknown>) => {
    try {
      await order;
    } catch (error) {
      assert.ok(error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure);
      return `${error.cause.message} ${JSON.stringify(error.cause.details)}`;
    }
    return assert.fail('It should be refused');
  };

  it('hears that its e-mail came back, and goes out again to another address', async () => {
    const { email, version } = await out('back');
    const notice = { type: 'bounced', messageId: email?.messageId ?? '', recipient: to } as const;
    const told = { ...notice, reason: '550 No such user', at: '2066-11-06T10:00:00.000Z' };
    await notes.run('back').signal(messages.mailNoticeSignal, told);
    await notes.run('back').signal(messages.mailNoticeSignal, told);
    const bounced = await notes.until('back', (view) => view.email?.bounced !== null);
    assert.ok(bounced.version > version);
    assert.equal(bounced.status, 'sent');
    assert.equal(bounced.timeline.at(-1)?.text, `The e-mail to ${to} came back: 550 No such user`);
    const event = (await notes.untilTold('back', 'credit_note.email_bounced')).data;
    assert.deepEqual({ ...Object(event['emailBounced']), fix: '' }, { ...bounced.email?.bounced, fix: '' });
    await notes.run('back').executeUpdate(messages.changeContactUpdate, { args: [{ email: other }] });
    await resend('back', 'r1');
    await resend('back', 'r1');
    const again = await notes.notes.view(notes.key('back'));
    assert.deepEqual([again.email?.to, again.email?.bounced], [other, null]);
    assert.deepEqual(
      notes.mailsOf(again).map((mail) => mail.recipients.join()),
      [to, other],
    );
    assert.equal(notes.toldOf('back').filter((type) => type.endsWith('bounced')).length, 1);
  });

  it('is e-mailed on request where it was not to be at first, and is sent then', async () => {
    const quiet = await out('quiet', { send: 'none' });
    assert.equal(quiet.status, 'issued');
    await resend('quiet', 'r1');
    const view = await notes.notes.view(notes.key('quiet'));
    assert.deepEqual([view.status, notes.mailsOf(view).length], ['sent', 1]);
    await notes.untilTold('quiet', 'credit_note.sent');
  });

  it('is voided on request, and its run then ends', async () => {
    await out('wrong');
    await voided('wrong');
    const view = await notes.untilDone('wrong');
    assert.equal(view.status, 'voided');
    assert.match(JSON.stringify(view.timeline), /Voided on request: By mistake/);
    assert.equal(notes.toldOf('wrong').at(-1), 'credit_note.voided');
    const [record] = await bed.witness.records('sales_credit_note.voided');
    assert.deepEqual([record?.id, record?.summary['voidReason']], [view.sage?.id, 'By mistake']);
  });

  it('is voided once where the answer to that was lost', async () => {
    const { sage } = await out('lost');
    const endpoint = 'DELETE /sales_credit_notes/{id}';
    await bed.outside.sage.control.faults.arm({ name: 'cut-after-commit', endpoint, times: 1 });
    await voided('lost');
    assert.equal((await notes.untilDone('lost')).status, 'voided');
    const records = await bed.witness.records('sales_credit_note.voided');
    assert.equal(records.filter(({ id }) => id === sage?.id).length, 1);
  });

  it('is not voided while it is put against something, and says so', async () => {
    await notes.invoiceSent('invoice-1');
    await out('put', putAgainst('invoice-1'));
    const refusal = await refusalOf(voided('put'));
    assert.match(refusal, /^Of credit note "put", in Sage as SCN-\d+, GBP 120\.00 of 120\.00 /);
    assert.match(refusal, /"has_allocations".*Delete its allocations/);
    assert.equal((await notes.notes.view(notes.key('put'))).status, 'sent');
  });

  it('is not sent again once somebody voided it in Sage', async () => {
    const { sage } = await out('void-there');
    await bed.outside.sage.control.voidInvoice({ invoiceId: sage?.id ?? '', reason: 'By mistake' });
    assert.match(await refusalOf(resend('void-there', 'r1')), /is voided and finished/);
    const view = await notes.untilDone('void-there');
    assert.deepEqual([view.status, notes.mailsOf(view).length], ['voided', 1]);
  });

  it('may be voided before it is out, where a person is asked', async () => {
    bed.outside.mail.refuseNext(1, { at: 'rcpt', code: 550, message: 'Not now' });
    await notes.handOver('asked');
    await notes.untilAttention('asked');
    await voided('asked');
    const view = await notes.untilDone('asked');
    assert.deepEqual([view.status, notes.mailsOf(view)], ['voided', []]);
  });

  it('is finished after two months', async () => {
    await out('old');
    await bed.pass(61 * DAY_MS);
    await notes.run('old').result();
    assert.equal((await notes.notes.view(notes.key('old'))).status, 'sent');
    assert.equal(await notes.handOver('old'), 'same');
  });
});
