import { idFor } from '../ids.ts';
import { type Business, type Contact, type ContactPerson } from '../state.ts';
import { ledgerId, seededTimes } from './chart.ts';
import { harbourBusiness, liffeyBusiness, northwindBusiness } from './businesses.ts';

export interface SeedContact {
  business: Business;
  name: string;
  /** The main contact person's. */
  email: string;
  secondaryEmail?: string;
  countryId?: string;
  overrides?: Partial<Contact>;
}

const rows = {
  acme: { business: northwindBusiness, name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' },
  /** The e-mail worth finding belongs to a person who is not the main one. */
  brightside: {
    business: northwindBusiness,
    name: 'Brightside Cafe',
    email: 'hello@brightside.example.test',
    secondaryEmail: 'bookkeeper@brightside.example.test',
  },
  /** Two customers with one e-mail. */
  twinEast: { business: northwindBusiness, name: 'Twin Mills East', email: 'finance@twinmills.example.test' },
  twinWest: { business: northwindBusiness, name: 'Twin Mills West', email: 'finance@twinmills.example.test' },
  vendor: {
    business: northwindBusiness,
    name: 'Paperworks Supplies',
    email: 'orders@paperworks.example.test',
    overrides: { typeId: 'VENDOR' },
  },
  inactive: {
    business: northwindBusiness,
    name: 'Dormant Holdings',
    email: 'office@dormant.example.test',
    overrides: { isActive: false },
  },
  system: {
    business: northwindBusiness,
    name: 'HMRC Payments',
    email: '',
    overrides: { typeId: 'VENDOR', system: true },
  },
  /** Not in GB: the standard rate is refused. */
  lumiere: {
    business: northwindBusiness,
    name: 'Lumiere Paris SARL',
    email: 'compta@lumiere.example.test',
    countryId: 'FR',
  },
  /** 14 days to pay, reduced rate and licences by default. */
  fortnight: {
    business: northwindBusiness,
    name: 'Fortnight Energy Ltd',
    email: 'ap@fortnight.example.test',
    overrides: {
      reference: 'FORT01',
      creditDays: 14,
      creditTerms: 'date_from_invoice',
      defaultSalesTaxRateId: 'GB_LOWER',
      defaultSalesLedgerAccountId: ledgerId(northwindBusiness.name, 4020),
    },
  },
  seaside: { business: harbourBusiness, name: 'Seaside Gallery', email: 'accounts@seaside.example.test' },
  /** Harbour also knows Acme: the same e-mail in another business. */
  harbourAcme: { business: harbourBusiness, name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' },
  /** Locked to euros. */
  berlin: {
    business: harbourBusiness,
    name: 'Berlin Formen GmbH',
    email: 'rechnung@berlinformen.example.test',
    countryId: 'DE',
    overrides: { currencyId: 'EUR' },
  },
  mulligan: { business: liffeyBusiness, name: 'Mulligan Print Ltd', email: 'ap@mulligan.example.test' },
  /** In another country of the EU. */
  lyon: {
    business: liffeyBusiness,
    name: 'Lyon Conseil SARL',
    email: 'compta@lyonconseil.example.test',
    countryId: 'FR',
  },
} satisfies Record<string, SeedContact>;

export type SeededContactName = keyof typeof rows;

function contactId(row: SeedContact): string {
  return idFor(`${row.business.name}/contact/${row.name}`);
}

const entries: readonly (readonly [string, SeedContact])[] = Object.entries(rows);

export const contactIds = {
  acme: contactId(rows.acme),
  brightside: contactId(rows.brightside),
  twinEast: contactId(rows.twinEast),
  twinWest: contactId(rows.twinWest),
  vendor: contactId(rows.vendor),
  inactive: contactId(rows.inactive),
  system: contactId(rows.system),
  lumiere: contactId(rows.lumiere),
  fortnight: contactId(rows.fortnight),
  seaside: contactId(rows.seaside),
  harbourAcme: contactId(rows.harbourAcme),
  berlin: contactId(rows.berlin),
  mulligan: contactId(rows.mulligan),
  lyon: contactId(rows.lyon),
} satisfies Record<SeededContactName, string>;

export const seededRows: readonly SeedContact[] = entries.map(([, row]) => row);

const cities: Readonly<Record<string, string>> = { FR: 'Paris', DE: 'Berlin', IE: 'Dublin' };

export function contactsOf(rows: readonly SeedContact[]): Contact[] {
  return rows.map((row) => ({
    ...seededTimes,
    id: contactId(row),
    businessId: row.business.id,
    name: row.name,
    reference: null,
    typeId: 'CUSTOMER',
    isActive: true,
    system: false,
    mainAddress: {
      id: idFor(`${contactId(row)}/address`),
      typeId: 'ACCOUNTS',
      name: 'Main Address',
      line1: '1 Example Street',
      line2: '',
      city: cities[row.countryId ?? row.business.countryId] ?? 'London',
      region: '',
      postalCode: row.countryId === undefined ? 'N1 1AA' : '10115',
      countryId: row.countryId ?? row.business.countryId,
    },
    deliveryAddress: null,
    currencyId: row.business.baseCurrencyId,
    defaultSalesLedgerAccountId: null,
    defaultSalesTaxRateId: null,
    creditDays: null,
    creditLimit: null,
    creditTerms: null,
    creditTermsAndConditions: null,
    taxNumber: null,
    taxTreatment: null,
    notes: null,
    locale: null,
    sourceGuid: null,
    ...row.overrides,
  }));
}

export function personsOf(rows: readonly SeedContact[]): ContactPerson[] {
  return rows.flatMap((row) => {
    const main = personOf(row, 'Main Contact', row.email, true);
    return row.secondaryEmail === undefined
      ? [main]
      : [main, personOf(row, 'Bookkeeper', row.secondaryEmail, false)];
  });
}

function personOf(row: SeedContact, name: string, email: string, isMain: boolean): ContactPerson {
  return {
    ...seededTimes,
    id: idFor(`${contactId(row)}/person/${name}`),
    businessId: row.business.id,
    contactId: contactId(row),
    addressId: idFor(`${contactId(row)}/address`),
    name,
    email,
    telephone: '',
    mobile: '',
    fax: '',
    jobTitle: '',
    typeIds: ['ACCOUNTS'],
    isMain,
    isPreferred: isMain,
  };
}
