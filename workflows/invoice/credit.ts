import { own } from '../../domain/own.ts';
import { type CreditNote, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { keepNewest, type PlannedCredit } from '../../domain/invoice/state.ts';
import { lackingForCredit } from '../../domain/connection/editions.ts';
import { sentAddress } from '../../domain/invoice/addresses.ts';
import { supplyTypeOf } from '../../domain/invoice/cross-border.ts';
import { creditIdempotencyId, creditMarker, IDEMPOTENCY_TRUSTED_MS } from '../../domain/keys.ts';
import { businessDay } from '../../domain/dates.ts';
import { atSage, singleAttempt, workflowCalls } from '../activities.ts';
import { type CreditRequest } from '../../domain/invoice/invoice.ts';
import { type Activities } from '../../activities/index.ts';
import { refusal } from '../refusal.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { creditable } from './creditable.ts';
import { tellRefusal } from './lacking.ts';
import { postedInvoice, currentInSage } from './posted.ts';
import { type InvoiceRun } from './run.ts';
import { refresh } from './sage-updates.ts';
import { NeedsAttention } from './stops.ts';

type SageCreditNote = Awaited<ReturnType<Activities['createCreditNote']>>['value'];

/** More than any invoice needs; each is part of its state. */
const MOST_CREDITS = 100;

/** Credits are asked one after the other, so more are open only where Sage's answers stayed away from several. */
const MOST_UNDER_WAY = 5;

/** A credit note in Sage over all that is outstanding, a part of it, or parts of named lines, put against the invoice. */
export async function creditInSage(run: InvoiceRun, request: CreditRequest): Promise<void> {
  const { state, progress } = run;
  const { requestId, reason } = request;
  const { plan, sage, customer } = postedInvoice(state);
  expectPlaceForCredit(state);
  if (own(progress.creditsUnderWay, requestId) === undefined) await expectInEdition(run);
  await refresh(run);
  const planned = own(progress.creditsUnderWay, requestId) ?? {
    ...creditable(state, request),
    refersTo: currentInSage(state).number,
    address: sentAddress(state),
    supplyType: supplyTypeOf(state.crossBorder ?? null),
  };
  const note = await createNote(run, request, planned);
  const outcome = await callSage(run, () =>
    singleAttempt.allocateCredit.executeWithOptions(atSage('Put the credit note against the invoice', plan), [
      {
        ...onBehalfOf(run, plan),
        allocation: {
          idempotencyId: creditIdempotencyId('contact_allocation', sage.id, requestId),
          contactId: customer.id,
          date: businessDay(Date.now(), plan.countryId),
          invoiceId: sage.id,
          creditNoteId: note.id,
          amount: note.total,
        },
      },
    ]),
  );
  const allocated = outcome === 'allocated';
  if (outcome === 'not_in_edition')
    tellRefusal(run, postedInvoice(run.state).plan, 'POST /contact_allocations');
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
  state.credited = planned.credited;
  forgetPlanned(run, requestId);
  const analysisLost = planned.lines.some(({ analysis }) => analysis === null)
    ? '. Lines of one ledger are counted under different categories: enter in Sage which of them it takes back'
    : '';
  run.note(
    `Credit note ${note.number} for ${state.request.currency} ${note.total}: ${reason}${allocated ? '' : '. Sage did not put it against the invoice: do so there'}${analysisLost}`,
  );
  await refresh(run);
  run.touch();
}

/** The same lines under the same idempotency id, however often it must be asked and whatever was settled meanwhile. */
async function createNote(
  run: InvoiceRun,
  { requestId, reason }: CreditRequest,
  planned: PlannedCredit,
): Promise<SageCreditNote> {
  const { state, progress } = run;
  const { plan, sage, customer } = postedInvoice(state);
  const begunAt = own(progress.creditsBegun, requestId) ?? Date.now();
  progress.creditsBegun = keepNewest({ ...progress.creditsBegun, [requestId]: begunAt });
  keepPlanned(run, requestId, planned);
  const marker = creditMarker(sage.id, requestId);
  const create = () =>
    singleAttempt.createCreditNote.executeWithOptions(atSage('Create the credit note in Sage', plan), [
      {
        ...onBehalfOf(run, plan),
        mayExist: Date.now() - begunAt > IDEMPOTENCY_TRUSTED_MS,
        plan: {
          idempotencyId: creditIdempotencyId('sales_credit_note', sage.id, requestId),
          contactId: customer.id,
          date: businessDay(begunAt, plan.countryId),
          reference: planned.refersTo.slice(0, 25),
          notes: `Credit of ${planned.refersTo}: ${reason}\n${marker}`,
          marker,
          currency: state.request.currency,
          exchangeRate: state.exchangeRate?.rate,
          ...(planned.address && { address: planned.address }),
          supplyType: planned.supplyType,
          lines: planned.lines,
        },
      },
    ]);
  try {
    return await callSage(run, create, () => keepPlanned(run, requestId, { ...planned, unsettled: true }));
  } catch (error) {
    // Nothing of it is in Sage, so what is asked next under this id may be another amount.
    if (error instanceof NeedsAttention && !mayBeInSage(run, requestId, error)) forgetPlanned(run, requestId);
    if (error instanceof NeedsAttention && error.draft.code === 'not_in_edition')
      tellRefusal(run, postedInvoice(run.state).plan, 'POST /sales_credit_notes', error.message);
    throw error;
  }
}

/** @throws ApplicationFailure `refused` where the edition of the business is known to lack what a credit needs */
async function expectInEdition({ state }: InvoiceRun): Promise<void> {
  const { businessUnit } = state;
  const { sageBusinessId } = postedInvoice(state).plan;
  const missing = lackingForCredit(
    await workflowCalls.readNotInEdition.executeWithOptions({ summary: 'What does the edition lack?' }, [
      { businessUnit, sageBusinessId },
    ]),
  );
  if (missing === null) return;
  throw refusal({ code: 'not_in_edition', message: missing.message, fix: missing.fix });
}

/** Sage refused it while it answered others: it is not asked again for a week. */
function mayBeInSage({ progress }: InvoiceRun, requestId: string, { effect }: NeedsAttention): boolean {
  if (effect === 'unknown') return true;
  return effect !== 'none' && own(progress.creditsUnderWay, requestId)?.unsettled === true;
}

function keepPlanned({ progress }: InvoiceRun, requestId: string, planned: PlannedCredit): void {
  const underWay = { ...progress.creditsUnderWay, [requestId]: planned };
  progress.creditsUnderWay = keepNewest(underWay, MOST_UNDER_WAY);
}

function forgetPlanned({ progress }: InvoiceRun, requestId: string): void {
  const { [requestId]: _, ...others } = progress.creditsUnderWay;
  progress.creditsUnderWay = others;
}

function expectPlaceForCredit({ credits, invoiceId }: InvoiceView): void {
  if (credits.length < MOST_CREDITS) return;
  throw refusal({
    code: 'too_many_credits',
    message: `Invoice "${invoiceId}" has ${credits.length} credit notes already.`,
    fix: 'Make further ones in Sage: they are noticed and told as any other.',
  });
}
