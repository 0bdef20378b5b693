import { type AttentionDraft } from '../attention.ts';
import { type ConnectionSettings } from '../connection/connection.ts';
import { isZero } from '../money.ts';
import { type SageBusinessProfile, type SageCustomer, type TaxRate } from '../sage-records.ts';
import { type InvoiceRequest, type TaxedLine } from './invoice.ts';

export type Supply = 'goods' | 'services';
/** Sage's `tax_treatment` of a contact (API description). */
export type TaxTreatment = 'eu_tax_registered' | 'eu_not_tax_registered' | 'rest_of_world_tax';

/** An invoice to another country than that of the business. */
export interface CrossBorder {
  /** ISO 3166 of the customer. */
  readonly country: string;
  readonly treatment: TaxTreatment;
  readonly supply: Supply;
  /** How it is sent, in words. */
  readonly message: string;
}

/** Member states of the European Union in 2026. */
const union: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
/** The Isle of Man is one VAT area with the United Kingdom, Monaco with France. */
const vatArea: Readonly<Record<string, string>> = { IM: 'GB', MC: 'FR' };

/** What Sage has of a customer that counts at a border. */
export type CustomerInSage = Pick<SageCustomer, 'countryId' | 'hasVatNumber'>;

/**
 * How an invoice crosses the border; null: it does not, or the country of either is not known. The country that Sage has of the customer counts
 * before the one that the invoice gives, as Sage judges by its own. A business in the UK has been outside the Union's VAT since 2021, so its customers
 * abroad are all of the rest of the world.
 */
export function crossBorderOf(
  request: InvoiceRequest,
  inSage: CustomerInSage | null,
  { goodsOrServices }: Pick<ConnectionSettings, 'goodsOrServices'>,
  business: Pick<SageBusinessProfile, 'countryId'> | null,
): CrossBorder | null {
  const country = inSage?.countryId ?? request.customer.address?.country ?? null;
  const home = business?.countryId ?? null;
  if (country === null || home === null || areaOf(country) === areaOf(home)) return null;
  const supply = request.goodsOrServices ?? goodsOrServices;
  const treatment = treatmentOf(home, country, request, inSage);
  return { country, treatment, supply, message: messageOf(country, treatment, supply) };
}

export const areaOf = (country: string): string => vatArea[country] ?? country;

/** The country whose VAT number it is by its first letters; null: that of `home`, or it does not say. Greece writes EL, Northern Ireland XI. */
export function foreignVatCountry(vatNumber: string | undefined, home: string): string | null {
  const letters = /^[A-Z]{2}/.exec(vatNumber?.trim().toUpperCase() ?? '')?.[0] ?? '';
  const country = { EL: 'GR', XI: 'GB' }[letters] ?? letters;
  const isKnown = union.has(country) || country === 'GB';
  return isKnown && areaOf(country) !== areaOf(home) ? country : null;
}

function treatmentOf(
  home: string,
  country: string,
  { customer }: InvoiceRequest,
  inSage: CustomerInSage | null,
): TaxTreatment {
  if (!union.has(home) || !union.has(areaOf(country))) return 'rest_of_world_tax';
  return (customer.vatNumber ?? '') === '' && inSage?.hasVatNumber !== true
    ? 'eu_not_tax_registered'
    : 'eu_tax_registered';
}

function messageOf(country: string, treatment: TaxTreatment, supply: Supply): string {
  const whom = {
    eu_tax_registered: 'a customer in the EU with a VAT number',
    eu_not_tax_registered: 'a customer in the EU without a VAT number',
    rest_of_world_tax: 'a customer of the rest of the world',
  }[treatment];
  // What is supplied is said only within the Union.
  return treatment === 'rest_of_world_tax'
    ? `To ${country}, to ${whom}.`
    : `To ${country}, sent as ${supply} to ${whom}.`;
}

/** Only within the Union; the same for all lines of an invoice (Sage guide). */
export const supplyTypeOf = (crossBorder: CrossBorder | null): 'GOODS' | 'SERVICES' | undefined => {
  if (crossBorder === null || crossBorder.treatment === 'rest_of_world_tax') return undefined;
  return crossBorder.supply === 'goods' ? 'GOODS' : 'SERVICES';
};

/** The invoice as far as it is decided; `inSage` is null for a customer that is yet to be created. */
export interface AtTheBorder {
  readonly request: InvoiceRequest;
  readonly inSage: CustomerInSage | null;
  readonly crossBorder: CrossBorder | null;
  readonly lines: readonly TaxedLine[];
  readonly rates: readonly TaxRate[];
}

/**
 * What Sage would refuse: "must be 'Zero Rated' for Customers outside the EU" (seen by public clients). Null: nothing that is known, and a credit note
 * against an invoice, which takes back the tax of that one.
 */
export function taxAcrossBorder({
  request,
  inSage,
  crossBorder,
  lines,
  rates,
}: AtTheBorder): AttentionDraft | null {
  if (crossBorder?.treatment !== 'rest_of_world_tax' || request.against !== undefined) return null;
  const rateOf = (line: TaxedLine) => rates.find(({ id }) => id === line.taxRateId);
  const index = lines.findIndex((line) => !isZero(rateOf(line)?.percentage ?? '0'));
  const line = lines[index];
  const rate = line && rateOf(line);
  if (line === undefined || rate === undefined) return null;
  const { country } = crossBorder;
  return {
    code: 'cross_border_tax',
    message: `Line ${index + 1} has the tax rate ${rate.name} (${rate.percentage} %, from the ${line.taxSource}), but the customer is in ${country}, as ${inSage?.countryId === undefined ? 'the invoice' : 'Sage'} has it: Sage takes a zero rate there and would refuse another.`,
    fix: `Nothing of the invoice is in Sage. ${countryFirst(inSage)} If it is right: ${zeroRate(line, inSage, zeroRated(rates))}, or, where the tax is meant, let Sage decide (send-anyway).`,
    field: `/lines/${index}/taxRateId`,
  };
}

/** A rate of zero for a customer who is at home after all would be wrong in the books. */
const countryFirst = (inSage: CustomerInSage | null): string =>
  inSage?.countryId === undefined
    ? 'If the country is wrong, correct customer.address.country.'
    : "If the country is wrong, correct the customer's address in Sage and retry.";

function zeroRate({ taxSource }: TaxedLine, inSage: CustomerInSage | null, zero: string): string {
  const ofLine = `give the line the rate ${zero} (taxRateId) and correct`;
  return inSage === null || taxSource === 'line'
    ? ofLine
    : `${ofLine}, or set that rate on the customer in Sage and retry`;
}

/** "No VAT" is for businesses that are not registered, and "exempt" is no export: neither is offered where Sage has a zero rate. */
function zeroRated(rates: readonly TaxRate[]): string {
  const ids = rates.filter(({ percentage }) => isZero(percentage)).map(({ id }) => id);
  return ids.find((id) => id.endsWith('_ZERO')) ?? (ids.join(' or ') || 'of 0 %');
}
