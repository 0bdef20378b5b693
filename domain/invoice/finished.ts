import { nameOf } from './credit-note.ts';
import { type InvoiceStatus, type InvoiceView } from './invoice.ts';
import { type Refusal } from './state.ts';

/** What fits how it ended, and makes no second invoice of the same work. */
function invoiceFix(status: InvoiceStatus): string {
  switch (status) {
    case 'cancelled':
      return 'It never reached Sage: to have it invoiced after all, hand it over again under this same id.';
    case 'voided':
    case 'deleted':
      return 'It no longer stands in Sage: hand over under a new id what is to be invoiced after all.';
    default:
      return 'Nothing can be changed on it any more. Credit in Sage what is wrong, and invoice only what was done besides.';
  }
}

function creditNoteFix(status: InvoiceStatus): string {
  return status === 'cancelled'
    ? 'It never reached Sage: to have it after all, hand it over again under this same id.'
    : 'Nothing can be changed on it any more. Hand over another one for what is still to be given back besides.';
}

/** The answer to what was ordered of an invoice too late. */
export const finished = ({
  kind,
  invoiceId,
  status,
}: Pick<InvoiceView, 'kind' | 'invoiceId' | 'status'>): Refusal => ({
  code: `${kind}_finished`,
  message: `${nameOf(kind)} "${invoiceId}" is ${status.replaceAll('_', ' ')} and finished.`,
  fix: kind === 'credit_note' ? creditNoteFix(status) : invoiceFix(status),
});
