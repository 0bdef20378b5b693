interface Place {
  countryId: string;
  postalCode: string;
}

/** The Isle of Man is in the VAT area of the United Kingdom, Monaco in that of France; Jersey and Guernsey are in none. */
const areas: Record<string, string> = { IM: 'GB', MC: 'FR' };
const areaOf = (country: string): string => areas[country] ?? country;
/** Of the countries of this sandbox. */
const union = ['IE', 'FR', 'DE'];

/** Told by the postcode, as Sage's guide has it; of a contact by that of its main address. */
export const isNorthernIrish = (place: Place): boolean =>
  place.countryId === 'GB' && /^BT\d/i.test(place.postalCode.replaceAll(' ', ''));

/**
 * Whether only a zero rate is taken: of a business in the UK in every other country, as was seen; of one in Ireland in those outside the EU (assumed).
 * What a line calls GOODS is within the EU on either side in Northern Ireland (assumed of Sage; so is the law).
 */
export function isOutside(
  business: Place,
  { mainAddress }: { mainAddress: Place },
  isGoods: boolean,
): boolean {
  if (areaOf(business.countryId) === areaOf(mainAddress.countryId)) return false;
  const inUnion = (place: Place) =>
    union.includes(areaOf(place.countryId)) || (isGoods && isNorthernIrish(place));
  return !inUnion(business) || !inUnion(mainAddress);
}
