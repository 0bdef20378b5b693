import { hasCurrencies } from '../editions.ts';
import { jsonAnswer } from '../answer.ts';
import { shownTime } from '../clock.ts';
import { type Call, type Route } from './call.ts';
import { currencyRef, ref } from './references.ts';

/** Settings reads need the Settings area (Sage guide, access rights). */
export const settingsRoutes: readonly Route[] = [
  { kind: 'plain', method: 'GET', template: '/financial_settings', area: 'Settings', handle: financial },
  { kind: 'plain', method: 'GET', template: '/invoice_settings', area: 'Settings', handle: invoicing },
];

function financial({ business }: Call) {
  const registered = ref('tax_schemes', 'STANDARD_VAT', 'Standard');
  const notRegistered = ref('tax_schemes', 'NOT_REGISTERED', 'Not Registered');
  return jsonAnswer(200, {
    $path: '/financial_settings',
    displayed_as: 'Financial Settings',
    updated_at: shownTime(business.updatedAt),
    year_end_date: '2027-03-31',
    year_end_lockdown_date: business.yearEndLockdownDate,
    accounts_start_date: business.accountsStartDate,
    base_currency: currencyRef(business.baseCurrencyId),
    multi_currency_enabled: hasCurrencies(business),
    use_live_exchange_rates: false,
    tax_scheme: business.vatRegistered ? registered : notRegistered,
    tax_number: business.vatNumber,
  });
}

function invoicing({ business }: Call) {
  return jsonAnswer(200, {
    $path: '/invoice_settings',
    displayed_as: 'Invoice Settings',
    next_invoice_number: business.nextInvoiceNumber,
    next_credit_note_number: business.nextCreditNoteNumber,
    invoice_number_prefix: 'SI-',
    customer_credit_days: business.customerCreditDays,
    invoice_terms_and_conditions: business.termsAndConditions,
  });
}
