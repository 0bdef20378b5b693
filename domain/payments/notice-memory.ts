/** How many of our invoices a notice concerns: open ones, whose payment watch was asked to look, and such as have ended. */
export interface NoticedInvoices {
  readonly open: number;
  readonly finished: number;
}

export interface SeenNotice {
  readonly id: string;
  /** When it came, milliseconds since the epoch. */
  readonly at: number;
}

/**
 * How long the id of a notice is kept. A signature is good from 5 minutes before its time to 5 minutes after, so one that
 * came early can be sent again for 10 minutes; half as much is added for slow clocks.
 */
export const REMEMBER_MS = 15 * 60_000;

/** More in a quarter of an hour is a flood: then the oldest are forgotten, which costs one look too many. */
const MOST_REMEMBERED = 1_000;

/** What is remembered with this one; null when it is known already. */
export function remember(seen: readonly SeenNotice[], id: string, now: number): SeenNotice[] | null {
  const fresh = seen.filter(({ at }) => now - at < REMEMBER_MS);
  if (fresh.some((one) => one.id === id)) return null;
  return [...fresh, { id, at: now }].slice(-MOST_REMEMBERED);
}
