import { creditNoteStatuses } from '../../domain/invoice/credit-note.ts';
import { oneOf } from '../../domain/one-of.ts';
import { type CreditNote } from '../../domain/schemas/answers/invoice.ts';
import { type ShownInvoice } from './invoices.ts';

/** A credit note as the API shows it: under its own id, without what only an invoice has, and what is the engine's own. */
export function shownCreditNote(view: ShownInvoice): CreditNote {
  const {
    invoiceId: creditNoteId,
    kind: _kind,
    contentHash: _contentHash,
    payment: _payment,
    settledBy: _settledBy,
    changesInSage: _changesInSage,
    overdue: _overdue,
    credits: _credits,
    creditNotes: _creditNotes,
    credited: _credited,
    replaced: _replaced,
    markedSent: _markedSent,
    ...shown
  } = view;
  return {
    ...shown,
    creditNoteId,
    // Nobody pays it: once it went out, it stays so.
    status: oneOf(creditNoteStatuses, view.status) ?? 'sent',
    currency: view.request.currency,
    request: requestOf(view),
    crossBorder: view.crossBorder ?? null,
    taxWarning: view.taxWarning ?? null,
    attachments: view.attachments ?? [],
    lastRequest: view.lastRequest ?? null,
  };
}

function requestOf({ request }: ShownInvoice): CreditNote['request'] {
  const {
    dueDate: _dueDate,
    projectDueDays: _projectDueDays,
    footer: _footer,
    footerMode: _footerMode,
    create: _create,
    send,
    ...content
  } = request;
  return { ...content, ...((send === 'email' || send === 'none') && { send }) };
}
