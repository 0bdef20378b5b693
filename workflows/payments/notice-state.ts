import { remember, type SeenNotice } from '../../domain/payments/notice-memory.ts';

export interface NoticeState {
  seen: SeenNotice[];
  /** Newest notice that the payment watch was not told of yet. */
  pending: string | null;
  notices: number;
  looks: number;
  toldAt: number | null;
  /** Since when no invoice is found, and how often that was asked; null while one is known. */
  unknown: { since: number; tries: number } | null;
  /** ISO date-time; null: nobody asked. */
  cancellationRefusedAt: string | null;
}

export const newNoticeState = (): NoticeState => ({
  seen: [],
  pending: null,
  notices: 0,
  looks: 0,
  toldAt: null,
  unknown: null,
  cancellationRefusedAt: null,
});

export function receive(state: NoticeState, noticeId: string): void {
  const seen = remember(state.seen, noticeId, Date.now());
  if (seen === null) return;
  state.seen = seen;
  state.pending = noticeId;
  state.notices += 1;
}
