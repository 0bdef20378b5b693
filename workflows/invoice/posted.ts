import {
  type InvoiceCustomer,
  type InvoicePlan,
  type PostedInvoice,
  type TaxedLine,
} from '../../domain/invoice/invoice.ts';
import { type InvoiceRun } from './run.ts';

/** All that is known of an invoice once it is in Sage. */
export function postedInvoice({ state: { plan, sage, customer, lines } }: InvoiceRun): {
  plan: InvoicePlan;
  posted: PostedInvoice;
  customer: InvoiceCustomer;
  lines: readonly TaxedLine[];
} {
  if (plan === null || sage === null || customer === null || lines === null)
    throw new Error('An invoice in Sage has a plan, a customer and lines');
  return { plan, posted: sage, customer, lines };
}
