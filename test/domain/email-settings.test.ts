import assert from 'node:assert/strict';
import { defaultEmailSettings, withEmailChange } from '../../domain/connection/email-settings.ts';
import { recipientsOf } from '../../domain/invoice/recipients.ts';
import { emailSettingsChange } from '../../domain/schemas/email-settings.ts';

const refusedFor = (change: unknown): string =>
  (emailSettingsChange.safeParse(change).error?.issues ?? [])
    .map(({ path, message }) => `${path.join('/')} ${message}`)
    .join('; ');

describe('The settings of the e-mail', () => {
  it('change one by one, and null is the default again', () => {
    const one = withEmailChange(defaultEmailSettings, {
      senderName: 'Northwind',
      cc: ['a@x.test'],
      language: 'fr',
    });
    assert.deepEqual(one, {
      ...defaultEmailSettings,
      senderName: 'Northwind',
      cc: ['a@x.test'],
      language: 'fr',
    });
    const two = withEmailChange(one, { text: 'Hello', cc: null });
    assert.deepEqual(two, { ...one, text: 'Hello', cc: [] });
    const nulls = {
      senderName: null,
      replyTo: null,
      cc: null,
      bcc: null,
      language: null,
      subject: null,
      text: null,
    };
    assert.deepEqual(withEmailChange(two, nulls), defaultEmailSettings);
  });

  for (const [change, expected] of [
    [{ senderName: 'North\r\nBcc: x@y.test' }, /^senderName has a line break/],
    [{ senderName: '' }, /^senderName must not be empty: null is the default/],
    [{ subject: 'Invoice\n{{number}}' }, /^subject has a line break/],
    [{ subject: 'x'.repeat(201) }, /^subject has 201 characters, and 200 are the most/],
    [{ subject: 'Invoice {{no}}' }, /^subject names \{\{no\}\}, which is no field/],
    [{ text: '{{#total}}' }, /^text opens the section \{\{#total\}\}/],
    [{ text: 'a\u0007b' }, /^text contains a control character/],
    [{ subject: '\u200b' }, /^subject must not be empty/],
    [{ senderName: 'North\u0090wind' }, /^senderName contains a control character/],
    [{ senderName: 'North\u2028wind' }, /^senderName has a line break/],
    [{ senderName: 'North\u202ewind' }, /^senderName contains a character that turns the direction/],
    [{ senderName: '\u200b\u2800' }, /^senderName must not be empty/],
    [{ replyTo: 'nobody' }, /^replyTo must be an e-mail address/],
    [{ cc: ['a@x.test', 'b'] }, /^cc\/1 must be an e-mail address/],
    [{ bcc: Array.from({ length: 6 }, (_, n) => `a${n}@x.test`) }, /^bcc must be 5 addresses or fewer/],
    [{ language: 'de' }, /^language must be "en", "fr" or null/],
    [{}, /name at least one setting/],
    [{ from: 'x@y.test' }, /from/],
  ] as const) {
    it(`are refused where they are ${JSON.stringify(change).slice(0, 60)}`, () => {
      assert.match(refusedFor(change), expected);
    });
  }

  it('may hold what would be wrong for Sage, and take the line breaks of any system', () => {
    const text = 'Terms &amp; conditions apply.\r\nThanks';
    assert.equal(emailSettingsChange.parse({ text }).text, 'Terms &amp; conditions apply.\nThanks');
  });

  it('lose what nobody sees', () =>
    assert.equal(emailSettingsChange.parse({ senderName: 'North\u200bwind\u200e' }).senderName, 'Northwind'));
});

describe('Whom a message is for', () => {
  it('is nobody twice: whoever gets it openly gets no blind copy', () => {
    const unit = {
      cc: ['Sales@x.test', 'boss@x.test'],
      bcc: ['archive@x.test', 'boss@x.test', 'AP@acme.test'],
    };
    assert.deepEqual(recipientsOf('ap@acme.test', ['sales@x.test', 'ap@ACME.test', 'pm@acme.test'], unit), {
      to: 'ap@acme.test',
      cc: ['sales@x.test', 'pm@acme.test', 'boss@x.test'],
      bcc: ['archive@x.test'],
    });
  });
});
