import { type EmailSettings, type EmailLanguage } from '../connection/email-settings.ts';
import { type IsoDate } from '../dates.ts';
import { creditNoteEmailTexts, defaultEmailTexts, tableHeadings } from './default-email-texts.ts';
import { type EmailFacts } from './email-facts.ts';
import { fillIn, type EmailField } from './email-template.ts';

export interface EmailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

type Wording = Pick<EmailSettings, 'language' | 'subject' | 'text'>;

/** The e-mail in the unit's words, which are about an invoice, else in ours. By `Intl`, so never in a workflow: what it writes may change with Node. */
export function writeEmail(facts: EmailFacts, wording: Wording): EmailText {
  const { language } = wording;
  const values = valuesOf(facts, language);
  const isInvoice = facts.document === 'invoice';
  const ours = (isInvoice ? defaultEmailTexts : creditNoteEmailTexts)[language];
  const own = isInvoice ? wording : { subject: null, text: null };
  const subject = oneLine(fillIn(own.subject ?? ours.subject, values));
  const text = own.text === null ? fillIn(ours.text, values) : fillIn(own.text, greetable(own.text, values));
  return {
    subject: subject === '' ? oneLine(fillIn(ours.subject, values)) : subject,
    text,
    html: htmlOf(text, values, { language, headings: tableHeadings[facts.document][language] }),
  };
}

/** The way of the country where it is known, else of the United Kingdom. */
export const localeOf = (language: EmailLanguage, country: string | null): string =>
  `${language}-${country !== null && /^[A-Z]{2}$/.test(country) ? country : 'GB'}`;

/** Without line breaks and other control characters, which would end a header of the message. */
export const oneLine = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();

/** "Dear {{contactName}}," names the company where no person is known, unless the text itself says what then. */
function greetable<Values extends Record<EmailField, string>>(template: string, values: Values): Values {
  const isMinded = /\{\{[#^]\s*contactName\s*\}\}/.test(template);
  return values.contactName !== '' || isMinded ? values : { ...values, contactName: values.customerName };
}

function valuesOf(facts: EmailFacts, language: EmailLanguage): Record<EmailField | 'againstNumber', string> {
  const locale = localeOf(language, facts.country);
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const day = (date: IsoDate) => days.format(new Date(`${date}T00:00:00Z`));
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: facts.currency });
  return {
    number: oneLine(facts.number),
    ourReference: oneLine(facts.ourReference),
    againstNumber: oneLine(facts.againstNumber ?? ''),
    yourReference: oneLine(facts.yourReference),
    customerName: oneLine(facts.customerName),
    contactName: oneLine(facts.contactName),
    businessName: oneLine(facts.businessName),
    total: money.format(Number(facts.total)),
    invoiceDate: day(facts.invoiceDate),
    dueDate: facts.dueDate === null ? '' : day(facts.dueDate),
  };
}

/** Beside the plain text: its paragraphs, and what is to be paid by when. It loads nothing from anywhere. */
function htmlOf(
  text: string,
  values: Record<EmailField, string>,
  { language, headings }: { language: EmailLanguage; headings: (typeof tableHeadings)['invoice']['en'] },
): string {
  const paragraphs = text
    .trim()
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>\n')}</p>`);
  const rows = (['number', 'total', 'dueDate'] as const)
    .filter((field) => values[field] !== '')
    .map(
      (field) =>
        `<tr><th align="left">${escapeHtml(headings[field])}</th><td align="right">${escapeHtml(values[field])}</td></tr>`,
    );
  return [
    `<!doctype html>`,
    `<html lang="${language}"><head><meta charset="utf-8"></head><body>`,
    ...paragraphs,
    `<table cellpadding="4">`,
    ...rows,
    `</table>`,
    `</body></html>`,
    '',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (found) => entities[found] ?? found);
