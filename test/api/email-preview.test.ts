import assert from 'node:assert/strict';
import { type TestEmailReport } from '../../domain/connection/connection.ts';
import { type InvoicePreview } from '../../domain/invoice/invoice.ts';
import { anInvoice } from '../support/bed.ts';
import { connectionPath, ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'e-mail-preview';
const testPath = `${connectionPath(UNIT)}/test-email`;

describe('What the e-mail will look like', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
    const email = {
      senderName: 'Ada at "Northwind"',
      replyTo: 'ada@northwind.test',
      cc: ['sales@northwind.test'],
      bcc: ['archive@northwind.test'],
      subject: '{{businessName}}: {{number}}{{#yourReference}} / {{yourReference}}{{/yourReference}}',
      text: 'Dear {{contactName}},\n\n{{total}} is due by {{dueDate}}. Smith & Co',
    };
    await api.bed.psa.send('PATCH', `${connectionPath(UNIT)}/settings`, { email });
  });
  after(() => api.close());

  const preview = async (body: unknown) =>
    (await api.bed.psa.send<InvoicePreview>('POST', `${invoicePath(UNIT, 'e')}/preview`, body)).body;
  const testMessage = async (to: string) =>
    (await api.bed.psa.send<TestEmailReport>('POST', testPath, { to })).body;
  const mails = () => api.bed.outside.mail.messages();

  it('is shown by the preview as it is sent later, but for the number that Sage has yet to give', async () => {
    const customer = {
      name: 'Acme Rockets Ltd',
      contactName: 'Wile E.',
      email: 'accounts@acme.example.test',
    };
    const request = anInvoice({ number: 'EP-1', reference: 'PO-1', cc: ['pm@acme.example.test'], customer });
    const { email } = await preview(request);
    assert.deepEqual(
      { ...email, html: undefined },
      {
        from: 'Ada at "Northwind" <billing@northwind.test>',
        replyTo: 'ada@northwind.test',
        to: customer.email,
        cc: ['pm@acme.example.test', 'sales@northwind.test'],
        bcc: ['archive@northwind.test'],
        subject: 'Northwind Consulting Ltd: [number] / PO-1',
        text: 'Dear Wile E.,\n\n£240.00 is due by 2 December 2066. Smith & Co',
        html: undefined,
      },
    );
    assert.match(email?.html ?? '', /Smith &amp; Co/);

    await api.bed.psa.handOver(UNIT, 'e', request);
    const { email: sent, sage } = await api.bed.untilStatus(UNIT, 'e', 'sent');
    const mail = mails().find(({ messageId }) => `<${messageId}>` === sent?.messageId);
    assert.equal(mail?.subject, email?.subject.replace('[number]', sage?.number ?? ''));
    assert.equal(mail?.text.trim(), email?.text);
    assert.deepEqual(
      [mail?.fromName, mail?.replyTo, mail?.cc],
      ['Ada at "Northwind"', [email?.replyTo], email?.cc],
    );
  });

  it('is not shown where none would go out', async () => {
    assert.equal((await preview(anInvoice({ send: 'mark_sent' }))).email, null);
    assert.equal((await preview(anInvoice({ taxTotal: '1.00' }))).email, null);
  });

  it('comes as a test message to one address and nobody else, marked as a test', async () => {
    const before = mails().length;
    const report = await testMessage('me@northwind.test');
    assert.deepEqual([report.outcome, report.fix], ['success', null]);
    const [mail, ...others] = mails().slice(before);
    assert.deepEqual(others, []);
    assert.deepEqual(mail?.recipients, ['me@northwind.test']);
    assert.equal(mail?.subject, '[Test] Northwind Consulting Ltd: SI-123 / PO-4711');
    assert.match(mail?.text ?? '', /^Dear Sam Sample,\n\n£1,234\.50 is due by/);
    assert.equal(mail?.fromName, 'Ada at "Northwind"');
  });

  for (const [code, at, words, fix] of [
    [550, 'rcpt', 'No such user', /Correct the address/],
    [451, 'data', 'Come back later', /Try again in a few minutes/],
  ] as const) {
    it(`says what the mail server said to the test message (${code}), and what to do`, async () => {
      api.bed.outside.mail.refuseNext(1, { at, code, message: words });
      const report = await testMessage('me@northwind.test');
      assert.equal(report.outcome, 'failed');
      assert.ok(report.message.includes(words), report.message);
      assert.match(report.fix ?? '', fix);
    });
  }

  it('goes to no address that is none, and from no unit that is not connected', async () => {
    const refusal = await api.refused(422, 'POST', testPath, { body: { to: 'me' } });
    assert.equal(refusal.errors?.[0]?.pointer, '/to');
    await api.bed.psa.authorize('e-mail-begun');
    const path = `${connectionPath('e-mail-begun')}/test-email`;
    const order = { body: { to: 'me@northwind.test' } };
    assert.equal((await api.refused(409, 'POST', path, order)).code, 'not_connected');
  });
});
