import { defaultSettings, type InvoiceSettings } from '../../domain/connection/connection.ts';
import { type Decided, type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { planInvoice } from '../../domain/invoice/plan-invoice.ts';
import { taxLines } from '../../domain/invoice/tax-lines.ts';
import { type SageBusinessProfile } from '../../domain/sage-records.ts';
import { glAccountIds, type Home, homeOf } from './homes.ts';
import { DEFAULT_DUE_DAYS } from './right-dates.ts';

const businessOf = ({ id, name, countryId, currency }: Home): SageBusinessProfile => ({
  id,
  name,
  countryId,
  subscriptionActive: true,
  edition: 'standard',
  baseCurrency: currency,
  multiCurrency: false,
  vatRegistered: true,
});

const ledger = (id: string) => ({
  id,
  name: id,
  displayedAs: id,
  nominalCode: null,
  visibleInSales: true,
  taxRateId: null,
});

const settingsOf = (home: Home): InvoiceSettings => ({
  version: 1,
  status: 'verified',
  problem: null,
  business: businessOf(home),
  settings: { ...defaultSettings, defaultDueDays: DEFAULT_DUE_DAYS },
  defaultLedger: ledger(home.ledgers.services),
  glAccounts: glAccountIds.map((id) => ({
    id,
    name: id,
    integration: 'sage',
    ledger: ledger(home.ledgers[id]),
  })),
  templateGlAccountId: null,
  taxRates: Object.entries(home.percentages).map(([id, percentage]) => ({ id, name: id, percentage })),
  rememberedCustomer: null,
});

/** What `domain/` decides of an invoice, as its workflow has it decided. @throws Error where it needs a person */
export function decide(request: InvoiceRequest): Decided {
  const home = homeOf(request.currency);
  const settings = settingsOf(home);
  const plan = planInvoice(request, settings, businessOf(home));
  if (!plan.ok) throw new Error(plan.attention.message);
  const lines = taxLines(plan.value, request, null, settings);
  if (!lines.ok) throw new Error(lines.attention.message);
  const customer = {
    id: home.contactId,
    name: request.customer.name,
    taxRateId: null,
    origin: 'found',
    warning: null,
  } as const;
  return { plan: plan.value, customer, lines: lines.value, exchangeRate: null };
}
