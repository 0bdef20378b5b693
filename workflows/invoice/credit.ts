import { creditLines } from '../../domain/invoice/credit-lines.ts';
import { type CreditNote } from '../../domain/invoice/invoice.ts';
import { creditIdempotencyId, creditMarker, IDEMPOTENCY_TRUSTED_MS } from '../../domain/keys.ts';
import { type Amount, exceeds, isZero } from '../../domain/money.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { type CreditRequest } from '../../domain/invoice/messages.ts';
import { refusal } from '../refusal.ts';
import { callSage } from './call-sage.ts';
import { hasPayments } from './interventions.ts';
import { takeIn } from './news.ts';
import { postedInvoice } from './posted.ts';
import { readInSage } from './read-in-sage.ts';
import { type InvoiceRun } from './run.ts';

/** A credit note in Sage over all that is outstanding or a part of it, put against the invoice. */
export async function creditInSage(run: InvoiceRun, request: CreditRequest): Promise<void> {
  const { state } = run;
  const { requestId, reason } = request;
  const { plan, posted, customer } = postedInvoice(run);
  await takeIn(run, plan, posted, await readInSage(run, plan, posted));
  const amount = creditable(run, request.amount, run.creditsBegun.has(requestId));
  const note = await createNote(run, request, amount);
  const { businessUnit } = state;
  const { sageBusinessId } = plan;
  const allocated = await callSage(run, () =>
    singleAttempt.allocateCredit.executeWithOptions(atSage('Put the credit note against the invoice', plan), [
      {
        businessUnit,
        sageBusinessId,
        pacing: run.turn.pacing,
        allocation: {
          idempotencyId: creditIdempotencyId('contact_allocation', posted.id, requestId),
          contactId: customer.id,
          date: run.nowIso.slice(0, 10),
          invoiceId: posted.id,
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
    `Credit note ${note.number} over ${state.request.currency} ${note.total}: ${reason}${allocated ? '' : '. Sage did not put it against the invoice: do so there'}`,
  );
  await takeIn(run, plan, posted, await readInSage(run, plan, posted));
  run.touch();
}

async function createNote(run: InvoiceRun, { requestId, reason }: CreditRequest, amount: Amount) {
  const { businessUnit, request } = run.state;
  const { plan, posted, customer, lines } = postedInvoice(run);
  const begunAt = run.creditsBegun.get(requestId) ?? Date.now();
  run.creditsBegun.set(requestId, begunAt);
  const marker = creditMarker(posted.id, requestId);
  return callSage(run, () =>
    singleAttempt.createCreditNote.executeWithOptions(atSage('Create the credit note in Sage', plan), [
      {
        businessUnit,
        sageBusinessId: plan.sageBusinessId,
        pacing: run.turn.pacing,
        mayExist: Date.now() - begunAt > IDEMPOTENCY_TRUSTED_MS,
        plan: {
          idempotencyId: creditIdempotencyId('sales_credit_note', posted.id, requestId),
          contactId: customer.id,
          date: new Date(begunAt).toISOString().slice(0, 10),
          reference: posted.number.slice(0, 25),
          notes: `Credit of ${posted.number}: ${reason}\n${marker}`,
          marker,
          currency: request.currency,
          lines: creditLines(lines, amount),
        },
      },
    ]),
  );
}

/** The amount to credit. @throws ApplicationFailure `refused` when that much is not outstanding */
function creditable({ state }: InvoiceRun, asked: Amount | null, isBegun: boolean): Amount {
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
