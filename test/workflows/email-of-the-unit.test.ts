import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { type SettingsChange } from '../../domain/connection/connection.ts';
import * as invoiceMessages from '../../domain/invoice/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'e-mails';
const SENDER = 'billing@northwind.test';

describe('the e-mail of a business unit', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  const settings = (change: SettingsChange) =>
    bed.connection(UNIT).executeUpdate(connectionMessages.changeSettingsUpdate, { args: [change] });
  const mailOf = (messageId: string | undefined) =>
    bed.outside.mail.messages().find((mail) => `<${mail.messageId}>` === messageId);

  it("is from the business, under the worker's address, in our words, where the unit has none of its own", async () => {
    await bed.handOver(UNIT, 'plain', { number: 'E-1' });
    const { email, sage } = await bed.untilStatus(UNIT, 'plain', 'sent');
    const mail = mailOf(email?.messageId);
    assert.deepEqual(
      [mail?.fromName, mail?.from, mail?.replyTo, mail?.cc],
      ['Northwind Consulting Ltd', SENDER, [], []],
    );
    assert.equal(mail?.subject, `Invoice ${sage?.number} from Northwind Consulting Ltd`);
    assert.match(
      mail?.text ?? '',
      /for £240\.00\.\nPayment is due by 2 December 2066\.\n\nOur reference: E-1\n\nKind regards/,
    );
    assert.match(mail?.html ?? '', /<td[^>]*>£240\.00<\/td>/);
    assert.equal(mail?.attachments[0]?.filename, `${sage?.number}.pdf`);
  });

  it('is what the unit says of it when it goes out, with its copies', async () => {
    await settings({
      email: {
        senderName: 'Ada at Northwind',
        replyTo: 'ada@northwind.test',
        cc: ['sales@northwind.test'],
        bcc: ['archive@northwind.test', 'sales@northwind.test'],
        subject: 'Facture {{number}} / {{yourReference}}',
        text: 'Bonjour {{customerName}},\n\n{{total}} avant le {{dueDate}} ({{ourReference}})',
        language: 'fr',
      },
    });
    await bed.handOver(UNIT, 'own', { number: 'E-2', reference: 'PO-9' });
    const { email, sage } = await bed.untilStatus(UNIT, 'own', 'sent');
    const mail = mailOf(email?.messageId);
    assert.deepEqual(
      [mail?.fromName, mail?.from, mail?.replyTo, mail?.to, mail?.cc],
      [
        'Ada at Northwind',
        SENDER,
        ['ada@northwind.test'],
        ['accounts@acme.example.test'],
        ['sales@northwind.test'],
      ],
    );
    assert.deepEqual(mail?.recipients, [
      'accounts@acme.example.test',
      'sales@northwind.test',
      'archive@northwind.test',
    ]);
    assert.equal(mail?.subject, `Facture ${sage?.number} / PO-9`);
    assert.equal(
      mail?.text.trim().replace(/[\u00a0\u202f]/g, ' '),
      'Bonjour Acme Rockets Ltd,\n\n240,00 £GB avant le 2 décembre 2066 (E-2)',
    );
  });

  describe('with copies', () => {
    const to = 'accounts@acme.example.test';
    const cc = ['pm@acme.example.test', 'board@acme.example.test'];
    const needs = (id: string, code: string) =>
      bed.until(UNIT, id, (view) => view.status === 'needs_attention' && view.attention?.code === code);
    const messages = (messageId: string) =>
      bed.outside.mail.messages().filter((mail) => `<${mail.messageId}>` === messageId);
    before(() =>
      settings({ email: { cc: null, bcc: ['archive@northwind.test'], subject: null, text: null } }),
    );

    it('goes to those whom the hand-over names as well, each once', async () => {
      await bed.handOver(UNIT, 'copies', { number: 'E-3', cc: [...cc, to, 'Archive@northwind.test'] });
      const { email } = await bed.untilStatus(UNIT, 'copies', 'sent');
      const open = [...cc, 'Archive@northwind.test'];
      assert.deepEqual([email?.to, email?.cc, email?.bcc, email?.refused], [to, open, [], []]);
      assert.deepEqual(mailOf(email?.messageId)?.recipients, [to, ...open]);
    });

    it('counts as sent where a copy is refused, and says for whom and why', async () => {
      const refusal = { at: 'rcpt', code: 550, message: 'No board here', recipient: cc[1] ?? '' } as const;
      bed.outside.mail.refuseNext(1, refusal);
      await bed.handOver(UNIT, 'refused-copy', { number: 'E-4', cc });
      const { email, timeline } = await bed.untilStatus(UNIT, 'refused-copy', 'sent');
      assert.deepEqual(email?.refused, [{ address: cc[1], reason: '550 No board here' }]);
      assert.deepEqual(mailOf(email?.messageId)?.recipients, [to, cc[0], 'archive@northwind.test']);
      assert.equal(
        timeline.at(-1)?.text,
        `E-mailed to ${to} (copies to ${cc[0]}, archive@northwind.test) and marked as sent in Sage; the mail server refused the copies to ${cc[1]} (550 No board here)`,
      );
    });

    it('needs a person where only copies were taken, and goes to nobody twice once it is corrected', async () => {
      bed.outside.mail.refuseNext(1, { at: 'rcpt', code: 550, message: 'No such user', recipient: to });
      await bed.handOver(UNIT, 'only-copies', { number: 'E-5', cc });
      const { attention, email } = await needs('only-copies', 'email_bounced');
      assert.equal(
        attention?.message,
        `The mail server refused the message to ${to}: 550 No such user. Copies went out to ${cc.join(', ')}, archive@northwind.test; they are not sent to them again.`,
      );
      assert.equal(email, null, 'it is not taken for sent');
      const customer = { name: 'Acme Rockets Ltd', email: 'ap@acme.example.test' };
      const request = anInvoice({ number: 'E-5', cc, customer });
      await bed.invoice(UNIT, 'only-copies').executeUpdate(invoiceMessages.correctInvoiceUpdate, {
        args: [{ request, contentHash: contentHash(request) }],
      });
      const sent = await bed.untilStatus(UNIT, 'only-copies', 'sent');
      assert.deepEqual([sent.email?.to, sent.email?.cc], ['ap@acme.example.test', cc]);
      assert.deepEqual(
        messages(sent.email?.messageId ?? '').map(({ recipients }) => recipients),
        [[...cc, 'archive@northwind.test'], ['ap@acme.example.test']],
      );
    });

    it('tries again by itself where the customer alone was put off, without a second copy to anybody', async () => {
      bed.outside.mail.refuseNext(1, { at: 'rcpt', code: 451, message: 'Greylisted', recipient: to });
      await bed.handOver(UNIT, 'put-off', { number: 'E-6', cc });
      const sent = await bed.untilStatus(UNIT, 'put-off', 'sent');
      assert.deepEqual(
        messages(sent.email?.messageId ?? '').map(({ recipients }) => recipients),
        [[...cc, 'archive@northwind.test'], [to]],
      );
    });

    it('has none where a person names another address for it', async () => {
      await bed.handOver(UNIT, 'elsewhere', { number: 'E-7', cc });
      await bed.untilStatus(UNIT, 'elsewhere', 'sent');
      const order = { requestId: 'other', to: 'auditor@acme.example.test' };
      await bed
        .invoice(UNIT, 'elsewhere')
        .executeUpdate(invoiceMessages.resendEmailUpdate, { args: [order] });
      const { email } = await bed.until(UNIT, 'elsewhere', (view) => view.email?.to === order.to);
      assert.deepEqual(mailOf(email?.messageId)?.recipients, [order.to]);
    });
  });

  it('that came back before its activity had ended is told all the same, once', async () => {
    let release = () => {};
    bed.outside.mail.holdAnswer(new Promise<void>((resolve) => (release = resolve)));
    await bed.handOver(UNIT, 'early', { number: 'E-8' });
    const mail = await eventually(
      () => bed.outside.mail.messages().find(({ text }) => text.includes('E-8')),
      'the message, whose answer is held back',
    );
    const recipient = 'accounts@acme.example.test';
    const notice = {
      type: 'bounced',
      messageId: `<${mail.messageId}>`,
      recipient,
      reason: 'full',
      at: '2066-11-02T10:00:00.000Z',
    } as const;
    for (const again of [notice, notice])
      await bed.invoice(UNIT, 'early').signal(invoiceMessages.mailNoticeSignal, again);
    assert.equal((await bed.invoices.view({ businessUnit: UNIT, invoiceId: 'early' })).email, null);
    release();
    const { email } = await bed.untilStatus(UNIT, 'early', 'sent');
    assert.deepEqual([email?.bounced?.recipient, email?.bounced?.reason], [recipient, 'full']);
    const told = () => bed.witness.toldAbout('early').filter(({ type }) => type === 'invoice.email_bounced');
    await eventually(() => told()[0], 'the event');
    assert.equal(told().length, 1);
  });
});
