import { refuse, SageError, required } from '../errors.ts';
import { showText } from '../money.ts';
import { type Address, type Artefact, type Business } from '../state.ts';
import { type World } from '../world.ts';
import { inBase, isPosted, totalsOf } from './amounts.ts';

/** Sequential per business, on posting only. `skip` is the gap that parallel posting is said to leave. */
export function takeNumber(business: Business, kind: Artefact['kind'], skip: boolean): string {
  const step = skip ? 2 : 1;
  if (kind === 'sales_invoice') {
    business.nextInvoiceNumber += step;
    return `SI-${business.nextInvoiceNumber - 1}`;
  }
  business.nextCreditNoteNumber += step;
  return `SCN-${business.nextCreditNoteNumber - 1}`;
}

/** A draft or pro forma becomes an open invoice with its number. */
export function release(world: World, business: Business, invoice: Artefact, skip: boolean): void {
  if (isPosted(invoice)) throw refuse('Only draft and pro forma invoices can be released.');
  invoice.number = takeNumber(business, invoice.kind, skip);
  invoice.statusId = 'UNPAID';
  invoice.updatedAt = world.clock.stamp();
  world.record.add(`${invoice.kind}.released`, business.id, invoice.id, summary(invoice));
}

/** Drafts vanish; an open invoice becomes void, with a reason (Sage guide). */
export function voidOrDelete(world: World, invoice: Artefact, reason: string | null): void {
  if (!isPosted(invoice)) {
    invoice.deletedAt = invoice.updatedAt = world.clock.stamp();
    world.record.add(`${invoice.kind}.deleted`, invoice.businessId, invoice.id, summary(invoice));
    return;
  }
  if (invoice.statusId === 'VOID') throw refuse('This invoice is void already.');
  if (reason === null || reason === '') throw new SageError(422, required('void_reason'));
  if (reason.length > 200) throw refuse('is too long (maximum is 200 characters)', 'void_reason');
  if (invoice.statusId !== 'UNPAID')
    throw refuse('You cannot void an invoice with payments or allocations. Delete them first.');
  invoice.statusId = 'VOID';
  invoice.voidReason = reason;
  invoice.updatedAt = world.clock.stamp();
  world.record.add(`${invoice.kind}.voided`, invoice.businessId, invoice.id, {
    ...summary(invoice),
    voidReason: reason,
  });
}

export function markSent(world: World, invoice: Artefact): void {
  if (invoice.sent) return;
  invoice.sent = true;
  invoice.updatedAt = world.clock.stamp();
  world.record.add('sales_invoice.sent', invoice.businessId, invoice.id, summary(invoice));
}

/** What the record says of an invoice or credit note. */
/** "Acme Ltd, 1 High Street, London, GB". */
export const addressLine = ({ name, line1, city, countryId }: Address): string =>
  [name, line1, city, countryId].filter((part) => part !== '').join(', ');

export function summary(artefact: Artefact): Record<string, string | null> {
  return {
    number: artefact.number,
    reference: artefact.reference,
    notes: artefact.notes,
    terms: artefact.termsAndConditions,
    total: showText(totalsOf(artefact).total.toFixed()),
    currency: artefact.currencyId,
    exchangeRate: artefact.exchangeRate,
    baseTotal: inBase(artefact, totalsOf(artefact).total).toFixed(2),
    contactId: artefact.contactId,
    date: artefact.date,
    dueDate: artefact.dueDate,
    status: artefact.statusId,
    analysis: artefact.lines.map((line) => (line.analysisCategoryIds ?? []).join(' ')).join(','),
    mainAddress: addressLine(artefact.mainAddress),
    deliveryAddress: addressLine(artefact.deliveryAddress),
    supply: artefact.lines[0]?.euGoodsServicesTypeId ?? null,
  };
}
