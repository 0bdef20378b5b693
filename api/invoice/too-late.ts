import { finished } from '../../domain/invoice/finished.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type Stopped } from '../../domain/runs/stopped.ts';
import { type InvoiceKey } from './invoice-key.ts';
import { Problem } from '../problem.ts';

/** Its run was ended from outside. */
export const stoppedInvoice = ({ invoiceId }: InvoiceKey, { at, how, fix }: Stopped): Problem =>
  new Problem({
    status: 409,
    code: 'invoice_stopped',
    detail: `The run of invoice "${invoiceId}" ended before its time (${how.replaceAll('_', ' ')} at ${at}): nobody works on it any more.`,
    fix,
  });

/** Its run came to its end. */
export const tooLate = (last: InvoiceView): Problem => {
  const { message: detail, ...refusal } = finished(last);
  return new Problem({ status: 409, detail, ...refusal });
};
