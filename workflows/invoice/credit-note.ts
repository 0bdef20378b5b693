import { businessDay } from '../../domain/dates.ts';
import { type Put } from '../../activities/invoice/credit-note.ts';
import { type AgainstInvoice, leftToDo } from '../../domain/invoice/credit-note.ts';
import { awaitedRelease, draftNow } from '../../domain/invoice/draft.ts';
import { startFollowing } from '../../domain/invoice/following.ts';
import { withDifferences } from '../../domain/invoice/totals-differ.ts';
import { allocationIdempotencyId } from '../../domain/keys.ts';
import { isZero } from '../../domain/money.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { callSage } from './call-sage.ts';
import { postedInvoice } from './posted.ts';
import { type InvoiceRun } from './run.ts';
import { sendCreditNote } from './send.ts';
import { showPosted, tellDifferences } from './show-posted.ts';

/** The end of a credit note's way; what goes before is that of an invoice (`invoice.ts`), and `against.ts`. */

/** Nothing tells when somebody releases one. */
const LOOK_AT_DRAFT_MS = 3_600_000;

/**
 * From Sage's number to the end: against its invoice where that is wanted, then out to the customer. Nobody pays it, so nothing is followed.
 * `created`: a moment ago; what stood in Sage before, or may have been changed there since, is read first.
 */
export async function finishCreditNote(run: InvoiceRun, how: 'created' | 'found'): Promise<'over'> {
  const { state, progress } = run;
  progress.step = 'send';
  let isCurrent = how === 'created' && state.sage?.isDraft !== true;
  while (isCurrent || (await stands(run))) {
    isCurrent = false;
    if ((await putAgainstInvoice(run)) && (await sendCreditNote(run))) break;
  }
  progress.following = { phase: 'ended', checkedDueDate: null };
  return 'over';
}

/** As it stands in Sage now, once it is no draft there any more; false where somebody voided or deleted it, which is its end. */
async function stands(run: InvoiceRun): Promise<boolean> {
  const { state, progress } = run;
  for (;;) {
    // What was asked for until now is answered by this read, whatever comes of it.
    progress.following = startFollowing();
    const found = await readNote(run);
    if (found === null || found.status === 'VOID') {
      if (found === null) run.setStatus('deleted', 'Deleted in Sage');
      else run.setStatus('voided', `Voided in Sage as ${found.number}`);
      return false;
    }
    await takeRecord(run, found);
    if (state.sage?.isDraft !== true) return true;
    await run.pause(awaitedRelease(run.nowIso, state.kind), LOOK_AT_DRAFT_MS);
  }
}

async function takeRecord(run: InvoiceRun, found: SageInvoice): Promise<void> {
  const { state } = run;
  const before = postedInvoice(state).sage;
  const now = withDifferences(draftNow(before, found), state, found);
  const isNew = state.status === 'posting';
  state.sage = now;
  if (isNew) showPosted(run, now);
  else if (before.isDraft === true && now.isDraft !== true)
    run.setStatus('issued', `Released in Sage as ${now.number}`);
  else run.touch();
  const isTold = JSON.stringify(now.differences) === JSON.stringify(before.differences);
  if (isNew || !isTold) await tellDifferences(run, now);
}

function readNote(run: InvoiceRun): Promise<SageInvoice | null> {
  const { state } = run;
  const { plan, sage } = postedInvoice(state);
  return callSage(run, () =>
    singleAttempt.readCreditNote.executeWithOptions(atSage('Read the credit note at Sage', plan), [
      {
        businessUnit: state.businessUnit,
        sageBusinessId: plan.sageBusinessId,
        pacing: run.turn.pacing,
        creditNoteId: sage.id,
      },
    ]),
  );
}

/** False where the credit note is not there any more. */
async function putAgainstInvoice(run: InvoiceRun): Promise<boolean> {
  const { state } = run;
  const { against, request } = state;
  if (against === null || against.allocated !== null || against.toDo !== null) return true;
  const { plan, sage, customer } = postedInvoice(state);
  const { sageInvoiceId, sageNumber } = against;
  if (request.allocate !== true) {
    if (against.isPaid) tell(run, against, { allocated: '0.00', reason: 'nothing_outstanding' });
    return true;
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
  if (put === null) return false;
  tell(run, against, put);
  return true;
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
