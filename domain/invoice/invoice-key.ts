/** What tells invoices apart. */
export interface InvoiceKey {
  readonly businessUnit: string;
  readonly invoiceId: string;
}
