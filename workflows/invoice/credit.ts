import { creditLines } from '../../domain/invoice/credit-lines.ts';
import { type CreditNote, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { keepNewest } from '../../domain/invoice/state.ts';
import { creditIdempotencyId, creditMarker, IDEMPOTENCY_TRUSTED_MS } from '../../domain/keys.ts';
import { type Amount, exceeds, isZero } from '../../domain/money.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { type CreditRequest } from '../../domain/invoice/invoice.ts';
import { refusal } from '../refusal.ts';
import { callSage } from './call-sage.ts';
import { postedInvoice } from './posted.ts';
import { type InvoiceRun } from './run.ts';
import { refresh } from './sage-updates.ts';
import { hasPayments } from './validators.ts';

/** More than any invoice needs; each is part of its state. */
const MOST_CREDITS = 100;

/** A credit note in Sage over all that is outstanding or a part of it, put against the invoice. */
export async function creditInSage(run: InvoiceRun, request: CreditRequest): Promise<void> {
  const { state, progress } = run;
  const { requestId, reason } = request;
  const { plan, sage, customer } = postedInvoice(state);
  expectPlaceForCredit(state);
  await refresh(run);
  const amount = creditable(state, request.amount, requestId in progress.creditsBegun);
  const note = await createNote(run, request, amount);
  const allocated = await callSage(run, () =>
    singleAttempt.allocateCredit.executeWithOptions(atSage('Put the credit note against the invoice', plan), [
      {
        businessUnit: state.businessUnit,
        sageBusinessId: plan.sageBusinessId,
        pacing: run.turn.pacing,
        allocation: {
          idempotencyId: creditIdempotencyId('contact_allocation', sage.id, requestId),
          contactId: customer.id,
          date: run.nowIso.slice(0, 10),
          invoiceId: sage.id,
          creditNoteId: note.id,
          amount: note.total,
        },
      },
    ]),
  );
  const credit: CreditNote = {
    requestId,
    amount: note.total,
    reason,
    id: note.id,
    number: note.number,
    allocated,
    at: run.nowIso,
  };
  state.credits = [...state.credits, credit];
  run.note(
    `Credit note ${note.number} for ${state.request.currency} ${note.total}: ${reason}${allocated ? '' : '. Sage did not put it against the invoice: do so there'}`,
  );
  await refresh(run);
  run.touch();
}

async function createNote(run: InvoiceRun, { requestId, reason }: CreditRequest, amount: Amount) {
  const { state, progress } = run;
  const { plan, sage, customer, lines } = postedInvoice(state);
  const begunAt = progress.creditsBegun[requestId] ?? Date.now();
  progress.creditsBegun = keepNewest({ ...progress.creditsBegun, [requestId]: begunAt });
  const marker = creditMarker(sage.id, requestId);
  return callSage(run, () =>
    singleAttempt.createCreditNote.executeWithOptions(atSage('Create the credit note in Sage', plan), [
      {
        businessUnit: state.businessUnit,
        sageBusinessId: plan.sageBusinessId,
        pacing: run.turn.pacing,
        mayExist: Date.now() - begunAt > IDEMPOTENCY_TRUSTED_MS,
        plan: {
          idempotencyId: creditIdempotencyId('sales_credit_note', sage.id, requestId),
          contactId: customer.id,
          date: new Date(begunAt).toISOString().slice(0, 10),
          reference: sage.number.slice(0, 25),
          notes: `Credit of ${sage.number}: ${reason}\n${marker}`,
          marker,
          currency: state.request.currency,
          lines: creditLines(lines, amount),
        },
      },
    ]),
  );
}

function expectPlaceForCredit({ credits, invoiceId }: InvoiceView): void {
  if (credits.length < MOST_CREDITS) return;
  throw refusal({
    code: 'too_many_credits',
    message: `Invoice "${invoiceId}" has ${credits.length} credit notes already.`,
    fix: 'Make further ones in Sage: they are noticed and told as any other.',
  });
}

/** The amount to credit. @throws ApplicationFailure `refused` when that much is not outstanding */
function creditable(state: InvoiceView, asked: Amount | null, isBegun: boolean): Amount {
  const { payment, status, request, invoiceId } = state;
  const outstanding = payment?.outstanding ?? '0.00';
  if (asked === null && status === 'part_paid' && !isBegun) throw hasPayments(state);
  const amount = asked ?? outstanding;
  if (!isZero(amount) && !exceeds(amount, outstanding)) return amount;
  throw refusal({
    code: 'credit_exceeds_outstanding',
    message: `${request.currency} ${amount} cannot be credited: of invoice "${invoiceId}" ${request.currency} ${outstanding} is outstanding.`,
    fix: isZero(outstanding)
      ? 'Nothing is outstanding: refund it in Sage instead.'
      : `Credit ${outstanding} at most.`,
  });
}
