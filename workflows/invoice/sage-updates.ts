import {
  type Followed,
  readingBegins,
  readingEnds,
  readingInterrupted,
  updated,
} from '../../domain/invoice/following.ts';
import { changesInSage, movedTo, sentenceOf } from '../../domain/invoice/changes-in-sage.ts';
import { type InvoiceStatus, type WaitingFor } from '../../domain/invoice/invoice.ts';
import { awaitedRelease } from '../../domain/invoice/draft.ts';
import { withDifferences } from '../../domain/invoice/totals-differ.ts';
import { isZero, sameAmount } from '../../domain/money.ts';
import { currentDueDate, isOverdue, overdueFromMs } from '../../domain/invoice/overdue.ts';
import { type SageUpdate, sageUpdateOf, type WatchedInvoice } from '../../domain/payments/watched-invoice.ts';
import {
  isTakenBack,
  keepDetails,
  moneySentence,
  sameMoney,
  type Settlement,
  settlementOf,
  unpaid,
} from '../../domain/invoice/settle-payment.ts';
import { settledStatus } from '../../domain/invoice/settled-status.ts';
import { postedInvoice } from './posted.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { forgetRemembered } from './customer-memory.ts';
import { type InvoiceRun } from './run.ts';
import { takeRecord } from './take-record.ts';

const DAY_MS = 86_400_000;

/** What Sage says moves the invoice: its status, the amounts, what the PSA hears, and how it is followed. Told twice it changes nothing. */
export function applySageUpdate(run: InvoiceRun, update: SageUpdate): void {
  apply(run, update);
  run.progress.following = updated(run.progress.following, followedOf(run), update.asked);
}

/** Reads its own record, in a turn, where what is known must be of this moment. */
export async function refresh(run: InvoiceRun): Promise<void> {
  const { progress } = run;
  const before = progress.following;
  progress.following = readingBegins(before);
  try {
    apply(run, await readInSage(run));
  } catch (error) {
    progress.following = readingInterrupted(progress.following, before);
    throw error;
  }
  progress.following = readingEnds(progress.following, followedOf(run));
  progress.reads += 1;
}

async function readInSage(run: InvoiceRun): Promise<SageUpdate> {
  const { state } = run;
  const { plan, sage } = postedInvoice(state);
  const [answer] = await callSage(run, () =>
    singleAttempt.readWatchedInvoices.executeWithOptions(atSage('Read the invoice at Sage', plan), [
      {
        ...onBehalfOf(run, plan),
        invoiceIds: [sage.id],
      },
    ]),
  );
  return sageUpdateOf(sage.id, answer?.read ?? null, true);
}

function apply(run: InvoiceRun, update: SageUpdate): void {
  if (update.kind === 'deleted')
    run.setStatus(
      'deleted',
      run.state.sage?.isDraft === true ? 'The draft was deleted in Sage' : 'Deleted in Sage',
    );
  // Lists show with a delay what an invoice has heard, so the watch may tell it twice.
  const isKnown =
    update.kind === 'record' && !update.asked && update.fingerprint === run.progress.fingerprint;
  if (update.kind === 'record' && !isKnown) {
    run.progress.fingerprint = update.fingerprint;
    applyRecord(run, update.watched);
  }
  becomeOverdue(run);
}

