import { own } from '../../domain/own.ts';
import { type AttentionDraft } from '../../domain/attention.ts';
import { type Counted, type Emailed, HANDING_OVER, isEmailed } from '../../domain/failures.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { withFiles } from '../../domain/invoice/attachments.ts';
import { emailFactsOf } from '../../domain/invoice/email-facts.ts';
import { settledStatus } from '../../domain/invoice/settled-status.ts';
import { finished } from '../../domain/invoice/finished.ts';
import { deliveryText, refusedBut, takenCopies } from '../../domain/invoice/recipients.ts';
import { type InvoiceProgress, keepNewest } from '../../domain/invoice/state.ts';
import { markSentIdempotencyId, messageId, resentMessageId } from '../../domain/keys.ts';
import {
  type EmailedInvoice,
  type EmailOrder,
  type InvoiceMail,
} from '../../activities/invoice/email-invoice.ts';
import { atSage, atSageUnheard, singleAttempt } from '../activities.ts';
import { failureOf } from '../failure.ts';
import { tellEarlyNotices } from './bounces.ts';
import { rememberCopies } from './copies-taken.ts';
import { expectAgreement, expectSameCustomerInSage } from './agreement.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { refusal } from '../refusal.ts';
import { awaitedInSage, refresh } from './sage-updates.ts';
import { isGone, readNote } from './note-in-sage.ts';
import { postedInvoice, currentInSage } from './posted.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

/** The PDF, and the mark as sent. */
const CALLS_OF_A_MESSAGE = 2;

/**
 * Sage's PDF to the invoice contact, with the mark in Sage that it was sent, which is set by itself where that failed. An e-mail cannot be
 * taken back or looked up, so it goes out at most once unless a person asks again.
 */
export async function sendToCustomer(run: InvoiceRun): Promise<void> {
  run.progress.step = 'send';
  const { state } = run;
  const { plan, sage } = postedInvoice(state);
  const mode = state.request.send ?? plan.send;
  if (mode === 'none' || state.markedSent) return;
  if (state.email === null) {
    expectAgreement(run);
    // The PSA hears what differs before anything goes to the customer.
    if (sage.differences.length > 0) await run.events.allTold();
  }
  const idempotencyId = markSentIdempotencyId(sage.id, state.revision);
  const marked = mode === 'email' && state.email === null && (await emailOnceForAll(run, { idempotencyId }));
  if (!marked)
    await callSage(run, () =>
      singleAttempt.markInvoiceSent.executeWithOptions(atSage('Mark as sent in Sage', plan), [
        {
          ...onBehalfOf(run, plan),
          invoiceId: sage.id,
          idempotencyId,
          // The next invoice need not wait until this one's workflow has heard of it.
          lastInTurn: run.turn.lastReport(),
        },
      ]),
    );
  state.markedSent = true;
  run.progress.step = 'payment';
  const status = settledStatus(state);
  run.setStatus(status, sentence(state), status === 'paid' ? {} : { waitingFor: awaitedInSage(run) });
  await run.releaseTurn();
}

/** Sage's PDF of a credit note, at most once; Sage documents no mark as sent for one. False where it is void or gone, and nothing went out. */
export async function sendCreditNote(run: InvoiceRun): Promise<boolean> {
  const { state } = run;
  const mode = state.request.send ?? postedInvoice(state).plan.send;
  if (mode !== 'email' || state.email !== null) return true;
  expectAgreement(run);
  await emailOnceForAll(run, null);
  if (state.email === null) return false;
  run.setStatus('sent', deliveryText('E-mailed', state.email, withFiles(state)));
  return true;
}

/**
 * One that may have gone out already goes out again only when a person says so, whatever else wakes the invoice. True when it is marked as
 * sent too.
 */
async function emailOnceForAll(run: InvoiceRun, mark: EmailOrder['mark']): Promise<boolean> {
  const { state, progress } = run;
  const { businessUnit, invoiceId, revision, request } = state;
  if (progress.unsettledEmail !== null) throw new NeedsAttention(progress.unsettledEmail);
  const to = request.customer.email;
  const message = {
    to,
    messageId: messageId(businessUnit, invoiceId, revision, postedInvoice(state).sage.id),
    alone: false,
    mark,
  };
  return emailPdf(run, message, (draft) => {
    progress.unsettledEmail = draft;
  });
}

