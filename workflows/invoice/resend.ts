import { resentMessageId } from '../../domain/keys.ts';
import { postedInvoice } from './posted.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';
import { emailPdf } from './send.ts';

/** Sage's PDF once more. A message of which nobody knows whether it went out is not sent again under the same request. */
export async function resendEmail(run: InvoiceRun, requestId: string, to: string | null): Promise<void> {
  const { state } = run;
  const { plan, posted } = postedInvoice(run);
  const before = run.resent.get(requestId);
  if (before instanceof NeedsAttention) throw before;
  const { businessUnit, invoiceId, revision, request } = state;
  const message = {
    to: to ?? request.customer.email,
    messageId: resentMessageId(businessUnit, invoiceId, revision, requestId),
  };
  try {
    await emailPdf(run, plan, posted, message, { isFirst: false });
  } catch (error) {
    if (error instanceof NeedsAttention && error.draft.code === 'email_unsettled')
      run.resent.set(requestId, error);
    throw error;
  }
  run.resent.set(requestId, 'sent');
  run.note(`E-mailed again to ${message.to}`);
  run.touch();
}
