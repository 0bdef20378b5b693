/** Sage's fixed lists as far as the sandbox needs them. */
export interface TaxRate {
  id: string;
  name: string;
  displayedAs: string;
  percentage: string;
}

/** Ids and labels of GB as observed on the live API. */
export const taxRates: readonly TaxRate[] = [
  { id: 'GB_STANDARD', name: 'Standard', displayedAs: 'Standard 20.00%', percentage: '20.0' },
  { id: 'GB_LOWER', name: 'Lower Rate', displayedAs: 'Lower Rate 5.00%', percentage: '5.0' },
  { id: 'GB_ZERO', name: 'Zero Rated', displayedAs: 'Zero Rated 0.00%', percentage: '0.0' },
  { id: 'GB_EXEMPT', name: 'Exempt', displayedAs: 'Exempt 0.00%', percentage: '0.0' },
  { id: 'GB_NO_TAX', name: 'No VAT', displayedAs: 'No VAT', percentage: '0.0' },
];

export const currencies: Record<string, string> = {
  GBP: 'Pound Sterling (GBP)',
  EUR: 'Euro (EUR)',
  USD: 'US Dollar (USD)',
};

export const countries: Record<string, string> = {
  GB: 'United Kingdom (GB)',
  IE: 'Ireland (IE)',
  FR: 'France (FR)',
  DE: 'Germany (DE)',
  US: 'United States (US)',
  CA: 'Canada (CA)',
};

export const ledgerTypes: Record<string, string> = {
  SALES: 'Sales',
  OTHER_INCOME: 'Other Income',
  DIRECT_EXPENSES: 'Direct Expenses',
  OVERHEADS: 'Overheads',
  DEPRECIATION: 'Depreciation',
  CURRENT_ASSETS: 'Current Assets',
  FIXED_ASSETS: 'Fixed Assets',
  BANK: 'Bank',
  CURRENT_LIABILITY: 'Current Liabilities',
  EQUITY: 'Equity',
};

export const statusNames = {
  DRAFT: 'Draft',
  PRO_FORMA: 'Pro Forma',
  UNPAID: 'Unpaid',
  PART_PAID: 'Part Paid',
  PAID: 'Paid',
  VOID: 'Void',
} as const;

export const paymentMethods: Record<string, string> = {
  CREDIT_DEBIT: 'Credit/Debit',
  CASH: 'Cash',
  CHECK: 'Cheque',
  ELECTRONIC: 'Electronic',
  BANK_TRANSFER: 'Bank Transfer',
};
