import { type InvoiceView } from './invoice.ts';
import { type Refusal } from './state.ts';

/** The answer to what was ordered of an invoice too late. */
export const finished = ({ invoiceId, status }: Pick<InvoiceView, 'invoiceId' | 'status'>): Refusal => ({
  code: 'invoice_finished',
  message: `Invoice "${invoiceId}" is ${status.replaceAll('_', ' ')} and finished.`,
  fix: 'Nothing can be changed on it any more. Bill any remaining work on a new invoice.',
});
