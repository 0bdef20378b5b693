import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { invoiceWorkflowId } from '../../domain/keys.ts';
import { table } from './steps.ts';

/** Where Temporal's UI shows the invoice's history. */
export const historyLink = (
  uiUrl: string,
  namespace: string,
  { businessUnit, invoiceId, sage }: InvoiceView,
): string =>
  `  ${sage?.number}: ${uiUrl}/namespaces/${namespace}/workflows/${encodeURIComponent(invoiceWorkflowId(businessUnit, invoiceId))}`;

/** The invoices side by side. */
export function summary(
  paid: readonly InvoiceView[],
  sent: readonly { id: string; calls: number }[],
): string {
  return table(
    ['PSA number', 'Sage', 'Customer', 'Ledgers', 'Due', 'Total', 'In base currency', 'Status', 'Calls'],
    paid.map((view) => [
      view.request.number,
      view.sage?.number ?? '',
      `${view.customer?.name} (${view.customer?.origin})`,
      [...new Set(view.lines?.map((line) => line.ledger.displayedAs))].join(', '),
      `${view.plan?.dueDate} (${view.plan?.dueDateSource})`,
      `${view.request.currency} ${view.sage?.totals.total}`,
      inBase(view),
      view.status,
      String(sent.find(({ id }) => id === view.invoiceId)?.calls ?? ''),
    ]),
  );
}

const inBase = ({ exchangeRate, inBaseCurrency }: InvoiceView): string =>
  exchangeRate && inBaseCurrency
    ? `${inBaseCurrency.currency} ${inBaseCurrency.total} (at ${exchangeRate.rate})`
    : '';
