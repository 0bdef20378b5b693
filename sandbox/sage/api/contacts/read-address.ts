import { countries } from '../../books/catalog.ts';
import { newId } from '../../ids.ts';
import { type Address } from '../../state.ts';
import { type Fields } from '../fields.ts';

/** None was ever given. */
export const isNoAddress = ({ name, line1, city, postalCode }: Address): boolean =>
  [name, line1, city, postalCode].every((part) => part === '');

export function emptyAddress(countryId: string): Address {
  return {
    id: newId(),
    typeId: 'ACCOUNTS',
    name: '',
    line1: '',
    line2: '',
    city: '',
    region: '',
    postalCode: '',
    countryId,
  };
}

/** `before` with the fields that were sent. */
export function readAddress(fields: Fields | undefined, before: Address): Address {
  if (fields === undefined) return before;
  const text = (name: string, max: number, old: string) => {
    const value = fields.text(name, { max });
    return value === undefined ? old : (value ?? '');
  };
  const country = fields.text('country_id') ?? fields.text('country_group_id');
  if (typeof country === 'string' && !Object.hasOwn(countries, country))
    fields.wrong('country_id', 'is not a country of this sandbox');
  return {
    id: before.id,
    typeId: fields.oneOf('address_type_id', ['ACCOUNTS', 'SALES', 'DELIVERY', 'OTHER']) ?? before.typeId,
    // The name that Sage's own pages give an address.
    name: text('name', 50, before.name) || 'Main Address',
    line1: text('address_line_1', 50, before.line1),
    line2: text('address_line_2', 50, before.line2),
    city: text('city', 50, before.city),
    region: text('region', 50, before.region),
    postalCode: text('postal_code', 10, before.postalCode),
    countryId: country ?? before.countryId,
  };
}
