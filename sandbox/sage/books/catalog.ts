/** Sage's fixed lists as far as the sandbox needs them. */
export interface TaxRate {
  id: string;
  /** Of the businesses that have it. */
  countryId: string;
  name: string;
  displayedAs: string;
  percentage: string;
}

/** Ids and labels of GB as observed on the live API; those of IE are presumed to be alike. A Canadian business has none here. */
export const taxRates: readonly TaxRate[] = [
  {
    countryId: 'GB',
    id: 'GB_STANDARD',
    name: 'Standard',
    displayedAs: 'Standard 20.00%',
    percentage: '20.0',
  },
  { countryId: 'GB', id: 'GB_LOWER', name: 'Lower Rate', displayedAs: 'Lower Rate 5.00%', percentage: '5.0' },
  { countryId: 'GB', id: 'GB_ZERO', name: 'Zero Rated', displayedAs: 'Zero Rated 0.00%', percentage: '0.0' },
  { countryId: 'GB', id: 'GB_EXEMPT', name: 'Exempt', displayedAs: 'Exempt 0.00%', percentage: '0.0' },
  { countryId: 'GB', id: 'GB_NO_TAX', name: 'No VAT', displayedAs: 'No VAT', percentage: '0.0' },
  {
    countryId: 'IE',
    id: 'IE_STANDARD',
    name: 'Standard',
    displayedAs: 'Standard 23.00%',
    percentage: '23.0',
  },
  {
    countryId: 'IE',
    id: 'IE_LOWER',
    name: 'Reduced Rate',
    displayedAs: 'Reduced Rate 13.50%',
    percentage: '13.5',
  },
  {
    countryId: 'IE',
    id: 'IE_SECOND_LOWER',
    name: 'Second Reduced Rate',
    displayedAs: 'Second Reduced Rate 9.00%',
    percentage: '9.0',
  },
  { countryId: 'IE', id: 'IE_ZERO', name: 'Zero Rated', displayedAs: 'Zero Rated 0.00%', percentage: '0.0' },
  { countryId: 'IE', id: 'IE_EXEMPT', name: 'Exempt', displayedAs: 'Exempt 0.00%', percentage: '0.0' },
  { countryId: 'IE', id: 'IE_NO_TAX', name: 'No VAT', displayedAs: 'No VAT', percentage: '0.0' },
];

/** What a business of the country can put on a line. */
export const ratesOf = (business: { countryId: string }): TaxRate[] =>
  taxRates.filter(({ countryId }) => countryId === business.countryId);

export const currencies: Record<string, string> = {
  GBP: 'Pound Sterling (GBP)',
  EUR: 'Euro (EUR)',
  USD: 'US Dollar (USD)',
  CAD: 'Canadian Dollar (CAD)',
};

export const countries: Record<string, string> = {
  GB: 'United Kingdom (GB)',
  IM: 'Isle of Man (IM)',
  JE: 'Jersey (JE)',
  GG: 'Guernsey (GG)',
  IE: 'Ireland (IE)',
  FR: 'France (FR)',
  DE: 'Germany (DE)',
  MC: 'Monaco (MC)',
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
