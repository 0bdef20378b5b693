import { type AttentionDraft, type Candidate } from '../attention.ts';
import { type InvoiceSettings } from '../connection/connection.ts';
import { nameLikeness } from './customer-names.ts';
import { type InvoiceCustomer, type InvoiceRequest } from './invoice.ts';
import { type Decision } from './plan-invoice.ts';
import {
  type FoundCustomers,
  type SageCustomer,
  type SimilarCustomer,
  type UnreadableRecord,
} from '../sage-records.ts';

export interface FoundUse {
  readonly use: SageCustomer;
  /** How it was found; null: by its e-mail, and it has the name. */
  readonly match: string | null;
  readonly warning: string | null;
}

/** Who gets the invoice. */
export type ChosenCustomer = FoundUse | { readonly create: true; readonly warning: string | null };

/**
 * Which of the customers found for the invoice contact gets the invoice. The e-mail of the main contact person decides; the name of who is to
 * be invoiced is not overridden by it, as bookkeepers share one address among their clients. What is not clear is shown to a person, never
 * guessed.
 */
export function chooseCustomer(
  { matching, similar, unreadable = [] }: FoundCustomers,
  request: InvoiceRequest,
  settings: InvoiceSettings,
): Decision<ChosenCustomer> {
  const { currency } = request;
  const usable = matching.filter((found) => isKeptIn(found, currency));
  if (usable.length > 0) return amongMatching(usable, request, settings);
  const alike = similar.filter((found) => isKeptIn(found, currency));
  if (alike.length > 0 && settings.settings.onSimilarCustomer === 'ask')
    return ask('customer_similar', alike, request);
  if (unreadable.length > 0) return askOfUnreadable(unreadable, request);
  return created(matching, alike, request, settings);
}

/** How it came to this customer, for the timeline. `match`: where more than its e-mail is to be said. */
export function howChosen(
  { name, origin }: Pick<InvoiceCustomer, 'name' | 'origin'>,
  { customer: { email } }: InvoiceRequest,
  match: string | null,
): string {
  switch (origin) {
    case 'explicit':
      return `Customer "${name}" was named with its id`;
    case 'chosen':
      return `Customer "${name}" was named by a person`;
    case 'found':
      return match ?? `Customer "${name}" was found by ${email} on its main contact, and has the name`;
    case 'remembered':
      return `Customer "${name}" was remembered from an earlier invoice`;
    case 'created':
      return `Customer "${name}" was created in Sage`;
    case 'linked':
      return `Customer "${name}" is whom Sage's invoice is made out to`;
  }
}

/** A contact in Sage is bound to one currency (observed), so one in another is not who can be invoiced. Undefined: any will do. */
export const isKeptIn = ({ currency }: SageCustomer, wanted: string | undefined): boolean =>
  currency === null || wanted === undefined || currency === wanted;

function amongMatching(
  usable: readonly SageCustomer[],
  request: InvoiceRequest,
  { settings: { onNameMismatch } }: InvoiceSettings,
): Decision<ChosenCustomer> {
  const { email, name } = request.customer;
  const as = (likeness: string) => usable.filter((found) => nameLikeness(found.name, name) === likeness);
  const [equal, ...moreEqual] = as('equal');
  if (moreEqual.length > 0) return ask('customer_ambiguous', as('equal'), request);
  if (equal !== undefined) return use(equal);
  const [alike, ...moreAlike] = as('alike');
  if (alike !== undefined && moreAlike.length === 0 && onNameMismatch !== 'ask')
    return use(alike, `Customer "${alike.name}" has ${email}, and its name is like "${name}"`);
  const [only, ...others] = usable;
  if (only !== undefined && others.length === 0 && onNameMismatch === 'use_email') {
    const warning = `Customer "${only.name}" was taken for its e-mail ${email} alone: the invoice names "${name}".`;
    return use(only, warning, warning);
  }
  return ask(others.length === 0 ? 'customer_name_differs' : 'customer_ambiguous', usable, request);
}

function created(
  inOtherCurrency: readonly SageCustomer[],
  similar: readonly SimilarCustomer[],
  { customer, currency }: InvoiceRequest,
  { settings, business }: InvoiceSettings,
): Decision<ChosenCustomer> {
  // Another company with the e-mail is not who is sought, in whatever currency.
  const other = inOtherCurrency.find((found) => nameLikeness(found.name, customer.name) !== 'different');
  // In its own currency every business can have one.
  const hasCurrency = business?.multiCurrency === true || business?.baseCurrency === currency;
  if (settings.createCustomers && (other === undefined || hasCurrency)) {
    const [alike] = similar;
    const warning =
      alike === undefined
        ? null
        : `A new customer "${customer.name}" is created although Sage has one that may be it: "${alike.name}" ${reasonOf(alike)}.`;
    return { ok: true, value: { create: true, warning } };
  }
  if (other !== undefined)
    return refuse({
      code: 'customer_currency_differs',
      message: `The invoice is in ${currency}, but "${other.name}", who has ${customer.email}, is kept in ${other.currency ?? 'another currency'} in Sage: a second contact in ${currency} is needed.`,
      field: '/currency',
    });
  return refuse({
    code: 'customer_missing',
    message: `No customer in Sage has ${customer.email} on its main contact, and the connection does not create customers.`,
    field: '/customer/email',
  });
}

