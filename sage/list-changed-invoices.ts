import { type WatchedInvoice } from '../domain/payments/watched-invoice.ts';
import { checkFigures } from './invoice-record.ts';
import { type Changed, changedFields, listChanged } from './list-changed.ts';
import { type SageSession } from './session.ts';
import { toWatched, watchedAttributes, watchedFields } from './watched-record.ts';

/** GET /sales_invoices changed since, whoever made them. Whether a payment counts as a change of the invoice is not documented. */
export async function listChangedInvoices(
  session: SageSession,
  since: string,
): Promise<Changed<WatchedInvoice>> {
  const { items, ...read } = await listChanged(
    session,
    {
      path: '/sales_invoices',
      attributes: watchedAttributes,
      since,
      query: { show_payments_allocations: 'true' },
    },
    watchedFields.extend(changedFields).superRefine(checkFigures),
  );
  return { items: items.map(toWatched), ...read };
}
