import { type Invoice } from '../../domain/schemas/answers/invoice.ts';
import { type ShownInvoice } from './invoices.ts';

/**
 * An invoice as the API shows it: without what only a credit note has, and what is the engine's own (the hash of its content, exact parts of a
 * cent, and which ledger a credit note takes what from).
 */
export function shownInvoice(view: ShownInvoice): Invoice {
  const { kind: _kind, against: _against, contentHash: _contentHash, ...shown } = view;
  return {
    ...shown,
    currency: view.request.currency,
    request: requestOf(view),
    crossBorder: view.crossBorder ?? null,
    taxWarning: view.taxWarning ?? null,
    attachments: view.attachments ?? [],
    lastRequest: view.lastRequest ?? null,
    creditNotes: (view.creditNotes ?? []).map(({ creditNoteId, amount }) => ({ creditNoteId, amount })),
    credited: view.credited.map(({ exactTaxCents: _, ...share }) => share),
  };
}

function requestOf({ request }: ShownInvoice): Invoice['request'] {
  const { against: _against, allocate: _allocate, ...content } = request;
  return content;
}
