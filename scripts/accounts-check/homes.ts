import { contacts, liffey, northwind, users } from '../../sandbox/sage/seed.ts';
import { type Place } from './right-result.ts';

export const glAccountIds = ['services', 'licences', 'products'] as const;
type GlAccountId = (typeof glAccountIds)[number];

/** A business whose books are kept, with what is fixed there. */
export interface Home {
  readonly id: string;
  readonly name: string;
  readonly countryId: 'GB' | 'IE';
  readonly currency: 'GBP' | 'EUR';
  readonly userEmail: string;
  readonly contactId: string;
  readonly ledgers: Readonly<Record<GlAccountId, string>>;
  /** In percent. */
  readonly percentages: Readonly<Record<string, string>>;
}

const ledgersOf = ({ ledgers: { services, licences, products } }: typeof northwind) => ({
  services,
  licences,
  products,
});

export const homes = {
  GBP: {
    id: northwind.id,
    name: northwind.name,
    countryId: 'GB',
    currency: 'GBP',
    userEmail: users.olivia,
    contactId: contacts.acme,
    ledgers: ledgersOf(northwind),
    percentages: { GB_STANDARD: '20.0', GB_LOWER: '5.0', GB_ZERO: '0.0', GB_EXEMPT: '0.0' },
  },
  EUR: {
    id: liffey.id,
    name: liffey.name,
    countryId: 'IE',
    currency: 'EUR',
    userEmail: users.niamh,
    contactId: contacts.mulligan,
    ledgers: ledgersOf(liffey),
    percentages: { IE_STANDARD: '23.0', IE_LOWER: '13.5', IE_SECOND_LOWER: '9.0', IE_ZERO: '0.0' },
  },
} as const satisfies Record<string, Home>;

export const homeOf = (currency: string): Home => (currency === 'EUR' ? homes.EUR : homes.GBP);

export const placeIn =
  ({ ledgers, percentages }: Home): Place =>
  ({ glAccountId, taxRateId = '' }) => ({
    ledgerId: ledgers[glAccountIds.find((id) => id === glAccountId) ?? 'services'],
    taxRateId,
    percentage: percentages[taxRateId] ?? '',
  });
