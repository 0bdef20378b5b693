import { type AttentionDraft } from '../attention.ts';
import { type ConnectionSettings, type InvoiceSettings } from '../connection/connection.ts';
import { isZero } from '../money.ts';
import { type SageBusinessProfile, type TaxRate } from '../sage-records.ts';
import { type InvoiceCustomer, type InvoiceRequest, type TaxedLine } from './invoice.ts';
import {
  areaOf,
  type CustomerInSage,
  type HomeBusiness,
  inUnion,
  nameOfPlace,
  type Place,
  placeOfBusiness,
  placeOfCustomer,
  type Supply,
} from './vat-territory.ts';

/** Sage's `tax_treatment` of a contact (API description). */
export type TaxTreatment = 'eu_tax_registered' | 'eu_not_tax_registered' | 'rest_of_world_tax';

/** An invoice to another country than that of the business. */
export interface CrossBorder {
  /** ISO 3166 of the customer. */
  readonly country: string;
  readonly treatment: TaxTreatment;
  readonly supply: Supply;
  /** Left out where neither side is there. With it the treatment depends on the supply. */
  readonly northernIreland?: 'from' | 'to';
  /** How it is sent, in words. */
  readonly message: string;
}

/**
 * How an invoice crosses the border; null: it does not, or the country of either is not known. A business in the UK has been outside the Union's
 * VAT since 2021, so its customers abroad are all of the rest of the world, but for goods of a business in Northern Ireland.
 */
export function crossBorderOf(
  request: InvoiceRequest,
  inSage: CustomerInSage | null,
  { goodsOrServices }: Pick<ConnectionSettings, 'goodsOrServices'>,
  business: HomeBusiness | null,
): CrossBorder | null {
  const place = placeOfCustomer(request, inSage);
  const home = placeOfBusiness(business);
  if (place === null || home === null || areaOf(place.country) === areaOf(home.country)) return null;
  const supply = request.goodsOrServices ?? goodsOrServices;
  const { country } = place;
  const treatment = treatmentOf({ home, place, supply }, request, inSage);
  const northernIreland = northernIrishSide(home, place);
  const message = messageOf({ place, treatment, supply, northernIreland });
  return { country, treatment, supply, ...(northernIreland && { northernIreland }), message };
}

/** Of trade with the Union only: to the rest of the world Northern Ireland is the United Kingdom. */
function northernIrishSide(home: Place, place: Place): 'from' | 'to' | undefined {
  if (home.inNorthernIreland && inUnion(place, 'services')) return 'from';
  return place.inNorthernIreland && inUnion(home, 'services') ? 'to' : undefined;
}

function treatmentOf(
  { home, place, supply }: { readonly home: Place; readonly place: Place; readonly supply: Supply },
  { customer }: InvoiceRequest,
  inSage: CustomerInSage | null,
): TaxTreatment {
  if (!inUnion(home, supply) || !inUnion(place, supply)) return 'rest_of_world_tax';
  return (customer.vatNumber ?? '') === '' && inSage?.hasVatNumber !== true
    ? 'eu_not_tax_registered'
    : 'eu_tax_registered';
}

function messageOf(of: {
  readonly place: Place;
  readonly treatment: TaxTreatment;
  readonly supply: Supply;
  readonly northernIreland: 'from' | 'to' | undefined;
}): string {
  const { place, treatment, supply, northernIreland } = of;
  const to = `To ${nameOfPlace(place)}`;
  const from = northernIreland === 'from' ? ' from Northern Ireland' : '';
  if (treatment === 'rest_of_world_tax') {
    const why = northernIreland === undefined ? '' : ', as services';
    return `${to}${from}${why}, to a customer of the rest of the world.`;
  }
  const whom = treatment === 'eu_tax_registered' ? 'with a VAT number' : 'without a VAT number';
  const union = northernIreland === 'to' ? ', which for goods is as in the EU' : '';
  const inTheUnion = northernIreland === 'to' ? '' : ' in the EU';
  return `${to}${union}, sent as ${supply}${from} to a customer${inTheUnion} ${whom}.`;
}

/**
 * Of trade within the Union, and of all with Northern Ireland, which is decided by it; the same for all lines of an invoice (Sage guide).
 */
export const supplyTypeOf = (crossBorder: CrossBorder | null): 'GOODS' | 'SERVICES' | undefined => {
  if (crossBorder === null) return undefined;
  if (crossBorder.treatment === 'rest_of_world_tax' && crossBorder.northernIreland === undefined)
    return undefined;
  return crossBorder.supply === 'goods' ? 'GOODS' : 'SERVICES';
};

/** For a customer that is created. Where goods and services differ Sage is left to tell it by the postcode, as its guide has it. */
export const taxTreatmentOf = (crossBorder: CrossBorder | null): TaxTreatment | undefined =>
  crossBorder === null || crossBorder.northernIreland !== undefined ? undefined : crossBorder.treatment;

/** What Sage said of the customer before this invoice; null: it is created for it, and Sage has no more than the invoice says. */
export const knownToSage = (customer: Readonly<InvoiceCustomer>): CustomerInSage | null =>
  customer.origin === 'created' ? null : customer;

/** The invoice as far as it is decided; `inSage` is null for a customer that is yet to be created. */
export interface AtTheBorder {
  readonly request: InvoiceRequest;
  readonly inSage: CustomerInSage | null;
  readonly crossBorder: CrossBorder | null;
  readonly lines: readonly TaxedLine[];
  readonly rates: readonly TaxRate[];
  readonly business: (HomeBusiness & Pick<SageBusinessProfile, 'baseCurrency'>) | null;
}

/** All that is decided at the border, alike for a preview, the invoice itself and new content of it. */
export function atTheBorder(
  request: InvoiceRequest,
  inSage: CustomerInSage | null,
  lines: readonly TaxedLine[],
  { settings, taxRates: rates, business }: Pick<InvoiceSettings, 'settings' | 'taxRates' | 'business'>,
): AtTheBorder {
  const crossBorder = crossBorderOf(request, inSage, settings, business);
  return { request, inSage, crossBorder, lines, rates, business };
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
    fix: `Nothing of the invoice is in Sage. ${countryFirst(inSage)}${ifGoods(crossBorder)} If it is right: ${zeroRate(line, inSage, zeroRated(rates))}, or, where the tax is meant, let Sage decide (send-anyway).`,
    field: `/lines/${index}/taxRateId`,
  };
}

/** Between Northern Ireland and the Union tax may be due on them. */
const ifGoods = ({ northernIreland }: CrossBorder): string =>
  northernIreland === undefined ? '' : ' If it is goods that are sold, correct goodsOrServices.';

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
