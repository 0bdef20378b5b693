import { nameInSage } from './draft.ts';
import { movedTo } from './changes-in-sage.ts';
import { type AttentionDraft } from '../attention.ts';
import { type DocumentKind, nameOf } from './credit-note.ts';
import { nameLikeness } from './customer-names.ts';
import {
  type ExchangeRate,
  type InvoiceCustomer,
  type InvoiceView,
  type PostedInvoice,
  type TaxedLine,
  type TotalsDifference,
} from './invoice.ts';
import { type Amount, exceeds, fromCents, subtract } from '../money.ts';
import { inBaseCurrency } from './exchange-rate.ts';
import { compareTotals, totalsOf } from './tax-lines.ts';
import { type SageInvoice } from '../sage-records.ts';

/** "net 99.99 instead of 100.00, total 119.99 instead of 120.00" */
export const differencesText = (differences: readonly TotalsDifference[]): string =>
  differences
    .map(
      ({ field, ours, sages }) => `${field.replace('base_', 'base-currency ')} ${sages} instead of ${ours}`,
    )
    .join(', ');

/** What a person says to who has it sent anyway: the differences of totals, the Sage contact that it was moved to, and another name of its own. */
export const toAgreeTo = (view: InvoiceView): string =>
  JSON.stringify([view.sage?.differences ?? [], movedTo(view.changesInSage), otherName(view)]);

/** How Sage calls its customer now, where that is neither how it was found nor how it is named: somebody gave the contact to another company. */
export function otherName({ sage, customer, request }: InvoiceView): string | null {
  const now = sage?.contactName ?? null;
  if (now === null || customer === null) return null;
  const isKnown = (name: string) => nameLikeness(now, name) !== 'different';
  return isKnown(customer.name) || isKnown(request.customer.name) ? null : now;
}

export const customerRenamed = (number: string, before: InvoiceCustomer, now: string): AttentionDraft => ({
  code: 'customer_changed',
  message: `${number} is for the Sage contact ${before.id}, which was "${before.name}" and is called "${now}" in Sage by now: the address of the e-mail is the first one's.`,
  field: '/customer/email',
});

/** Its e-mail would go to one company, with the other's invoice. */
export const customerChanged = (number: string, before: InvoiceCustomer, now: string): AttentionDraft => ({
  code: 'customer_changed',
  message: `Somebody moved ${number} in Sage from "${before.name}" (${before.id}) to another customer (${now}): the address of the e-mail is the first one's.`,
  field: '/customer/email',
});

export const totalsDiffer = (posted: PostedInvoice, kind: DocumentKind = 'invoice'): AttentionDraft => ({
  code: 'totals_differ',
  message: `Sage's totals of ${nameInSage(posted)} are not those of the ${nameOf(kind).toLowerCase()}: ${differencesText(posted.differences)}.`,
});

/** What Sage made of our amounts, where it is not what we computed; in the base currency too, where that is another and Sage says it. */
export function totalsDifferences(
  lines: readonly TaxedLine[],
  exchangeRate: ExchangeRate | null,
  found: Pick<SageInvoice, 'net' | 'tax' | 'total' | 'inBase'>,
): readonly TotalsDifference[] {
  const ours = totalsOf(lines);
  const differences = compareTotals(ours, found);
  // Where the amounts differ those in base currency do for the same reason.
  if (exchangeRate === null || found.inBase === undefined || differences.length > 0) return differences;
  const base = inBaseCurrency(ours, exchangeRate.rate, '');
  // Sage may convert each line by itself: a cent of each is no difference.
  const allowed = fromCents(BigInt(lines.length));
  const inBase = found.inBase;
  return (['net', 'tax', 'total'] as const)
    .filter((field) => exceeds(apart(base[field], inBase[field]), allowed))
    .map((field) => ({ field: `base_${field}` as const, ours: base[field], sages: inBase[field] }));
}

const apart = (a: Amount, b: Amount): Amount => subtract(a, b).replace('-', '');

/** The invoice with what differs as Sage has it now; the same object where nothing changed. */
export function withDifferences(
  posted: PostedInvoice,
  { lines, exchangeRate }: InvoiceView,
  found: SageInvoice,
): PostedInvoice {
  const now = lines === null ? [] : totalsDifferences(lines, exchangeRate ?? null, found);
  const isSilent = found.inBase === undefined && now.length === 0;
  // A list that does not say the amounts in base currency takes none of their differences back.
  const differences = isSilent ? posted.differences.filter(({ field }) => field.startsWith('base_')) : now;
  const contactName = found.contactName ?? posted.contactName;
  const isKnown =
    JSON.stringify(differences) === JSON.stringify(posted.differences) && contactName === posted.contactName;
  return isKnown ? posted : { ...posted, ...(contactName && { contactName }), differences };
}
