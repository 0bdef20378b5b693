import { z } from 'zod';
import { type IsoDate } from '../domain/dates.ts';
import { type DocumentKind } from '../domain/invoice/credit-note.ts';
import { type SageInvoice } from '../domain/sage-records.ts';
import { markersIn } from '../domain/invoice/marker.ts';
import { optionalText } from './fields.ts';
import { creditNoteAttributes, invoiceAttributes, invoiceShape } from './invoice-record.ts';
import { largestPage, listAll, readRecord } from './pages.ts';
import { salesDocuments } from './sales-document.ts';
import { type SageSession } from './session.ts';

const anyInvoice = z.looseObject({ id: z.string(), notes: optionalText });

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
  kind: DocumentKind = 'invoice',
): Promise<SageInvoice[]> {
  const query = {
    contact_id: search.contactId,
    from_date: search.fromDate,
    to_date: search.toDate,
    attributes: kind === 'invoice' ? invoiceAttributes : creditNoteAttributes,
    ...largestPage,
  };
  // Of those of others only the notes count: what else may be odd about them is of no matter here.
  const carriesMarker = ({ notes }: { readonly notes: string | null }) =>
    markersIn(notes).some((marker) => marker.startsWith(search.markerStem));
  const list = { path: salesDocuments[kind].path, query };
  const ours = (await listAll(session, list, anyInvoice)).filter(carriesMarker);
  return ours.map((record) => readRecord(list.path, record, invoiceShape));
}
