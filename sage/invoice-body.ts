import { type DocumentKind } from '../domain/invoice/credit-note.ts';
import { type IsoDate } from '../domain/dates.ts';
import { type Amount, isZero } from '../domain/money.ts';
import { addressesBody, type SageAddress } from './address.ts';
import { given } from './given.ts';
import { salesDocuments } from './sales-document.ts';

export interface SalesInvoiceLine {
  /** Plain text. */
  readonly description: string;
  readonly ledgerAccountId: string;
  /** Decimal strings, sent as they are. */
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountAmount: Amount;
  /** `unit_price_includes_tax`: price and discount include the tax. Left out where they do not, which is Sage's default. */
  readonly includesTax?: boolean | undefined;
  readonly taxRateId: string;
  /** Of the whole line: Sage does not compute it. */
  readonly taxAmount: Amount;
  /** Ids of analysis type categories, three at most. */
  readonly analysis?: readonly string[] | undefined;
}

/** An invoice as we want it in Sage, everything decided. */
export interface SalesInvoicePlan {
  /** Empty: an invoice. A credit note has neither due date nor footer. */
  readonly kind?: DocumentKind | undefined;
  /** 32 lower-case hex digits; the same id within 7 days gives the same invoice again. */
  readonly idempotencyId: string;
  readonly contactId: string;
  readonly date: IsoDate;
  readonly dueDate: IsoDate;
  /** At most 25 characters. */
  readonly reference?: string | undefined;
  /** Internal to Sage, never printed, at most 2,000 characters; the last line is our marker. */
  readonly notes: string;
  /** Printed below the lines, at most 2,000 characters. */
  readonly footer?: string | undefined;
  /** "GBP"; must be the customer's. */
  readonly currency: string;
  /** Of a foreign one: how many units of it one unit of the base currency is worth. */
  readonly exchangeRate?: string | undefined;
  /** Sage makes an UNPAID invoice when not given. */
  readonly status?: 'DRAFT' | 'UNPAID' | undefined;
  /** Main and delivery address; the customer's when not given. */
  readonly address?: SageAddress | undefined;
  /** Of all lines, across borders of the EU. */
  readonly supplyType?: 'GOODS' | 'SERVICES' | undefined;
  readonly lines: readonly SalesInvoiceLine[];
}

/** The exact body of POST /sales_invoices, or of POST /sales_credit_notes. Pure, and free of parts that are not given. */
export function salesInvoiceBody(plan: SalesInvoicePlan) {
  const { kind = 'invoice' } = plan;
  const { name, lines } = salesDocuments[kind];
  return {
    [name]: {
      idempotency_id: plan.idempotencyId,
      contact_id: plan.contactId,
      date: plan.date,
      ...(kind === 'invoice' && { due_date: plan.dueDate }),
      notes: plan.notes,
      currency_id: plan.currency,
      ...given({
        exchange_rate: plan.exchangeRate,
        reference: plan.reference,
        terms_and_conditions: plan.footer,
        status_id: plan.status,
      }),
      ...addressesBody(plan.address),
      [lines]: plan.lines.map((line) => lineBody(line, plan.supplyType)),
    },
  };
}

/** The same as the bytes that travel. */
export const salesInvoiceText = (plan: SalesInvoicePlan): string => JSON.stringify(salesInvoiceBody(plan));

export const lineBody = (line: SalesInvoiceLine, supplyType: SalesInvoicePlan['supplyType']) => ({
  description: line.description,
  ledger_account_id: line.ledgerAccountId,
  quantity: line.quantity,
  unit_price: line.unitPrice,
  ...(isZero(line.discountAmount) ? {} : { discount_amount: line.discountAmount }),
  ...(line.includesTax === true ? { unit_price_includes_tax: true } : {}),
  tax_rate_id: line.taxRateId,
  tax_amount: line.taxAmount,
  // Objects by Sage's guide; its API description says ids alone.
  ...(line.analysis === undefined || line.analysis.length === 0
    ? {}
    : { analysis_type_categories: line.analysis.map((id) => ({ id })) }),
  ...given({ eu_goods_services_type_id: supplyType }),
});
