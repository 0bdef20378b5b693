import { type DocumentKind } from '../domain/invoice/credit-note.ts';

/** Invoices and credit notes are alike in Sage, but for these names. */
export const salesDocuments = {
  invoice: {
    path: '/sales_invoices',
    one: '/sales_invoices/{id}',
    name: 'sales_invoice',
    lines: 'invoice_lines',
    // Of those that /attachment_context_types lists. Presumed: public clients use PURCHASE_INVOICE, none was seen that uses these two.
    attachmentContext: 'SALES_INVOICE',
  },
  credit_note: {
    path: '/sales_credit_notes',
    one: '/sales_credit_notes/{id}',
    name: 'sales_credit_note',
    lines: 'credit_note_lines',
    attachmentContext: 'SALES_CREDIT_NOTE',
  },
} as const satisfies Record<DocumentKind, object>;
