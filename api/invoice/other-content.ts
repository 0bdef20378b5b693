import { type ShownInvoice } from './invoices.ts';
import { type InvoiceKey } from './invoice-key.ts';
import { Problem } from '../problem.ts';

/** Says where the first one stands, so that nobody hands the same work over twice under two ids. */
export function otherContent({ businessUnit, invoiceId }: InvoiceKey, first: ShownInvoice | null): Problem {
  const status = first === null ? 'known' : `now ${first.status.replaceAll('_', ' ')}`;
  const place = first?.sage ? `, in Sage as ${first.sage.number}` : '';
  return new Problem({
    status: 409,
    code: 'invoice_exists',
    detail: `Invoice "${invoiceId}" of "${businessUnit}" was handed over before with other content; it is ${status}${place}.`,
    fix: `${howToChange(first)} Another invoice needs another id.`,
  });
}

function howToChange(first: ShownInvoice | null): string {
  if (first !== null && first.stopped !== null) {
    return 'Its run ended before its time: hand it over with the content it had last, under this same id; change it after that.';
  }
  if (first === null || first.sage !== null) {
    return 'To change it, void it in Sage and hand the changed invoice over under a new id.';
  }
  return first.status === 'needs_attention'
    ? 'To change it, send the new content to …/correct.'
    : 'To change it, cancel it and hand the changed invoice over under a new id.';
}
