import { type Counted } from '../../domain/failures.ts';
import { foundInvoiceDiffers, isOurs } from '../../domain/invoice/found-in-sage.ts';
import { type Decided, type PostedInvoice, type Totals } from '../../domain/invoice/invoice.ts';
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
type PostedInSage = Awaited<ReturnType<Activities['createInvoice']>>['value'];

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
  const planned = salesInvoiceOf(state, state.request, decided);
  const attemptBeganAt = run.nowIso;
  const acceptedAt = Date.parse(state.timeline[0]?.at ?? run.nowIso);
  const create = (): Promise<Counted<PostedInSage>> => {
    const input: CreateInput = {
      businessUnit: state.businessUnit,
      sageBusinessId: decided.plan.sageBusinessId,
      pacing: run.turn.pacing,
      invoice: planned,
      search: {
        markerStem: invoiceMarkerStem(state.businessUnit, state.invoiceId),
        contactId: planned.contactId,
        // Somebody may have moved the date in Sage meanwhile.
        fromDate: addDays(planned.date, -31),
        toDate: addDays(planned.date, 31),
        replaced: state.replaced,
        first: mayExist || Date.now() - acceptedAt > IDEMPOTENCY_TRUSTED_MS,
        attemptBeganAt,
      },
    };
    return singleAttempt.createInvoice.executeWithOptions(
      atSage('Create the invoice in Sage', decided.plan),
      [input],
    );
  };
  const { invoice, found } = await settled(run, create);
  const ours = totalsOf(decided.lines);
  if (found !== 'created') adopt(run, invoice, { contactId: planned.contactId, ours });
  const { id, number, url, outstanding, net, tax, total } = invoice;
  const totals = { net, tax, total };
  return { id, number, url, outstanding, totals, differences: compareTotals(ours, totals) };
}

/** Keeps in sight whether Sage may hold the invoice: from a lost answer until Sage gives a definite one. */
async function settled(run: InvoiceRun, create: () => Promise<Counted<PostedInSage>>): Promise<PostedInSage> {
  try {
    const posted = await callSage(run, create, () => (run.createUnsettled = true));
    run.createUnsettled = false;
    return posted;
  } catch (error) {
    if (error instanceof NeedsAttention && error.effect === 'none') {
      run.createUnsettled = false;
      // Refused for certain, so nothing exists under this id; Sage may remember the refusal, so the next try has another.
      run.state.revision += 1;
    }
    throw error;
  }
}

/**
 * Takes over what Sage held already, if it is ours. Somebody may have sent it or paid it since. It is read, not asked about: of what the
 * payment watch told the earlier run it would only say that nothing has changed.
 */
function adopt(run: InvoiceRun, invoice: SageInvoice, planned: { contactId: string; ours: Totals }): void {
  const { currency, date } = run.state.request;
  const differences = isOurs(invoice, { ...planned.ours, contactId: planned.contactId, currency, date });
  if (differences.length > 0) throw new NeedsAttention(foundInvoiceDiffers(invoice, differences));
  run.state.markedSent = invoice.sent;
  run.paymentNoticed = true;
  run.readsItself = true;
}
