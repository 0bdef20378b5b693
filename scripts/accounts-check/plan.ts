import { defaultSettings, type InvoiceSettings } from '../../domain/connection/connection.ts';
import { type Decided, type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { planInvoice } from '../../domain/invoice/plan-invoice.ts';
import { taxLines } from '../../domain/invoice/tax-lines.ts';
import { type SageBusinessProfile } from '../../domain/sage-records.ts';
import { contacts, northwind } from '../../sandbox/sage/seed.ts';
import { glAccountIds } from './generate.ts';
import { type Place } from './right-result.ts';

export const ledgerIds = {
  services: northwind.ledgers.services,
  licences: northwind.ledgers.licences,
  products: northwind.ledgers.products,
} as const satisfies Record<(typeof glAccountIds)[number], string>;

export const percentages: Readonly<Record<string, string>> = {
  GB_STANDARD: '20.0',
  GB_LOWER: '5.0',
  GB_ZERO: '0.0',
  GB_EXEMPT: '0.0',
};

export const place: Place = ({ glAccountId, taxRateId = '' }) => ({
  ledgerId: ledgerIds[glAccountIds.find((id) => id === glAccountId) ?? 'services'],
  taxRateId,
  percentage: percentages[taxRateId] ?? '',
});

const business: SageBusinessProfile = {
  id: northwind.id,
  name: northwind.name,
  countryId: 'GB',
  subscriptionActive: true,
  edition: 'standard',
  baseCurrency: 'GBP',
  multiCurrency: false,
  vatRegistered: true,
};

const ledger = (id: string) => ({
  id,
  name: id,
  displayedAs: id,
  nominalCode: null,
  visibleInSales: true,
  taxRateId: null,
});

const settings: InvoiceSettings = {
  version: 1,
  status: 'verified',
  problem: null,
  business,
  settings: defaultSettings,
  defaultLedger: ledger(ledgerIds.services),
  glAccounts: glAccountIds.map((id) => ({
    id,
    name: id,
    integration: 'sage',
    ledger: ledger(ledgerIds[id]),
  })),
  templateGlAccountId: null,
  taxRates: Object.entries(percentages).map(([id, percentage]) => ({ id, name: id, percentage })),
  rememberedCustomer: null,
};

/** What `domain/` decides of an invoice, as its workflow has it decided. @throws Error where it needs a person */
export function decide(request: InvoiceRequest): Decided {
  const plan = planInvoice(request, settings, business);
  if (!plan.ok) throw new Error(plan.attention.message);
  const lines = taxLines(plan.value, request, null, settings);
  if (!lines.ok) throw new Error(lines.attention.message);
  const customer = {
    id: contacts.acme,
    name: 'Acme',
    taxRateId: null,
    origin: 'found',
    warning: null,
  } as const;
  return { plan: plan.value, customer, lines: lines.value, exchangeRate: null };
}
