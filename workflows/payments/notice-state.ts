import { remember, type SeenNotice } from '../../domain/payments/notice-memory.ts';

export interface NoticeState {
  seen: SeenNotice[];
  /** Newest notice that the invoices were not told of yet. */
  pending: string | null;
  notices: number;
  looks: number;
  toldAt: number | null;
  /** Since when no invoice is found, and how often that was asked; null while one is known. */
  unknown: { since: number; tries: number } | null;
}

export const newNoticeState = (): NoticeState => ({
  seen: [],
  pending: null,
  notices: 0,
  looks: 0,
  toldAt: null,
  unknown: null,
});

export function receive(state: NoticeState, noticeId: string): void {
  const seen = remember(state.seen, noticeId, Date.now());
  if (seen === null) return;
  state.seen = seen;
  state.pending = noticeId;
  state.notices += 1;
}
