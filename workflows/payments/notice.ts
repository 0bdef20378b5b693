import { continueAsNew } from '@temporalio/workflow';
import { noticeArrivedSignal } from '../../domain/payments/messages.ts';
import { REMEMBER_MS } from '../../domain/payments/notice-memory.ts';
import { getStateQuery } from '../../domain/runs/messages.ts';
import { onQuery, onSignal, withCancellationAsMessage } from '../cancellation.ts';
import { isLongRun } from '../history-limits.ts';
import { WakeUpTimer } from '../wake-up-timer.ts';
import { newNoticeState, type NoticeState, receive } from './notice-state.ts';
import { letBurstEnd, show, tellWatch } from './tell-watch.ts';

export interface NoticeInput {
  readonly sageInvoiceId: string;
  /** From the run before, when this one continues it. */
  readonly state: NoticeState | null;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/** How many notices came, and how often the payment watch was asked to look because of them. */
export type NoticeResult = Pick<NoticeState, 'notices' | 'looks'>;

/**
 * Notices of one Sage invoice. Many at once lead to one look at Sage; the id of each is kept until no copy of it can pass
 * the signature check any more; one that comes before its invoice is known waits for it. Then the run ends. One that is terminated loses
 * nothing but time: the payment watch finds every change by itself.
 */
export async function notice(input: NoticeInput): Promise<NoticeResult> {
  const state = input.state ?? newNoticeState();
  onSignal(
    noticeArrivedSignal,
    ({ noticeId }) => receive(state, noticeId),
    'A signed notice of this invoice; a repeated id changes nothing',
  );
  onQuery(getStateQuery, () => state, 'All that it remembers');
  const refuse = () => {
    state.cancellationRefusedAt = new Date().toISOString();
    show(state);
  };
  return withCancellationAsMessage(refuse, async () => {
    const isLong = () => isLongRun(input.maxEvents);
    const timer = new WakeUpTimer();
    while (!isLong()) {
      const isPending = () => state.pending !== null || isLong();
      const summary = 'No copy of a notice can come any more';
      const more = await timer.until(Date.now() + REMEMBER_MS, isPending, summary);
      if (!more) return { notices: state.notices, looks: state.looks };
      if (state.pending === null) continue;
      await letBurstEnd(state);
      await tellWatch(state, input.sageInvoiceId);
    }
    return continueAsNew<typeof notice>({ ...input, state });
  });
}
