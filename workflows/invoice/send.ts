import { type Counted, HANDING_OVER } from '../../domain/failures.ts';
import { type InvoicePlan, type PostedInvoice } from '../../domain/invoice/invoice.ts';
import { markSentIdempotencyId, messageId } from '../../domain/keys.ts';
import { settledStatus } from '../../domain/invoice/settled-status.ts';
import { atSage, atSageUnheard, singleAttempt } from '../activities.ts';
import { failureOf } from '../failure.ts';
import { callSage } from './call-sage.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

/**
 * Sage's PDF to the invoice contact, then the mark in Sage that it was sent. An e-mail cannot be taken back or looked up,
 * so it goes out at most once unless a person asks again.
 */
export async function sendToCustomer(
  run: InvoiceRun,
  plan: InvoicePlan,
  posted: PostedInvoice,
): Promise<void> {
  run.step = 'send';
  const { state } = run;
  const mode = state.request.send ?? plan.send;
  if (mode === 'none' || state.markedSent) return;
  const address = {
    businessUnit: state.businessUnit,
    sageBusinessId: plan.sageBusinessId,
    invoiceId: posted.id,
  };
  if (mode === 'email' && state.email === null) {
    await emailOnceForAll(run, plan, posted);
  }
  await callSage(run, () =>
    singleAttempt.markInvoiceSent.executeWithOptions(atSage('Mark as sent in Sage', plan), [
      {
        ...address,
        pacing: run.turn.pacing,
        idempotencyId: markSentIdempotencyId(posted.id, state.revision),
      },
    ]),
  );
  state.markedSent = true;
  // The next invoice need not wait until the PSA has been told of this one.
  await run.releaseTurn();
  await run.become(settledStatus(run.state), sentence(run));
}

/** One that may have gone out already goes out again only when a person says so, whatever else wakes the invoice. */
async function emailOnceForAll(run: InvoiceRun, plan: InvoicePlan, posted: PostedInvoice): Promise<void> {
  const { businessUnit, invoiceId, revision, request } = run.state;
  if (run.unsettledEmail !== null) throw run.unsettledEmail;
  const to = request.customer.email;
  try {
    const message = { to, messageId: messageId(businessUnit, invoiceId, revision) };
    await emailPdf(run, plan, posted, message, { isFirst: true });
  } catch (error) {
    if (error instanceof NeedsAttention && error.draft.code === 'email_unsettled') run.unsettledEmail = error;
    throw error;
  }
}

/** One message with Sage's PDF; at most once for a `messageId`. @throws NeedsAttention where it may or may not have gone out */
export async function emailPdf(
  run: InvoiceRun,
  plan: InvoicePlan,
  posted: PostedInvoice,
  message: { readonly to: string; readonly messageId: string },
  { isFirst }: { readonly isFirst: boolean },
): Promise<void> {
  const { businessUnit } = run.state;
  const mail = { ...mailOf(run, plan, posted), ...message };
  const { sageBusinessId } = plan;
  const { at } = await callSage(run, () =>
    emailOnce({ businessUnit, sageBusinessId, invoiceId: posted.id, pacing: run.turn.pacing, mail, isFirst }),
  );
  // Null: it went out before a restore, nobody knows when.
  if (at !== null) run.state.email = { ...message, at };
}

async function emailOnce(
  input: Parameters<typeof singleAttempt.emailInvoice>[0],
): Promise<Counted<{ at: string | null }>> {
  try {
    return await singleAttempt.emailInvoice.executeWithOptions(
      atSageUnheard(`E-mail Sage's PDF to the customer`, input),
      [input],
    );
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'timed_out' && failure.heartbeat === HANDING_OVER) {
      throw new NeedsAttention({
        code: 'email_unsettled',
        message: `The worker was lost while it handed the message to ${input.mail.to} over to the mail server.`,
        field: '/customer/email',
      });
    }
    throw error;
  }
}

function mailOf(run: InvoiceRun, plan: InvoicePlan, posted: PostedInvoice) {
  const { request } = run.state;
  return {
    businessName: plan.businessName,
    number: posted.number,
    reference: request.reference ?? request.number,
    total: posted.totals.total,
    currency: request.currency,
    dueDate: plan.dueDate,
  };
}

const sentence = ({ state: { email } }: InvoiceRun): string =>
  email === null ? 'Marked as sent in Sage' : `E-mailed to ${email.to} and marked as sent in Sage`;