/** The one that this invoice created before, when the answer got lost: it has exactly what was asked for. */
export function createdBefore(
  { matching }: FoundCustomers,
  { customer, currency }: InvoiceRequest,
): SageCustomer | null {
  const own = matching.filter(
    (found) => nameLikeness(found.name, customer.name) === 'equal' && isKeptIn(found, currency),
  );
  // Several of the name were there before, or one was made besides: only the idempotency id tells which is ours.
  return own.length === 1 ? (own[0] ?? null) : null;
}

/** The contact that was named, by the invoice or by a person; null when Sage has none such. */
export function namedCustomer(contact: SageCustomer | null, contactId: string): Decision<SageCustomer> {
  if (contact !== null) return { ok: true, value: contact };
  return refuse({
    code: 'customer_missing',
    message: `Sage has no customer "${contactId}": there is no such contact, or it is a supplier alone.`,
    fix: 'Name another contact, who is a customer in Sage (POST …/customer), or make this one a customer there and retry; or correct it without sageContactId, so that the e-mail decides.',
    field: '/customer/sageContactId',
  });
}

export function customerInCurrency(
  customer: SageCustomer,
  { currency }: InvoiceRequest,
): Decision<SageCustomer> {
  if (isKeptIn(customer, currency)) return { ok: true, value: customer };
  return refuse({
    code: 'customer_currency_differs',
    message: `The invoice is in ${currency}, but customer "${customer.name}" is kept in ${customer.currency} in Sage: a second contact in ${currency} is needed.`,
    field: '/currency',
  });
}

const use = (customer: SageCustomer, match: string | null = null, warning: string | null = null) =>
  ({ ok: true, value: { use: customer, match, warning } }) as const;

const refuse = (attention: AttentionDraft) => ({ ok: false, attention }) as const;

const reasonOf = ({ reason, email }: SimilarCustomer): string => {
  const main = email === null ? 'has no e-mail on its main contact' : `has ${email} on its main contact`;
  switch (reason) {
    case 'inactive':
      return 'is inactive';
    case 'other_person':
      return `has the e-mail on another person than its main contact (it ${main})`;
    case 'same_name':
      return `has the same name (it ${main})`;
  }
};

/** Whoever it is: only a person can look. */
function askOfUnreadable(
  unreadable: readonly UnreadableRecord[],
  { customer: { email, name } }: InvoiceRequest,
) {
  const list = unreadable.map(
    ({ id, path, why }) => `${id ?? 'one without an id'} (${`${path} ${why}`.trim()})`,
  );
  return refuse({
    code: 'customer_similar',
    message: `No customer in Sage with ${email} on its main contact can be read, but a contact that may be "${name}" cannot be read: ${list.join(', ')}.`,
    field: '/customer/sageContactId',
    candidates: unreadable.flatMap(({ id }) =>
      id === null ? [] : [{ id, name: '(cannot be read)', note: 'cannot be read' }],
    ),
  });
}

function ask(
  code: 'customer_ambiguous' | 'customer_name_differs' | 'customer_similar',
  among: readonly (SageCustomer | SimilarCustomer)[],
  { customer: { email, name } }: InvoiceRequest,
) {
  const candidates = among.map((found): Candidate => ({
    id: found.id,
    name: found.name,
    ...('reason' in found && { note: reasonOf(found) }),
  }));
  const list = candidates
    .map((one) => `"${one.name}"${one.note === undefined ? '' : ` ${one.note}`}`)
    .join(', ');
  const message = {
    customer_ambiguous: `${candidates.length} customers in Sage have ${email} on their main contact: ${list}.`,
    customer_name_differs: `The invoice names "${name}", but ${email} is on the main contact of ${list} in Sage.`,
    customer_similar: `No active customer in Sage has ${email} on its main contact, but one may be "${name}" all the same: ${list}.`,
  }[code];
  return refuse({ code, message, field: '/customer/sageContactId', candidates });
}

/** Of its record in Sage what an invoice keeps beside id, name and tax rate. */
export const factsInSage = ({
  hasAddress,
  countryId,
  inNorthernIreland,
  hasVatNumber,
}: SageCustomer): Pick<SageCustomer, 'hasAddress' | 'countryId' | 'inNorthernIreland' | 'hasVatNumber'> => ({
  ...(hasAddress !== undefined && { hasAddress }),
  ...(countryId !== undefined && { countryId }),
  ...(inNorthernIreland !== undefined && { inNorthernIreland }),
  ...(hasVatNumber !== undefined && { hasVatNumber }),
});
