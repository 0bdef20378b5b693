import { ApplicationFailureCategory } from '@temporalio/common';
import {
  ApplicationFailure,
  condition,
  getExternalWorkflowHandle,
  isCancellation,
  setCurrentDetails,
  sleep,
} from '@temporalio/workflow';
import { workflowCalls } from '../activities.ts';
import { paymentNoticedSignal } from '../../domain/invoice/messages.ts';
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
  if (spaceMs > 0) await sleep(spaceMs);
  for (let before = -1; before !== state.notices && Date.now() - begun < LONGEST_BURST_MS;) {
    before = state.notices;
    await sleep(QUIET_MS);
  }
}

/**
 * Tells every open invoice with this Sage id to look at Sage, once. Is there none, it is perhaps only just being created:
 * asked again with growing pauses for a day.
 * @throws ApplicationFailure `unknown_sage_invoice` after that day, so that the run is seen among the failed
 */
export async function tellInvoices(state: NoticeState, sageInvoiceId: string): Promise<void> {
  const noticeId = state.pending ?? '';
  state.pending = null;
  const { open, finished } = await workflowCalls.findNoticedInvoices.executeWithOptions(
    { summary: 'Which invoices have this id in Sage?' },
    [{ sageInvoiceId }],
  );
  if (open.length === 0 && finished === 0) return keep(state, noticeId, sageInvoiceId);
  state.unknown = null;
  state.toldAt = Date.now();
  state.looks += open.length === 0 ? 0 : 1;
  for (const workflowId of open) await tell(workflowId, noticeId);
  setCurrentDetails(`${counted(state)} ${open.length === 0 ? 'Its invoice is finished.' : ''}`);
}

async function tell(workflowId: string, noticeId: string): Promise<void> {
  try {
    await getExternalWorkflowHandle(workflowId).signal(paymentNoticedSignal, { noticeId });
  } catch (error) {
    // It finished since it was found: nothing is left to look for.
    if (isCancellation(error)) throw error;
  }
}

/** A newer notice ends the pause: it may be the one that came after the invoice did. */
async function keep(state: NoticeState, noticeId: string, sageInvoiceId: string): Promise<void> {
  state.pending ??= noticeId;
  state.unknown ??= { since: Date.now(), tries: 0 };
  const { unknown, pending } = state;
  if (Date.now() - unknown.since >= DAY_MS) throw givenUp(sageInvoiceId);
  setCurrentDetails(`${counted(state)} No invoice with this id in Sage is known yet; asked again and again.`);
  await condition(
    () => state.pending !== pending,
    Math.min(FIRST_PAUSE_MS * 2 ** unknown.tries, LONGEST_PAUSE_MS),
  );
  unknown.tries += 1;
}

const counted = ({ notices, looks }: NoticeState): string => `Notices: ${notices}. Looks at Sage: ${looks}.`;

const givenUp = (sageInvoiceId: string): ApplicationFailure =>
  ApplicationFailure.create({
    message: `For a day no invoice of ours had the Sage id "${sageInvoiceId}": it was made by other means, or its creation failed.`,
    type: 'unknown_sage_invoice',
    nonRetryable: true,
    category: ApplicationFailureCategory.BENIGN,
  });
