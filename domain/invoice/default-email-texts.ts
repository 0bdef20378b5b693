import { type EmailLanguage } from '../connection/email-settings.ts';

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

/** Of the table below the text. */
export const tableHeadings: Readonly<
  Record<EmailLanguage, { number: string; total: string; dueDate: string }>
> = {
  en: { number: 'Invoice', total: 'Amount', dueDate: 'Due date' },
  fr: { number: 'Facture', total: 'Montant', dueDate: 'Échéance' },
};
