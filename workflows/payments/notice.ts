import { condition, continueAsNew } from '@temporalio/workflow';
import { REMEMBER_MS } from '../../domain/payments/notice-memory.ts';
import { noticeArrivedSignal } from '../../domain/payments/messages.ts';
import { newNoticeState, type NoticeState, receive } from './notice-state.ts';
import { letBurstEnd, tellInvoices } from './tell-invoices.ts';
import { isLongRun } from '../history-limits.ts';

export interface NoticeInput {
  readonly sageInvoiceId: string;
  /** From the run before, when this one continues it. */
  readonly state: NoticeState | null;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/** How many notices came, and how often the invoices were told to look at Sage because of them. */
export type NoticeResult = Pick<NoticeState, 'notices' | 'looks'>;

/**
 * Notices of one Sage invoice. Many at once lead to one look at Sage; the id of each is kept until no copy of it can pass
 * the signature check any more; one that comes before its invoice is known waits for it. Then the run ends.
 */
export async function notice(input: NoticeInput): Promise<NoticeResult> {
  const state = input.state ?? newNoticeState();
  setHandler(noticeArrivedSignal, ({ noticeId }) => receive(state, noticeId), {
    description: 'A signed notice of this invoice; a repeated id changes nothing',
  });
  const isLong = () => isLongRun(input.maxEvents);
  while (!isLong()) {
    const more = await condition(() => state.pending !== null || isLong(), REMEMBER_MS);
    if (!more && state.pending === null) return { notices: state.notices, looks: state.looks };
    if (state.pending === null) continue;
    await letBurstEnd(state);
    await tellInvoices(state, input.sageInvoiceId);
  }
  return continueAsNew<typeof notice>({ ...input, state });
}
