import { type Supply } from './vat-territory.ts';
import { type InvoiceRequest, type InvoiceView } from './invoice.ts';

/** What decided how an invoice was taxed: a credit note against it takes back that very tax, where it says nothing else itself. */
export interface TaxOfInvoice {
  readonly goodsOrServices?: Supply | undefined;
  readonly vatNumber?: string | undefined;
  readonly address?: InvoiceRequest['customer']['address'];
  /** The rate by the id of the ledger account, for those on which all lines of the invoice have the same. */
  readonly rates: Readonly<Record<string, string>>;
}

export function taxOfInvoice({
  request,
  crossBorder,
  lines,
}: Pick<InvoiceView, 'request' | 'crossBorder' | 'lines'>): TaxOfInvoice {
  const { vatNumber, address } = request.customer;
  const rates = new Map<string, string | null>();
  for (const { ledger, taxRateId } of lines ?? []) {
    const before = rates.get(ledger.id);
    rates.set(ledger.id, before === undefined || before === taxRateId ? taxRateId : null);
  }
  return {
    // As it was sent, also where that was a setting of the unit.
    goodsOrServices: crossBorder?.supply ?? request.goodsOrServices,
    vatNumber,
    address,
    rates: Object.fromEntries([...rates].filter((rate): rate is [string, string] => rate[1] !== null)),
  };
}

/** The credit note with what it leaves to its invoice; its lines and totals are its own. */
export function taxedAsInvoice(request: InvoiceRequest, tax: TaxOfInvoice | null): InvoiceRequest {
  if (tax === null) return request;
  const { customer, goodsOrServices = tax.goodsOrServices } = request;
  const { vatNumber = tax.vatNumber, address = tax.address } = customer;
  return {
    ...request,
    ...(goodsOrServices !== undefined && { goodsOrServices }),
    customer: {
      ...customer,
      ...(vatNumber !== undefined && { vatNumber }),
      ...(address !== undefined && { address }),
    },
  };
}
