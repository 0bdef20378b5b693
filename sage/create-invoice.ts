import { z } from 'zod';
import { type DocumentKind } from '../domain/invoice/credit-note.ts';
import { type SageInvoice } from '../domain/sage-records.ts';
import { type HttpAnswer, type HttpCall } from './http-call.ts';
import { invoiceShape } from './invoice-record.ts';
import { parseJson } from './parse-json.ts';
import { readInvoice } from './read-invoice.ts';
import { readJson } from './read-json.ts';
import { requestRaw } from './request.ts';
import { salesDocuments } from './sales-document.ts';
import { type SageSession } from './session.ts';
import { withinEdition } from './within-edition.ts';

export interface CreatedInvoice {
  /** As it was when it was created: Sage answers a repeat with its first answer. */
  readonly invoice: SageInvoice;
  /** How long ago that was, both by Sage's clock; null where its answer does not say. */
  readonly ageMs: number | null;
}

/**
 * POST /sales_invoices, or /sales_credit_notes, with this very body (`salesInvoiceText`). Not to be made in parallel for one business: Sage numbers in sequence and asks for that (Sage
 * guide). Sage's totals may differ from ours; compare them.
 */
export async function createInvoice(
  session: SageSession,
  body: string,
  kind: DocumentKind = 'invoice',
): Promise<CreatedInvoice> {
  const { path } = salesDocuments[kind];
  // Not every edition makes credit notes.
  const { call, answer } = await withinEdition(session, () =>
    requestRaw(session, { method: 'POST', path, body }),
  );
  const invoice = await readCreated(session, { call, answer }, kind);
  const answeredMs = Date.parse(answer.header('date') ?? '');
  const isDated = invoice.createdAt !== null && !Number.isNaN(answeredMs);
  return { invoice, ageMs: isDated ? answeredMs - Date.parse(invoice.createdAt) : null };
}

/** Created it is, whatever its answer leaves out, such as all amounts: then the record itself is read, by one call more. */
async function readCreated(
  session: SageSession,
  { call, answer }: { readonly call: HttpCall; readonly answer: HttpAnswer },
  kind: DocumentKind,
): Promise<SageInvoice> {
  try {
    return readJson(call, answer, invoiceShape);
  } catch (unreadable) {
    const named = z.object({ id: z.string() }).safeParse(parseJson(answer.body.toString('utf8')));
    if (!named.success) throw unreadable;
    try {
      return await readInvoice(session, named.data.id, kind);
    } catch {
      throw unreadable;
    }
  }
}
