import { type Decided, type InvoiceRequest } from './invoice.ts';
import { invoiceIdempotencyId, invoiceMarker } from '../keys.ts';
import { sageFigures } from './sage-line.ts';
import { supplyTypeOf } from './cross-border.ts';

export interface InvoiceIdentity {
  readonly businessUnit: string;
  readonly invoiceId: string;
  readonly revision: number;
}

/** The invoice as it will be asked of Sage: a pure function of what was handed over and what was decided. */
export function salesInvoiceOf(
  identity: InvoiceIdentity,
  request: InvoiceRequest,
  { plan, customer, lines, exchangeRate, address, crossBorder }: Decided,
) {
  const { businessUnit, invoiceId, revision } = identity;
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
    exchangeRate: exchangeRate?.rate,
    address: address ?? undefined,
    supplyType: supplyTypeOf(crossBorder ?? null),
    lines: lines.map((line) => ({
      ...sageFigures(line),
      ledgerAccountId: line.ledger.id,
      taxRateId: line.taxRateId,
      taxAmount: line.tax,
    })),
  };
}
