import { type EmailSettings } from '../../domain/connection/email-settings.ts';
import { amountInWords, dateInWords, type Language } from './right-words.ts';

/** What is right of an invoice or a credit note as its customer has it in hand, in PDF and e-mail. */
export interface RightDocument {
  readonly kind: 'invoice' | 'credit_note';
  /** Sage's. */
  readonly number: string;
  readonly date: string;
  /** Null of a credit note. */
  readonly dueDate: string | null;
  readonly totalCents: bigint;
  readonly currency: string;
  readonly ourReference: string;
  /** Empty: none. */
  readonly yourReference: string;
  readonly contactName: string;
  readonly businessName: string;
  readonly country: string;
  readonly language: Language;
}

/** Words of a unit's own, for invoices. */
export const ownWords = {
  subject: '{{number}} | {{total}} | {{dueDate}} | {{yourReference}}',
  text: 'Number {{number}} of {{invoiceDate}}\n\n{{#dueDate}}To be paid: {{total}} by {{dueDate}}{{/dueDate}}\nOurs: {{ourReference}}, yours: {{yourReference}}.',
} as const satisfies Pick<EmailSettings, 'subject' | 'text'>;

export interface RightEmail {
  readonly subject: string;
  /** What must stand in the text, and in the HTML part. */
  readonly says: readonly string[];
  /** What must not: begins of sentences about what there is not. */
  readonly saysNot: readonly string[];
  /** Rows of the table in the HTML part. */
  readonly rows: readonly string[];
}

/** Written down here once more, so that a change of the wording in `domain/` is seen. */
export function rightEmail(right: RightDocument, hasOwnWords: boolean): RightEmail {
  const { kind, number, ourReference, yourReference, businessName, language } = right;
  const total = amountInWords(right.totalCents, right.currency, language, right.country);
  const day = (date: string) => dateInWords(date, language, right.country);
  const [date, due] = [day(right.date), right.dueDate === null ? null : day(right.dueDate)];
  const rows = rowsOf(language, { kind, number, total, due });
  if (hasOwnWords && kind === 'invoice')
    return {
      subject: `${number} | ${total} | ${due ?? ''} | ${yourReference}`.trim(),
      says: [
        `Number ${number} of ${date}`,
        `To be paid: ${total} by ${due}`,
        `Ours: ${ourReference}, yours: ${yourReference}.`,
      ],
      saysNot: [],
      rows,
    };
  const [en, fr] = kind === 'invoice' ? ['invoice', 'la facture'] : ['credit note', 'l’avoir'];
  const [En, Fr] = kind === 'invoice' ? ['Invoice', 'Facture'] : ['Credit note', 'Avoir'];
  const isFrench = language === 'fr';
  const theirs = isFrench ? 'Votre référence :' : 'Your reference:';
  const payable = isFrench ? 'Elle est payable au plus tard le' : 'Payment is due by';
  return {
    subject: isFrench ? `${Fr} ${number} de ${businessName}` : `${En} ${number} from ${businessName}`,
    says: [
      salutation(language, right.contactName),
      isFrench
        ? `Veuillez trouver ci-joint ${fr} ${number} du ${date}, d’un montant de ${total}.`
        : `Please find attached ${en} ${number}, dated ${date}, for ${total}.`,
      ...(due === null ? [] : [`${payable} ${due}.`]),
      `${isFrench ? 'Notre référence :' : 'Our reference:'} ${ourReference}`,
      ...(yourReference === '' ? [] : [`${theirs} ${yourReference}`]),
    ],
    saysNot: [...(due === null ? [payable] : []), ...(yourReference === '' ? [theirs] : [])],
    rows,
  };
}

const salutation = (language: Language, contactName: string): string =>
  language === 'fr'
    ? `Bonjour${contactName === '' ? '' : ` ${contactName}`},`
    : `Dear ${contactName || 'customer'},`;

const rowsOf = (
  language: Language,
  {
    kind,
    number,
    total,
    due,
  }: Pick<RightDocument, 'kind' | 'number'> & { total: string; due: string | null },
): string[] => {
  const [document, amount, dueDate] =
    language === 'fr'
      ? [kind === 'invoice' ? 'Facture' : 'Avoir', 'Montant', 'Échéance']
      : [kind === 'invoice' ? 'Invoice' : 'Credit note', 'Amount', 'Due date'];
  return [`${document}: ${number}`, `${amount}: ${total}`, ...(due === null ? [] : [`${dueDate}: ${due}`])];
};
