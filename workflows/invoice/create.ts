import { type Counted } from '../../domain/failures.ts';
import { type Decided, type PostedInvoice } from '../../domain/invoice/invoice.ts';
import { addDays } from '../../domain/dates.ts';
import { IDEMPOTENCY_TRUSTED_MS, invoiceMarkerStem } from '../../domain/keys.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { salesInvoiceOf } from '../../domain/invoice/sales-invoice.ts';
import { compareTotals, totalsOf } from '../../domain/invoice/tax-lines.ts';
import { type Activities } from '../../activities/index.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { callSage } from './call-sage.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

type CreateInput = Parameters<Activities['createInvoice']>[0];

/**
 * The invoice in Sage, exactly once. Within a week of the hand-over Sage's own idempotency id answers a repeat with the
 * first invoice. Later, or when an earlier run of this invoice may have created it, Sage is searched for its marker first.
 */
export async function createInSage(
  run: InvoiceRun,
  decided: Decided,
  mayExist: boolean,
): Promise<PostedInvoice> {
  run.step = 'create';
  const { state } = run;
  const input: CreateInput = {
    businessUnit: state.businessUnit,
    sageBusinessId: decided.plan.sageBusinessId,
    invoice: salesInvoiceOf(state, state.request, decided),
  };
  const acceptedAt = Date.parse(state.timeline[0]?.at ?? run.nowIso);
  let posting = false;
  const create = async (): Promise<Counted<SageInvoice>> => {
    posting = false;
    if (mayExist || Date.now() - acceptedAt > IDEMPOTENCY_TRUSTED_MS) {
      const found = await lookUp(run, input);
      if (found.value !== null) return { value: adopt(run, found.value), calls: found.calls };
      run.spent(found.calls);
    }
    posting = true;
    const pacing = run.turn.pacing;
    const created = await singleAttempt.createInvoice.executeWithOptions(
      atSage('Create the invoice in Sage', input),
      [{ ...input, pacing }],
    );
    return created;
  };
  const invoice = await settled(run, create, () => posting);
  const { id, number, url, outstanding, net, tax, total } = invoice;
  const totals = { net, tax, total };
  return {
    id,
    number,
    url,
    outstanding,
    totals,
    differences: compareTotals(totalsOf(decided.lines), totals),
  };
}

/** Keeps in sight whether Sage may hold the invoice: from a lost answer until Sage gives a definite one. */
async function settled(
  run: InvoiceRun,
  create: () => Promise<Counted<SageInvoice>>,
  isPosting: () => boolean,
): Promise<SageInvoice> {
  try {
    const invoice = await callSage(run, create, () => (run.createUnsettled ||= isPosting()));
    run.createUnsettled = false;
    return invoice;
  } catch (error) {
    if (error instanceof NeedsAttention && error.effect === 'none' && isPosting()) {
      run.createUnsettled = false;
      // Refused for certain, so nothing exists under this id; Sage may remember the refusal, so the next try has another.
      run.state.revision += 1;
    }
    throw error;
  }
}

/**
 * Somebody may have sent it or paid it since. It is read, not asked about: of what the payment watch told the earlier run it would only
 * say that nothing has changed.
 */
function adopt(run: InvoiceRun, invoice: SageInvoice): SageInvoice {
  run.state.markedSent = invoice.sent;
  run.paymentNoticed = true;
  run.readsItself = true;
  return invoice;
}

async function lookUp(run: InvoiceRun, input: CreateInput): Promise<Counted<SageInvoice | null>> {
  const { invoice } = input;
  const { value, calls } = await singleAttempt.findPostedInvoices.executeWithOptions(
    atSage('Was it created before? Search for its marker', input),
    [
      {
        businessUnit: input.businessUnit,
        sageBusinessId: input.sageBusinessId,
        pacing: run.turn.pacing,
        markerStem: markerOf(run),
        contactId: invoice.contactId,
        // Somebody may have moved the date in Sage meanwhile.
        fromDate: addDays(invoice.date, -31),
        toDate: addDays(invoice.date, 31),
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
