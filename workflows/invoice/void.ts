import { type InvoicePlan, type PostedInvoice } from '../../domain/invoice/invoice.ts';
import { sageUpdateOf, type ReadInvoice } from '../../domain/payments/watched-invoice.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { callSage } from './call-sage.ts';
import { hasPayments } from './interventions.ts';
import { takeIn } from './news.ts';
import { postedInvoice } from './posted.ts';
import { type InvoiceRun } from './run.ts';

/** Voids it in Sage; the run then ends. @throws ApplicationFailure `refused` when something settles it */
export async function voidInSage(run: InvoiceRun, reason: string): Promise<void> {
  const { plan, posted } = postedInvoice(run);
  const read = await askToVoid(run, plan, posted, reason);
  if (read?.watched.invoice.status === 'VOID') run.note(`Voided on request: ${reason}`);
  await takeInOutcome(run, plan, posted, read);
  if (run.state.status === 'paid' || run.state.status === 'part_paid') throw hasPayments(run.state);
}

/** How the invoice stands after the attempt; null when Sage does not have it any more. */
export function askToVoid(
  run: InvoiceRun,
  { sageBusinessId }: InvoicePlan,
  posted: PostedInvoice,
  reason: string,
): Promise<ReadInvoice | null> {
  const { businessUnit } = run.state;
  return callSage(run, () =>
    singleAttempt.voidUnpaidInvoice.executeWithOptions(
      atSage('Void the invoice in Sage', { sageBusinessId }),
      [{ businessUnit, sageBusinessId, pacing: run.turn.pacing, invoiceId: posted.id, reason }],
    ),
  );
}

export const takeInOutcome = (
  run: InvoiceRun,
  plan: InvoicePlan,
  posted: PostedInvoice,
  read: ReadInvoice | null,
): Promise<void> => takeIn(run, plan, posted, sageUpdateOf(posted.id, read, false));
