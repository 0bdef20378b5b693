import { randomBytes } from 'node:crypto';
import {
  harbourBusiness,
  laganBusiness,
  liffeyBusiness,
  mapleBusiness,
  northwindBusiness,
} from './seed/businesses.ts';
import { bankAccountId, bankAccountsOf, chartOf, ledgerId } from './seed/chart.ts';
import { contactIds, contactsOf, personsOf, seededRows } from './seed/contacts.ts';
import { extra, extras } from './seed/extra.ts';
import { claire, conor, niamh, olivia, rita, sam } from './seed/users.ts';
import { type Business, type State } from './state.ts';

function wellKnown(business: Business) {
  return {
    id: business.id,
    name: business.name,
    ledgers: {
      products: ledgerId(business.name, 4000),
      services: ledgerId(business.name, 4010),
      licences: ledgerId(business.name, 4020),
      otherIncome: ledgerId(business.name, 4900),
      /** Not visible in sales. */
      costOfSales: ledgerId(business.name, 5000),
    },
    bankAccounts: { current: bankAccountId(business.name, 1200), cash: bankAccountId(business.name, 1210) },
  };
}

/** VAT registered, GBP only, year to 2025-03-31 locked; the lead business of Olivia. */
export const northwind = wellKnown(northwindBusiness);
/** Not VAT registered, several currencies. */
export const harbour = wellKnown(harbourBusiness);
/** In Ireland: VAT registered, EUR and other currencies. */
export const liffey = wellKnown(liffeyBusiness);
/** In Northern Ireland: VAT registered, GBP only. */
export const lagan = wellKnown(laganBusiness);
/** In Canada. */
export const maple = wellKnown(mapleBusiness);
/** Ids of the seeded contacts; `seaside`, `harbourAcme` and `berlin` belong to Harbour, `mulligan` and `lyon` to Liffey, all others to Northwind. */
export const contacts = contactIds;
/** `password` signs each of them in. */
export const users = {
  olivia: olivia.email,
  sam: sam.email,
  rita: rita.email,
  niamh: niamh.email,
  conor: conor.email,
  claire: claire.email,
};
/** What token answers name them by (`requested_by_id`). */
export const userIds = {
  olivia: olivia.id,
  sam: sam.id,
  rita: rita.id,
  niamh: niamh.id,
  conor: conor.id,
  claire: claire.id,
};
export { password } from './seed/users.ts';

/** One of `extraBusinesses`, from 1. */
export function extraBusiness(n: number) {
  const { business, owner, customer } = extra(n);
  return { ...wellKnown(business), ownerEmail: owner.email, customer };
}

export function seededState(options: { extraBusinesses?: number } = {}): State {
  const more = extras(options.extraBusinesses ?? 0);
  const businesses = [
    northwindBusiness,
    harbourBusiness,
    liffeyBusiness,
    laganBusiness,
    mapleBusiness,
    ...more.map(({ business }) => business),
  ];
  const contactRows = [...seededRows, ...more.map(({ business, customer }) => ({ business, ...customer }))];
  return {
    version: 1,
    clockOffsetMs: 0,
    tokenKey: randomBytes(64).toString('hex'),
    outage: 'off',
    users: structuredClone([olivia, sam, rita, niamh, conor, claire, ...more.map(({ owner }) => owner)]),
    businesses: structuredClone(businesses),
    ledgerAccounts: byId(businesses.flatMap(chartOf)),
    bankAccounts: byId(businesses.flatMap(bankAccountsOf)),
    contacts: byId(contactsOf(contactRows)),
    contactPersons: byId(personsOf(contactRows)),
    artefacts: {},
    payments: {},
    allocations: {},
    attachments: {},
    consents: [],
    transactions: {},
    codes: {},
    grants: {},
    remembered: {},
    record: [],
    oddities: {},
  };
}

function byId<T extends { id: string }>(rows: T[]): Record<string, T> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
