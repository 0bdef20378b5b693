import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { testKeys } from '../support/servers.ts';
import { ApiUnderTest, invoicePath, problemOf, request } from './api-under-test.ts';
import { ListReader } from './list-reader.ts';

const UNIT = 'mail-notices';
const secret = `whsec_${randomBytes(32).toString('base64')}`;
const to = 'accounts@acme.example.test';
const copy = 'pm@acme.example.test';

interface Note {
  readonly status: string;
  readonly email: { messageId: string; to: string; bounced: { recipient: string } | null } | null;
}

describe('A notice that an e-mail came back', () => {
  let api: ApiUnderTest;
  let read: ListReader;
  before(async () => {
    api = await ApiUnderTest.open(() => ({ MAIL_NOTICE_SECRETS: secret }));
    read = new ListReader(api);
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  const notice = (content: unknown, key = secret) => {
    const body = JSON.stringify(content);
    const [id, at] = [`msg_${randomUUID()}`, new Date()];
    const headers = {
      authorization: '',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(key).sign(id, at, body),
    };
    return request(`${api.url}/webhooks/mail`, 'POST', { body, headers });
  };
  /** Sent, and to be found by its id in Sage. */
  const sent = async (id: string, changes: Parameters<typeof anInvoice>[0] = {}) => {
    await api.bed.psa.handOver(UNIT, id, anInvoice({ number: id, ...changes }));
    const view = await api.bed.until(UNIT, id, ({ waitingFor }) => waitingFor?.what === 'payment');
    await eventually(async () => {
      const list = await api.send('GET', `/v1/business-units/${UNIT}/invoices`);
      return list.text.includes(view.sage?.id ?? 'none') || undefined;
    }, 'the invoice to be found by its id in Sage');
    return { view, messageId: view.email?.messageId ?? '' };
  };
  const eventsOf = (id: string) =>
    api.bed.witness.toldAbout(id).filter(({ type }) => type === 'invoice.email_bounced');
  const untilBounced = (id: string, recipient: string) =>
    api.bed.until(UNIT, id, ({ email }) => email?.bounced?.recipient === recipient);

  it('shows on the invoice, in its timeline and in lists, and tells the PSA what to do; told again it is nothing new', async () => {
    const { messageId } = await sent('back');
    const bounced = { type: 'bounced', messageId, recipient: to, reason: '550 5.1.1 No such\r\nuser' };
    const answer = await notice({ ...bounced, at: '2026-11-26T10:15:00+01:00', provider: { id: 7 } });
    assert.deepEqual([answer.status, JSON.parse(answer.text)], [202, { accepted: true }]);
    const view = await untilBounced('back', to);
    assert.deepEqual(view.status, 'sent', 'it is in Sage and may be paid');
    assert.deepEqual(
      { ...view.email?.bounced, fix: undefined },
      {
        type: 'bounced',
        recipient: to,
        reason: '550 5.1.1 No such user',
        at: '2026-11-26T09:15:00.000Z',
        fix: undefined,
      },
    );
    assert.match(view.email?.bounced?.fix ?? '', /POST …\/contact, .*POST …\/resend-email/);
    const text = `The e-mail to ${to} came back: 550 5.1.1 No such user`;
    assert.equal(view.timeline.at(-1)?.text, text);
    const event = await eventually(() => eventsOf('back')[0], 'the event');
    assert.equal(event.status, 'sent');
    await read.untilListed(UNIT, 'bounced=true', ['back']);

    // As a mail service may write it, and as it may repeat it.
    for (const id of [messageId, messageId.slice(1, -1).toUpperCase()])
      assert.equal((await notice({ ...bounced, messageId: id, recipient: to.toUpperCase() })).status, 202);
    await notice({ ...bounced, type: 'complained', reason: 'abuse' });
    await api.bed.until(UNIT, 'back', ({ email }) => email?.bounced?.type === 'complained');
    const later = await api.bed.psa.invoice(UNIT, 'back');
    assert.equal(later.timeline.filter((entry) => entry.text === text).length, 1);
    await eventually(() => eventsOf('back')[1], 'the event of the complaint');
    assert.equal(eventsOf('back').length, 2);
  });

  it('is told of a credit note too, which can then go to another address', async () => {
    const notes = `/v1/business-units/${UNIT}/credit-notes`;
    const { dueDate: _, ...body } = anInvoice({ number: 'CN-1' });
    await api.bed.psa.send('PUT', `${notes}/back`, body);
    const untilNote = (wanted: (note: Note) => boolean) =>
      eventually(async () => {
        const { body: note } = await api.bed.psa.send<Note>('GET', `${notes}/back`);
        return wanted(note) ? note : undefined;
      }, 'the credit note');
    const { email } = await untilNote(({ status }) => status === 'sent');
    const bounced = { type: 'bounced', messageId: email?.messageId, recipient: to, reason: 'full' };
    // Found by its id in Sage, which lists know a moment later.
    await eventually(async () => {
      const { text } = await notice(bounced);
      return text.includes('ignored') ? undefined : true;
    }, 'the notice to be heard');
    await untilNote((note) => note.email?.bounced?.recipient === to);
    const told = await eventually(
      () => api.bed.outside.psa.events().find(({ type }) => type === 'credit_note.email_bounced'),
      'the event',
    );
    assert.equal(told.data['creditNoteId'], 'back');
    await eventually(
      async () =>
        (await api.send('GET', `${notes}?bounced=true`)).text.includes('"creditNoteId":"back"') || undefined,
      'the list of those that came back',
    );
    await api.bed.psa.send('POST', `${notes}/back/contact`, { email: 'books@acme.example.test' });
    const again = await api.bed.psa.send<Note>('POST', `${notes}/back/resend-email`, { requestId: 'r1' });
    assert.deepEqual([again.body.email?.to, again.body.email?.bounced], ['books@acme.example.test', null]);
    const voided = await api.bed.psa.send<Note>('POST', `${notes}/back/void`, { reason: 'By mistake' });
    assert.equal(voided.body.status, 'voided');
    await api.bed.psa.send('POST', `${notes}/back/void`, { reason: 'By mistake' });
  });

  it('is over once the invoice went to another address', async () => {
    const { messageId } = await sent('moved');
    await notice({ type: 'bounced', messageId, recipient: to, reason: 'full' });
    await untilBounced('moved', to);
    const path = invoicePath(UNIT, 'moved');
    await api.bed.psa.send('POST', `${path}/contact`, { email: 'books@acme.example.test' });
    await api.bed.psa.send('POST', `${path}/resend-email`, { requestId: 'r1' });
    const { email } = await api.bed.psa.invoice(UNIT, 'moved');
    assert.deepEqual([email?.to, email?.bounced], ['books@acme.example.test', null]);
    // A late word on the first message is for the timeline alone.
    await notice({ type: 'complained', messageId, recipient: to, reason: 'abuse' });
    const noted = await api.bed.until(UNIT, 'moved', ({ timeline }) =>
      /reported/.test(timeline.at(-1)?.text ?? ''),
    );
    assert.equal(noted.email?.bounced, null);
    const again = {
      type: 'bounced',
      messageId: email?.messageId,
      recipient: 'books@acme.example.test',
      reason: 'full',
    };
    await notice(again);
    await untilBounced('moved', 'books@acme.example.test');
  });

  it("of a copy says so, and does not hide that of the customer's own message", async () => {
    const { messageId } = await sent('copied', { cc: [copy] });
    await notice({ type: 'bounced', messageId, recipient: copy, reason: 'gone' });
    const first = await untilBounced('copied', copy);
    assert.match(first.email?.bounced?.fix ?? '', /customer's own message is not concerned/);
    await notice({ type: 'bounced', messageId, recipient: to, reason: 'full' });
    await untilBounced('copied', to);
    await notice({ type: 'complained', messageId, recipient: copy, reason: 'abuse' });
    await eventually(() => eventsOf('copied')[2], 'three events');
    assert.equal((await api.bed.psa.invoice(UNIT, 'copied')).email?.bounced?.recipient, to);
  });

  it('is of the customer in whichever form the domain is written, by the mail server and by the invoice', async () => {
    const names = { inLetters: 'post@müller.example.test', inAscii: 'post@xn--mller-kva.example.test' };
    const address = { line1: '1 Mühlgasse', country: 'GB' };
    for (const [id, ours, theirs] of [
      ['letters', names.inLetters, names.inAscii],
      ['two-marks', names.inLetters.normalize('NFD'), names.inAscii.toUpperCase()],
      ['ascii', names.inAscii, names.inLetters],
    ] as const) {
      const customer = { name: `Müller ${id}`, email: ours, address };
      const { messageId } = await sent(id, { customer, cc: [copy] });
      await notice({ type: 'bounced', messageId, recipient: theirs, reason: 'full' });
      const { email } = await untilBounced(id, ours);
      assert.match(email?.bounced?.fix ?? '', /right address/);
      await notice({ type: 'bounced', messageId, recipient: ours, reason: 'full' });
      await notice({ type: 'bounced', messageId, recipient: copy, reason: 'gone' });
      await eventually(() => eventsOf(id)[1], 'the event of the copy');
      assert.equal(eventsOf(id).length, 2, 'one piece of news, however it is written');
    }
  });

  it('of a message that is none of ours is taken and ignored', async () => {
    const { view } = await sent('other');
    for (const messageId of ['<x@elsewhere.test>', `<${'0'.repeat(32)}.${'0'.repeat(32)}@sage-invoicing>`]) {
      const answer = await notice({ type: 'bounced', messageId, recipient: to, reason: 'full' });
      assert.deepEqual([answer.status, JSON.parse(answer.text)], [202, { accepted: true, ignored: true }]);
    }
    assert.equal((await api.bed.psa.invoice(UNIT, 'other')).version, view.version);
  });

  it('is refused with the secret of other notices, or of nobody', async () => {
    const { view, messageId } = await sent('forged');
    const content = { type: 'bounced', messageId, recipient: to, reason: 'full' };
    for (const key of [testKeys.noticeSecret, `whsec_${randomBytes(32).toString('base64')}`]) {
      const refusal = problemOf(await notice(content, key));
      assert.deepEqual([refusal.status, refusal.code], [401, 'signature_refused']);
      assert.match(refusal.fix, /MAIL_NOTICE_SECRETS/);
    }
    assert.equal((await api.bed.psa.invoice(UNIT, 'forged')).email?.bounced, null);
    assert.equal((await api.bed.psa.invoice(UNIT, 'forged')).version, view.version);
  });

  it('is refused by the name of what is wrong in it', async () => {
    const content = { type: 'delivered', messageId: '', recipient: 'nobody', reason: 1, at: 'yesterday' };
    const refusal = problemOf(await notice(content));
    assert.equal(refusal.status, 422);
    const pointers = new Set(refusal.errors?.map(({ pointer }) => pointer));
    assert.deepEqual(pointers, new Set(['/type', '/messageId', '/recipient', '/reason', '/at']));
  });
});
