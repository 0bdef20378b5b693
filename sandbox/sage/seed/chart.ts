import { idFor } from '../ids.ts';
import { type BankAccount, type Business, type LedgerAccount } from '../state.ts';

/** Shared by everything seeded: long before any test's own writes. */
export const seededAt = '2024-01-01T09:00:00.000Z';
export const seededTimes = { createdAt: seededAt, updatedAt: seededAt, deletedAt: null };

type Row = readonly [code: number, name: string, typeId: string, taxRateId: string | null, visibleIn: string];

const income = 'sales banking journals other_receipts reporting';
const cost = 'banking expenses journals other_payments reporting';
const books = 'journals reporting';
const control = 'reporting';

/** An excerpt of Sage's UK default chart; names and codes of the sales accounts were observed. */
const rows: readonly Row[] = [
  [10, 'Office Equipment - Cost', 'FIXED_ASSETS', null, books],
  [11, 'Office Equipment - Depreciation', 'FIXED_ASSETS', null, books],
  [1001, 'Stock', 'CURRENT_ASSETS', null, books],
  [1100, 'Trade Debtors', 'CURRENT_ASSETS', null, control],
  [1103, 'Prepayments', 'CURRENT_ASSETS', null, books],
  [1200, 'Current', 'BANK', null, books],
  [1210, 'Cash', 'BANK', null, books],
  [2100, 'Trade Creditors', 'CURRENT_LIABILITY', null, control],
  [2200, 'VAT on Sales', 'CURRENT_LIABILITY', null, control],
  [2201, 'VAT on Purchases', 'CURRENT_LIABILITY', null, control],
  [2210, 'PAYE/NI', 'CURRENT_LIABILITY', null, books],
  [3000, 'Share Capital', 'EQUITY', null, books],
  [3200, 'Profit and Loss Account', 'EQUITY', null, books],
  [4000, 'Sales - Products', 'SALES', 'GB_STANDARD', income],
  [4010, 'Sales - Services', 'SALES', 'GB_STANDARD', income],
  [4020, 'Sales - Licences', 'SALES', 'GB_STANDARD', income],
  [4200, 'Discounts Allowed', 'SALES', 'GB_STANDARD', books],
  [4900, 'Other income', 'OTHER_INCOME', 'GB_NO_TAX', income],
  [5000, 'Cost of Sales - Goods', 'DIRECT_EXPENSES', 'GB_STANDARD', cost],
  [5010, 'Cost of Sales - Subcontractors', 'DIRECT_EXPENSES', 'GB_STANDARD', cost],
  [6000, 'Wages and Salaries', 'OVERHEADS', 'GB_NO_TAX', cost],
  [7100, 'Rent', 'OVERHEADS', 'GB_STANDARD', cost],
  [7400, 'Travel and Entertainment', 'OVERHEADS', 'GB_STANDARD', cost],
  [7500, 'Office Stationery', 'OVERHEADS', 'GB_STANDARD', cost],
  [7600, 'Legal and Professional Fees', 'OVERHEADS', 'GB_STANDARD', cost],
  [7900, 'Bank Charges', 'OVERHEADS', 'GB_EXEMPT', cost],
  [8000, 'Depreciation Charge', 'DEPRECIATION', null, books],
];

export function ledgerId(businessName: string, nominalCode: number): string {
  return idFor(`${businessName}/ledger/${nominalCode}`);
}

export function bankAccountId(businessName: string, nominalCode: number): string {
  return idFor(`${businessName}/bank/${nominalCode}`);
}

export function chartOf(business: Business): LedgerAccount[] {
  return rows.map(([nominalCode, name, typeId, taxRateId, visibleIn]) => ({
    ...seededTimes,
    id: ledgerId(business.name, nominalCode),
    businessId: business.id,
    name,
    displayName: name,
    nominalCode,
    typeId,
    taxRateId: rateOf(business, taxRateId),
    visibleIn: visibleIn.split(' '),
    isControl: visibleIn === control,
  }));
}

/** The chart's rate as that country has it; a Canadian business has none. */
function rateOf({ countryId, vatRegistered }: Business, id: string | null): string | null {
  if (id === null || countryId === 'CA') return null;
  return vatRegistered ? id.replace('GB_', `${countryId}_`) : `${countryId}_NO_TAX`;
}

export function bankAccountsOf(business: Business): BankAccount[] {
  const account = (nominalCode: number, name: string, typeId: string): BankAccount => ({
    ...seededTimes,
    id: bankAccountId(business.name, nominalCode),
    businessId: business.id,
    ledgerAccountId: ledgerId(business.name, nominalCode),
    name,
    nominalCode,
    typeId,
    currencyId: business.baseCurrencyId,
  });
  return [account(1200, 'Current', 'CHECKING'), account(1210, 'Cash', 'CASH')];
}
