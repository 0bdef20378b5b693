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
  /** Of a credit note: the invoice that it stands against. */
  readonly against?: { readonly sageNumber: string } | null | undefined;
}

/** Of `notes` (Sage's API description). */
const LONGEST_NOTES = 2_000;

/** The invoice, or the credit note, as it will be asked of Sage: a pure function of what was handed over and what was decided. */
export function salesInvoiceOf(
  identity: InvoiceIdentity,
  request: InvoiceRequest,
  { plan, customer, lines, exchangeRate, address, crossBorder }: Decided,
) {
  const { businessUnit, invoiceId, revision, kind = 'invoice', against } = identity;
  const idempotencyId = kind === 'invoice' ? invoiceIdempotencyId : creditNoteIdempotencyId;
  const marker = `${documentMarkerStem(kind, businessUnit, invoiceId)}${revision}]`;
  return {
    kind,
    idempotencyId: idempotencyId(plan.sageBusinessId, businessUnit, invoiceId, revision),
    contactId: customer.id,
    date: request.date,
    dueDate: plan.dueDate,
    reference: request.reference || request.number,
    notes: notesOf(
      [request.notes, `PSA ${nameOf(kind).toLowerCase()} ${request.number}`],
      against ? `Against invoice ${against.sageNumber}` : null,
      marker,
    ),
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

/** The marker is the last line; what names the invoice of a credit note is left out where long notes leave no place for it. */
function notesOf(lines: readonly (string | undefined)[], against: string | null, marker: string): string {
  const [short, long] = [[], against === null ? [] : [against]].map((more) =>
    [...lines, ...more, marker].filter((line) => line).join('\n'),
  );
  return long !== undefined && long.length <= LONGEST_NOTES ? long : (short ?? marker);
}
