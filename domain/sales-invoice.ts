import { type Decided, type InvoiceRequest } from './invoice.ts';
import { invoiceIdempotencyId, invoiceMarker } from './keys.ts';

export interface InvoiceIdentity {
  readonly businessUnit: string;
  readonly invoiceId: string;
  readonly revision: number;
}

/** The invoice as it will be asked of Sage: a pure function of what was handed over and what was decided. */
export function salesInvoiceOf(
  identity: InvoiceIdentity,
  request: InvoiceRequest,
  { plan, customer, lines }: Decided,
) {
  const { businessUnit, invoiceId, revision } = identity;
  const { country, ...address } = request.customer.address ?? {};
  return {
    idempotencyId: invoiceIdempotencyId(plan.sageBusinessId, businessUnit, invoiceId, revision),
    contactId: customer.id,
    date: request.date,
    dueDate: plan.dueDate,
    reference: request.reference || request.number,
    notes: [request.notes, `PSA invoice ${request.number}`, invoiceMarker(businessUnit, invoiceId, revision)]
      .filter((line) => line)
      .join('\n'),
    footer: request.footer,
    currency: request.currency,
    address: request.customer.address && { ...address, countryId: country },
    lines: lines.map((line) => ({
      description: line.description,
      ledgerAccountId: line.ledger.id,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discountAmount: line.discount,
      taxRateId: line.taxRateId,
      taxAmount: line.tax,
    })),
  };
}
