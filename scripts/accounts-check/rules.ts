import { composeMail } from '../../activities/invoice/compose-mail.ts';
import {
  type AsInSage,
  asInSage,
  type AsPosted,
  changesInSage,
} from '../../domain/invoice/changes-in-sage.ts';
import { emailFactsOf } from '../../domain/invoice/email-facts.ts';
import { type Decided, type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { salesInvoiceOf } from '../../domain/invoice/sales-invoice.ts';
import { spreadCredit } from '../../domain/invoice/spread-credit.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { readInvoicePdf } from '../../sage/read-invoice-pdf.ts';
import { type PdfText, pdfText } from './pdf-text.ts';
import { decide } from './plan.ts';

/** What is under test; a negative control puts a wrong one in place of one of them. */
export interface Rules {
  readonly decide: (request: InvoiceRequest) => Decided;
  readonly write: typeof salesInvoiceOf;
  readonly spread: typeof spreadCredit;
  /** How it stands in Sage now, after somebody may have changed it there. */
  readonly standing: (posted: AsPosted, now: SageInvoice) => AsInSage;
  readonly facts: typeof emailFactsOf;
  readonly compose: typeof composeMail;
  readonly fetchPdf: typeof readInvoicePdf;
  /** What a person reads in it. */
  readonly readPdf: (pdf: Buffer) => PdfText;
}

export const rulesOfTheProduct: Rules = {
  decide,
  write: salesInvoiceOf,
  spread: spreadCredit,
  standing: (posted, now) => asInSage(posted, changesInSage(posted, now)),
  facts: emailFactsOf,
  compose: composeMail,
  fetchPdf: readInvoicePdf,
  readPdf: pdfText,
};
