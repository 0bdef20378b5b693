import { type CreditNote, type CreditNoteSummary, type Invoice, type InvoiceSummary } from '../types.ts';

/** Rows of the lists. */

const common = (view: Invoice | CreditNote) => ({
  stopped: view.stopped,
  businessUnit: view.businessUnit,
  number: view.request.number,
  attentionCode: view.attention?.code ?? null,
  waitingFor: view.waitingFor?.what ?? null,
  startedAt: view.timeline[0]?.at ?? view.statusSince,
  finishedAt: null,
});

export const invoiceRow = (view: Invoice): InvoiceSummary => ({
  ...common(view),
  invoiceId: view.invoiceId,
  status: view.status,
  sageInvoiceId: view.sage?.id ?? null,
  dueDate: view.request.dueDate ?? null,
  overdue: view.overdue,
});

export const creditNoteRow = (view: CreditNote): CreditNoteSummary => ({
  ...common(view),
  creditNoteId: view.creditNoteId,
  status: view.status,
  sageCreditNoteId: view.sage?.id ?? null,
});
