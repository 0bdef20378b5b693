import { hasCurrencies } from '../../editions.ts';
import { currencies, ratesOf } from '../../books/catalog.ts';
import { notFound } from '../../errors.ts';
import { type Business, type Contact } from '../../state.ts';
import { type Call, own } from '../call.ts';
import { type Fields } from '../fields.ts';
import { emptyAddress, readAddress } from './read-address.ts';

export type ContactFields = Omit<
  Contact,
  'id' | 'businessId' | 'createdAt' | 'updatedAt' | 'deletedAt' | 'system' | 'isActive'
>;

export function emptyContact(business: Business): ContactFields {
  return {
    name: '',
    reference: null,
    typeId: 'CUSTOMER',
    mainAddress: emptyAddress(business.countryId),
    deliveryAddress: null,
    currencyId: business.baseCurrencyId,
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
  };
}

/** `before` with the fields that were sent; what is wrong is gathered in `fields`. */
export function readContact(
  call: Call,
  fields: Fields,
  before: ContactFields,
  isNew: boolean,
): ContactFields {
  const text = (name: string, max: number, old: string | null) => {
    const value = fields.text(name, { max });
    return value === undefined ? old : value;
  };
  const delivery = fields.object('delivery_address');
  const creditDays = fields.integer('credit_days', 0, 365);
  const creditLimit = fields.decimal('credit_limit');
  return {
    name: fields.text('name', { max: 100, required: isNew || fields.has('name') }) ?? before.name,
    reference: text('reference', 10, before.reference),
    typeId: readType(fields, isNew) ?? before.typeId,
    mainAddress: readAddress(fields.object('main_address'), before.mainAddress),
    deliveryAddress:
      delivery === undefined
        ? before.deliveryAddress
        : readAddress(delivery, before.deliveryAddress ?? emptyAddress(call.business.countryId)),
    currencyId: readCurrency(call, fields) ?? before.currencyId,
    defaultSalesLedgerAccountId: readLedger(call, fields, before.defaultSalesLedgerAccountId),
    defaultSalesTaxRateId: readTaxRate(call, fields, before.defaultSalesTaxRateId),
    creditDays: creditDays === undefined ? before.creditDays : creditDays,
    creditLimit: creditLimit === undefined ? before.creditLimit : (creditLimit?.toFixed() ?? null),
    creditTerms:
      fields.oneOf('credit_terms', ['month_end_invoice', 'date_from_invoice', 'immediate_invoice']) ??
      before.creditTerms,
    creditTermsAndConditions: text('credit_terms_and_conditions', 2000, before.creditTermsAndConditions),
    taxNumber: readTaxNumber(fields, before.taxNumber),
    taxTreatment:
      fields.oneOf('tax_treatment', [
        'home_tax',
        'eu_tax_registered',
        'eu_not_tax_registered',
        'rest_of_world_tax',
        'is_importer',
      ]) ?? before.taxTreatment,
    notes: text('notes', 4000, before.notes),
    locale: text('locale', 10, before.locale),
    sourceGuid: text('source_guid', 255, before.sourceGuid),
  };
}

/** Exactly one type (Sage guide). */
function readType(fields: Fields, isNew: boolean): Contact['typeId'] | undefined {
  const ids = fields.texts('contact_type_ids');
  if (ids === undefined) {
    if (isNew) fields.text('contact_type_ids', { required: true });
    return undefined;
  }
  const only = ids.length === 1 ? ids[0] : undefined;
  if (only === 'CUSTOMER' || only === 'VENDOR') return only;
  return fields.wrong('contact_type_ids', 'must be exactly one of CUSTOMER, VENDOR');
}

function readCurrency(call: Call, fields: Fields): string | undefined {
  const id = fields.text('currency_id');
  if (typeof id !== 'string') return undefined;
  if (!Object.hasOwn(currencies, id)) throw notFound();
  if (id !== call.business.baseCurrencyId && !hasCurrencies(call.business))
    return fields.wrong('currency_id', 'cannot be foreign: this business has no multi-currency');
  return id;
}

function readLedger(call: Call, fields: Fields, old: string | null): string | null {
  const id = fields.text('default_sales_ledger_account_id');
  if (typeof id !== 'string') return id === undefined ? old : id;
  return own(call, call.world.state.ledgerAccounts, id).id;
}

function readTaxRate(call: Call, fields: Fields, old: string | null): string | null {
  const id = fields.text('default_sales_tax_rate_id');
  if (typeof id !== 'string') return id === undefined ? old : id;
  if (!ratesOf(call.business).some((rate) => rate.id === id)) throw notFound();
  return id;
}

/** Sage checks the format (swagger); these are the forms of a UK number, with XI in Northern Ireland, and of an Irish one. */
function readTaxNumber(fields: Fields, old: string | null): string | null {
  const number = fields.text('tax_number', { max: 25 });
  if (typeof number !== 'string') return number === undefined ? old : number;
  if (/^(GB|XI)/.test(number) && !/^(GB|XI)(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/.test(number))
    fields.wrong('tax_number', 'is not a valid VAT number');
  if (/^IE/.test(number) && !/^IE(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/.test(number))
    fields.wrong('tax_number', 'is not a valid VAT number');
  return number;
}
