import { type SettlementEntry, type WatchedInvoice } from '../domain/payments/watched-invoice.ts';
import { SageError, type SageErrorKind } from './error.ts';
import { allocationFields, toAllocationChange } from './payment-record.ts';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';
import { toWatched, watchedFields } from './watched-record.ts';

/**
 * GET /sales_invoices/{id} with what settled it; null when Sage has no such invoice (any more). One call, and one more for each
 * allocation, to tell a credit note from money that came in before; none with `allocations: false`, as where the edition lacks them.
 */
export async function readWatchedInvoice(
  session: SageSession,
  id: string,
  { allocations = true }: { readonly allocations?: boolean } = {},
): Promise<WatchedInvoice | null> {
  const query = { mark_as_sent: 'false', show_payments_allocations: 'true' };
  const found = await orNull(
    () => requestJson(session, { method: 'GET', path: '/sales_invoices/{id}', id, query }, watchedFields),
    'not_found',
  );
  if (found === null) return null;
  const { invoice, settledBy } = toWatched(found);
  if (settledBy === null) return { invoice, settledBy };
  const told: SettlementEntry[] = [];
  let readable = allocations;
  for (const entry of settledBy) {
    const kind = entry.kind === 'allocation' && readable ? await kindOf(session, entry.id) : entry.kind;
    // What was refused for one is refused for all of them.
    if (kind === null) readable = false;
    told.push({ ...entry, kind: kind ?? 'allocation' });
  }
  return { invoice, settledBy: told };
}

/** Null: Sage does not show allocations here. It has just answered, so "no subscription" is about them alone. */
async function kindOf(session: SageSession, id: string): Promise<SettlementEntry['kind'] | null> {
  const read = () =>
    requestJson(session, { method: 'GET', path: '/contact_allocations/{id}', id }, allocationFields);
  const found = await orNull(
    async () => orNull(read, 'forbidden', 'no_subscription'),
    'not_found',
    'unexpected_answer',
  );
  return found === null ? null : toAllocationChange(found).kind;
}

/** A user may see invoices without seeing allocations (its right "Bank"): that leaves only the kind open. */
async function orNull<T>(read: () => Promise<T>, ...kinds: SageErrorKind[]): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SageError && kinds.includes(error.kind)) return null;
    throw error;
  }
}
