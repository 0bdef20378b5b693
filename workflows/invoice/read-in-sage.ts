import { type InvoicePlan, type PostedInvoice } from '../../domain/invoice.ts';
import { newsOf, type SageNews } from '../../domain/payments/watched-invoice.ts';
import { atSage, once } from '../activities.ts';
import { callSage } from './call-sage.ts';
import { type InvoiceRun } from './run.ts';

/** Its own look at Sage, where what is known must be of this moment. */
export async function readInSage(
  run: InvoiceRun,
  plan: InvoicePlan,
  posted: PostedInvoice,
): Promise<SageNews> {
  const [read] = await callSage(run, () =>
    once.readWatchedInvoices.executeWithOptions(atSage('Read the invoice at Sage', plan), [
      {
        businessUnit: run.state.businessUnit,
        sageBusinessId: plan.sageBusinessId,
        pacing: run.turn.pacing,
        invoiceIds: [posted.id],
      },
    ]),
  );
  return newsOf(posted.id, read?.watched ?? null, true);
}
