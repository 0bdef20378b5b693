import { type InvoiceKey } from './invoice-key.ts';
import { Problem } from '../problem.ts';

export const unknownInvoice = ({ businessUnit, invoiceId }: InvoiceKey): Problem =>
  new Problem({
    status: 404,
    code: 'unknown_invoice',
    detail: `Business unit "${businessUnit}" has no invoice "${invoiceId}".`,
    fix: 'Hand it over first with PUT, or correct its id.',
  });
