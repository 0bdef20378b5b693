import { type SageBusinessProfile, type SageCustomer } from '../sage-records.ts';
import { type InvoiceRequest } from './invoice.ts';

export type Supply = 'goods' | 'services';

/** Where a business or a customer is, as far as VAT goes. */
export interface Place {
  /** ISO 3166. */
  readonly country: string;
  /** For goods it is as if in the Union (Windsor Framework), for services it is the United Kingdom. */
  readonly inNorthernIreland: boolean;
}

/** What Sage has of a customer that counts at a border. */
export type CustomerInSage = Pick<SageCustomer, 'countryId' | 'hasVatNumber' | 'inNorthernIreland'>;

export type HomeBusiness = Pick<SageBusinessProfile, 'countryId' | 'address' | 'inNorthernIreland'>;

/** Member states of the European Union in 2026. */
const union: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** The Isle of Man is one VAT area with the United Kingdom, Monaco with France. Jersey and Guernsey are outside either. */
const vatArea: Readonly<Record<string, string>> = { IM: 'GB', MC: 'FR' };

/** Countries with one code are at home with each other. */
export const areaOf = (country: string): string => vatArea[country] ?? country;

/** Sage tells a Northern Irish business or contact by its postcode as well (Sage guide); BT is the area of all of Northern Ireland, and of nothing else. */
export const isNorthernIrish = (country: string | null | undefined, postalCode: string | null | undefined) =>
  country === 'GB' && /^BT\s?\d/i.test(postalCode?.trim() ?? '');

const hasNorthernIrishLetters = (vatNumber: string | undefined): boolean => lettersOf(vatNumber) === 'XI';

const lettersOf = (vatNumber: string | undefined): string =>
  /^[A-Z]{2}/.exec(vatNumber?.trim().toUpperCase() ?? '')?.[0] ?? '';

/** Null: Sage does not say the country. */
export function placeOfBusiness(business: HomeBusiness | null): Place | null {
  const country = business?.countryId ?? null;
  if (business === null || country === null) return null;
  const { address, inNorthernIreland } = business;
  return {
    country,
    inNorthernIreland: inNorthernIreland ?? isNorthernIrish(country, address?.postalCode),
  };
}

/**
 * Where Sage has the customer, as Sage judges by its own record; else where the invoice has it, and without a postcode there the letters XI of the
 * VAT number say Northern Ireland. Null: neither says the country.
 */
export function placeOfCustomer({ customer }: InvoiceRequest, inSage: CustomerInSage | null): Place | null {
  const byNumber = (country: string) => country === 'GB' && hasNorthernIrishLetters(customer.vatNumber);
  if (inSage?.countryId !== undefined) {
    const { countryId: country, inNorthernIreland } = inSage;
    return { country, inNorthernIreland: inNorthernIreland ?? byNumber(country) };
  }
  return placeGiven(customer);
}

/** As the invoice's own address has it. */
export function placeGiven({ address, vatNumber }: InvoiceRequest['customer']): Place | null {
  const country = address?.country;
  if (country === undefined) return null;
  const inNorthernIreland = address?.postalCode
    ? isNorthernIrish(country, address.postalCode)
    : country === 'GB' && hasNorthernIrishLetters(vatNumber);
  return { country, inNorthernIreland };
}

export const inUnion = ({ country, inNorthernIreland }: Place, supply: Supply): boolean =>
  union.has(areaOf(country)) || (inNorthernIreland && supply === 'goods');

/** For people: "FR", "Northern Ireland". */
export const nameOfPlace = ({ country, inNorthernIreland }: Place): string =>
  inNorthernIreland ? 'Northern Ireland' : country;

/** The country whose VAT number it is by its first letters; null: that of `home`, or it does not say. Greece writes EL, Northern Ireland XI. */
export function foreignVatCountry(vatNumber: string | undefined, home: string): string | null {
  const letters = lettersOf(vatNumber);
  const country = { EL: 'GR', XI: 'GB' }[letters] ?? letters;
  const isKnown = union.has(country) || country === 'GB';
  return isKnown && areaOf(country) !== areaOf(home) ? country : null;
}

/**
 * What the letters of a VAT number say against its place, where goods go between the Union and Northern Ireland: there only a number with XI counts,
 * and elsewhere in the United Kingdom none does. Null: nothing.
 */
export function numberAgainstPlace(
  { customer: { name, vatNumber } }: InvoiceRequest,
  place: Place,
): string | null {
  if (place.country !== 'GB' || vatNumber === undefined) return null;
  const isXi = hasNorthernIrishLetters(vatNumber);
  if (place.inNorthernIreland && !isXi)
    return `"${name}" is in Northern Ireland, and its VAT number ${vatNumber} is not written with XI: only that counts for goods from the EU.`;
  if (!place.inNorthernIreland && isXi)
    return `"${name}" has a VAT number of Northern Ireland (${vatNumber}), but its postcode is not one (BT …): goods are taxed as for the rest of the United Kingdom.`;
  return null;
}
