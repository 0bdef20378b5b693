import { type ConnectionSettings, type InvoiceSettings } from '../connection/connection.ts';
import {
  type InvoicePlan,
  type InvoiceRequest,
  type PlannedLine,
  type TaxedLine,
  type TaxSource,
  type Totals,
  type TotalsDifference,
} from './invoice.ts';
import { type AttentionDraft } from '../attention.ts';
import { givenTotalsDiffer } from './given-totals.ts';
import { isNegative, isZero, lineTax, sameAmount, subtract, sum, taxWithin } from '../money.ts';
import { type Decision } from './plan-invoice.ts';
import { type SageBusinessProfile, type TaxRate } from '../sage-records.ts';

/**
 * The tax of each line: the line's own rate, else the one that the invoice of a credit note has on that ledger (`ofInvoice`, by ledger id), else
 * the customer's, else the ledger's, else the connection's default. A business that is not registered for VAT takes only the no-tax rate (observed), whatever customer and ledger say. Refused where a total that
 * the PSA gave is not ours.
 */
export function taxLines(
  plan: InvoicePlan,
  request: InvoiceRequest,
  customerTaxRateId: string | null,
  settings: InvoiceSettings,
  ofInvoice: Readonly<Record<string, string>> = {},
): Decision<TaxedLine[]> {
  const taxed: TaxedLine[] = [];
  for (const [index, line] of plan.lines.entries()) {
    const [id, source] = chooseRate(
      {
        line: request.lines[index]?.taxRateId,
        invoice: ofInvoice[line.ledger.id],
        customer: customerTaxRateId,
        ledger: line.ledger.taxRateId,
      },
      settings,
    );
    const rate = settings.taxRates.find((known) => known.id === id);
    if (rate === undefined) {
      return {
        ok: false,
        attention: {
          code: 'tax_rate_unknown',
          message:
            id === null
              ? `Line ${index + 1} has no tax rate: neither the line, the customer, its ledger "${line.ledger.name}" nor the connection names one.`
              : `The tax rate "${id}" of line ${index + 1} (from ${source === 'invoice' ? 'that invoice' : `the ${source}`}) is not among Sage's rates for sales.`,
          field: `/lines/${index}/taxRateId`,
        },
      };
    }
    taxed.push({ ...line, taxRateId: rate.id, taxSource: source, ...netAndTax(line, rate.percentage) });
  }
  const attention =
    notPositive(taxed, request.currency) ?? givenTotalsDiffer(request, taxed, settings.taxRates);
  return attention === null ? { ok: true, value: taxed } : { ok: false, attention };
}

/** Lines of a low rate less those of a high one may be more than zero before tax and less with it, which the hand-over cannot see. */
function notPositive(lines: readonly TaxedLine[], currency: string): AttentionDraft | null {
  const { net, tax, total } = totalsOf(lines);
  if (!lines.some((line) => isNegative(line.net))) return null;
  if (!isNegative(total) && !isZero(total)) return null;
  return {
    code: 'total_not_positive',
    message: `The lines come to ${currency} ${total} with tax (${net} and ${tax}): an invoice, as a credit note, must come to more than 0.00.`,
    field: '/lines',
  };
}

/** Each rounded once; together they are the amount to the cent where the price includes the tax. */
function netAndTax({ amount, priceIncludesTax }: PlannedLine, percentage: string) {
  if (priceIncludesTax !== true) return { net: amount, tax: lineTax(amount, percentage) };
  const tax = taxWithin(amount, percentage);
  return { net: subtract(amount, tax), tax };
}

function chooseRate(
  {
    line,
    invoice,
    customer,
    ledger,
  }: {
    readonly line: string | undefined;
    readonly invoice: string | undefined;
    readonly customer: string | null;
    readonly ledger: string | null;
  },
  settings: InvoiceSettings,
): [string | null, TaxSource] {
  if (line !== undefined) return [line, 'line'];
  const noTax = settings.business?.vatRegistered === false ? noTaxRate(settings.taxRates) : undefined;
  if (noTax !== undefined) return [noTax.id, 'default'];
  if (invoice !== undefined) return [invoice, 'invoice'];
  if (customer !== null) return [customer, 'customer'];
  if (ledger !== null) return [ledger, 'ledger'];
  return [settings.settings.defaultTaxRateId, 'default'];
}

/** The rate of a line about which neither line nor customer says anything. */
export function defaultRateFor(
  ledgerTaxRateId: string | null,
  rates: readonly TaxRate[],
  business: SageBusinessProfile,
  settings: ConnectionSettings,
): TaxRate | undefined {
  const noTax = business.vatRegistered ? undefined : noTaxRate(rates);
  const id = ledgerTaxRateId ?? settings.defaultTaxRateId;
  return noTax ?? rates.find((rate) => rate.id === id);
}

/** GB_NO_TAX, and its like in other countries. */
const noTaxRate = (rates: readonly TaxRate[]) => rates.find((rate) => rate.id.endsWith('_NO_TAX'));

export function totalsOf(lines: readonly TaxedLine[]): Totals {
  const net = sum(lines.map((line) => line.net));
  const tax = sum(lines.map((line) => line.tax));
  return { net, tax, total: sum([net, tax]) };
}

/** What Sage made of our amounts, where it is not what we computed. */
export function compareTotals(ours: Totals, sages: Totals): TotalsDifference[] {
  return (['net', 'tax', 'total'] as const)
    .filter((field) => !sameAmount(ours[field], sages[field]))
    .map((field) => ({ field, ours: ours[field], sages: sages[field] }));
}
