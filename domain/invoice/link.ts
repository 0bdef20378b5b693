import { nameInSage } from './draft.ts';
import { type AttentionDraft, remedies } from '../attention.ts';
import { nameLikeness } from './customer-names.ts';
import { type Refusal } from './state.ts';
import { type FoundDifference, inWords, isOurs } from './found-in-sage.ts';
import {
  type ExchangeRate,
  type InvoiceCustomer,
  type InvoicePlan,
  type InvoiceRequest,
  type InvoiceView,
  type PostedInvoice,
} from './invoice.ts';
import { markersIn } from './marker.ts';
import { type Decision } from './plan-invoice.ts';
import { normaliseEmail } from '../keys.ts';
import { type Amount } from '../money.ts';
import { type ReadInvoice } from '../payments/watched-invoice.ts';
import { type SageCustomer, type SageInvoice } from '../sage-records.ts';

/** Which invoice of Sage somebody says that ours is; nothing is created in Sage while this stands. */
export interface LinkOrder {
  readonly sageInvoiceId: string;
  /** Its path was begun anew for it. */
  readonly begun: boolean;
  /** How often it came to nothing, for who waits for the answer. */
  readonly refusals: number;
  /** Hash of the content that may differ from Sage's invoice (`isAcceptable`), as a person said; left out: nothing may. */
  readonly acceptedFor?: string;
}

/** An invoice that somebody made in Sage, with what decides whether it is ours. */
export interface InvoiceToLink {
  readonly read: ReadInvoice;
  /** Whom it is made out to; null where Sage does not say, or shows no such customer. */
  readonly contact: SageCustomer | null;
  /** Numbers of others in Sage that carry our invoice's marker. */
  readonly ownElsewhere: readonly string[];
}

export const isLinkedTo = (
  { linked, sage }: Pick<InvoiceView, 'linked' | 'sage'>,
  sageInvoiceId: string,
): boolean => linked && sage?.id === sageInvoiceId;

/** Why one that is in Sage takes no link; to be told to who asked. */
export function alreadyInSage(invoiceId: string, posted: PostedInvoice, sageInvoiceId: string): Refusal {
  const { id } = posted;
  const isThis = id === sageInvoiceId;
  return {
    code: 'already_in_sage',
    message: `Invoice "${invoiceId}" is in Sage as ${nameInSage(posted)} (${id})${isThis ? ', which is followed already.' : `: it cannot be ${sageInvoiceId} as well.`}`,
    fix: isThis
      ? 'Nothing needs to be done.'
      : 'Void the wrong one in Sage. To follow the other one, hand it over under an id of its own and link that.',
  };
}

export const linkNotFound = (sageInvoiceId: string): AttentionDraft => ({
  code: 'link_not_found',
  message: `Sage has no sales invoice "${sageInvoiceId}" in the connected business.`,
});

export const linkTaken = ({ number }: SageInvoice, by: string): AttentionDraft => ({
  code: 'link_taken',
  message: `Sage's invoice ${number} is followed already, by ${by}.`,
});

/** Another of ours has it, or has created ours: whatever it says, it must not be followed twice. */
export function linkConflict(
  { read, ownElsewhere }: InvoiceToLink,
  markerStem: string,
): AttentionDraft | null {
  const { invoice } = read.watched;
  const other = markersIn(invoice.notes).find((marker) => !marker.startsWith(markerStem));
  // The name of a unit that shares the Sage business is not this one's to know.
  const isOfOwnUnit = other?.startsWith(markerStem.slice(0, markerStem.indexOf('/') + 1)) === true;
  if (other !== undefined)
    return linkTaken(
      invoice,
      isOfOwnUnit ? `the one whose marker ${other} it carries` : 'another one, whose marker it carries',
    );
  const [own] = ownElsewhere;
  if (own === undefined) return null;
  return {
    code: 'link_taken',
    message: `Sage holds ${own} already, with the marker of this invoice: ${invoice.number} would be a second one.`,
  };
}

/** The customer as far as it is known before Sage's invoice is read; null: only its name and e-mail are. */
export const knownCustomerId = (
  { customer }: InvoiceRequest,
  remembered: SageCustomer | null,
): string | null => customer.sageContactId ?? remembered?.id ?? null;

