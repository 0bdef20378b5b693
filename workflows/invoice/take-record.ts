import { draftNow, nameInSage } from '../../domain/invoice/draft.ts';
import { withDifferences } from '../../domain/invoice/totals-differ.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { postedInvoice } from './posted.ts';
import { type InvoiceRun } from './run.ts';
import { announceDifferences, showPosted } from './show-posted.ts';

/**
 * An invoice or a credit note as Sage has it now: what somebody changed on it there counts, and is compared with ours once more. Released, it
 * has its number, and goes the way of one that was issued at once. True where differences of its totals were told.
 */
export function takeRecord(run: InvoiceRun, found: SageInvoice): boolean {
  const { state } = run;
  const before = postedInvoice(state).sage;
  const now = withDifferences(draftNow(before, found), state, found);
  const isNew = state.status === 'posting';
  const isVoid = found.status === 'VOID';
  state.sage = now;
  if (isNew) showPosted(run, now);
  else if (before.isDraft === true && now.isDraft !== true && !isVoid)
    run.setStatus('issued', `Released in Sage as ${nameInSage(now)}`);
  else run.touch();
  const isKnown = JSON.stringify(now.differences) === JSON.stringify(before.differences);
  return (isNew || !isKnown) && !isVoid && announceDifferences(run, now);
}
