import { type DocumentKind } from './credit-note.ts';
import { type IsoDate } from '../dates.ts';
import { type Amount } from '../money.ts';
import { type InvoicePlan, type InvoiceRequest } from './invoice.ts';

/** What an e-mail tells of its invoice, as it stands in Sage now. */
export interface EmailFacts {
  readonly document: DocumentKind;
  /** Sage's. */
  readonly number: string;
  /** The PSA's number. */
  readonly ourReference: string;
  /** Of a credit note: Sage's number of the invoice that it stands against. */
  readonly againstNumber?: string | null;
  /** The customer's; empty when none was given. */
  readonly yourReference: string;
  readonly customerName: string;
  /** Empty when none was given. */
  readonly contactName: string;
  readonly businessName: string;
  readonly total: Amount;
  readonly currency: string;
  readonly invoiceDate: IsoDate;
  /** Null where Sage has none any more. */
  readonly dueDate: IsoDate | null;
  /** Of the customer, else of the business: decides how amounts and dates are written. */
  readonly country: string | null;
}

/** `standing`: what Sage decides, or somebody there may have changed. */
export const emailFactsOf = (
  request: InvoiceRequest,
  plan: InvoicePlan,
  { date, ...standing }: Pick<EmailFacts, 'number' | 'total' | 'dueDate'> & { readonly date: IsoDate },
  document: DocumentKind = 'invoice',
  againstNumber: string | null = null,
): EmailFacts => ({
  ...standing,
  document,
  againstNumber,
  // Nobody pays a credit note.
  dueDate: document === 'invoice' ? standing.dueDate : null,
  ourReference: request.number,
  yourReference: request.reference ?? '',
  customerName: request.customer.name,
  contactName: request.customer.contactName ?? '',
  businessName: plan.businessName,
  currency: request.currency,
  invoiceDate: date,
  country: request.customer.address?.country ?? plan.countryId,
});
