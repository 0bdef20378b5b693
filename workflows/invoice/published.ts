import { nameInSage } from '../../domain/invoice/draft.ts';
import { type InvoiceCustomer, type InvoiceStatus, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { attachmentsText } from '../../domain/invoice/attachments.ts';
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
  runIdsKey,
  sageBusinessIdKey,
  sageFingerprintKey,
  sageInvoiceIdKey,
  sagePaymentIdsKey,
  waitingForKey,
} from '../../domain/search-attributes.ts';
import { type CreditNoteEvent, type InvoiceEvent, type PsaEvent } from '../../domain/webhooks/event.ts';
import { nameOf } from '../../domain/invoice/credit-note.ts';
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
  ...(state.runs === undefined ? [] : [{ key: runIdsKey, value: [...state.runs] }]),
];

function dueDateOf({ kind, plan, changesInSage }: InvoiceView): Date | null {
  if (kind === 'credit_note') return null;
  const date = plan && currentDueDate(plan.dueDate, changesInSage);
  return date === null ? null : new Date(`${date}T00:00:00Z`);
}

export type ToldType = InvoiceEvent['type'] | CreditNoteEvent['type'];

interface Moment {
  readonly previousStatus: InvoiceStatus;
  readonly timestamp: string;
  readonly bounce?: Bounce | undefined;
}

/** What the path of both says of an invoice, said of a credit note. */
const ofCreditNote: Partial<Record<ToldType, CreditNoteEvent['type']>> = {
  'invoice.waiting': 'credit_note.waiting',
  'invoice.draft': 'credit_note.draft',
  'invoice.issued': 'credit_note.issued',
  'invoice.totals_differ': 'credit_note.totals_differ',
  'invoice.attachment_failed': 'credit_note.attachment_failed',
  'invoice.sent': 'credit_note.sent',
  'invoice.needs_attention': 'credit_note.needs_attention',
  'invoice.cancelled': 'credit_note.cancelled',
  'invoice.voided': 'credit_note.voided',
  'invoice.deleted': 'credit_note.deleted',
  'invoice.email_bounced': 'credit_note.email_bounced',
  'credit_note.allocated': 'credit_note.allocated',
  'credit_note.not_allocated': 'credit_note.not_allocated',
};

const isOfInvoice = (type: ToldType): type is InvoiceEvent['type'] => type.startsWith('invoice.');

/** What the PSA is told; null: nothing, as what only becomes of an invoice. */
export function eventOf(type: ToldType, state: InvoiceView, moment: Moment): PsaEvent | null {
  if (state.kind === 'credit_note') {
    const own = ofCreditNote[type];
    return own === undefined ? null : creditNoteEvent(own, state, moment);
  }
  const { previousStatus, timestamp, bounce } = moment;
  return isOfInvoice(type) ? invoiceEvent(type, state, previousStatus, timestamp, bounce) : null;
}

const creditNoteEvent = (
  type: CreditNoteEvent['type'],
  state: InvoiceView,
  { previousStatus, timestamp, bounce }: Moment,
): CreditNoteEvent => ({
  type,
  timestamp,
  data: {
    businessUnit: state.businessUnit,
    creditNoteId: state.invoiceId,
    sequence: state.eventSequence,
    revision: state.revision,
    status: state.status,
    previousStatus,
    number: state.request.number,
    sageNumber: state.sage?.number ?? null,
    sageCreditNoteId: state.sage?.id ?? null,
    customer: state.customer && shownCustomer(state.customer),
    currency: state.request.currency,
    totals: state.sage?.totals ?? null,
    exchangeRate: state.exchangeRate,
    inBaseCurrency: state.inBaseCurrency,
    totalsDifferences: state.sage?.differences ?? [],
    attachments: state.attachments ?? [],
    against: state.against,
    attention: state.attention,
    waitingFor: state.waitingFor,
    emailBounced: bounce ?? state.email?.bounced ?? null,
    foundInSage: state.foundInSage,
    lastRequest: state.lastRequest ?? null,
  },
});

/** What the PSA is told of an invoice. */
const invoiceEvent = (
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
    attachments: state.attachments ?? [],
    foundInSage: state.foundInSage,
    linked: state.linked,
    attention: state.attention,
    waitingFor: state.waitingFor,
    emailBounced: bounce,
    lastRequest: state.lastRequest ?? null,
  },
});

const shownCustomer = ({ id, name, origin, warning }: InvoiceCustomer) => ({ id, name, origin, warning });

/** What an operator reads on top of the run in Temporal's UI: the story so far, as markdown. */
export function describe(state: InvoiceView): string {
  const { request, sage, plan, customer, payment, attention, waitingFor } = state;
  const text = escapeMarkdown;
  return details(
    `${nameOf(state.kind)} **${text(request.number)}** of ${text(state.businessUnit)} is **${state.status.replaceAll('_', ' ')}** since ${state.statusSince}`,
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
      plan &&
        `${state.kind === 'invoice' ? `Due ${plan.dueDate} (${text(plan.dueDateSource)}), ledgers` : 'Ledgers'}: ${text(ledgersOf(plan.lines))}`,
      state.exchangeRate &&
        state.inBaseCurrency &&
        `In ${state.inBaseCurrency.currency}: ${state.inBaseCurrency.total}, exchange rate ${state.exchangeRate.rate} (${state.exchangeRate.source})`,
      sage &&
        `In Sage: ${text(nameInSage(sage))}, ${request.currency} ${sage.totals.total}${sage.url === null ? '' : ` ([open](${sage.url}))`}`,
      sage &&
        sage.differences.length > 0 &&
        `Sage's totals differ from ours: ${differencesText(sage.differences)}`,
      state.attachments !== undefined && `Files: ${text(attachmentsText(state.attachments))}`,
      state.against && `Against ${text(state.against.sageNumber)}: ${state.against.allocated ?? '0.00'}`,
      state.against?.toDo && `What to do: ${text(state.against.toDo)}`,
      payment && `Paid ${payment.paid}, outstanding ${payment.outstanding}`,
      state.cancellationRefused &&
        `Cancellation was requested at ${state.cancellationRefused.at} and refused: ${text(state.cancellationRefused.fix)}`,
      `Calls to Sage: ${state.sageCalls}`,
    ],
  );
}

const ledgersOf = (lines: readonly { ledger: { displayedAs: string } }[]): string =>
  [...new Set(lines.map((line) => line.ledger.displayedAs))].join(', ');
