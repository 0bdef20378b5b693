import { businessDay } from '../../domain/dates.ts';
import { type Put } from '../../activities/invoice/credit-note.ts';
import { type AgainstInvoice, leftToDo, type NotAllocated } from '../../domain/invoice/credit-note.ts';
import { type Amount, exceeds, isZero, subtract } from '../../domain/money.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { callSage, onBehalfOf, tellMissingRight } from './call-sage.ts';
import { tellRefusal } from './lacking.ts';
import { postedInvoice } from './posted.ts';
import { type InvoiceRun } from './run.ts';

/** Where that is wanted. False where the credit note is not there any more. */
export async function putAgainstInvoice(run: InvoiceRun): Promise<boolean> {
  const { state } = run;
  const { against, request } = state;
  if (against === null || against.allocated !== null || against.toDo !== null) return true;
  const { plan, sage, customer } = postedInvoice(state);
  const { sageInvoiceId, sageNumber } = against;
  if (request.allocate !== true) {
    await tellRefund(run, against);
    return true;
  }
  const put = await callSage(run, () =>
    singleAttempt.putAgainst.executeWithOptions(atSage(`Put the credit note against ${sageNumber}`, plan), [
      {
        ...onBehalfOf(run, plan),
        creditNoteId: sage.id,
        sageInvoiceId,
        contactId: customer.id,
        date: businessDay(Date.now(), plan.countryId),
      },
    ]),
  );
  if (put === null) return false;
  tellWhatIsLacking(run, put.refusal);
  tell(run, against, put);
  return true;
}

/** Nobody asked to put it against the invoice, so what is paid of that is given back by nobody unless it is said; it may have been paid since. */
async function tellRefund(run: InvoiceRun, against: AgainstInvoice): Promise<void> {
  const { state } = run;
  const { plan, sage } = postedInvoice(state);
  const open = sage.outstanding;
  const { sageInvoiceId, sageNumber } = against;
  const invoice = await callSage(run, () =>
    singleAttempt.readAgainst.executeWithOptions(
      atSage(`Read ${sageNumber}, which it stands against`, plan),
      [{ ...onBehalfOf(run, plan), sageInvoiceId }],
    ),
  );
  const reason = whyRefund(invoice, open);
  if (reason !== null && !isZero(open))
    tell(run, against, { allocated: '0.00', open, reason, refusal: null });
}

function whyRefund(invoice: SageInvoice | null, open: Amount): NotAllocated | null {
  if (invoice === null || invoice.status === 'VOID') return 'gone';
  if (!exceeds(invoice.outstanding, '0.00')) return 'nothing_outstanding';
  return exceeds(open, invoice.outstanding) ? 'less_outstanding' : null;
}

/** What it shows of rights and edition, and whom it then does not ask again. */
function tellWhatIsLacking(run: InvoiceRun, refusal: Put['refusal']): void {
  const endpoint = 'POST /contact_allocations';
  const { plan } = postedInvoice(run.state);
  if (refusal?.kind === 'not_in_edition') tellRefusal(run, plan, endpoint, refusal.message);
  if (refusal?.kind === 'forbidden') tellMissingRight(run.state, endpoint, refusal.message);
}

function tell(run: InvoiceRun, against: AgainstInvoice, { allocated, reason, refusal, ...put }: Put): void {
  const { state } = run;
  const { sageNumber } = against;
  const { currency } = state.request;
  const { total } = postedInvoice(state).sage.totals;
  const open = put.open ?? subtract(total, allocated);
  const toDo = leftToDo(currency, total, { open, reason, sageNumber, said: refusal?.message ?? null });
  state.against = { ...against, allocated, toDo };
  const done = isZero(allocated) ? null : `${currency} ${allocated} put against ${sageNumber}`;
  const text = [done, toDo].filter((part) => part !== null).join('. ');
  run.announce(
    done === null ? 'credit_note.not_allocated' : 'credit_note.allocated',
    text === '' ? 'All of it was put against something else in Sage' : text,
  );
}
