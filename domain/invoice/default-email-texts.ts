import { type EmailLanguage } from '../connection/email-settings.ts';
import { type DocumentKind } from './credit-note.ts';

/** What is sent where the business unit has no text of its own. An empty field leaves nothing behind. */
export const defaultEmailTexts: Readonly<Record<EmailLanguage, { subject: string; text: string }>> = {
  en: {
    subject: 'Invoice {{number}} from {{businessName}}',
    text: `Dear {{contactName}}{{^contactName}}customer{{/contactName}},

Please find attached invoice {{number}}, dated {{invoiceDate}}, for {{total}}.{{#dueDate}}
Payment is due by {{dueDate}}.{{/dueDate}}

Our reference: {{ourReference}}{{#yourReference}}
Your reference: {{yourReference}}{{/yourReference}}

Kind regards,
{{businessName}}
`,
  },
  fr: {
    subject: 'Facture {{number}} de {{businessName}}',
    text: `Bonjour{{#contactName}} {{contactName}}{{/contactName}},

Veuillez trouver ci-joint la facture {{number}} du {{invoiceDate}}, d’un montant de {{total}}.{{#dueDate}}
Elle est payable au plus tard le {{dueDate}}.{{/dueDate}}

Notre référence : {{ourReference}}{{#yourReference}}
Votre référence : {{yourReference}}{{/yourReference}}

Cordialement,
{{businessName}}
`,
  },
};

/** Of a credit note, for which a unit has no text of its own: with one field more, the invoice that it stands against. */
export const creditNoteEmailTexts: typeof defaultEmailTexts = {
  en: {
    subject: 'Credit note {{number}} from {{businessName}}',
    text: `Dear {{contactName}}{{^contactName}}customer{{/contactName}},

Please find attached credit note {{number}}, dated {{invoiceDate}}, for {{total}}.{{#againstNumber}}
It belongs to invoice {{againstNumber}}.{{/againstNumber}}

Our reference: {{ourReference}}{{#yourReference}}
Your reference: {{yourReference}}{{/yourReference}}

Kind regards,
{{businessName}}
`,
  },
  fr: {
    subject: 'Avoir {{number}} de {{businessName}}',
    text: `Bonjour{{#contactName}} {{contactName}}{{/contactName}},

Veuillez trouver ci-joint l’avoir {{number}} du {{invoiceDate}}, d’un montant de {{total}}.{{#againstNumber}}
Il se rapporte à la facture {{againstNumber}}.{{/againstNumber}}

Notre référence : {{ourReference}}{{#yourReference}}
Votre référence : {{yourReference}}{{/yourReference}}

Cordialement,
{{businessName}}
`,
  },
};

type Headings = Readonly<Record<EmailLanguage, { number: string; total: string; dueDate: string }>>;

/** Of the table below the text. */
export const tableHeadings: Readonly<Record<DocumentKind, Headings>> = {
  invoice: {
    en: { number: 'Invoice', total: 'Amount', dueDate: 'Due date' },
    fr: { number: 'Facture', total: 'Montant', dueDate: 'Échéance' },
  },
  credit_note: {
    en: { number: 'Credit note', total: 'Amount', dueDate: 'Due date' },
    fr: { number: 'Avoir', total: 'Montant', dueDate: 'Échéance' },
  },
};
