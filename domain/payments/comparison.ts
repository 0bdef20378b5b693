import { isZero } from '../money.ts';
import { type SageInvoice } from '../sage-records.ts';
import { recordPart } from './fingerprint.ts';
import { type FoundInvoice, hasHeard, type LatelyTold } from './found-invoice.ts';
import { type ReadInvoice, type WatchedInvoice } from './watched-invoice.ts';

export interface Differences {
  /** Known whole from the list: nothing has settled them. */
  readonly tell: readonly { readonly found: FoundInvoice; readonly read: ReadInvoice }[];
  /** The list does not say what became of them. */
  readonly read: readonly FoundInvoice[];
}

/**
 * Of ours, those that stand otherwise in the books than they last heard: open ones that are gone from the open invoices of the books, and any
 * that look different there. Ours must have been listed before the books, so that a new invoice is not taken for one that is gone.
 */
export function compare(
  ours: readonly FoundInvoice[],
  open: readonly SageInvoice[],
  { lately, nowMs }: { readonly lately: LatelyTold; readonly nowMs: number },
  fingerprint: (watched: WatchedInvoice) => string,
): Differences {
  const books = new Map(open.map((invoice) => [invoice.id, invoice]));
  const tell: { found: FoundInvoice; read: ReadInvoice }[] = [];
  const read: FoundInvoice[] = [];
  for (const found of ours) {
    const invoice = books.get(found.sageInvoiceId);
    if (invoice === undefined) {
      if (!found.paid) read.push(found);
      continue;
    }
    const watched = { invoice, settledBy: [] };
    const print = fingerprint(watched);
    // What settled it is not listed; that changes with what is outstanding.
    const isSame = recordPart(found.fingerprint ?? '') === recordPart(print);
    if (isSame || hasHeard(found, print, lately, nowMs)) continue;
    if (invoice.status === 'UNPAID' && isZero(invoice.paid))
      tell.push({ found, read: { watched, fingerprint: print } });
    else read.push(found);
  }
  return { tell, read };
}
