import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { type SettingsChange } from '../../domain/connection/connection.ts';
import { Bed } from '../support/bed.ts';
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
});
