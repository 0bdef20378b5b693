import { type AsInSage, asInSage } from '../../domain/invoice/changes-in-sage.ts';
import {
  type InvoiceCustomer,
  type InvoicePlan,
  type InvoiceView,
  type PostedInvoice,
  type TaxedLine,
} from '../../domain/invoice/invoice.ts';

/** All that is known of an invoice once it is in Sage. */
export interface Posted {
  readonly plan: InvoicePlan;
  readonly sage: PostedInvoice;
  readonly customer: InvoiceCustomer;
  readonly lines: readonly TaxedLine[];
}

/** @throws Error when it is not in Sage: a fault of ours, since its path gets here only then */
export function postedInvoice({ plan, sage, customer, lines }: InvoiceView): Posted {
  if (plan === null || sage === null || customer === null || lines === null)
    throw new Error('An invoice in Sage has a plan, a customer and lines');
  return { plan, sage, customer, lines };
}

/** What Sage prints of it now. */
export const currentInSage = (view: InvoiceView): AsInSage => {
  const { plan, sage } = postedInvoice(view);
  const posted = { number: sage.number, total: sage.totals.total, dueDate: plan.dueDate };
  return asInSage(posted, view.changesInSage);
};
