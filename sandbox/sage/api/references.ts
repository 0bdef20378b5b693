import { type JsonObject } from '../answer.ts';
import { countries, currencies, taxRates } from '../books/catalog.ts';
import { type Address, type Contact, type LedgerAccount, type State } from '../state.ts';

/** How Sage names another record: id, displayed_as, $path. */
export function ref(path: string, id: string, displayedAs: string): JsonObject {
  return { id, displayed_as: displayedAs, $path: `/${path}/${id}` };
}

export function currencyRef(id: string): JsonObject {
  return ref('currencies', id, currencies[id] ?? id);
}

export function countryRef(id: string): JsonObject {
  return ref('countries', id, countries[id] ?? id);
}

export function taxRateRef(id: string | null): JsonObject | null {
  const rate = taxRates.find((each) => each.id === id);
  return rate === undefined ? null : ref('tax_rates', rate.id, rate.displayedAs);
}

/** Display name and zero-padded code: "Sales - Services (4010)", "Cash (0604)" (observed). */
export function ledgerDisplay(ledger: Pick<LedgerAccount, 'displayName' | 'nominalCode'>): string {
  return `${ledger.displayName} (${String(ledger.nominalCode).padStart(4, '0')})`;
}

export function ledgerRef(state: State, id: string | null): JsonObject | null {
  const ledger = id === null ? undefined : state.ledgerAccounts[id];
  return ledger === undefined ? null : ref('ledger_accounts', ledger.id, ledgerDisplay(ledger));
}

export function contactDisplay(contact: Contact): string {
  return contact.reference === null ? contact.name : `${contact.name} (${contact.reference})`;
}

export function contactRef(state: State, id: string): JsonObject | null {
  const contact = state.contacts[id];
  return contact === undefined ? null : ref('contacts', id, contactDisplay(contact));
}

export function addressText(address: Address): string {
  return [address.line1, address.line2, `${address.city} ${address.region} ${address.postalCode}`]
    .map((line) => line.trim().replace(/ +/g, ' '))
    .filter((line) => line !== '')
    .join('\n');
}

export function presentAddress(address: Address): JsonObject {
  return {
    ...ref('addresses', address.id, addressText(address)),
    address_type: ref('address_types', address.typeId, address.typeId === 'ACCOUNTS' ? 'Accounts' : 'Sales'),
    name: address.name,
    address_line_1: address.line1,
    address_line_2: address.line2,
    city: address.city,
    region: address.region,
    postal_code: address.postalCode,
    country: countryRef(address.countryId),
    country_group: ref('country_groups', address.countryId, address.countryId),
  };
}
