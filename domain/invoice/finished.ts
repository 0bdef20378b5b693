import { nameOf } from './credit-note.ts';
import { type InvoiceView } from './invoice.ts';
import { type Refusal } from './state.ts';

/** The answer to what was ordered of an invoice too late. */
export const finished = ({
  kind,
  invoiceId,
  status,
}: Pick<InvoiceView, 'kind' | 'invoiceId' | 'status'>): Refusal => ({
  code: `${kind}_finished`,
  message: `${nameOf(kind)} "${invoiceId}" is ${status.replaceAll('_', ' ')} and finished.`,
  fix:
    kind === 'credit_note'
      ? 'Nothing can be changed on it any more. Hand over another one for what is still to be given back.'
      : 'Nothing can be changed on it any more. Bill any remaining work on a new invoice.',
});
