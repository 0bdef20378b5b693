import { type IsoDate } from '../domain/dates.ts';
import { type SageInvoice } from '../domain/sage-records.ts';
import { markersIn } from '../domain/invoice/marker.ts';
import { invoiceAttributes, invoiceShape } from './invoice-record.ts';
import { largestPage, listAll } from './pages.ts';
import { type SageSession } from './session.ts';

export interface MarkerSearch {
  /** What the marker begins with, up to the number of the revision; a bookkeeper may have written around its line. */
  readonly markerStem: string;
  readonly contactId: string;
  /** Invoice dates, both ends included. */
  readonly fromDate: IsoDate;
  readonly toDate: IsoDate;
}

/**
 * Invoices made earlier with this marker, void ones included. Sage has no field for an id of ours and cannot search in
 * notes, so this lists the customer's invoices of these days (one call for 200) and compares.
 */
export async function findInvoiceByMarker(
  session: SageSession,
  search: MarkerSearch,
): Promise<SageInvoice[]> {
  const query = {
    contact_id: search.contactId,
    from_date: search.fromDate,
    to_date: search.toDate,
    attributes: invoiceAttributes,
    ...largestPage,
  };
  const invoices = await listAll(session, { path: '/sales_invoices', query }, invoiceShape);
  return invoices.filter(({ notes }) =>
    markersIn(notes).some((marker) => marker.startsWith(search.markerStem)),
  );
}
