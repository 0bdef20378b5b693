import { type Counted } from '../../domain/failures.ts';
import { nameOf } from '../../domain/invoice/credit-note.ts';
import { isUnreleased, numberOf } from '../../domain/invoice/draft.ts';
import { needsDefaultTerms } from '../../domain/invoice/footer.ts';
import { nameLikeness } from '../../domain/invoice/customer-names.ts';
import { foundInvoiceDiffers, isOurs } from '../../domain/invoice/found-in-sage.ts';
import { type Decided, type PostedInvoice } from '../../domain/invoice/invoice.ts';
import { salesInvoiceOf } from '../../domain/invoice/sales-invoice.ts';
import { totalsDifferences } from '../../domain/invoice/totals-differ.ts';
import { inBaseCurrency } from '../../domain/invoice/exchange-rate.ts';
import { totalsOf } from '../../domain/invoice/tax-lines.ts';
import { addDays } from '../../domain/dates.ts';
import { documentMarkerStem, IDEMPOTENCY_TRUSTED_MS } from '../../domain/keys.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { type Activities } from '../../activities/index.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { type Failure } from '../failure.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { forgetRemembered } from './customer-memory.ts';
import { tellRefusal } from './lacking.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

const MOST_NAMED = 10;

type PostedInSage = Awaited<ReturnType<Activities['createInvoice']>>['value'];

/**
 * The invoice in Sage, exactly once. Within six days of the hand-over Sage's own idempotency id answers a repeat with the first invoice. Later,
 * or when an earlier run of this invoice may have created it, Sage is searched for its marker first.
 */
export async function createInSage(
  run: InvoiceRun,
  decided: Decided,
): Promise<{ invoice: PostedInvoice; foundInSage: boolean }> {
  const { progress } = run;
  progress.step = 'create';
  progress.attempt ??= { beganAt: run.nowIso, body: null, unsettled: false };
  const { invoice, fingerprint, found } = await createOnce(run, decided);
  if (found !== 'created') adopt(run, decided, invoice);
  // Whatever became of an earlier run, it cannot have e-mailed this one.
  else progress.unsettledEmail = null;
  progress.attempt = null;
  progress.fingerprint = fingerprint;
  const { id, url, outstanding, net, tax, total } = invoice;
  const totals = { net, tax, total };
  if (found !== 'created') takeSagesRate(run, invoice);
  const differences = totalsDifferences(decided.lines, run.state.exchangeRate ?? null, invoice);
  takeSagesInBase(run, invoice);
  forgetRenamed(run, decided, invoice);
  const { contactName } = invoice;
  return {
    invoice: {
      id,
      number: numberOf(invoice),
      url,
      isDraft: isUnreleased(invoice.status),
      outstanding,
      ...(contactName && { contactName }),
      totals,
      differences,
    },
    foundInSage: found !== 'created',
  };
}

/** Keeps in the state whether Sage may hold the invoice: from a lost answer until Sage gives a definite one. */
async function createOnce(run: InvoiceRun, decided: Decided): Promise<PostedInSage> {
  try {
    return await callSage(
      run,
      () => attempt(run, decided),
      (failure) => freeze(run, failure),
    );
  } catch (error) {
    if (error instanceof NeedsAttention && isAnswered(run, error)) {
      const { progress } = run;
      // Sage may remember a refusal under its id, so the next try has another. It finds what an earlier one may have left all the same.
      progress.mayExist ||= progress.attempt?.unsettled === true;
      progress.attempt = null;
      run.state.revision += 1;
    }
    const { kind } = run.state;
    const isLacking = error instanceof NeedsAttention && error.draft.code === 'not_in_edition';
    // Not called where that was known before.
    if (isLacking && kind === 'credit_note' && error.effect !== 'not_called')
      tellRefusal(run, decided.plan, 'POST /sales_credit_notes', error.message);
    if (error instanceof NeedsAttention && error.draft.code === 'ledger_not_usable')
      throw new NeedsAttention({ ...error.draft, ...linesOf(decided, error.message) }, error.effect);
    throw error;
  }
}

/** A refusal that is no word on the invoice itself leaves open what became of a try before it whose answer was lost. */
const isAnswered = ({ progress }: InvoiceRun, { effect }: NeedsAttention): boolean =>
  effect === 'none' || (effect === 'not_examined' && progress.attempt?.unsettled !== true);

/** Sage does not always say which line it means: each is named with its ledger. */
function linesOf({ plan }: Decided, refusal: string): { message: string; field?: string } {
  const named = plan.lines
    .slice(0, MOST_NAMED)
    .map(({ ledger }, n) => `line ${n + 1}: "${ledger.displayedAs}"`);
  const more = plan.lines.length > MOST_NAMED ? ', …' : '';
  const message = `${refusal} The ledgers are ${named.join(', ')}${more}.`;
  return plan.lines.length === 1 ? { message, field: '/lines/0/glAccountId' } : { message };
}