/** Who Sage's invoice is made out to, unless that is somebody else than ours names. */
export function linkedCustomer(
  { read, contact }: InvoiceToLink,
  { customer }: InvoiceRequest,
  knownId: string | null,
): InvoiceCustomer | FoundDifference {
  const { contactId } = read.watched.invoice;
  const sages = contact === null ? contactId : `"${contact.name}" (${contact.id})`;
  const field = 'customer';
  if (contact === null || (knownId !== null && knownId !== contactId))
    return { field, ours: knownId ?? `"${customer.name}"`, sages };
  const isNamed = nameLikeness(contact.name, customer.name) !== 'different';
  const isWritten = normaliseEmail(contact.email ?? '') === normaliseEmail(customer.email);
  if (knownId === null && !isNamed && !isWritten)
    return { field, ours: `"${customer.name}" (${customer.email})`, sages };
  const { id, name, taxRateId } = contact;
  return { id, name, taxRateId, origin: 'linked', warning: null };
}

export const isDifference = (found: InvoiceCustomer | FoundDifference): found is FoundDifference =>
  'field' in found;

/** In what Sage's invoice is not ours. Due date and exchange rate count where the PSA gave them; else Sage's hold. */
export function linkDifferences(
  invoice: SageInvoice,
  { date, currency, dueDate, exchangeRate }: InvoiceRequest,
  totals: { readonly net: Amount; readonly tax: Amount; readonly total: Amount },
): readonly FoundDifference[] {
  const { status, contactId } = invoice;
  const isIssued = status === 'UNPAID' || status === 'PART_PAID' || status === 'PAID';
  const rate = invoice.exchangeRate ?? null;
  const isOtherRate = exchangeRate !== undefined && (rate === null || Number(rate) !== Number(exchangeRate));
  return [
    ...(isIssued ? [] : [{ field: 'status', ours: 'UNPAID, PART_PAID or PAID', sages: status } as const]),
    ...isOurs(invoice, { ...totals, contactId: contactId ?? '', currency, date }),
    ...(dueDate === undefined || dueDate === invoice.dueDate
      ? []
      : [{ field: 'due_date', ours: dueDate, sages: invoice.dueDate } as const]),
    ...(isOtherRate ? [{ field: 'exchange_rate', ours: exchangeRate, sages: rate } as const] : []),
  ];
}

/**
 * What a person may accept: Sage's amounts, its due date and rate, which hold from then on. One of another customer, currency or date, or a draft, is
 * another invoice.
 */
export const isAcceptable = ({ field }: FoundDifference): boolean =>
  (['net', 'tax', 'total', 'due_date', 'exchange_rate'] as const).some((one) => one === field);

export const linkDiffers = (
  { number }: SageInvoice,
  differences: readonly FoundDifference[],
): AttentionDraft => ({
  code: 'link_differs',
  message: `Sage's invoice ${number} is not what this one says: ${inWords(differences)}.`,
  ...(differences.every(isAcceptable) && {
    fix: `If it is this one all the same, link it again with "acceptDifferences": true: what Sage has then holds. ${remedies.link_differs}`,
  }),
});

/** The plan with the due date that holds in Sage. */
export const linkedPlan = (plan: InvoicePlan, { dueDate }: SageInvoice): InvoicePlan =>
  dueDate === null || dueDate === plan.dueDate ? plan : { ...plan, dueDate, dueDateSource: 'sage' };

/** The rate in the books; null in the base currency, and where Sage does not say it. */
export function linkedRate(
  { exchangeRate: rate }: SageInvoice,
  { currency }: InvoiceRequest,
  baseCurrency: string,
): ExchangeRate | null {
  return rate === undefined || currency === baseCurrency ? null : { rate, source: 'sage', asOf: null };
}

export type LinkComparison = Decision<{
  readonly customer: InvoiceCustomer;
  /** In what it differs all the same, as was accepted. */
  readonly accepted: readonly FoundDifference[];
}>;

/** Everything that differs in one answer, so that nobody is refused for one thing after the other. `mayDiffer`: a person accepts what can be. */
export function compareLink(
  link: InvoiceToLink,
  request: InvoiceRequest,
  customer: InvoiceCustomer | FoundDifference,
  totals: { readonly net: Amount; readonly tax: Amount; readonly total: Amount },
  mayDiffer = false,
): LinkComparison {
  const { invoice } = link.read.watched;
  const others = linkDifferences(invoice, request, totals);
  if (isDifference(customer)) return { ok: false, attention: linkDiffers(invoice, [customer, ...others]) };
  if (others.length === 0 || (mayDiffer && others.every(isAcceptable)))
    return { ok: true, value: { customer, accepted: others } };
  return { ok: false, attention: linkDiffers(invoice, others) };
}
