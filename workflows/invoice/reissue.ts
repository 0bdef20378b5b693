import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { hasPayments } from './interventions.ts';
import { postedInvoice } from './posted.ts';
import { type InvoiceRun } from './run.ts';
import { askToVoid, takeInOutcome } from './void.ts';

/**
 * Voids the invoice in Sage and begins anew with other content, as the next revision: its own idempotency id, marker and message. From here
 * on it goes its usual way.
 */
export async function reissue(
  run: InvoiceRun,
  order: { readonly request: InvoiceRequest; readonly contentHash: string; readonly reason: string },
): Promise<void> {
  const { state } = run;
  const { plan, posted } = postedInvoice(run);
  const read = await askToVoid(run, plan, posted, order.reason);
  if (read?.watched.invoice.status !== 'VOID') {
    await takeInOutcome(run, plan, posted, read);
    if (read !== null) throw hasPayments(state);
  }
  // Gone from Sage altogether it can be issued anew just as well.
  run.note(`${posted.number} was voided in Sage to be issued anew: ${order.reason}`);
  state.replaced = [...state.replaced, posted.id];
  state.revision += 1;
  state.request = order.request;
  state.contentHash = order.contentHash;
  Object.assign(state, {
    plan: null,
    customer: null,
    lines: null,
    sage: null,
    email: null,
    markedSent: false,
    payment: null,
    settledBy: [],
    changesInSage: [],
    overdue: false,
  });
  run.dueDateAsked = null;
  run.askedAtMs = null;
  run.paymentNoticed = false;
  run.touch();
}
