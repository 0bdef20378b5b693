import { nameInSage } from '../../domain/invoice/draft.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type DocumentKind, nameOf } from '../../domain/invoice/credit-note.ts';
import { alreadyInSage } from '../../domain/invoice/link.ts';
import { type InvoiceKey } from '../../domain/invoice/invoice-key.ts';
import { Problem } from '../problem.ts';

/** What is known of the invoice that was handed over first; `stopped` when its run ended before its time. */
type EarlierInvoice = Pick<InvoiceView, 'status' | 'sage'> & { readonly stopped: object | null };

/** Says where the first one stands, so that nobody hands the same work over twice under two ids. */
export function otherContent(
  kind: DocumentKind,
  { businessUnit, invoiceId }: InvoiceKey,
  first: EarlierInvoice | null,
): Problem {
  const status = first === null ? 'known' : `now ${first.status.replaceAll('_', ' ')}`;
  const place = first?.sage ? `, in Sage as ${nameInSage(first.sage)}` : '';
  return new Problem({
    status: 409,
    code: `${kind}_exists`,
    detail: `${nameOf(kind)} "${invoiceId}" of "${businessUnit}" was handed over before with other content; it is ${status}${place}.`,
    fix: kind === 'invoice' ? howToChange(first) : howToChangeNote(first),
  });
}

/** @throws Problem 409 where it is to be linked to another invoice of Sage than the one that it is there already */
export function expectNoOtherInSage(
  { invoiceId }: InvoiceKey,
  first: Pick<InvoiceView, 'sage'> | null,
  linkTo: string | undefined,
): void {
  if (!first?.sage || linkTo === undefined || linkTo === first.sage.id) return;
  const { message: detail, ...why } = alreadyInSage(invoiceId, first.sage, linkTo);
  throw new Problem({ status: 409, detail, ...why });
}

/** Never what would make a second invoice of the same work. */
function howToChange(first: EarlierInvoice | null): string {
  if (first === null || first.stopped !== null)
    return 'Its run ended before its time: hand it over with the content it had last, under this same id; change it after that.';
  const anew = 'Hand the changed invoice over under a new id.';
  switch (first.status) {
    case 'cancelled':
      return 'It never reached Sage and is about to end: hand the changed invoice over again in a moment, under this same id.';
    case 'voided':
    case 'deleted':
      return `It no longer stands in Sage. ${anew}`;
    case 'paid':
    case 'part_paid':
      return 'Money has come in for it: credit what is wrong (…/credit), and hand over under a new id only what is to be invoiced besides.';
    case 'needs_attention':
      if (first.sage === null) return 'To change it, send the new content to …/correct, under this same id.';
      break;
    default:
      if (first.sage === null)
        return 'To change it before it is in Sage, cancel it (…/cancel) and, once it is cancelled, hand the changed invoice over under this same id.';
  }
  return 'To change it, send the new content to …/reissue, under this same id: the one in Sage is voided first.';
}

function howToChangeNote(first: EarlierInvoice | null): string {
  if (first === null || first.stopped !== null || first.status === 'cancelled') return howToChange(first);
  if (first.sage !== null)
    return 'It stands in Sage. If it is wrong, void it (…/void) and hand over another one under a new id; else hand over there only what is to be given back besides.';
  return first.status === 'needs_attention'
    ? 'To change it, send the new content to …/correct, under this same id.'
    : 'To change it before it is in Sage, cancel it (…/cancel) and, once it is cancelled, hand the changed one over under this same id.';
}
