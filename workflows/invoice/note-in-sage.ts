import { type SageInvoice } from '../../domain/sage-records.ts';
import { subtract } from '../../domain/money.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { refusal } from '../refusal.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { postedInvoice } from './posted.ts';
import { type InvoiceRun } from './run.ts';
import { takeRecord } from './take-record.ts';

export const isGone = ({ state: { status } }: InvoiceRun): boolean =>
  status === 'voided' || status === 'deleted';

/** Takes a credit note as Sage has it now; false where somebody voided or deleted it there. */
export async function readNote(run: InvoiceRun): Promise<boolean> {
  const { plan, sage } = postedInvoice(run.state);
  const found = await callSage(run, () =>
    singleAttempt.readCreditNote.executeWithOptions(atSage('Read the credit note at Sage', plan), [
      { ...onBehalfOf(run, plan), creditNoteId: sage.id },
    ]),
  );
  return takeNote(run, found);
}

/** Its run then ends. @throws ApplicationFailure `refused` where it is put against something, or was refunded */
export async function voidNote(run: InvoiceRun, reason: string): Promise<void> {
  const { plan, sage } = postedInvoice(run.state);
  const found = await callSage(run, () =>
    singleAttempt.voidCreditNote.executeWithOptions(atSage('Void the credit note in Sage', plan), [
      { ...onBehalfOf(run, plan), creditNoteId: sage.id, reason },
    ]),
  );
  if (found?.status === 'VOID') run.note(`Voided on request: ${reason}`);
  if (await takeNote(run, found)) throw hasAllocations(run);
}

async function takeNote(run: InvoiceRun, found: SageInvoice | null): Promise<boolean> {
  if (found === null || found.status === 'VOID') {
    if (found === null) run.setStatus('deleted', 'Deleted in Sage');
    else run.setStatus('voided', `Voided in Sage as ${found.number}`);
    return false;
  }
  if (takeRecord(run, found)) await run.events.allTold();
  return true;
}

/** Sage voids nothing that is put against something (Sage guide, of invoices). */
function hasAllocations({ state }: InvoiceRun) {
  const { sage } = postedInvoice(state);
  const { currency } = state.request;
  const put = subtract(sage.totals.total, sage.outstanding);
  return refusal({
    code: 'has_allocations',
    message: `Of credit note "${state.invoiceId}", in Sage as ${sage.number}, ${currency} ${put} of ${sage.totals.total} is put against something or refunded: Sage voids nothing of which that is so.`,
    fix: 'Delete its allocations and refunds in Sage first, then void it. What it gave back too much can also be invoiced anew.',
  });
}