function applyRecord(run: InvoiceRun, watched: WatchedInvoice): void {
  const { state } = run;
  const { invoice } = watched;
  if (state.sage?.isDraft === true) takeRecord(run, invoice);
  const { plan, sage: posted } = postedInvoice(state);
  const before = state.payment ?? unpaid(posted);
  state.settledBy = keepDetails(state.settledBy, watched.settledBy);
  const { settlement, payment } = settlementOf(invoice, state.settledBy);
  state.payment = payment;
  const edited = changesInSage(
    {
      total: posted.totals.total,
      date: state.request.date,
      dueDate: plan.dueDate,
      number: posted.number ?? invoice.number,
      customerId: state.customer?.id ?? '',
    },
    invoice,
  );
  const isEdited = JSON.stringify(edited) !== JSON.stringify(state.changesInSage);
  state.changesInSage = edited;
  if (isEdited && movedTo(edited) !== null) forgetRemembered(run);
  // Whoever marked it as sent in Sage, as an accountant who released a draft there, sent it.
  const sentThere = state.email === null && !state.markedSent && invoice.sent;
  state.markedSent ||= sentThere;
  // What went out cannot be stopped any more; what differs then is a change in Sage.
  if (state.email === null && !state.markedSent) state.sage = withDifferences(posted, state, invoice);
  if (!isOverdue(currentDueDate(plan.dueDate, edited), payment.outstanding, Date.now()))
    state.overdue = false;
  const previous = state.status;
  const status = statusOf(run, settlement);
  const isOwed = status === 'draft' || status === 'issued' || status === 'sent' || status === 'part_paid';
  // Where it has not gone out yet, its next step is not the customer's.
  const waits = isOwed && run.progress.step === 'payment';
  const sentence = [
    sentThere && 'Marked as sent in Sage by somebody, so not e-mailed by us: ',
    isTakenBack(before, payment) && 'Payment taken back: ',
    moneySentence(state, settlement),
  ]
    .filter(Boolean)
    .join('');
  run.setStatus(status, sentence, waits ? { waitingFor: awaitedInSage(run) } : {});
  if (previous === state.status && !sameMoney(before, payment))
    run.announce('invoice.payment_changed', sentence);
  if (isEdited) run.announce('invoice.edited_in_sage', editSentence(run));
  if (!isZero(payment.overpaid) && !sameAmount(payment.overpaid, before.overpaid))
    run.announce(
      'invoice.overpaid',
      `Overpaid by ${state.request.currency} ${payment.overpaid}, kept on account in Sage`,
    );
}

function becomeOverdue(run: InvoiceRun): void {
  const { state } = run;
  const outstanding = state.payment?.outstanding ?? state.sage?.outstanding ?? '0.00';
  const dueDate = state.plan && currentDueDate(state.plan.dueDate, state.changesInSage);
  if (state.sage?.isDraft === true) return;
  const settled = state.status === 'voided' || state.status === 'deleted' || state.status === 'paid';
  if (state.overdue || settled || !isOverdue(dueDate, outstanding, Date.now())) return;
  state.overdue = true;
  run.announce(
    'invoice.overdue',
    `Overdue since ${dueDate ?? ''}: ${state.request.currency} ${outstanding} outstanding`,
  );
}

/** What the machine of `domain/invoice/following.ts` has to know. */
export function followedOf({ state }: InvoiceRun): Followed {
  const { plan, status } = state;
  const date = plan && currentDueDate(plan.dueDate, state.changesInSage);
  const isGone = status === 'voided' || status === 'deleted';
  return {
    settled: isGone ? 'gone' : status === 'paid' ? 'paid' : 'open',
    overdue: state.overdue,
    due: date === null || state.sage?.isDraft === true ? null : { date, overFromMs: overdueFromMs(date) },
    reversalEndsMs: Date.parse(state.statusSince) + (plan?.reversalWindowDays ?? 0) * DAY_MS,
  };
}

/** What an invoice in Sage waits for: a draft for its release, another one for its money. When the next look is, the payment watch knows. */
export function awaitedInSage(run: InvoiceRun): WaitingFor {
  const { state } = run;
  if (state.sage?.isDraft === true) return awaitedRelease(state.statusSince);
  const outstanding = state.payment?.outstanding ?? state.sage?.outstanding ?? '';
  return {
    what: 'payment',
    since: state.statusSince,
    message: `Waiting for ${state.request.currency} ${outstanding} from the customer.`,
    action: null,
    nextTry: null,
  };
}

const statusOf = (run: InvoiceRun, settlement: Settlement): InvoiceStatus =>
  settlement === 'open' ? settledStatus(run.state) : settlement;

const editSentence = ({ state }: InvoiceRun): string =>
  state.changesInSage.length === 0
    ? 'Changed back in Sage to what was posted'
    : `Changed in Sage: ${state.changesInSage.map(sentenceOf).join(', ')}`;
