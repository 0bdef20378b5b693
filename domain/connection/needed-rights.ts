/**
 * What the connected user needs in Sage for each thing that we do, in the words of Sage's access screen (areas and levels: Sage guide on
 * access rights and API description, which lists Full Access to Settings for reading the chart and the tax rates; less may do). Sage tells nobody which rights a user has (`/user` names none): what is known comes of answers and refusals.
 */
export type RightArea = 'Sales' | 'Purchases' | 'Contacts' | 'Bank' | 'Settings';
export type RightLevel = 'Read Only' | 'Restricted Access' | 'Full Access';

export interface Deed {
  readonly does: string;
  readonly needs: readonly RightArea[];
  readonly level: RightLevel;
  /** Without it no invoice goes out. */
  readonly isVital: boolean;
  /** What goes on, or does not, without it. */
  readonly without: string;
}

const sales = ['Sales'] as const;
const allocating = ['Sales', 'Purchases', 'Contacts'] as const;

/** By the call that needs it. */
export const deeds = {
  'GET /ledger_accounts': {
    does: 'Read the chart of accounts',
    needs: ['Settings'],
    level: 'Full Access',
    isVital: true,
    without: 'no ledger can be chosen',
  },
  'GET /tax_rates': {
    does: 'Read the tax rates',
    needs: ['Settings'],
    level: 'Full Access',
    isVital: true,
    without: 'no invoice can be taxed',
  },
  'GET /financial_settings': {
    does: 'Read base currency and VAT registration',
    needs: ['Settings'],
    level: 'Full Access',
    isVital: true,
    without: 'the business cannot be connected',
  },
  'GET /invoice_settings': {
    does: "Read Sage's default terms, to print a footer below them",
    needs: ['Settings'],
    level: 'Read Only',
    isVital: false,
    without: 'invoices with a footer need a person, unless the footer replaces the terms',
  },
  'GET /analysis_types': {
    does: 'List analysis types, to count lines under projects and departments',
    needs: ['Settings'],
    level: 'Full Access',
    isVital: false,
    without: 'invoices whose lines have an analysis need a person',
  },
  'GET /exchange_rates': {
    does: "Read Sage's own exchange rates",
    needs: ['Settings'],
    level: 'Read Only',
    isVital: false,
    without: 'invoices in a foreign currency that name no rate need a person',
  },
  'GET /contacts': {
    does: 'Find customers',
    needs: ['Contacts'],
    level: 'Read Only',
    isVital: true,
    without: 'no invoice finds its customer',
  },
  'GET /contact_persons': {
    does: 'Find customers by a second contact person',
    needs: ['Contacts'],
    level: 'Read Only',
    isVital: false,
    without: 'an invoice to whose e-mail no main contact person answers needs a person',
  },
  'POST /contacts': {
    does: 'Create customers',
    needs: ['Contacts'],
    level: 'Restricted Access',
    isVital: false,
    without: 'invoices go to customers that Sage has already',
  },
  'DELETE /contacts/{id}': {
    does: 'Remove the customer of a connection test',
    needs: ['Contacts'],
    level: 'Full Access',
    isVital: false,
    without: 'the customer of the test stays in Sage',
  },
  'GET /sales_invoices': {
    does: 'Find invoices, read them and their PDF',
    needs: sales,
    level: 'Read Only',
    isVital: true,
    without: 'no invoice can be followed',
  },
  'POST /sales_invoices': {
    does: 'Create invoices',
    needs: ['Sales', 'Contacts'],
    level: 'Restricted Access',
    isVital: true,
    without: 'no invoice goes out',
  },
  'PUT /sales_invoices/{id}': {
    does: 'Mark invoices as sent',
    needs: sales,
    level: 'Restricted Access',
    isVital: false,
    without: 'Sage does not show that an invoice was sent',
  },
  'DELETE /sales_invoices/{id}': {
    does: 'Void invoices, and remove the draft of a connection test',
    needs: sales,
    level: 'Full Access',
    isVital: false,
    without: "void invoices in Sage's own pages: it is noticed",
  },
  'GET /attachments': {
    does: 'See which files a document has',
    needs: sales,
    level: 'Read Only',
    isVital: false,
    without: 'attachments go by e-mail only',
  },
  'POST /attachments': {
    does: 'Attach files to invoices and credit notes',
    needs: sales,
    level: 'Restricted Access',
    isVital: false,
    without: 'attachments go by e-mail only',
  },
  'GET /contact_payments': {
    does: 'List payments',
    needs: ['Bank'],
    level: 'Read Only',
    isVital: false,
    without: 'payments are found by the invoices they settle, later and without what they were',
  },
  'GET /contact_allocations': {
    does: 'List what was put against an invoice',
    needs: allocating,
    level: 'Full Access',
    isVital: false,
    without: 'credit and money on account are found by the invoices they settle, later',
  },
  'GET /sales_credit_notes': {
    does: 'Find and read credit notes',
    needs: sales,
    level: 'Read Only',
    isVital: false,
    without: "make credit notes in Sage's own pages: it is noticed",
  },
  'POST /sales_credit_notes': {
    does: 'Make credit notes by order',
    needs: sales,
    level: 'Restricted Access',
    isVital: false,
    without: "make credit notes in Sage's own pages: it is noticed",
  },
  'POST /contact_allocations': {
    does: 'Put a credit note against its invoice',
    needs: allocating,
    level: 'Full Access',
    isVital: false,
    without: "put credit notes against their invoice in Sage's own pages: it is noticed",
  },
} as const satisfies Readonly<Record<string, Deed>>;

export type RightEndpoint = keyof typeof deeds;
export const endpoints: readonly RightEndpoint[] = [
  'GET /ledger_accounts',
  'GET /tax_rates',
  'GET /financial_settings',
  'GET /invoice_settings',
  'GET /analysis_types',
  'GET /exchange_rates',
  'GET /contacts',
  'GET /contact_persons',
  'POST /contacts',
  'DELETE /contacts/{id}',
  'GET /sales_invoices',
  'POST /sales_invoices',
  'PUT /sales_invoices/{id}',
  'DELETE /sales_invoices/{id}',
  'GET /attachments',
  'POST /attachments',
  'GET /contact_payments',
  'GET /contact_allocations',
  'GET /sales_credit_notes',
  'POST /sales_credit_notes',
  'POST /contact_allocations',
];
