import { nameInSage } from '../../domain/invoice/draft.ts';
import { type AsInSage, asInSage, movedTo } from '../../domain/invoice/changes-in-sage.ts';
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
  /** With the id of the one whom Sage has it on now. */
  readonly customer: InvoiceCustomer;
  readonly lines: readonly TaxedLine[];
}

/** @throws Error when it is not in Sage: a fault of ours, since its path gets here only then */
export function postedInvoice({ plan, sage, customer, lines, changesInSage }: InvoiceView): Posted {
  if (plan === null || sage === null || customer === null || lines === null)
    throw new Error('An invoice in Sage has a plan, a customer and lines');
  return { plan, sage, customer: { ...customer, id: movedTo(changesInSage) ?? customer.id }, lines };
}

/** What Sage prints of it now. */
export const currentInSage = (view: InvoiceView): AsInSage => {
  const { plan, sage } = postedInvoice(view);
  const { date } = view.request;
  const posted = { number: nameInSage(sage), total: sage.totals.total, date, dueDate: plan.dueDate };
  return asInSage(posted, view.changesInSage);
};
