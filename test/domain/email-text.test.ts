import assert from 'node:assert/strict';
import { defaultEmailSettings } from '../../domain/connection/email-settings.ts';
import { localeOf, writeEmail } from '../../domain/invoice/email-text.ts';
import { type EmailFacts } from '../../domain/invoice/email-facts.ts';
import { emailFields, templateFault } from '../../domain/invoice/email-template.ts';

const facts = (change: Partial<EmailFacts> = {}): EmailFacts => ({
  document: 'invoice',
  number: 'SI-7',
  ourReference: 'NW-2026-0119',
  yourReference: 'PO-4411',
  customerName: 'Juniper Analytics Ltd',
  contactName: 'Jo Marsh',
  businessName: 'Northwind Consulting Ltd',
  total: '6384.00',
  currency: 'GBP',
  invoiceDate: '2026-11-20',
  dueDate: '2026-12-20',
  country: 'GB',
  ...change,
});
const wording = { ...defaultEmailSettings };
/** `Intl` writes spaces of several kinds. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('The e-mail with an invoice', () => {
  it('says number, amount, due date and both references as a person would', () => {
    const { subject, text } = writeEmail(facts(), wording);
    assert.equal(subject, 'Invoice SI-7 from Northwind Consulting Ltd');
    assert.equal(
      text,
      [
        'Dear Jo Marsh,',
        '',
        'Please find attached invoice SI-7, dated 20 November 2026, for £6,384.00.',
        'Payment is due by 20 December 2026.',
        '',
        'Our reference: NW-2026-0119',
        'Your reference: PO-4411',
        '',
        'Kind regards,',
        'Northwind Consulting Ltd',
        '',
      ].join('\n'),
    );
  });

  it('leaves nothing behind where reference, contact or due date are not given', () => {
    const { text } = writeEmail(facts({ yourReference: '', contactName: '', dueDate: null }), wording);
    assert.match(
      text,
      /^Dear customer,\n\nPlease find attached invoice SI-7, dated 20 November 2026, for £6,384\.00\.\n\n/,
    );
    assert.match(text, /Our reference: NW-2026-0119\n\nKind regards/);
    assert.doesNotMatch(text, /Your reference|Payment is due/);
  });

  it('is in French where the unit says so', () => {
    const { subject, text } = writeEmail(facts({ country: 'FR', currency: 'EUR' }), {
      ...wording,
      language: 'fr',
    });
    assert.equal(subject, 'Facture SI-7 de Northwind Consulting Ltd');
    assert.match(
      plain(text),
      /^Bonjour Jo Marsh,\n\nVeuillez trouver ci-joint la facture SI-7 du 20 novembre 2026, d’un montant de 6 384,00 €\.\nElle est payable au plus tard le 20 décembre 2026\.\n/,
    );
  });

  for (const [language, country, currency, amount, date] of [
    ['en', 'GB', 'GBP', '£6,384.00', '20 December 2026'],
    ['en', 'IE', 'EUR', '€6,384.00', '20 December 2026'],
    ['en', 'CA', 'CAD', '$6,384.00', 'December 20, 2026'],
    ['fr', 'CA', 'CAD', '6 384,00 $', '20 décembre 2026'],
    ['en', 'US', 'USD', '$6,384.00', 'December 20, 2026'],
    ['en', 'GB', 'USD', 'US$6,384.00', '20 December 2026'],
    ['fr', 'DE', 'EUR', '6 384,00 €', '20 décembre 2026'],
    ['en', null, 'GBP', '£6,384.00', '20 December 2026'],
  ] as const) {
    it(`writes ${currency} and dates as ${country ?? 'nobody in particular'} reads them in ${language}`, () => {
      const own = { language, subject: null, text: '{{total}} by {{dueDate}}' };
      const { text } = writeEmail(facts({ country, currency }), own);
      assert.equal(plain(text), `${amount} by ${date}`);
    });
  }

  it('is in English with euros for a German customer, whichever way this Node groups the digits', () => {
    const own = { language: 'en', subject: null, text: '{{total}} by {{dueDate}}' } as const;
    const { text } = writeEmail(facts({ country: 'DE', currency: 'EUR' }), own);
    assert.match(plain(text), /^(€6,384\.00|6\.384,00 €) by 20 December 2026$/);
  });

  it('takes no word for a country that is none', () => {
    assert.equal(localeOf('en', 'United Kingdom'), 'en-GB');
  });

  it('escapes nothing in plain text and everything in HTML, which loads nothing', () => {
    const own = { language: 'en', subject: '{{customerName}}', text: 'For {{customerName}}\n\nBye' } as const;
    const { subject, text, html } = writeEmail(facts({ customerName: 'Smith & <b>Sons</b> "Ltd"' }), own);
    assert.equal(subject, 'Smith & <b>Sons</b> "Ltd"');
    assert.equal(text, 'For Smith & <b>Sons</b> "Ltd"\n\nBye');
    assert.match(html, /<p>For Smith &amp; &lt;b&gt;Sons&lt;\/b&gt; &quot;Ltd&quot;<\/p>\n<p>Bye<\/p>/);
    assert.match(
      html,
      /Invoice<\/th><td[^>]*>SI-7<.*Amount<\/th><td[^>]*>£6,384\.00<.*Due date<\/th><td[^>]*>20 December 2026</s,
    );
    assert.doesNotMatch(html, /src=|href=|url\(|<b>/);
  });

  it('puts no line break into its subject, whatever a name holds', () => {
    const own = { language: 'en', subject: 'Invoice for {{customerName}}', text: 'x' } as const;
    const { subject } = writeEmail(facts({ customerName: 'Acme\r\nBcc: evil@example.test\u2028x' }), own);
    assert.equal(subject, 'Invoice for Acme Bcc: evil@example.test x');
  });

  it('has the built-in subject where the own one comes out empty', () => {
    const own = {
      language: 'en',
      subject: '{{#yourReference}}{{yourReference}}{{/yourReference}}',
      text: 'x',
    } as const;
    assert.equal(
      writeEmail(facts({ yourReference: '' }), own).subject,
      'Invoice SI-7 from Northwind Consulting Ltd',
    );
  });
});

describe('A template of an e-mail', () => {
  for (const [template, named] of [
    ['Dear {{name}}', /\{\{name\}\}, which is no field/],
    ['{{#total}}{{#reference}}x{{/reference}}{{/total}}', /\{\{#reference\}\}, which is no field/],
    ['{{^nobody}}x{{/nobody}}', /\{\{\^nobody\}\}, which is no field/],
    ['{{.}}', /\{\{\.\}\}, which is no field/],
    ['{{{number}}}', /\{\{\{number\}\}\} or \{\{&number\}\}/],
    ['{{&number}}', /\{\{\{number\}\}\} or \{\{&number\}\}/],
    ['{{>footer}}', /the partial \{\{>footer\}\}/],
    ['{{=<% %>=}}<%number%>', /other delimiters/],
    ['{{=<%=}}', /other delimiters/],
    ['{{number', /a tag without \}\}/],
  ] as const) {
    it(`${template} is refused, with what is wrong and the fields there are`, () => {
      const fault = templateFault(template) ?? '';
      assert.match(fault, named);
      assert.ok(fault.endsWith(`The fields are ${emailFields.join(', ')}`), fault);
    });
  }

  for (const [template, named] of [
    ['{{#total}}x', /opens the section \{\{#total\}\} and never closes it: add \{\{\/total\}\}/],
    ['x{{/total}}', /closes \{\{\/total\}\}, which was not opened/],
  ] as const) {
    it(`${template} is refused by the name of its section`, () => {
      assert.match(templateFault(template) ?? '', named);
    });
  }

  it('may name every field, in sections too, and hold comments', () => {
    const all = emailFields
      .map((field) => `{{#${field}}}{{${field}}}{{/${field}}}{{^${field}}}-{{/${field}}}`)
      .join('');
    assert.equal(templateFault(`${all}{{! a comment }}`), null);
  });
});
