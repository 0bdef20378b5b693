import { type Counted } from '../../domain/failures.ts';
import { type Decided, type PostedInvoice } from '../../domain/invoice/invoice.ts';
import { foundDifferences } from '../../domain/invoice/found-invoice.ts';
import { salesInvoiceOf } from '../../domain/invoice/sales-invoice.ts';
import { compareTotals, totalsOf } from '../../domain/invoice/tax-lines.ts';
import { addDays } from '../../domain/dates.ts';
import { IDEMPOTENCY_TRUSTED_MS, invoiceMarkerStem } from '../../domain/keys.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { type Activities } from '../../activities/index.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { type Failure } from '../failure.ts';
import { callSage } from './call-sage.ts';
import { acceptedAtMs } from './resolve.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

type CreateInput = Omit<Parameters<Activities['createInvoice']>[0], 'pacing'>;

interface InSage {
  readonly invoice: SageInvoice;
  readonly fingerprint: string | null;
  /** `created` by this run; otherwise an earlier one did, and somebody may have sent it or paid it since. */
  readonly found: 'created' | 'by_marker' | 'older_than_attempt';
}

/**
 * The invoice in Sage, exactly once. Within a week of the hand-over Sage's own idempotency id answers a repeat with the
 * first invoice. Later, or when an earlier run of this invoice may have created it, Sage is searched for its marker first.
 */
export async function createInSage(
  run: InvoiceRun,
  decided: Decided,
): Promise<{ invoice: PostedInvoice; foundInSage: boolean }> {
  const { state, progress } = run;
  progress.step = 'create';
  progress.attempt ??= { beganAt: run.nowIso, body: null, unsettled: false };
  const input: CreateInput = {
    businessUnit: state.businessUnit,
    sageBusinessId: decided.plan.sageBusinessId,
    invoice: salesInvoiceOf(state, state.request, decided),
    frozenBody: progress.attempt.body,
    attemptBeganAt: progress.attempt.beganAt,
    search: searchFor(run, decided),
  };
  const inSage = await settled(run, input);
  const ours = totalsOf(decided.lines);
  if (inSage.found !== 'created') adopt(run, decided, inSage);
  progress.attempt = null;
  progress.fingerprint = inSage.fingerprint;
  const { id, number, url, outstanding, net, tax, total } = inSage.invoice;
  const totals = { net, tax, total };
  const invoice = { id, number, url, outstanding, totals, differences: compareTotals(ours, totals) };
  return { invoice, foundInSage: inSage.found !== 'created' };
}

/** Keeps in the state whether Sage may hold the invoice: from a lost answer until Sage gives a definite one. */
async function settled(run: InvoiceRun, input: CreateInput): Promise<InSage> {
  const { state, progress } = run;
  let posting = false;
  const attempt = async (): Promise<Counted<InSage>> => {
    posting = false;
    if (progress.mayExist || Date.now() - acceptedAtMs(run) > IDEMPOTENCY_TRUSTED_MS) {
      const found = await lookUp(run, input);
      if (found.value !== null)
        return { value: { invoice: found.value, fingerprint: null, found: 'by_marker' }, calls: found.calls };
      run.spent(found.calls);
    }
    posting = true;
    return singleAttempt.createInvoice.executeWithOptions(atSage('Create the invoice in Sage', input), [
      { ...input, frozenBody: progress.attempt?.body ?? null, pacing: run.turn.pacing },
    ]);
  };
  const onLost = (failure: Failure): void => {
    if (posting) freeze(run, failure);
  };
  try {
    return await callSage(run, attempt, onLost);
  } catch (error) {
    if (error instanceof NeedsAttention && error.effect === 'none' && posting) {
      // Refused for certain, so nothing exists under this id; Sage may remember the refusal, so the next try has another.
      progress.attempt = null;
      state.revision += 1;
    }
    throw error;
  }
}

/** An answer was lost: exactly the bytes that were sent are sent again, whatever code is deployed by then. */
function freeze({ progress, nowIso }: InvoiceRun, failure: Failure): void {
  const before = progress.attempt ?? { beganAt: nowIso, body: null, unsettled: false };
  progress.attempt = { ...before, unsettled: true, body: before.body ?? sentBody(failure) };
}

function sentBody(failure: Failure): string | null {
  if (failure.kind === 'timed_out') return isSent(failure.heartbeat) ? failure.heartbeat.sentBody : null;
  return 'sentBody' in failure ? (failure.sentBody ?? null) : null;
}

const isSent = (heartbeat: unknown): heartbeat is { sentBody: string } =>
  typeof heartbeat === 'object' && heartbeat !== null && 'sentBody' in heartbeat;

/**
 * Found, not created: it is taken for ours only if it is what was meant. Somebody may have sent it or paid it since. It is read, not asked
 * about: of what the payment watch told an earlier run it would only say that nothing has changed.
 * @throws NeedsAttention with both shown, when customer, currency, date or totals are others
 */
function adopt(run: InvoiceRun, decided: Decided, { invoice }: InSage): void {
  const { state } = run;
  const differences = foundDifferences(invoice, {
    contactId: decided.customer.id,
    currency: state.request.currency,
    date: state.request.date,
    totals: totalsOf(decided.lines),
  });
  if (differences.length > 0) {
    throw new NeedsAttention({
      code: 'found_invoice_differs',
      message: `Sage holds ${invoice.number} with the marker of this invoice, but it is another one: ${differences
        .map(({ field, found, expected }) => `${field} ${found} instead of ${expected}`)
        .join(', ')}.`,
    });
  }
  state.markedSent = invoice.sent;
  run.wantRefresh();
}

const searchFor = (run: InvoiceRun, { customer }: Decided) => ({
  markerStem: markerOf(run),
  contactId: customer.id,
  // Somebody may have moved the date in Sage meanwhile.
  fromDate: addDays(run.state.request.date, -31),
  toDate: addDays(run.state.request.date, 31),
});

async function lookUp(run: InvoiceRun, input: CreateInput): Promise<Counted<SageInvoice | null>> {
  const { value, calls } = await singleAttempt.findPostedInvoices.executeWithOptions(
    atSage('Was it created before? Search for its marker', input),
    [
      {
        businessUnit: input.businessUnit,
        sageBusinessId: input.sageBusinessId,
        pacing: run.turn.pacing,
        ...input.search,
      },
    ],
  );
  // Voided by ourselves to be issued anew.
  const candidates = value.filter(({ id }) => !run.state.replaced.includes(id));
  const standing = candidates.filter((found) => found.status !== 'VOID');
  const [first, ...others] = standing.length > 0 ? standing : candidates;
  if (others.length > 0 && standing.length > 1) {
    throw new NeedsAttention({
      code: 'duplicate_in_sage',
      message: `Sage holds ${standing.length} invoices with the marker ${markerOf(run)}…]: ${standing.map(({ number }) => number).join(', ')}.`,
    });
  }
  return { value: first ?? null, calls };
}

const markerOf = ({ state }: InvoiceRun): string => invoiceMarkerStem(state.businessUnit, state.invoiceId);
