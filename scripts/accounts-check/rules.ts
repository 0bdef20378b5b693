import { type Decided, type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { type salesInvoiceOf } from '../../domain/invoice/sales-invoice.ts';
import { type spreadCredit } from '../../domain/invoice/spread-credit.ts';

/** The rules under test; a negative control puts a wrong one in place of one of them. */
export interface Rules {
  readonly decide: (request: InvoiceRequest) => Decided;
  readonly write: typeof salesInvoiceOf;
  readonly spread: typeof spreadCredit;
}
