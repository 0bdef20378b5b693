import { idFor } from '../ids.ts';
import { type Business } from '../state.ts';
import { seededTimes } from './chart.ts';

const alike = {
  ...seededTimes,
  countryId: 'GB',
  baseCurrencyId: 'GBP',
  accountsStartDate: '2024-01-01',
  subscriptionActive: true,
  nextInvoiceNumber: 1,
  nextCreditNoteNumber: 1,
};

/** Registered for VAT; one currency; the year to 31 March 2025 is locked. */
export const northwindBusiness: Business = {
  ...alike,
  id: idFor('Northwind Consulting Ltd'),
  name: 'Northwind Consulting Ltd',
  addressLine1: '12 Quayside',
  city: 'Newcastle upon Tyne',
  postalCode: 'NE1 3DX',
  telephone: '0191 496 0000',
  website: 'https://northwind.test',
  vatNumber: 'GB123456789',
  multiCurrency: false,
  exchangeRates: {},
  vatRegistered: true,
  yearEndLockdownDate: '2025-03-31',
  subscriptionId: 'ACCOUNTS',
  customerCreditDays: 30,
  termsAndConditions: 'Please pay within the time stated. Bank: Example Bank, sort code 00-00-00.',
};

/** Not registered for VAT; several currencies (Plus); no locked year. */
export const harbourBusiness: Business = {
  ...alike,
  id: idFor('Harbour Studio Ltd'),
  name: 'Harbour Studio Ltd',
  addressLine1: '3 Slipway Lane',
  city: 'Bristol',
  postalCode: 'BS1 5TY',
  telephone: '0117 496 0000',
  website: 'https://harbour.test',
  vatNumber: null,
  multiCurrency: true,
  exchangeRates: { EUR: '1.1567', USD: '1.2715' },
  vatRegistered: false,
  yearEndLockdownDate: null,
  subscriptionId: 'ACCOUNTING',
  customerCreditDays: 21,
  termsAndConditions: 'Payment by bank transfer, please.',
};

/** In Ireland: euros, Irish VAT; other currencies too (Plus). */
export const liffeyBusiness: Business = {
  ...alike,
  id: idFor('Liffey Advisory Ltd'),
  name: 'Liffey Advisory Ltd',
  addressLine1: '7 Ormond Quay',
  city: 'Dublin',
  postalCode: 'D07 F6X2',
  countryId: 'IE',
  baseCurrencyId: 'EUR',
  telephone: '01 496 0000',
  website: 'https://liffey.test',
  vatNumber: 'IE1234567T',
  multiCurrency: true,
  exchangeRates: { GBP: '0.8645', USD: '1.0991' },
  vatRegistered: true,
  yearEndLockdownDate: null,
  subscriptionId: 'ACCOUNTING',
  customerCreditDays: 30,
  termsAndConditions: 'Payment to IE29 AIBK 9311 5212 3456 78, please.',
};

/** In Northern Ireland: pounds, British VAT, within the EU for goods. */
export const laganBusiness: Business = {
  ...northwindBusiness,
  id: idFor('Lagan Foundry Ltd'),
  name: 'Lagan Foundry Ltd',
  addressLine1: '5 Titanic Quay',
  city: 'Belfast',
  postalCode: 'BT3 9DT',
  telephone: '028 9649 0000',
  website: 'https://lagan.test',
  vatNumber: 'GB234567890',
  yearEndLockdownDate: null,
};

/** In Canada: no tax rates, as those of its provinces are not imitated. */
export const mapleBusiness: Business = {
  ...liffeyBusiness,
  id: idFor('Maple Works Inc'),
  name: 'Maple Works Inc',
  addressLine1: '400 Front Street West',
  city: 'Toronto',
  postalCode: 'M5V 3L9',
  countryId: 'CA',
  baseCurrencyId: 'CAD',
  telephone: '416 555 0100',
  website: 'https://maple.test',
  vatNumber: null,
  exchangeRates: {},
  termsAndConditions: 'Payment by transfer, please.',
};
