import { type EmailSettings, defaultEmailSettings } from '../../domain/connection/email-settings.ts';
import { type AsInSage } from '../../domain/invoice/changes-in-sage.ts';
import { type Decided, type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { recipientsOf } from '../../domain/invoice/recipients.ts';
import { createInvoice } from '../../sage/create-invoice.ts';
import { salesInvoiceText } from '../../sage/invoice-body.ts';
import { type Bench } from './bench.ts';
import { type Booked, type BooksPath } from './books.ts';
import { compareEmail } from './check-email.ts';
import { comparePdf, type RightPdfLine } from './check-pdf.ts';
import { type Case } from './generate.ts';
import { pdfDocument } from './pdf-document.ts';
import { rightDueDate } from './right-dates.ts';
import { ownWords, type RightDocument } from './right-email.ts';
import { type RightLine, sumOf } from './right-result.ts';

/** An invoice or a credit note that was handed over, as it was asked of Sage and as it stands in the books. */
export interface CheckedDocument {
  readonly kind: 'invoice' | 'credit_note';
  readonly request: InvoiceRequest;
  /** What is right: the lines, Sage's number, and when it is due, which a credit note is not. */
  readonly lines: readonly RightLine[];
  readonly number: string;
  readonly dueDate: string | null;
  /** Somebody changed the first line in Sage. */
  readonly isRepriced: boolean;
  readonly decided: Decided;
  readonly booked: Booked;
  /** As the product has it of Sage. */
  readonly standing: AsInSage;
}

const paths = {
  invoice: '/sales_invoices',
  credit_note: '/sales_credit_notes',
} as const satisfies Record<CheckedDocument['kind'], BooksPath>;

export const pathOf = ({ kind }: Pick<CheckedDocument, 'kind'>): BooksPath => paths[kind];

export async function postDocument(
  { home }: Case,
  document: Pick<CheckedDocument, 'kind' | 'request' | 'lines'>,
  { rules, books }: Bench,
): Promise<CheckedDocument> {
  const { kind, request } = document;
  const decided = rules.decide(request);
  const identity = { businessUnit: 'accounts', invoiceId: request.number, revision: 1, kind };
  const body = salesInvoiceText(rules.write(identity, request, decided));
  const { invoice } = await createInvoice(await books.session(home), body, kind);
  const booked = await books.read(home, pathOf(document), invoice.id);
  const { number, total } = invoice;
  return {
    ...document,
    number: booked.number,
    dueDate: kind === 'invoice' ? rightDueDate(request) : null,
    isRepriced: false,
    decided,
    booked,
    standing: { number, total, date: request.date, dueDate: decided.plan.dueDate },
  };
}

/** Its e-mail, with the PDF in those cases that read it, and what both say. */
export async function sendDocument(one: Case, document: CheckedDocument, bench: Bench): Promise<void> {
  const { request, decided, standing, kind } = document;
  const { rules, books, outbox, tally, differences } = bench;
  const settings: EmailSettings = {
    ...defaultEmailSettings,
    language: one.language,
    ...(one.ownWords && ownWords),
  };
  const facts = rules.facts(request, decided.plan, standing, kind);
  const recipients = recipientsOf(request.customer.email, [], settings);
  const content = rules.compose(facts, settings, recipients, outbox.senderAddress);
  const pdf = one.readsPdf
    ? await rules.fetchPdf(await books.session(one.home), document.booked.id, kind)
    : null;
  const received = await outbox.send(content, pdf);
  const right = rightDocument(one, document);
  tally.emails += 1;
  compareEmail(received, right, { hasOwnWords: one.ownWords, differences });
  if (pdf === null) return;
  tally.pdfs += 1;
  if (received.pdf === null) differences.push('the e-mail came without its PDF');
  else comparePdf(pdfDocument(rules.readPdf(received.pdf)), right, pdfLines(one, document), differences);
}

function rightDocument(one: Case, { kind, request, lines, number, dueDate }: CheckedDocument): RightDocument {
  const { net, tax } = sumOf(lines);
  return {
    kind,
    number,
    date: request.date,
    dueDate,
    totalCents: net + tax,
    currency: request.currency,
    ourReference: request.number,
    yourReference: request.reference ?? '',
    contactName: request.customer.contactName ?? '',
    businessName: one.home.name,
    country: request.customer.address?.country ?? one.home.countryId,
    language: one.language,
  };
}

const pdfLines = ({ home }: Case, { request, lines, isRepriced }: CheckedDocument): RightPdfLine[] =>
  lines.map((line, index) => {
    const given = isRepriced && index === 0 ? null : (request.lines[index] ?? null);
    return { ...line, given, percentage: home.percentages[line.taxRateId] ?? '' };
  });
