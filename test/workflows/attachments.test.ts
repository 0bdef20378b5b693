import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { type Attachment, AWAITED_MS, MOST_BYTES_IN_SAGE } from '../../domain/invoice/attachments.ts';
import { requestHash } from '../../domain/invoice/content-hash.ts';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import * as connectionMessages from '../../domain/connection/messages.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { Books } from '../support/books.ts';
import { unlessAway } from '../support/eventually.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'attached';

describe('files that go with an invoice', () => {
  let bed: Bed;
  let books: Books;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
    books = new Books(bed, UNIT);
  });
  after(() => bed.stop());
  afterEach(() => books.sage.faults.clear());

  /** What the PSA hands over of a file that it gives out. */
  const file = (fileName: string, content: Buffer | string = `content of ${fileName}`): Attachment => {
    const bytes = Buffer.from(content);
    return {
      url: bed.outside.psa.files.put(fileName, bytes),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fileName,
    };
  };
  const handOver = (id: string, attachments: Attachment[], changes: Partial<InvoiceRequest> = {}) =>
    bed.handOver(UNIT, id, { number: `${id}-X`, attachments, ...changes });
  const correct = (id: string, attachments: Attachment[], changes: Partial<InvoiceRequest> = {}) => {
    const request = anInvoice({ number: `${id}-X`, attachments, ...changes });
    return bed.invoice(UNIT, id).executeUpdate(messages.correctInvoiceUpdate, {
      args: [{ request, contentHash: requestHash(request) }],
    });
  };
  const needs = (id: string, code: string) => books.until(id, (view) => view.attention?.code === code);
  /** Lets time pass for everybody until it is as wanted. */
  const later = async (id: string, wanted: (view: InvoiceView) => boolean, stepMs = 15 * 60_000) => {
    for (let steps = 0; steps < 50; steps += 1) {
      const view = await unlessAway(() => bed.invoices.view({ businessUnit: UNIT, invoiceId: id }));
      if (view && wanted(view)) return view;
      await bed.pass(stepMs);
    }
    throw new Error(`${id} is not as wanted however long it is waited for`);
  };
  const isAwaited = ({ waitingFor }: InvoiceView) => waitingFor?.what === 'attachments';
  const inSage = async ({ sage }: Pick<InvoiceView, 'sage'>) =>
    (await bed.witness.records('attachment.created'))
      .filter(({ summary }) => summary['documentId'] === sage?.id)
      .map(({ summary }) => summary['fileName']);
  const mailed = ({ email }: Pick<InvoiceView, 'email'>) =>
    bed.outside.mail
      .messages()
      .filter((mail) => `<${mail.messageId}>` === email?.messageId)
      .map((mail) => mail.attachments.map(({ filename }) => filename));
  const places = ({ attachments }: InvoiceView) =>
    attachments?.map(({ fileName, inSage: place }) => [fileName, place]);

  it('are in Sage and in the e-mail, each once, and in the view, the timeline and the events', async () => {
    const files = [file('timesheet.csv'), { ...file('receipt.bin'), contentType: 'image/png' }];
    await handOver('plain', files);
    const view = await bed.untilStatus(UNIT, 'plain', 'sent');
    assert.deepEqual(await inSage(view), ['timesheet.csv', 'receipt.bin']);
    assert.deepEqual(mailed(view), [[`${view.sage?.number}.pdf`, 'timesheet.csv', 'receipt.bin']]);
    const mail = bed.outside.mail
      .messages()
      .find(({ messageId }) => `<${messageId}>` === view.email?.messageId);
    assert.deepEqual(
      mail?.attachments.map(({ contentType }) => contentType),
      ['application/pdf', 'text/csv', 'image/png'],
    );
    assert.deepEqual(places(view), [
      ['timesheet.csv', 'attached'],
      ['receipt.bin', 'attached'],
    ]);
    const told = view.timeline.map(({ text }) => text).join('\n');
    assert.match(told, /fetched and checked: timesheet\.csv \(1 KB\), receipt\.bin \(1 KB\)/);
    assert.match(told, /Attached in Sage: timesheet\.csv, receipt\.bin/);
    assert.match(told, /E-mailed to .* with timesheet\.csv, receipt\.bin and marked as sent in Sage/);
    const { data } = await books.event('plain', 'invoice.sent');
    assert.deepEqual(data['attachments'], view.attachments);
  });

  it('are shown without the signature of their address, wherever somebody looks', async () => {
    const kept = file('signed.pdf');
    const { search, pathname } = new URL(kept.url);
    bed.outside.psa.files.answerNext(100, 503);
    await handOver('signed', [kept]);
    const view = await books.until('signed', isAwaited);
    assert.match(view.waitingFor?.message ?? '', new RegExp(`from http://[^ ]+${pathname}: .*503`));
    const { data } = await books.event('signed', 'invoice.waiting');
    for (const shown of [view, data]) assert.ok(!JSON.stringify(shown).includes(search.slice(-16)));
    assert.equal(new URL(view.request.attachments?.[0]?.url ?? '').search, '');
    bed.outside.psa.files.answerNext(0, 200);
    await bed.invoice(UNIT, 'signed').executeUpdate(messages.retryInvoiceUpdate);
    assert.deepEqual(places(await bed.untilStatus(UNIT, 'signed', 'sent')), [['signed.pdf', 'attached']]);
  });

  it('that are not there yet are waited for, before anything is in Sage, and go on by themselves', async () => {
    const late = file('late.pdf');
    bed.outside.psa.files.answerNext(5, 404);
    const since = await bed.witness.lastRequest();
    await handOver('late', [late]);
    const waiting = await books.until('late', isAwaited);
    assert.deepEqual([waiting.status, waiting.sage], ['waiting', null]);
    assert.match(waiting.waitingFor?.action ?? '', /fetched again by itself/);
    assert.equal((await bed.witness.invoiceCalls(since)).length, 0);
    const view = await later('late', ({ status }) => status === 'sent', 60_000);
    assert.deepEqual(await inSage(view), ['late.pdf']);
  });

  it('that do not come within a day are asked of a person, who may name another address', async () => {
    const gone = file('gone.pdf');
    bed.outside.psa.files.remove('gone.pdf');
    await handOver('gone', [gone]);
    await books.until('gone', isAwaited);
    await bed.pass(AWAITED_MS);
    const { attention, sage } = await later('gone', (view) => view.attention !== null);
    assert.equal(attention?.code, 'attachment_unavailable');
    assert.equal(sage, null);
    assert.match(attention?.message ?? '', /"gone\.pdf" could not be fetched.*404/);
    await correct('gone', [{ ...gone, url: file('gone.pdf').url }]);
    assert.deepEqual(places(await bed.untilStatus(UNIT, 'gone', 'sent')), [['gone.pdf', 'attached']]);
  });

  it('may be corrected while they are waited for, and what goes out is what holds then', async () => {
    const missing = file('missing.pdf');
    bed.outside.psa.files.remove('missing.pdf');
    await handOver('waited', [missing]);
    await books.until('waited', isAwaited);
    const customer = { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' };
    await correct('waited', [], { customer, reference: 'PO-7' });
    const view = await bed.untilStatus(UNIT, 'waited', 'sent');
    assert.deepEqual([view.attachments, view.request.reference], [undefined, 'PO-7']);
    assert.deepEqual(mailed(view), [[`${view.sage?.number}.pdf`]]);
  });

  it('at an address that is not allowed are asked of a person at once, with the setting', async () => {
    await handOver('internal', [{ ...file('internal.pdf'), url: 'http://169.254.169.254/latest?token=t0p' }]);
    const { attention, sage } = await needs('internal', 'attachment_unavailable');
    assert.equal(sage, null);
    assert.equal(attention?.field, '/attachments/0/url');
    assert.match(
      attention?.message ?? '',
      /http:\/\/169\.254\.169\.254\/latest: .*internal address.*WEBHOOK_ALLOW_HOSTS/,
    );
    assert.ok(!attention?.message.includes('t0p'));
  });

  it('that are others than handed over need a correction, before anything is in Sage', async () => {
    const before = file('report.pdf');
    const after = file('report.pdf', 'changed since');
    await handOver('differs', [{ ...before, url: after.url }]);
    const { attention, sage } = await needs('differs', 'attachment_differs');
    assert.deepEqual([attention?.field, sage], ['/attachments/0/sha256', null]);
    await correct('differs', [after]);
    const view = await bed.untilStatus(UNIT, 'differs', 'sent');
    assert.deepEqual(await inSage(view), ['report.pdf']);
  });

  it('that are too large together are refused without being read to the end', async () => {
    const [one, two] = [Buffer.alloc(6_000_000, 1), Buffer.alloc(6_000_000, 2)];
    await handOver('heavy', [file('one.zip', one), file('two.zip', two)]);
    const { attention, sage } = await needs('heavy', 'attachment_too_large');
    assert.deepEqual([attention?.field, sage], ['/attachments/1', null]);
  });

  it('too large for Sage go by e-mail only, which the preview says before anything is sent', async () => {
    const large = file('scans.zip', Buffer.alloc(MOST_BYTES_IN_SAGE + 1, 7));
    const request = anInvoice({ number: 'large-X', attachments: [large, file('small.csv')] });
    const preview = (changes: Partial<InvoiceRequest> = {}) =>
      bed.connection(UNIT).executeUpdate(connectionMessages.previewInvoiceUpdate, {
        args: [{ invoiceId: 'large', request: { ...request, ...changes } }],
      });
    const { attachments, problem } = await preview();
    assert.deepEqual(
      [problem, attachments.map(({ inSage: place }) => place)],
      [null, ['too_large', 'to_attach']],
    );
    assert.match(attachments[0]?.reason ?? '', /by e-mail only/);
    const unsent = await preview({ send: 'mark_sent' });
    assert.equal(unsent.problem?.code, 'attachment_too_large');

    await bed.handOver(UNIT, 'large', request);
    const view = await bed.untilStatus(UNIT, 'large', 'sent');
    assert.deepEqual(await inSage(view), ['small.csv']);
    assert.deepEqual(mailed(view), [[`${view.sage?.number}.pdf`, 'scans.zip', 'small.csv']]);
    await handOver('unsent', [large], { send: 'mark_sent' });
    assert.equal((await needs('unsent', 'attachment_too_large')).sage, null);
  });

  it('are in Sage once where the answer to an upload was lost', async () => {
    await books.sage.faults.arm({ name: 'cut-after-commit', endpoint: 'POST /attachments', times: 2 });
    await handOver('lost', [file('first.pdf'), file('second.pdf')]);
    const view = await bed.untilStatus(UNIT, 'lost', 'sent');
    assert.deepEqual(await inSage(view), ['first.pdf', 'second.pdf']);
    assert.deepEqual(places(view), [
      ['first.pdf', 'attached'],
      ['second.pdf', 'attached'],
    ]);
  });

  it('are not held for a file of the same name and size with another content', async () => {
    // As after a correction: the first try put the earlier one there.
    await books.sage.faults.arm({ name: 'cut-after-commit', endpoint: 'POST /attachments' });
    bed.outside.mail.refuseNext(1, { at: 'rcpt', code: 550, message: 'No such user' });
    await handOver('twin', [file('twin.pdf', 'aaaa')]);
    const { attachments } = await needs('twin', 'email_bounced');
    assert.deepEqual(
      attachments?.map(({ inSage: place }) => place),
      ['attached'],
    );
    await correct('twin', [file('twin.pdf', 'bbbb')]);
    const view = await bed.untilStatus(UNIT, 'twin', 'sent');
    assert.deepEqual(await inSage(view), ['twin.pdf', 'twin.pdf']);
  });

  for (const [what, fault] of [
    ['refused by Sage', 'misleading-422'],
    ['forbidden to the user', 'forbidden'],
    ['lost in Sage again and again', 'error-500-before-commit'],
  ] as const) {
    it(`that are ${what} hold nothing back, and are told`, async () => {
      const id = fault;
      await books.sage.faults.arm({ name: fault, endpoint: 'POST /attachments', times: 100 });
      await handOver(id, [file(`${id}.pdf`)]);
      await books.until(id, ({ sage }) => sage !== null);
      const view = await later(id, ({ attachments }) => attachments?.[0]?.inSage === 'failed');
      const sent = await bed.untilStatus(UNIT, id, 'sent');
      assert.deepEqual(await inSage(sent), []);
      assert.deepEqual(mailed(sent), [[`${sent.sage?.number}.pdf`, `${id}.pdf`]]);
      const { data } = await books.event(id, 'invoice.attachment_failed');
      assert.deepEqual(data['attachments'], view.attachments);
      assert.ok(view.attachments?.[0]?.reason);
    });
  }

  it('that cannot be fetched when it is e-mailed are waited for, and the e-mail is for whom it then says', async () => {
    bed.outside.mail.refuseNext(1, { at: 'rcpt', code: 550, message: 'No such user' });
    const away = file('away.pdf');
    await handOver('away', [away]);
    await needs('away', 'email_bounced');
    bed.outside.psa.files.answerNext(100, 503);
    await bed.invoice(UNIT, 'away').executeUpdate(messages.retryInvoiceUpdate);
    const { status, email } = await books.until('away', isAwaited);
    assert.deepEqual([status, email], ['issued', null]);
    bed.outside.psa.files.answerNext(0, 200);
    await correct('away', [away], { customer: { name: 'Acme Rockets Ltd', email: 'ap@acme.example.test' } });
    const view = await bed.untilStatus(UNIT, 'away', 'sent');
    assert.equal(view.email?.to, 'ap@acme.example.test');
    assert.deepEqual(mailed(view), [[`${view.sage?.number}.pdf`, 'away.pdf']]);
    assert.deepEqual(await inSage(view), ['away.pdf']);
  });

  it('that changed since they were checked hold the e-mail back, while the invoice stands', async () => {
    const checked = file('moving.pdf');
    // Checked, attached, and another one when it is e-mailed.
    bed.outside.mail.refuseNext(1, { at: 'rcpt', code: 550, message: 'No such user' });
    await handOver('moving', [checked]);
    const refused = await needs('moving', 'email_bounced');
    const { url } = file('moving.pdf', 'another content');
    await correct('moving', [{ ...checked, url }]);
    const { attention, sage, email } = await needs('moving', 'attachment_differs');
    assert.deepEqual([sage?.id, email, attention?.step], [refused.sage?.id, null, 'send']);
    await correct('moving', []);
    const view = await bed.untilStatus(UNIT, 'moving', 'sent');
    assert.deepEqual(mailed(view), [[`${view.sage?.number}.pdf`]]);
  });

  it('go along when it is e-mailed once more, and are not attached in Sage again', async () => {
    await handOver('again', [file('again.pdf')]);
    await bed.untilStatus(UNIT, 'again', 'sent');
    const order = { requestId: 'again', to: 'auditor@acme.example.test' };
    await bed.invoice(UNIT, 'again').executeUpdate(messages.resendEmailUpdate, { args: [order] });
    const view = await books.until('again', ({ email }) => email?.to === order.to);
    assert.deepEqual(mailed(view), [[`${view.sage?.number}.pdf`, 'again.pdf']]);
    assert.deepEqual(await inSage(view), ['again.pdf']);
  });

  it('may have other addresses at any time, as for an e-mail once more when the first have run out', async () => {
    await handOver('expired', [file('expired.pdf')]);
    await bed.untilStatus(UNIT, 'expired', 'sent');
    // Signed anew: the first address is refused from now on.
    const now = file('expired.pdf');
    const resend = (requestId: string) =>
      bed.invoice(UNIT, 'expired').executeUpdate(messages.resendEmailUpdate, {
        args: [{ requestId, to: 'auditor@acme.example.test' }],
      });
    await assert.rejects(resend('too-late'), (error) => {
      assert.ok(error instanceof WorkflowUpdateFailedError);
      assert.match(String(error.cause?.message), /could not be fetched.*403/);
      return true;
    });
    await correct('expired', [now]);
    await resend('with-new-address');
    const view = await books.until('expired', ({ email }) => email?.to === 'auditor@acme.example.test');
    assert.equal(view.status, 'sent');
    assert.deepEqual(mailed(view), [[`${view.sage?.number}.pdf`, 'expired.pdf']]);
    await assert.rejects(correct('expired', [file('another.pdf')]), WorkflowUpdateFailedError);
  });

  it('cost no call where there are none', async () => {
    const since = await bed.witness.lastRequest();
    await bed.handOver(UNIT, 'none', { number: 'none-X' });
    await bed.untilStatus(UNIT, 'none', 'sent');
    const calls = await bed.witness.apiCalls(since);
    assert.ok(!calls.some(({ path }) => path.includes('attachment')));
  });
});
