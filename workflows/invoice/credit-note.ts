import { businessDay } from '../../domain/dates.ts';
import { type Put } from '../../activities/invoice/credit-note.ts';
import {
  type AgainstInvoice,
  againstDiffers,
  againstMissing,
  againstNewCustomer,
  leftToDo,
} from '../../domain/invoice/credit-note.ts';
import { type InvoiceCustomer } from '../../domain/invoice/invoice.ts';
import { allocationIdempotencyId } from '../../domain/keys.ts';
import { isZero } from '../../domain/money.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { atSage, singleAttempt, workflowCalls } from '../activities.ts';
import { attachInSage } from './attachments.ts';
import { callSage } from './call-sage.ts';
import { postedInvoice } from './posted.ts';
import { type Resolved } from './resolve.ts';
import { type InvoiceRun } from './run.ts';
import { sendCreditNote } from './send.ts';
import { NeedsAttention } from './stops.ts';

/** What the way of a credit note has of its own; the rest is that of an invoice (`invoice.ts`). */

/**
 * The invoice that it stands against, as Sage has it now; null where it stands alone. Before anything of it is created in Sage.
 * @throws NeedsAttention where that is not in this Sage business, is void, or is in another currency
 */
export async function findAgainst(run: InvoiceRun, { plan }: Resolved): Promise<SageInvoice | null> {
  const { state } = run;
  const { businessUnit, request } = state;
  state.against = null;
  if (request.against === undefined) return null;
  const { invoiceId } = request.against;
  const asked = await workflowCalls.askInvoice.executeWithOptions(
    { summary: 'The invoice that it stands against' },
    [{ businessUnit, invoiceId }],
  );
  const { sageBusinessId, sageInvoiceId } = asked?.inSage ?? {};
  if (sageInvoiceId === undefined || sageBusinessId !== plan.sageBusinessId)
    throw new NeedsAttention(againstMissing(invoiceId, asked?.status ?? null));
  const found = await callSage(run, () =>
    singleAttempt.readAgainst.executeWithOptions(atSage('Read the invoice that it stands against', plan), [
      { businessUnit, sageBusinessId, pacing: run.turn.pacing, sageInvoiceId },
    ]),
  );
  if (found === null) throw new NeedsAttention(againstMissing(invoiceId, 'deleted'));
  const differs = againstDiffers(request, null, found);
  if (differs !== null) throw new NeedsAttention(differs);
  state.against = {
    invoiceId,
    sageInvoiceId,
    sageNumber: found.number,
    isPaid: isZero(found.outstanding),
    exchangeRate: found.exchangeRate ?? null,
    allocated: null,
    toDo: null,
  };
  return found;
}

/** @throws NeedsAttention where no customer of Sage fits, so a new one would be created, which the invoice cannot have */
export function expectCustomerInSage({ state }: InvoiceRun, against: SageInvoice | null): void {
  if (against !== null) throw new NeedsAttention(againstNewCustomer(state.request, against.number));
}

/** @throws NeedsAttention where the invoice that it stands against is another customer's */
export function expectSameCustomer(
  { state }: InvoiceRun,
  customer: InvoiceCustomer,
  against: SageInvoice | null,
): void {
  const differs = against && againstDiffers(state.request, customer.id, against);
  if (differs !== null) throw new NeedsAttention(differs);
}

/** From Sage's number to the end: against its invoice where that is wanted, then out to the customer. Nobody pays it, so nothing is followed. */
export async function finishCreditNote(run: InvoiceRun): Promise<'over'> {
  run.progress.step = 'send';
  await putAgainstInvoice(run);
  await sendCreditNote(run);
  await attachInSage(run, 'for_good');
  run.progress.following = { phase: 'ended', checkedDueDate: null };
  return 'over';
}

async function putAgainstInvoice(run: InvoiceRun): Promise<void> {
  const { state } = run;
  const { against, request } = state;
  if (against === null || against.allocated !== null || against.toDo !== null) return;
  const { plan, sage, customer } = postedInvoice(state);
  const { sageInvoiceId, sageNumber } = against;
  if (request.allocate !== true) {
    if (against.isPaid) tell(run, against, { allocated: '0.00', reason: 'nothing_outstanding' });
    return;
  }
  const put = await callSage(run, () =>
    singleAttempt.putAgainst.executeWithOptions(atSage(`Put the credit note against ${sageNumber}`, plan), [
      {
        businessUnit: state.businessUnit,
        sageBusinessId: plan.sageBusinessId,
        pacing: run.turn.pacing,
        creditNoteId: sage.id,
        sageInvoiceId,
        contactId: customer.id,
        date: businessDay(Date.now(), plan.countryId),
        idempotencyId: allocationIdempotencyId(sage.id, sageInvoiceId),
      },
    ]),
  );
  tell(run, against, put);
}

function tell(run: InvoiceRun, against: AgainstInvoice, { allocated, reason }: Put): void {
  const { state } = run;
  const { sageNumber } = against;
  const { currency } = state.request;
  const toDo = leftToDo(currency, postedInvoice(state).sage.totals.total, { allocated, reason, sageNumber });
  state.against = { ...against, allocated, toDo };
  const put = isZero(allocated) ? null : `${currency} ${allocated} put against ${sageNumber}`;
  const text = [put, toDo].filter((part) => part !== null).join('. ');
  run.announce(put === null ? 'credit_note.not_allocated' : 'credit_note.allocated', text);
}
