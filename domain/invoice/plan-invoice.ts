import { type AttentionDraft } from '../attention.ts';
import { type GlAccount, type InvoiceSettings } from '../connection/connection.ts';
import { type DocumentKind, nameOf } from './credit-note.ts';
import { dueDate } from '../dates.ts';
import { needlessRate } from './exchange-rate.ts';
import { type InvoicePlan, type InvoiceRequest, type LedgerSource, type PlannedLine } from './invoice.ts';
import { lineAmounts, sum } from '../money.ts';
import { type LedgerAccount, type SageBusinessProfile } from '../sage-records.ts';

export type Decision<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly attention: AttentionDraft };

export const soughtBy = ({ customer: { email, name }, currency }: InvoiceRequest) => ({
  email,
  name,
  currency,
});

/** What must be known of the connection to plan this invoice. */
export const settingsNeededBy = (request: InvoiceRequest) => ({
  sought: soughtBy(request),
  contractTemplateId: request.contractTemplateId ?? null,
  glAccountIds: request.lines.flatMap((line) => line.glAccountId ?? []),
});

const refuse = (attention: AttentionDraft) => ({ ok: false, attention }) as const;

/**
 * Ledger accounts and due date of an invoice under the settings of its connection. A line's own GL account wins, then
 * the one linked to the contract template, then the connection's default ledger. `mayBeInSage`: it is linked, or an earlier try may have created
 * it, so that its date alone does not stand against it (`beforeCutOver`). The setting that has invoices stay drafts is not one for credit
 * notes: these are issued.
 */
export function planInvoice(
  request: InvoiceRequest,
  settings: InvoiceSettings,
  business: SageBusinessProfile,
  {
    mayBeInSage = false,
    kind = 'invoice',
  }: { readonly mayBeInSage?: boolean; readonly kind?: DocumentKind | undefined } = {},
): Decision<InvoicePlan> {
  const noun = nameOf(kind).toLowerCase();
  if (request.currency !== business.baseCurrency && !business.multiCurrency) {
    return refuse({
      code: 'currency_not_supported',
      message: `The ${noun} is in ${request.currency}, but "${business.name}" works in ${business.baseCurrency} only.`,
      field: '/currency',
    });
  }
  const needless = needlessRate(request, business);
  if (needless !== null)
    return refuse({
      code: 'exchange_rate_in_base_currency',
      message: `${needless}.`,
      field: '/exchangeRate',
    });
  const early = mayBeInSage ? null : beforeCutOver(request, settings, kind);
  if (early !== null) return refuse(early);
  const lines: PlannedLine[] = [];
  for (const [index, line] of request.lines.entries()) {
    const resolved = resolveLedger(line.glAccountId, settings, index);
    if (!resolved.ok) return resolved;
    lines.push({
      description: line.description,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      ...lineAmounts(line),
      ...(request.pricesIncludeTax === true && { priceIncludesTax: true }),
      ledger: resolved.value.ledger,
      ledgerSource: resolved.value.source,
    });
  }
  const due = dueDate(request, settings.settings.defaultDueDays);
  return {
    ok: true,
    value: {
      sageBusinessId: business.id,
      businessName: business.name,
      countryId: business.countryId,
      create: kind === 'invoice' ? (request.create ?? settings.settings.create ?? 'issue') : 'issue',
      send: request.send ?? settings.settings.send,
      onTotalsDiffer: settings.settings.onTotalsDiffer ?? (givesTotal(request) ? 'stop' : 'send'),
      reversalWindowDays: settings.settings.reversalWindowDays,
      footerMode: request.footerMode ?? settings.settings.footerMode,
      dueDate: due.date,
      dueDateSource: due.source,
      lines,
      net: request.pricesIncludeTax === true ? null : sum(lines.map((line) => line.amount)),
    },
  };
}

/** What is dated before the unit began with us is in the books by another way, unless we created it before the date was set; null: it is not. */
export function beforeCutOver(
  { date }: InvoiceRequest,
  { settings }: InvoiceSettings,
  kind: DocumentKind,
): AttentionDraft | null {
  const { cutOverDate } = settings;
  if (!cutOverDate || date >= cutOverDate) return null;
  return {
    code: 'before_cut_over',
    message: `The ${nameOf(kind).toLowerCase()} is dated ${date}, before the cut-over date ${cutOverDate} of the business unit: nothing dated before that is created in Sage.`,
    field: '/date',
  };
}

const givesTotal = ({ netTotal, taxTotal, grossTotal }: InvoiceRequest): boolean =>
  [netTotal, taxTotal, grossTotal].some((total) => total !== undefined);

function resolveLedger(
  lineAccountId: string | undefined,
  settings: InvoiceSettings,
  index: number,
): Decision<{ ledger: LedgerAccount; source: LedgerSource }> {
  const field = `/lines/${index}/glAccountId`;
  if (lineAccountId !== undefined) return fromGlAccount(lineAccountId, 'line', settings, field);
  if (settings.templateGlAccountId !== null) {
    return fromGlAccount(settings.templateGlAccountId, 'template', settings, '/contractTemplateId');
  }
  if (settings.defaultLedger !== null) {
    return { ok: true, value: { ledger: settings.defaultLedger, source: 'default' } };
  }
  return refuse({
    code: 'no_default_ledger',
    message: `Line ${index + 1} has no GL account, its contract template has none linked, and the connection has no default ledger.`,
    field,
  });
}

function fromGlAccount(
  id: string,
  source: LedgerSource,
  settings: InvoiceSettings,
  field: string,
): Decision<{ ledger: LedgerAccount; source: LedgerSource }> {
  const account: GlAccount | undefined = settings.glAccounts.find((known) => known.id === id);
  if (account === undefined) {
    return refuse({
      code: 'gl_account_unknown',
      message: `GL account "${id}" is not known to the connection.`,
      field,
    });
  }
  if (account.ledger === null) {
    return refuse({
      code: 'gl_account_not_for_sage',
      message: `GL account "${account.name}" (${id}) is not used by the Sage integration.`,
      field,
    });
  }
  return { ok: true, value: { ledger: account.ledger, source } };
}
