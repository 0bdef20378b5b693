import { type InvoicePlan, type PostedInvoice } from '../../domain/invoice/invoice.ts';
import { sageUpdateOf, type SageUpdate } from '../../domain/payments/watched-invoice.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { callSage } from './call-sage.ts';
import { type InvoiceRun } from './run.ts';

/** Its own look at Sage, where what is known must be of this moment. */
export async function readInSage(
  run: InvoiceRun,
  plan: InvoicePlan,
  posted: PostedInvoice,
): Promise<SageUpdate> {
  const [found] = await callSage(run, () =>
    singleAttempt.readWatchedInvoices.executeWithOptions(atSage('Read the invoice at Sage', plan), [
      {
        businessUnit: run.state.businessUnit,
        sageBusinessId: plan.sageBusinessId,
        pacing: run.turn.pacing,
        invoiceIds: [posted.id],
      },
    ]),
  );
  return sageUpdateOf(posted.id, found?.read ?? null, true);
}
