import assert from 'node:assert/strict';
import { createMailer } from '../../activities/invoice/mailer.ts';
import { type MailCatcher, startMailCatcher } from '../../sandbox/mail/start-mail-catcher.ts';

describe('The mailer', () => {
  let catcher: MailCatcher;
  before(async () => {
    catcher = await startMailCatcher();
  });
  after(() => catcher.stop());

  it('names a refused recipient as it was given, also where its domain is no ASCII', async () => {
    const mailer = createMailer({ smtpUrl: catcher.smtpUrl, from: 'Billing <billing@northwind.test>' });
    const to = 'kasse@müller.example.test';
    const copy = 'copy@northwind.test';
    catcher.refuseNext(1, {
      at: 'rcpt',
      code: 550,
      message: 'No such user',
      recipient: to,
    });
    const refused = await mailer.send({
      from: { name: 'Billing', address: mailer.senderAddress },
      replyTo: null,
      to,
      cc: [copy],
      bcc: [],
      subject: 'A test',
      text: 'A test',
      html: '<p>A test</p>',
      messageId: '<a@test>',
      attachments: [],
    });
    mailer.close();
    assert.deepEqual(
      refused.map(({ address, forNow }) => [address, forNow]),
      [[to, false]],
    );
  });
});
