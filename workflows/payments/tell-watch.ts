import { ApplicationFailureCategory } from '@temporalio/common';
import { ApplicationFailure, condition, setCurrentDetails, sleep } from '@temporalio/workflow';
import { details } from '../markdown.ts';
import { workflowCalls } from '../activities.ts';
import { type NoticeState } from './notice-state.ts';

/** A burst is over when nothing came for a second. */
const QUIET_MS = 1_000;
/** But a stream that never pauses is not waited for longer. */
const LONGEST_BURST_MS = 10_000;
/** Two looks are not closer together, as a slow stream would have it. */
const SPACE_MS = 3_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Waits until the burst that a notice belongs to has ended, at some distance from the last look. */
export async function letBurstEnd(state: NoticeState): Promise<void> {
  const begun = Date.now();
  const spaceMs = (state.toldAt ?? 0) + SPACE_MS - begun;
  if (spaceMs > 0) await sleep(spaceMs, { summary: 'Some distance from the last look' });
  for (let before = -1; before !== state.notices && Date.now() - begun < LONGEST_BURST_MS;) {
    before = state.notices;
    await sleep(QUIET_MS, { summary: 'End of the burst' });
  }
}

/**
 * Has the payment watch look at every open invoice with this Sage id, once: a hundred notices cost few looks. Is there none, it is perhaps
 * only just being created: asked again with growing pauses for a day.
 * @throws ApplicationFailure `unknown_sage_invoice` after that day, so that the run is seen among the failed
 */
export async function tellWatch(state: NoticeState, sageInvoiceId: string): Promise<void> {
  const noticeId = state.pending ?? '';
  state.pending = null;
  const { open, finished } = await workflowCalls.requestSyncOf.executeWithOptions(
    { summary: 'Have the payment watch look at this invoice' },
    [{ sageInvoiceId }],
  );
  if (open === 0 && finished === 0) return keep(state, noticeId, sageInvoiceId);
  state.unknown = null;
  state.toldAt = Date.now();
  state.looks += open === 0 ? 0 : 1;
  show(state, open === 0 && 'Its invoice is finished.');
}

/** A newer notice ends the pause: it may be the one that came after the invoice did. */
async function keep(state: NoticeState, noticeId: string, sageInvoiceId: string): Promise<void> {
  state.pending ??= noticeId;
  state.unknown ??= { since: Date.now(), tries: 0 };
  const { unknown, pending } = state;
  if (Date.now() - unknown.since >= DAY_MS) throw givenUp(sageInvoiceId);
  show(state, 'No invoice with this id in Sage is known yet; asked again and again.');
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** unknown.tries, LONGEST_PAUSE_MS);
  await condition(() => state.pending !== pending, pauseMs, { summary: 'Is the invoice known by now?' });
  unknown.tries += 1;
}

export function show(
  { notices, looks, cancellationRefusedAt }: NoticeState,
  more: string | false = false,
): void {
  setCurrentDetails(
    details(`Notices: ${notices}. Looks at Sage: ${looks}.`, [
      more,
      cancellationRefusedAt !== null &&
        `Cancellation was requested at ${cancellationRefusedAt} and refused: it ends by itself within a day; terminate it to end it now.`,
    ]),
  );
}

const givenUp = (sageInvoiceId: string): ApplicationFailure =>
  ApplicationFailure.create({
    message: `For a day no invoice of ours had the Sage id "${sageInvoiceId}": it was made by other means, or its creation failed.`,
    type: 'unknown_sage_invoice',
    nonRetryable: true,
    category: ApplicationFailureCategory.BENIGN,
  });
