import { type CreditNote, type Invoice } from '../types.ts';
import { type PsaEvent } from '../verify-event.ts';

type InvoiceStatus = Invoice['status'];
type CreditNoteStatus = CreditNote['status'];

const told = <View extends Invoice | CreditNote>(view: View, previousStatus: View['status']) => ({
  businessUnit: view.businessUnit,
  sequence: view.eventSequence,
  revision: view.revision,
  status: view.status,
  previousStatus,
  number: view.request.number,
  sageNumber: view.sage?.number ?? null,
  customer: view.customer && {
    id: view.customer.id,
    name: view.customer.name,
    origin: view.customer.origin,
    warning: view.customer.warning,
  },
  currency: view.currency,
  totals: view.sage?.totals ?? null,
  exchangeRate: view.exchangeRate,
  inBaseCurrency: view.inBaseCurrency,
  totalsDifferences: view.sage?.differences ?? [],
  attachments: [],
  attention: view.attention,
  waitingFor: view.waitingFor,
  emailBounced: null,
  foundInSage: view.foundInSage,
  lastRequest: null,
});

/** What is told when an invoice comes to its status. */
export function invoiceEvent(view: Invoice, previousStatus: InvoiceStatus): PsaEvent {
  if (view.status === 'accepted' || view.status === 'posting')
    throw new Error(`Nothing is told of the status ${view.status}`);
  return {
    type: `invoice.${view.status}`,
    version: 1,
    timestamp: view.statusSince,
    data: {
      ...told(view, previousStatus),
      invoiceId: view.invoiceId,
      sageInvoiceId: view.sage?.id ?? null,
      dueDate: view.request.dueDate ?? null,
      payment: view.payment,
      changesInSage: view.changesInSage,
      overdue: view.overdue,
      linked: view.linked,
    },
  };
}

export function creditNoteEvent(view: CreditNote, previousStatus: CreditNoteStatus): PsaEvent {
  switch (view.status) {
    case 'accepted':
    case 'posting':
      throw new Error(`Nothing is told of the status ${view.status}`);
    default:
      return {
        type: `credit_note.${view.status}`,
        version: 1,
        timestamp: view.statusSince,
        data: {
          ...told(view, previousStatus),
          creditNoteId: view.creditNoteId,
          sageCreditNoteId: view.sage?.id ?? null,
          against: null,
        },
      };
  }
}
