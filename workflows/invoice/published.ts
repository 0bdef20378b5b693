import { type InvoiceCustomer, type InvoiceStatus, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type Bounce, bounceText } from '../../domain/invoice/bounce.ts';
import { currentDueDate } from '../../domain/invoice/overdue.ts';
import { differencesText } from '../../domain/invoice/totals-differ.ts';
import { publishedPaymentIds } from '../../domain/payments/found-invoice.ts';
import { type InvoiceState } from '../../domain/invoice/state.ts';
import {
  attentionCodeKey,
  dueDateKey,
  emailBouncedKey,
  invoiceStatusKey,
  sageBusinessIdKey,
  sageFingerprintKey,
  sageInvoiceIdKey,
  sagePaymentIdsKey,
  waitingForKey,
} from '../../domain/search-attributes.ts';
import { type InvoiceEvent } from '../../domain/webhooks/event.ts';
import { details, escapeMarkdown } from '../markdown.ts';

/** What others see of an invoice: lists by search attribute, Temporal's UI by current details, and the PSA by its events. */

/**
 * What lists are made by, and what the payment watch finds an invoice by; the due date is the one that holds in Sage now.
 */
export const searchAttributesOf = (state: InvoiceState) => [
  { key: invoiceStatusKey, value: state.status },
  { key: sageInvoiceIdKey, value: state.sage?.id ?? null },
  { key: sageBusinessIdKey, value: state.plan?.sageBusinessId ?? null },
  { key: sageFingerprintKey, value: state.progress.fingerprint },
  {
    key: sagePaymentIdsKey,
    value: state.settledBy.length === 0 ? null : publishedPaymentIds(state.settledBy),
  },
  { key: dueDateKey, value: dueDateOf(state) },
  { key: attentionCodeKey, value: state.attention?.code ?? null },
  { key: waitingForKey, value: state.waitingFor?.what ?? null },
  { key: emailBouncedKey, value: state.email?.bounced ? true : null },
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
  bounce: Bounce | null = state.email?.bounced ?? null,
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
    customer: state.customer && shownCustomer(state.customer),
    currency: state.request.currency,
    dueDate: state.plan?.dueDate ?? null,
    totals: state.sage?.totals ?? null,
    exchangeRate: state.exchangeRate ?? null,
    inBaseCurrency: state.inBaseCurrency ?? null,
    totalsDifferences: state.sage?.differences ?? [],
    payment: state.payment,
    changesInSage: state.changesInSage,
    overdue: state.overdue,
    foundInSage: state.foundInSage,
    linked: state.linked,
    attention: state.attention,
    waitingFor: state.waitingFor,
    emailBounced: bounce,
  },
});

const shownCustomer = ({ id, name, origin, warning }: InvoiceCustomer) => ({ id, name, origin, warning });

/** What an operator reads on top of the run in Temporal's UI: the story so far, as markdown. */
export function describe(state: InvoiceView): string {
  const { request, sage, plan, customer, payment, attention, waitingFor } = state;
  const text = escapeMarkdown;
  return details(
    `**${text(request.number)}** of ${text(state.businessUnit)} is **${state.status.replaceAll('_', ' ')}** since ${state.statusSince}`,
    [
      attention && `Needs attention (${text(attention.code)}): ${text(attention.message)}`,
      attention && `What to do: ${text(attention.fix)}`,
      waitingFor && `Waiting for ${text(waitingFor.what)}: ${text(waitingFor.message)}`,
      waitingFor?.action && `What to do: ${text(waitingFor.action)}`,
      state.email?.bounced && text(bounceText(state.email.bounced)),
      state.email?.bounced && `What to do: ${text(state.email.bounced.fix)}`,
      waitingFor?.nextTry && `Next try by itself: ${waitingFor.nextTry}`,
      customer && `Customer: ${text(customer.name)} (${customer.origin})`,
      customer?.warning && `Look at the customer: ${text(customer.warning)}`,
      plan && `Due ${plan.dueDate} (${text(plan.dueDateSource)}), ledgers: ${text(ledgersOf(plan.lines))}`,
      state.exchangeRate &&
        state.inBaseCurrency &&
        `In ${state.inBaseCurrency.currency}: ${state.inBaseCurrency.total}, exchange rate ${state.exchangeRate.rate} (${state.exchangeRate.source})`,
      sage &&
        `In Sage: ${text(sage.number)}, ${request.currency} ${sage.totals.total}${sage.url === null ? '' : ` ([open](${sage.url}))`}`,
      sage &&
        sage.differences.length > 0 &&
        `Sage's totals differ from ours: ${differencesText(sage.differences)}`,
      payment && `Paid ${payment.paid}, outstanding ${payment.outstanding}`,
      state.cancellationRefused &&
        `Cancellation was requested at ${state.cancellationRefused.at} and refused: ${text(state.cancellationRefused.fix)}`,
      `Calls to Sage: ${state.sageCalls}`,
    ],
  );
}

const ledgersOf = (lines: readonly { ledger: { displayedAs: string } }[]): string =>
  [...new Set(lines.map((line) => line.ledger.displayedAs))].join(', ');
