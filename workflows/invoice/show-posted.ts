import { awaitedRelease, nameInSage } from '../../domain/invoice/draft.ts';
import { type PostedInvoice } from '../../domain/invoice/invoice.ts';
import { totalsDiffer } from '../../domain/invoice/totals-differ.ts';
import { type InvoiceRun } from './run.ts';

/** It is in Sage: what the PSA is told of that. */
export function showPosted(run: InvoiceRun, posted: PostedInvoice): void {
  const { isDraft } = posted;
  const { foundInSage, kind } = run.state;
  const how = foundInSage ? 'Found' : 'Created';
  if (isDraft === true)
    run.setStatus('draft', `${how} in Sage as a draft`, { waitingFor: awaitedRelease(run.nowIso, kind) });
  else run.setStatus('issued', `${how} in Sage as ${nameInSage(posted)}`);
}

/** True where there are some. */
export function announceDifferences(run: InvoiceRun, posted: PostedInvoice): boolean {
  if (posted.differences.length === 0) return false;
  run.announce('invoice.totals_differ', totalsDiffer(posted, run.state.kind).message);
  return true;
}

/** Before anything goes to the customer: its e-mail leaves only when the PSA was told, or its receiver did not take it. */
export async function tellDifferences(run: InvoiceRun, posted: PostedInvoice): Promise<void> {
  if (announceDifferences(run, posted)) await run.events.allTold();
}
