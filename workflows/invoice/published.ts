import { type InvoiceEvent } from '../../domain/webhooks/event.ts';
import { type InvoiceStatus, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { currentDueDate } from '../../domain/invoice/overdue.ts';
import {
  attentionCodeKey,
  dueDateKey,
  invoiceStatusKey,
  sageInvoiceIdKey,
  waitingForKey,
} from '../../domain/search-attributes.ts';

/** What lists of invoices can be made by; the due date is the one that holds in Sage now. */
export const searchAttributesOf = (state: InvoiceView) => [
  { key: invoiceStatusKey, value: state.status },
  { key: sageInvoiceIdKey, value: state.sage?.id ?? null },
  { key: dueDateKey, value: dueDateOf(state) },
  { key: attentionCodeKey, value: state.attention?.code ?? null },
  { key: waitingForKey, value: state.waitingFor?.what ?? null },
];

function dueDateOf({ plan, changesInSage }: InvoiceView): Date | null {
  const date = plan && currentDueDate(plan.dueDate, changesInSage);
  return date === null ? null : new Date(`${date}T00:00:00Z`);
}

/** What the PSA is told. */
export const invoiceEvent = (
  type: InvoiceEvent['type'],
  state: InvoiceView,
  previousStatus: InvoiceStatus,
  timestamp = state.statusSince,
): InvoiceEvent => ({
  type,
  timestamp,
  data: {
    businessUnit: state.businessUnit,
    invoiceId: state.invoiceId,
    sequence: state.eventSequence,
    revision: state.revision,
    status: state.status,
    previousStatus,
    number: state.request.number,
    sageNumber: state.sage?.number ?? null,
    sageInvoiceId: state.sage?.id ?? null,
    currency: state.request.currency,
    dueDate: state.plan?.dueDate ?? null,
    totals: state.sage?.totals ?? null,
    payment: state.payment,
    changesInSage: state.changesInSage,
    overdue: state.overdue,
    attention: state.attention,
    waitingFor: state.waitingFor,
    foundInSage: false,
  },
});
