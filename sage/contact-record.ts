import { z } from 'zod';
import { isNorthernIrish } from '../domain/invoice/vat-territory.ts';
import { type SageCustomer } from '../domain/sage-records.ts';
import { idOf, optionalText } from './fields.ts';

/** A contact as Sage answers it. In lists a nested record may come with its id only. */
export const contactShape = z.object({
  id: z.string(),
  displayed_as: z.string().nullish(),
  name: optionalText,
  contact_types: z.array(z.object({ id: z.string() })).nullish(),
  main_contact_person: z.object({ email: z.string().nullish() }).nullish(),
  default_sales_tax_rate: idOf,
  currency: idOf,
  main_address: z.object({ country: idOf, postal_code: optionalText.catch(null) }).nullish(),
  ni_based: z.boolean().nullish().catch(null),
  tax_number: z.string().nullish(),
  is_active: z.boolean().nullish(),
});

export type ContactRecord = z.output<typeof contactShape>;

/** Attributes to name in a list so that `contactShape` is filled. */
export const contactAttributes =
  'name,contact_types,main_contact_person,main_address,default_sales_tax_rate,currency,tax_number,ni_based,is_active';

export const isCustomer = (contact: ContactRecord): boolean =>
  contact.contact_types?.some(({ id }) => id === 'CUSTOMER') ?? true;

export const toCustomer = (contact: ContactRecord): SageCustomer => ({
  id: contact.id,
  name: contact.name ?? contact.displayed_as ?? contact.id,
  email: contact.main_contact_person?.email || null,
  taxRateId: contact.default_sales_tax_rate,
  currency: contact.currency,
  ...(contact.main_address !== undefined && { hasAddress: contact.main_address !== null }),
  ...(contact.main_address?.country && {
    countryId: contact.main_address.country,
    ...inNorthernIreland(contact),
  }),
  ...(contact.tax_number !== undefined && { hasVatNumber: Boolean(contact.tax_number) }),
});

/** `ni_based`, which Sage makes of the postcode of the main address (Sage guide); without either it is not known. */
function inNorthernIreland({ ni_based: flag, main_address: address }: ContactRecord) {
  if (typeof flag === 'boolean') return { inNorthernIreland: flag };
  const postalCode = address?.postal_code;
  return postalCode ? { inNorthernIreland: isNorthernIrish(address?.country, postalCode) } : {};
}
