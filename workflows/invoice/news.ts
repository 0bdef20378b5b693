import { changesInSage, sentenceOf } from '../../domain/invoice/changes-in-sage.ts';
import {
  type InvoicePlan,
  type InvoiceStatus,
  type Payment,
  type PostedInvoice,
} from '../../domain/invoice/invoice.ts';
import { isZero, sameAmount } from '../../domain/money.ts';
import { currentDueDate, isOverdue } from '../../domain/invoice/overdue.ts';
import { type SageUpdate, type WatchedInvoice } from '../../domain/payments/watched-invoice.ts';
import { keepDetails, type Settlement, settlementOf } from '../../domain/invoice/settle-payment.ts';
import { settledStatus } from '../../domain/invoice/settled-status.ts';
import { type InvoiceRun } from './run.ts';

/** What was read at Sage moves the invoice: its status, the amounts, and what the PSA hears. Told twice it changes nothing. */
export async function takeIn(
  run: InvoiceRun,
  plan: InvoicePlan,
  posted: PostedInvoice,
  news: SageUpdate,
): Promise<void> {
  if (news.kind === 'deleted') await run.become('deleted', 'Deleted in Sage');
  if (news.kind === 'record') await takeInRecord(run, plan, posted, news.watched);
  await becomeOverdue(run, plan);
  if (news.asked) run.paymentChecks += 1;
}

async function takeInRecord(
  run: InvoiceRun,
  plan: InvoicePlan,
  posted: PostedInvoice,
  watched: WatchedInvoice,
): Promise<void> {
  const { state } = run;
  const before = state.payment ?? unpaid(posted);
  const { invoice } = watched;
  state.settledBy = keepDetails(state.settledBy, watched.settledBy);
  const { settlement, payment } = settlementOf(invoice, state.settledBy);
  state.payment = payment;
  const edited = changesInSage(
    {
      total: posted.totals.total,
      dueDate: plan.dueDate,
      number: posted.number,
      customerId: state.customer?.id ?? '',
    },
    invoice,
  );
  const isEdited = JSON.stringify(edited) !== JSON.stringify(state.changesInSage);
  state.changesInSage = edited;
  if (!isOverdue(currentDueDate(plan.dueDate, edited), payment.outstanding, Date.now()))
    state.overdue = false;
  const previous = state.status;
  await run.become(statusOf(run, settlement), moneySentence(run, settlement));
  if (previous === state.status && !sameMoney(before, payment))
    await run.announce('invoice.payment_changed', moneySentence(run, settlement));
  if (isEdited) await run.announce('invoice.edited_in_sage', editSentence(run));
  if (!isZero(payment.overpaid) && !sameAmount(payment.overpaid, before.overpaid))
    await run.announce(
      'invoice.overpaid',
      `Overpaid by ${state.request.currency} ${payment.overpaid}, kept on account in Sage`,
    );
}

async function becomeOverdue(run: InvoiceRun, plan: InvoicePlan): Promise<void> {
  const { state } = run;
  const outstanding = state.payment?.outstanding ?? state.sage?.outstanding ?? '0.00';
  const dueDate = currentDueDate(plan.dueDate, state.changesInSage);
  const settled = state.status === 'voided' || state.status === 'deleted' || state.status === 'paid';
  if (state.overdue || settled || !isOverdue(dueDate, outstanding, Date.now())) return;
  state.overdue = true;
  await run.announce(
    'invoice.overdue',
    `Overdue since ${dueDate ?? ''}: ${state.request.currency} ${outstanding} outstanding`,
  );
}

const unpaid = ({ outstanding }: PostedInvoice): Payment => ({
  paid: '0.00',
  outstanding,
  discount: '0.00',
  credited: '0.00',
  overpaid: '0.00',
  lastPaidOn: null,
});

const sameMoney = (a: Payment, b: Payment): boolean =>
  (['paid', 'credited', 'discount'] as const).every((field) => sameAmount(a[field], b[field]));

const statusOf = (run: InvoiceRun, settlement: Settlement): InvoiceStatus =>
  settlement === 'open' ? settledStatus(run.state) : settlement;

function moneySentence({ state }: InvoiceRun, settlement: Settlement): string {
  const { payment, request } = state;
  if (settlement === 'voided') return 'Voided in Sage';
  if (payment === null) return '';
  const money = (amount: string) => `${request.currency} ${amount}`;
  const parts = [
    !isZero(payment.paid) && `${money(payment.paid)} paid`,
    !isZero(payment.discount) && `${money(payment.discount)} let go as discount`,
    !isZero(payment.credited) && `${money(payment.credited)} credited`,
  ].filter((part) => part !== false);
  if (settlement !== 'paid') return [...parts, `${money(payment.outstanding)} outstanding`].join(', ');
  const on = payment.lastPaidOn === null ? '' : ` on ${payment.lastPaidOn}`;
  return `${isZero(payment.paid) ? 'Settled' : 'Paid in full'}${on}${parts.length > 1 || isZero(payment.paid) ? `: ${parts.join(', ')}` : ''}`;
}

const editSentence = ({ state }: InvoiceRun): string =>
  state.changesInSage.length === 0
    ? 'Changed back in Sage to what was posted'
    : `Changed in Sage: ${state.changesInSage.map(sentenceOf).join(', ')}`;
