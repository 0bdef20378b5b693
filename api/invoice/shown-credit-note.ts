import { type InvoiceView } from '../../domain/invoice/invoice.ts';

/** A credit note as the API shows it: under its own id, without what only an invoice has. */
export function shownCreditNote<T extends InvoiceView>(view: T) {
  const {
    invoiceId: creditNoteId,
    kind: _kind,
    payment: _payment,
    settledBy: _settledBy,
    changesInSage: _changesInSage,
    overdue: _overdue,
    credits: _credits,
    credited: _credited,
    replaced: _replaced,
    markedSent: _markedSent,
    ...shown
  } = view;
  return { creditNoteId, ...shown };
}
