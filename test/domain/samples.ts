import { defaultSettings, type InvoiceSettings } from '../../domain/connection/connection.ts';
import { type InvoiceRequest, type PlannedLine } from '../../domain/invoice/invoice.ts';
import { type LedgerAccount, type SageBusinessProfile, type SageInvoice } from '../../domain/sage-records.ts';

/** One good record of each kind; a test changes the field it is about. */

export const account = (change: Partial<LedgerAccount> = {}): LedgerAccount => ({
  id: 'a0000000000000000000000000004010',
  name: 'Sales - Services',
  displayedAs: `${change.name ?? 'Sales - Services'} (${change.nominalCode ?? 4010})`,
  nominalCode: 4010,
  visibleInSales: true,
  taxRateId: null,
  ...change,
});

/** Like the start of a British chart of accounts. */
export const chart: readonly LedgerAccount[] = [
  account({ id: 'a0000000000000000000000000004000', name: 'Sales - Products', nominalCode: 4000 }),
  account(),
  account({ id: 'a0000000000000000000000000004900', name: 'Other income', nominalCode: 4900 }),
  account({
    id: 'a0000000000000000000000000007600',
    name: 'Legal Fees',
    nominalCode: 7600,
    visibleInSales: false,
  }),
];

export const business: SageBusinessProfile = {
  id: 'b0000000000000000000000000000001',
  name: 'Northwind Ltd',
  countryId: 'GB',
  subscriptionActive: true,
  edition: 'standard',
  baseCurrency: 'GBP',
  multiCurrency: false,
  vatRegistered: true,
};

export const connection = (change: Partial<InvoiceSettings> = {}): InvoiceSettings => ({
  version: 1,
  status: 'verified',
  problem: null,
  business,
  settings: defaultSettings,
  defaultLedger: account({ id: 'the-default', name: 'The default' }),
  glAccounts: [],
  templateGlAccountId: null,
  taxRates: [
    { id: 'GB_STANDARD', name: 'Standard', percentage: '20.0' },
    { id: 'GB_LOWER', name: 'Lower Rate', percentage: '5.0' },
    { id: 'GB_ZERO', name: 'Zero Rated', percentage: '0.0' },
    { id: 'GB_NO_TAX', name: 'No VAT', percentage: '0.0' },
  ],
  rememberedCustomer: null,
  ...change,
});

export const line: InvoiceRequest['lines'][number] = {
  description: 'Consulting',
  quantity: '1',
  unitPrice: '100.00',
};

export const request = (change: Partial<InvoiceRequest> = {}): InvoiceRequest => ({
  number: 'NW-1',
  date: '2026-11-03',
  currency: 'GBP',
  customer: { name: 'Acme Ltd', email: 'accounts@acme.example.test' },
  lines: [line],
  ...change,
});

export const plannedLine = (change: Partial<PlannedLine> = {}): PlannedLine => ({
  description: 'Consulting',
  quantity: '1',
  unitPrice: '100.00',
  discount: '0.00',
  amount: '100.00',
  ledger: account(),
  ledgerSource: 'default',
  ...change,
});

export const sageInvoice = (change: Partial<SageInvoice> = {}): SageInvoice => ({
  id: 'c0000000000000000000000000000001',
  number: 'SI-1',
  status: 'UNPAID',
  date: '2026-11-03',
  dueDate: '2026-12-03',
  reference: 'NW-1',
  notes: null,
  contactId: null,
  currency: 'GBP',
  net: '100.00',
  tax: '20.00',
  total: '120.00',
  paid: '0.00',
  outstanding: '120.00',
  lastPaidOn: null,
  sent: false,
  createdAt: null,
  url: null,
  ...change,
});