function attempt(run: InvoiceRun, decided: Decided): Promise<Counted<PostedInSage>> {
  const { state, progress } = run;
  const planned = salesInvoiceOf(state, state.request, decided);
  return singleAttempt.createInvoice.executeWithOptions(
    atSage(`Create the ${nameOf(state.kind).toLowerCase()} in Sage`, decided.plan),
    [
      {
        ...onBehalfOf(run, decided.plan),
        invoice: planned,
        ...(needsDefaultTerms(state.request, decided.plan) && { belowTerms: true }),
        frozenBody: progress.attempt?.body ?? null,
        search: {
          markerStem: documentMarkerStem(state.kind, state.businessUnit, state.invoiceId),
          contactId: planned.contactId,
          // Somebody may have moved the date in Sage meanwhile.
          fromDate: addDays(planned.date, -31),
          toDate: addDays(planned.date, 31),
          replaced: state.replaced,
          first: progress.mayExist || Date.now() - run.acceptedAtMs > IDEMPOTENCY_TRUSTED_MS,
          attemptBeganAt: progress.attempt?.beganAt ?? run.nowIso,
          heldBack: decided.heldBack ?? null,
        },
      },
    ],
  );
}

/** An answer was lost: exactly the bytes that were sent are sent again, whatever code is deployed by then. */
function freeze({ progress, nowIso }: InvoiceRun, failure: Failure): void {
  const before = progress.attempt ?? { beganAt: nowIso, body: null };
  progress.attempt = { beganAt: before.beganAt, unsettled: true, body: before.body ?? sentBody(failure) };
}

function sentBody(failure: Failure): string | null {
  if (failure.kind === 'timed_out') return isSent(failure.heartbeat) ? failure.heartbeat.sentBody : null;
  return 'sentBody' in failure ? (failure.sentBody ?? null) : null;
}

const isSent = (heartbeat: unknown): heartbeat is { sentBody: string } =>
  typeof heartbeat === 'object' && heartbeat !== null && 'sentBody' in heartbeat;

/**
 * Takes over what Sage held already, if it is ours. Somebody may have sent it or paid it since, so it is read anew. The payment watch is not
 * asked: it may have told this version to an earlier run already, and would answer that nothing has changed.
 * @throws NeedsAttention with both shown, when customer, currency, date or totals are others
 */
function adopt(run: InvoiceRun, { customer, lines }: Decided, invoice: SageInvoice): void {
  const { state } = run;
  const { currency, date } = state.request;
  const differences = isOurs(invoice, { ...totalsOf(lines), contactId: customer.id, currency, date });
  if (differences.length > 0) throw new NeedsAttention(foundInvoiceDiffers(invoice, differences, state.kind));
  if (state.kind === 'credit_note') {
    doubtEmail(run, invoice);
    return;
  }
  state.markedSent = invoice.sent;
  run.wantRefresh();
}

/** Nothing in Sage says whether a credit note was e-mailed, so where an earlier run had it created a person says whether it is to be sent. */
function doubtEmail({ state, progress }: InvoiceRun, { number }: SageInvoice): void {
  if (state.email !== null) return;
  progress.unsettledEmail ??= {
    code: 'email_unsettled',
    message: `Credit note ${number} was in Sage already: an earlier run may have e-mailed it.`,
    field: '/customer/email',
  };
}

/** An earlier run had it created with the rate of its own day: where that was Sage's, it is the one that counts. */
function takeSagesRate({ state }: InvoiceRun, { exchangeRate: rate }: SageInvoice): void {
  const { exchangeRate: ours, inBaseCurrency: base, lines } = state;
  if (rate === undefined || !ours || !base || ours.source !== 'sage') return;
  state.exchangeRate = { ...ours, rate, asOf: null };
  state.inBaseCurrency = inBaseCurrency(totalsOf(lines ?? []), rate, base.currency);
}

/** The books show that what was remembered of the customer no longer holds. */
function forgetRenamed(run: InvoiceRun, { customer }: Decided, { contactName }: SageInvoice): void {
  if (customer.origin !== 'remembered' || !contactName) return;
  if (nameLikeness(contactName, customer.name) === 'equal') return;
  run.note(`Customer "${customer.name}" is called "${contactName}" in Sage by now`);
  forgetRemembered(run);
}

/** What stands in the books counts from now on. */
function takeSagesInBase({ state }: InvoiceRun, { inBase }: SageInvoice): void {
  if (state.inBaseCurrency && inBase !== undefined)
    state.inBaseCurrency = { ...state.inBaseCurrency, ...inBase };
}
