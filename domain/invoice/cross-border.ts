import { type AttentionDraft } from '../attention.ts';
import { type ConnectionSettings } from '../connection/connection.ts';
import { isZero } from '../money.ts';
import { type SageBusinessProfile, type TaxRate } from '../sage-records.ts';
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

/**
 * How an invoice crosses the border; null: it does not, or the country of either is not known. The country that Sage has of the customer counts
 * before the one that the invoice gives, as Sage judges by its own. A business in the UK has been outside the Union's VAT since 2021, so its customers
 * abroad are all of the rest of the world.
 */
export function crossBorderOf(
  request: InvoiceRequest,
  countryInSage: string | null,
  { goodsOrServices }: Pick<ConnectionSettings, 'goodsOrServices'>,
  business: Pick<SageBusinessProfile, 'countryId'> | null,
): CrossBorder | null {
  const country = countryInSage ?? request.customer.address?.country ?? null;
  const home = business?.countryId ?? null;
  if (country === null || home === null || areaOf(country) === areaOf(home)) return null;
  const supply = request.goodsOrServices ?? goodsOrServices;
  const treatment = treatmentOf(home, country, request);
  return { country, treatment, supply, message: messageOf(country, treatment, supply) };
}

const areaOf = (country: string): string => vatArea[country] ?? country;

function treatmentOf(home: string, country: string, { customer }: InvoiceRequest): TaxTreatment {
  if (!union.has(home) || !union.has(areaOf(country))) return 'rest_of_world_tax';
  return (customer.vatNumber ?? '') === '' ? 'eu_not_tax_registered' : 'eu_tax_registered';
}

function messageOf(country: string, treatment: TaxTreatment, supply: Supply): string {
  const whom = {
    eu_tax_registered: 'a customer in the EU with a VAT number',
    eu_not_tax_registered: 'a customer in the EU without a VAT number',
    rest_of_world_tax: 'a customer of the rest of the world',
  }[treatment];
  return `To ${country}, sent as ${supply} to ${whom}.`;
}

/** Only within the Union; the same for all lines of an invoice (Sage guide). */
export const supplyTypeOf = (crossBorder: CrossBorder | null): 'GOODS' | 'SERVICES' | undefined => {
  if (crossBorder === null || crossBorder.treatment === 'rest_of_world_tax') return undefined;
  return crossBorder.supply === 'goods' ? 'GOODS' : 'SERVICES';
};

/** What Sage would refuse: "must be 'Zero Rated' for Customers outside the EU" (seen by public clients). Null: nothing that is known. */
export function taxAcrossBorder(
  crossBorder: CrossBorder | null,
  lines: readonly TaxedLine[],
  rates: readonly TaxRate[],
): AttentionDraft | null {
  if (crossBorder?.treatment !== 'rest_of_world_tax') return null;
  const rateOf = (line: TaxedLine) => rates.find(({ id }) => id === line.taxRateId);
  const index = lines.findIndex((line) => !isZero(rateOf(line)?.percentage ?? '0'));
  const line = lines[index];
  const rate = line && rateOf(line);
  if (line === undefined || rate === undefined) return null;
  const zero = rates.filter(({ percentage }) => isZero(percentage)).map(({ id }) => id);
  return {
    code: 'cross_border_tax',
    message: `Line ${index + 1} has the tax rate ${rate.name} (${rate.percentage} %, from the ${line.taxSource}), but the customer is in ${crossBorder.country}: Sage takes a zero rate there and would refuse it. Rates of 0 % are ${zero.join(', ') || 'none'}.`,
    field: `/lines/${index}/taxRateId`,
  };
}
