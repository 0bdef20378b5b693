import { type CreditNote, type CreditNoteSummary, type Invoice, type InvoiceSummary } from '../types.ts';

/** Rows of the lists. */

const common = (view: Invoice | CreditNote) => ({
  stopped: view.stopped,
  businessUnit: view.businessUnit,
  number: view.request.number,
  sageNumber: view.sage?.number ?? null,
  customer: view.customer?.name ?? view.request.customer.name ?? null,
  customerId: view.customer?.id ?? null,
  reference: view.request.reference ?? null,
  currency: view.currency,
  total: view.sage?.totals.total ?? null,
  attentionCode: view.attention?.code ?? null,
  waitingFor: view.waitingFor?.what ?? null,
  handedOverAt: view.timeline[0]?.at ?? view.statusSince,
  startedAt: view.timeline[0]?.at ?? view.statusSince,
  finishedAt: null,
});

export const invoiceRow = (view: Invoice): InvoiceSummary => ({
  ...common(view),
  invoiceId: view.invoiceId,
  status: view.status,
  sageInvoiceId: view.sage?.id ?? null,
  outstanding: view.payment?.outstanding ?? null,
  dueDate: view.request.dueDate ?? null,
  overdue: view.overdue,
});

export const creditNoteRow = (view: CreditNote): CreditNoteSummary => ({
  ...common(view),
  creditNoteId: view.creditNoteId,
  status: view.status,
  sageCreditNoteId: view.sage?.id ?? null,
  outstanding: view.sage?.totals.total ?? null,
});