/** Sage's PDF once more, with the words of the present. A message of which nobody knows whether it went out is not sent again under the same request. */
export async function resendEmail(run: InvoiceRun, requestId: string, to: string | null): Promise<void> {
  const { state, progress } = run;
  const before = own(progress.resent, requestId);
  if (before !== undefined && before !== 'sent') throw new NeedsAttention(before);
  // The e-mail names what the PDF shows, which somebody may just have changed in Sage.
  await (state.kind === 'credit_note' ? readNote(run) : refresh(run));
  if (isGone(run)) throw refusal(finished(state));
  if (state.email === null && !state.markedSent) expectAgreement(run);
  if (to === null) expectSameCustomerInSage(run);
  const { businessUnit, invoiceId, revision, request } = state;
  const message = {
    to: to ?? request.customer.email,
    messageId: resentMessageId(businessUnit, invoiceId, revision, postedInvoice(state).sage.id, requestId),
    alone: to !== null,
    mark: null,
  };
  const remember = (outcome: 'sent' | AttentionDraft) => {
    progress.resent = keepNewest({ ...progress.resent, [requestId]: outcome });
  };
  await emailPdf(run, message, remember);
  remember('sent');
  const text =
    state.email === null
      ? `E-mailed again to ${message.to}`
      : deliveryText('E-mailed again', state.email, withFiles(state));
  run.note(text);
  // One that was not to be e-mailed at first is out now.
  if (state.kind === 'credit_note') run.setStatus(settledStatus(state), text);
  run.touch();
}

/**
 * One message with Sage's PDF; at most once for a `messageId`. `onUnsettled` is told when it may or may not have gone out. True when the
 * invoice is marked as sent with it.
 * @throws NeedsAttention then, and where the mail server refused it
 */
async function emailPdf(
  run: InvoiceRun,
  { mark, ...message }: Pick<EmailOrder, 'mark'> & Pick<InvoiceMail, 'to' | 'messageId' | 'alone'>,
  onUnsettled: (draft: AttentionDraft) => void,
): Promise<boolean> {
  const { state, progress } = run;
  const posted = postedInvoice(state);
  const mail = {
    ...message,
    cc: state.request.cc ?? [],
    ...(state.request.attachments !== undefined && { attachments: state.request.attachments }),
    facts: emailFactsOf(
      state.request,
      posted.plan,
      currentInSage(state),
      state.kind,
      state.against?.sageNumber,
    ),
  };
  try {
    const { emailed, marked } = await callSage(run, () =>
      emailOnce(run, {
        ...onBehalfOf(run, posted.plan),
        invoiceId: posted.sage.id,
        lastInTurn: mark === null ? null : run.turn.lastReport(),
        mail: { ...mail, copiesTaken: progress.copiesTaken[message.messageId] ?? [] },
        mark,
        ...(progress.emailAgreed === true && { isAgreed: true }),
      }),
    );
    // Null: it went out before a restore, nobody knows when.
    if (emailed !== null) {
      const { delivery, emailedAt: at } = emailed;
      state.email = { ...delivery, messageId: message.messageId, at, bounced: null };
      tellEarlyNotices(run);
    }
    return marked;
  } catch (error) {
    if (error instanceof NeedsAttention && error.draft.code === 'email_unsettled') onUnsettled(error.draft);
    throw error;
  }
}

async function emailOnce(
  { state, progress }: InvoiceRun,
  order: EmailOrder,
): Promise<Counted<EmailedInvoice>> {
  // For the next run, should this one be ended meanwhile.
  const isFirst = order.mark !== null || (state.kind === 'credit_note' && state.email === null);
  if (isFirst) progress.emailingTo = order.mail.to;
  try {
    return await singleAttempt.emailInvoice.executeWithOptions(
      atSageUnheard(`E-mail Sage's PDF to the customer`, order),
      [order],
    );
  } catch (error) {
    const failure = failureOf(error);
    if ('copiesTaken' in failure) rememberCopies(progress, order.mail.messageId, failure.copiesTaken);
    if (failure.kind !== 'timed_out') throw error;
    if (isEmailed(failure.heartbeat)) return afterLoss(progress, order.mail, failure.heartbeat);
    if (failure.heartbeat === HANDING_OVER) {
      throw new NeedsAttention({
        code: 'email_unsettled',
        message: `The worker stopped while it was sending the e-mail to ${order.mail.to}.`,
        field: '/customer/email',
      });
    }
    throw error;
  } finally {
    progress.emailingTo = null;
  }
}

/** The worker was lost when the mail server had taken the message: as it would have answered. */
function afterLoss(progress: InvoiceProgress, mail: InvoiceMail, emailed: Emailed): Counted<EmailedInvoice> {
  const { delivery } = emailed;
  const main = delivery.refused.find(({ address }) => address === delivery.to);
  if (main === undefined) return { value: { emailed, marked: false }, calls: CALLS_OF_A_MESSAGE };
  const copiesTaken = takenCopies(delivery, mail.copiesTaken);
  rememberCopies(progress, mail.messageId, copiesTaken);
  const message = refusedBut(delivery.to, main.reason, copiesTaken);
  throw new NeedsAttention({ code: 'email_bounced', message, field: '/customer/email' });
}

const sentence = (view: InvoiceView): string =>
  view.email === null
    ? 'Marked as sent in Sage'
    : deliveryText('E-mailed', view.email, `${withFiles(view)} and marked as sent in Sage`);
