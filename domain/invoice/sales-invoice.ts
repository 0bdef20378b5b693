import { type Decided, type InvoiceRequest } from './invoice.ts';
import { creditNoteIdempotencyId, documentMarkerStem, invoiceIdempotencyId } from '../keys.ts';
import { type DocumentKind, nameOf } from './credit-note.ts';
import { sageFigures } from './sage-line.ts';
import { supplyTypeOf } from './cross-border.ts';

export interface InvoiceIdentity {
  readonly businessUnit: string;
  readonly invoiceId: string;
  readonly revision: number;
  readonly kind?: DocumentKind | undefined;
}

/** The invoice, or the credit note, as it will be asked of Sage: a pure function of what was handed over and what was decided. */
export function salesInvoiceOf(
  identity: InvoiceIdentity,
  request: InvoiceRequest,
  { plan, customer, lines, exchangeRate, address, crossBorder }: Decided,
) {
  const { businessUnit, invoiceId, revision, kind = 'invoice' } = identity;
  const idempotencyId = kind === 'invoice' ? invoiceIdempotencyId : creditNoteIdempotencyId;
  const marker = `${documentMarkerStem(kind, businessUnit, invoiceId)}${revision}]`;
  return {
    kind,
    idempotencyId: idempotencyId(plan.sageBusinessId, businessUnit, invoiceId, revision),
    contactId: customer.id,
    date: request.date,
    dueDate: plan.dueDate,
    reference: request.reference || request.number,
    notes: [request.notes, `PSA ${nameOf(kind).toLowerCase()} ${request.number}`, marker]
      .filter((line) => line)
      .join('\n'),
    footer: request.footer,
    currency: request.currency,
    exchangeRate: exchangeRate?.rate,
    // Sage issues what says no status.
    ...(plan.create === 'draft' && { status: 'DRAFT' as const }),
    address: address ?? undefined,
    supplyType: supplyTypeOf(crossBorder ?? null),
    lines: lines.map((line) => ({
      ...sageFigures(line),
      ledgerAccountId: line.ledger.id,
      taxRateId: line.taxRateId,
      taxAmount: line.tax,
      ...(line.analysis !== undefined && { analysis: line.analysis.map(({ categoryId }) => categoryId) }),
    })),
  };
}
