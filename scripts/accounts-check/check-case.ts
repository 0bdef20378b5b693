import { type Decided, type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { creditNoteRequest } from '../../domain/schemas/credit-note.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { type Booked } from './books.ts';
import { creditAll } from './check-credits.ts';
import { editInSage } from './check-edit.ts';
import { compare, compareBy, text } from './compare.ts';
import { type CheckedDocument, postDocument, sendDocument } from './document.ts';
import { type Case } from './generate.ts';
import { placeIn } from './homes.ts';
import { byLedgerAndRate, type RightLine, rightLines, sumOf, sumsBy } from './right-result.ts';
import { type Bench } from './bench.ts';

/** One invoice: posted as `domain/` plans it and e-mailed, then credited, changed in Sage, and e-mailed again. */
export async function checkCase(one: Case, bench: Bench): Promise<void> {
  const invoice = await checkDocument(one, 'invoice', one.request, bench);
  bench.tally.invoices += 1;
  const { edit } = one;
  const changesTotal = edit?.net !== undefined;
  const editedBefore = edit === null || changesTotal ? invoice : await editInSage(one, invoice, edit, bench);
  if (isCreditable(invoice.lines)) await creditAll(one, editedBefore, bench);
  if (edit !== null && changesTotal) await editInSage(one, invoice, edit, bench);
  if (one.note !== null) {
    await checkDocument(one, 'credit_note', one.note, bench);
    bench.tally.creditNotes += 1;
  }
}

async function checkDocument(
  one: Case,
  kind: CheckedDocument['kind'],
  request: InvoiceRequest,
  bench: Bench,
): Promise<CheckedDocument> {
  const { differences } = bench;
  const lines = rightLines(request, placeIn(one.home));
  const totals = sumOf(lines);
  // The hand-over and the check of tax and gross must take what is right.
  const shape = kind === 'invoice' ? invoiceRequest : creditNoteRequest;
  const given = shape.parse({
    ...request,
    netTotal: text(totals.net),
    taxTotal: text(totals.tax),
    grossTotal: text(totals.net + totals.tax),
  });
  const document = await postDocument(one, { kind, request: given, lines }, bench);
  bench.tally.lines += lines.length;
  compareLines(document.booked, lines, differences);
  compareView(document.decided, lines, differences);
  compareHead(document, differences);
  await sendDocument(one, document, bench);
  return document;
}

/** An invoice that takes more off a ledger at a rate than it has there is not credited by amounts. */
const isCreditable = (lines: readonly RightLine[]): boolean =>
  [...sumsBy(lines, byLedgerAndRate).values()].every(({ net, tax }) => net >= 0n && tax >= 0n);

function compareLines({ lines, totals }: Booked, right: readonly RightLine[], differences: string[]): void {
  compare('totals', totals, sumOf(right), differences);
  if (totals.total !== totals.net + totals.tax) differences.push(`total ${totals.total} is not net and tax`);
  for (const [index, { net, tax }] of lines.entries()) {
    const wanted = right[index];
    if (wanted !== undefined && ((net < 0n && wanted.net >= 0n) || (tax < 0n && wanted.tax >= 0n)))
      differences.push(`line ${index + 1} is negative: ${net} + ${tax}`);
  }
  compareBy(lines, right, differences);
}

/** What the API shows of the lines. */
function compareView({ lines }: Decided, right: readonly RightLine[], differences: string[]): void {
  for (const [index, { net, tax }] of right.entries()) {
    const shown = lines[index];
    if (shown?.net !== text(net) || shown.tax !== text(tax))
      differences.push(
        `line ${index + 1} is shown as ${shown?.net} + ${shown?.tax}, right is ${text(net)} + ${text(tax)}`,
      );
  }
}

function compareHead({ booked, request, dueDate }: CheckedDocument, differences: string[]): void {
  const wanted = {
    date: request.date,
    dueDate,
    reference: request.reference ?? request.number,
  };
  for (const field of ['date', 'dueDate', 'reference'] as const)
    if (booked[field] !== wanted[field])
      differences.push(`${field} is "${booked[field]}" in the books, right is "${wanted[field]}"`);
}
