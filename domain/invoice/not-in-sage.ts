import { type InvoiceView } from './invoice.ts';

/** What is decided of an invoice and known of it in Sage, while nothing is: of a new one, and of one that is to be issued anew. */
export const notInSage = () =>
  ({
    plan: null,
    customer: null,
    lines: null,
    exchangeRate: null,
    inBaseCurrency: null,
    sage: null,
    email: null,
    markedSent: false,
    payment: null,
    settledBy: [],
    changesInSage: [],
    overdue: false,
    credited: [],
    creditNotes: [],
    foundInSage: false,
    linked: false,
  }) satisfies Partial<InvoiceView>;
