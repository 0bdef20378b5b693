import { isZero } from '../money.ts';
import { type AtTheBorder, type CrossBorder } from './cross-border.ts';
import {
  areaOf,
  foreignVatCountry,
  inUnion,
  nameOfPlace,
  numberAgainstPlace,
  type Place,
  placeGiven,
  placeOfBusiness,
  placeOfCustomer,
} from './vat-territory.ts';

/**
 * What is worth a look about the tax of an invoice that goes out as it is, in sentences; null: nothing. There are no tax rules of our own here, so
 * nothing is stopped: whoever sent it hears of it before the customer does.
 */
export function taxWarning(of: AtTheBorder): string | null {
  const said = [differentCountries(of), countryInDoubt(of), numberInDoubt(of), taxToBusinessInUnion(of)];
  return said.filter((sentence) => sentence !== null).join(' ') || null;
}

/** Sage judges by its own record, the customer by the address that it reads. */
function differentCountries({ request, inSage, business }: AtTheBorder): string | null {
  const { customer } = request;
  const given = placeGiven(customer);
  const sages = inSage?.countryId === undefined ? null : placeOfCustomer(request, inSage);
  if (given === null || sages === null || isAlike(given, sages, placeOfBusiness(business))) return null;
  return `Sage has "${customer.name}" in ${nameOfPlace(sages)}, but the address of the invoice is in ${nameOfPlace(given)}: it is taxed as for ${nameOfPlace(sages)}. Correct whichever is wrong.`;
}

/** Northern Ireland is told from the rest of the United Kingdom by the Union only. */
const isAlike = (one: Place, other: Place, home: Place | null): boolean =>
  areaOf(one.country) === areaOf(other.country) &&
  (one.inNorthernIreland === other.inNorthernIreland || home === null || !inUnion(home, 'services'));

/** Of goods to the United Kingdom from the Union. */
function numberInDoubt({ request, inSage, crossBorder, business }: AtTheBorder): string | null {
  const home = placeOfBusiness(business);
  const place = placeOfCustomer(request, inSage);
  if (home === null || place === null || crossBorder?.supply !== 'goods') return null;
  return inUnion(home, 'services') ? numberAgainstPlace(request, place) : null;
}

/** Taken for a customer at home, though something speaks against it. */
function countryInDoubt({ request, inSage, crossBorder, business }: AtTheBorder): string | null {
  const home = business?.countryId ?? null;
  if (crossBorder !== null || home === null) return null;
  const { customer, currency } = request;
  const ofNumber = foreignVatCountry(customer.vatNumber, home);
  if (ofNumber !== null)
    return `"${customer.name}" is taxed as a customer in ${home}, but its VAT number ${customer.vatNumber} is one of ${ofNumber}.`;
  const isKnown = customer.address?.country !== undefined || inSage?.countryId !== undefined;
  if (isKnown || currency === business?.baseCurrency) return null;
  return `The invoice is in ${currency}, and neither it nor Sage says in which country "${customer.name}" is: it is taxed as for ${home}.`;
}

/** Between businesses of two member states the customer accounts for the VAT as a rule (Article 196 of the VAT Directive, Article 138 for goods). */
function taxToBusinessInUnion({ crossBorder, lines, rates }: AtTheBorder): string | null {
  if (crossBorder?.treatment !== 'eu_tax_registered') return null;
  for (const [index, { taxRateId, taxSource }] of lines.entries()) {
    const rate = rates.find(({ id }) => id === taxRateId);
    // A rate that the line names was chosen for it, and a credit note takes back what its invoice had.
    const isMeant = taxSource === 'line' || taxSource === 'invoice';
    if (rate === undefined || isZero(rate.percentage) || isMeant) continue;
    return `Line ${index + 1} has ${rate.name} (${rate.percentage} %, from the ${taxSource}), though the customer is a business with a VAT number in ${placeNamed(crossBorder)}, who as a rule accounts for the VAT itself. A rate that the line names (taxRateId) is taken as meant.`;
  }
  return null;
}

const placeNamed = ({ country, northernIreland }: CrossBorder): string =>
  nameOfPlace({ country, inNorthernIreland: northernIreland === 'to' });
