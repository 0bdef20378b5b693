import { ActivityFailure, isCancellation } from '@temporalio/workflow';
import { answerByTotal, type ClaimAnswer, claimOf } from '../../domain/invoice/credit-claims.ts';
import { againstExceeded } from '../../domain/invoice/credit-note.ts';
import { type TaxedLine } from '../../domain/invoice/invoice.ts';
import { releaseCreditSignal } from '../../domain/invoice/messages.ts';
import { totalsOf } from '../../domain/invoice/tax-lines.ts';
import { invoiceWorkflowId } from '../../domain/keys.ts';
import { workflowCalls } from '../activities.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { type Against, ANSWER_WITHIN } from './against.ts';
import { type InvoiceRun } from './run.ts';
import { Corrected, NeedsAttention } from './stops.ts';

const PAUSE_MS = 60_000;

/**
 * What a credit note takes of the invoice that it stands against, before anything of it is created in Sage. The run of the invoice knows all of
 * its credits; where none goes on any more, what Sage says of the invoice must do.
 * @throws NeedsAttention where that is more than is left, unless a person said that this content is meant
 */
export async function claimCredit(
  run: InvoiceRun,
  { inSage }: Against,
  lines: readonly TaxedLine[],
): Promise<void> {
  const { state, progress } = run;
  const { invoiceId, businessUnit, request } = state;
  const of = request.against?.invoiceId ?? '';
  if (progress.claimedOf !== of) release(run);
  const isMeant = progress.claimMeant === state.contentHash;
  const claim = claimOf(invoiceId, totalsOf(lines).total, lines);
  const ask = () =>
    workflowCalls.claimCredit.executeWithOptions(
      { summary: 'What is left of the invoice', scheduleToCloseTimeout: ANSWER_WITHIN },
      [{ businessUnit, invoiceId: of, claim, isMeant }],
    );
  const answer = (await answered(run, ask)) ?? answerByTotal(claim.amount, inSage.total);
  if (!answer.taken && !isMeant)
    throw new NeedsAttention(againstExceeded(request, claim.amount, inSage, answer));
  progress.claimedOf = of;
}

/**
 * While its run does not answer that is waited for in sight, and nobody else is kept from the turn. All is decided anew after that, since the credit
 * note may have been corrected meanwhile. @throws Corrected
 */
async function answered(
  run: InvoiceRun,
  ask: () => Promise<ClaimAnswer | null>,
): Promise<ClaimAnswer | null> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    const id = run.state.request.against?.invoiceId ?? '';
    const message = `The run of invoice "${id}", which it stands against, does not answer.`;
    await run.pause({ what: 'invoice', message, action: null }, PAUSE_MS);
    throw new Corrected();
  }
}

/** At its end: where it is not in Sage, or not any more, what it would have taken is left again. */
export function releaseWhereGone(run: InvoiceRun): void {
  if (['cancelled', 'voided', 'deleted'].includes(run.state.status)) release(run);
}

function release({ state: { businessUnit, invoiceId }, progress }: InvoiceRun): void {
  if (!progress.claimedOf) return;
  const of = invoiceWorkflowId(businessUnit, progress.claimedOf);
  progress.claimedOf = null;
  void signalIfRunning(of, releaseCreditSignal, { creditNoteId: invoiceId });
}

export const isAskedForClaim = ({ state }: InvoiceRun): boolean =>
  state.attention?.code === 'against_exceeded';

/** As a person said, who may know of a credit note that was voided in Sage. */
export function claimAnyway(run: InvoiceRun): void {
  run.progress.claimMeant = run.state.contentHash;
  run.note('More is meant to be credited than is left of the invoice, as was said');
  run.prioritise();
}
