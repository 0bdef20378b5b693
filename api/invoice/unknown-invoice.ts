import { type DocumentKind, nameOf } from '../../domain/invoice/credit-note.ts';
import { type InvoiceKey } from '../../domain/invoice/invoice-key.ts';
import { Problem } from '../problem.ts';

export const unknownInvoice = (
  { businessUnit, invoiceId }: InvoiceKey,
  kind: DocumentKind = 'invoice',
): Problem =>
  new Problem({
    status: 404,
    code: `unknown_${kind}`,
    detail: `Business unit "${businessUnit}" has no ${nameOf(kind).toLowerCase()} "${invoiceId}".`,
    fix: 'Hand it over first with PUT, or correct its id.',
  });
