import { type Counted } from '../../domain/failures.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { createInvoice } from '../../sage/create-invoice.ts';
import { findInvoiceByMarker } from '../../sage/find-invoice-by-marker.ts';
import { type SalesInvoicePlan } from '../../sage/invoice-body.ts';
import { markInvoiceSent } from '../../sage/mark-invoice-sent.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';

export const salesInvoiceActivities = (deps: ActivityDependencies) => ({
  /** Safe to repeat for 7 days under the plan's idempotency id; look for the marker first after that. */
  async createInvoice(input: BusinessAddress & { invoice: SalesInvoicePlan }): Promise<Counted<SageInvoice>> {
    const created = await withSage(deps, input, (session) => createInvoice(session, input.invoice));
    deps.log.info(
      { businessUnit: input.businessUnit, sageInvoiceId: created.value.id, sageNumber: created.value.number },
      'invoice created in Sage',
    );
    return created;
  },

  /** Invoices of the contact with the marker of any revision. */
  async findPostedInvoices(
    input: BusinessAddress & { markerStem: string; contactId: string; fromDate: string; toDate: string },
  ): Promise<Counted<SageInvoice[]>> {
    return withSage(deps, input, (session) => findInvoiceByMarker(session, input));
  },

  async markInvoiceSent(
    input: BusinessAddress & { invoiceId: string; idempotencyId: string },
  ): Promise<Counted<SageInvoice>> {
    return withSage(deps, input, (session) =>
      markInvoiceSent(session, { id: input.invoiceId, idempotencyId: input.idempotencyId }),
    );
  },

  async readInvoice(input: BusinessAddress & { invoiceId: string }): Promise<Counted<SageInvoice>> {
    return withSage(deps, input, (session) => readInvoice(session, input.invoiceId));
  },
});
