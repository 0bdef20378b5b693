import { given } from './given.ts';

/** Postal address; Sage's limits: 50 characters a field, 10 for the postal code. */
export interface SageAddress {
  /** Whose address it is. */
  readonly name?: string | undefined;
  readonly line1?: string | undefined;
  readonly line2?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
  /** "GB". */
  readonly countryId?: string | undefined;
}

/** `main_address` as Sage takes it, or undefined when there is nothing to say. Missing parts are left out. */
export function addressBody(address: SageAddress | undefined): Record<string, string> | undefined {
  const place = given({
    address_line_1: address?.line1,
    address_line_2: address?.line2,
    city: address?.city,
    region: address?.region,
    postal_code: address?.postalCode,
    country_id: address?.countryId,
  });
  // The type Sage's invoicing guide uses for a customer's address.
  if (Object.keys(place).length === 0) return undefined;
  return { address_type_id: 'ACCOUNTS', ...given({ name: address?.name }), ...place };
}

/** Main and delivery address alike, or nothing: one that is left out Sage copies from the customer (seen by public clients). */
export function addressesBody(address: SageAddress | undefined) {
  const body = addressBody(address);
  return body === undefined ? {} : { main_address: body, delivery_address: body };
}
