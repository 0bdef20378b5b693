import { atSage, singleAttempt } from '../activities.ts';
import { inTurn } from './in-turn.ts';
import { type WatchRun } from './watch-run.ts';
import { DAY_MS } from './watch-state.ts';

const HOUR_MS = 3_600_000;

/**
 * The safety net, once a day: our invoices and those that are open in the books, side by side. One call for 200 open invoices; what differs is
 * read alone where the list does not say enough.
 * @throws NotRead
 */
export async function compareWithBooks(run: WatchRun): Promise<void> {
  const { state } = run;
  const at = new Date().toISOString();
  const { value, calls } = await inTurn(run, 'payments', (address) =>
    singleAttempt.compareWithBooks.executeWithOptions(
      atSage('Our invoices and the open ones of the books, side by side', address),
      [{ ...address, lately: state.lately, unreadable: state.unreadable }],
    ),
  );
  const ids = [...new Set([...state.unread.ids, ...value.unread.ids])];
  state.unread = { ...state.unread, ids };
  run.keep(value);
  run.succeeded();
  state.lastComparison = { at, calls, told: value.told + value.unread.ids.length };
  // Hourly where it is the only way to see payments, or where it was too much for once.
  state.nextComparisonMs = Date.now() + (value.more || run.listsAreMissing ? HOUR_MS : DAY_MS);
}
