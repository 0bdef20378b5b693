import { text } from './compare.ts';
import { fraction, inCents, times } from './fraction.ts';
import { type PdfDocument, type PdfLine } from './pdf-document.ts';
import { amountAfterDiscount, type RequestLine, type RightLine, sumOf } from './right-result.ts';
import { dateInWords } from './right-words.ts';
import { type RightDocument } from './right-email.ts';

export interface RightPdfLine extends RightLine {
  /** As it was handed over; null where it was changed in Sage since. */
  readonly given: RequestLine | null;
  readonly percentage: string;
}

/** What the PDF says against what is right; what differs is added in words. */
export function comparePdf(
  pdf: PdfDocument,
  right: RightDocument,
  lines: readonly RightPdfLine[],
  differences: string[],
): void {
  compareHead(pdf, right, sumOf(lines), differences);
  if (pdf.lines.length !== lines.length)
    differences.push(`the PDF has ${pdf.lines.length} lines, right are ${lines.length}`);
  for (const [index, line] of lines.entries()) {
    const shown = pdf.lines[index];
    const wrong = shown === undefined ? null : faultOf(shown, line);
    if (wrong !== null) differences.push(`the PDF's line ${index + 1} ${wrong}`);
  }
}

/** Without the lines. */
export function compareHead(
  pdf: PdfDocument,
  right: RightDocument,
  { net, tax }: { readonly net: bigint; readonly tax: bigint },
  differences: string[],
): void {
  const { kind, number, date, dueDate, currency, yourReference, ourReference, totalCents } = right;
  // Sage's own PDF is the business's, of the UK or of Ireland, whoever the customer is.
  const day = (one: string) => dateInWords(one, 'en', 'GB');
  const heading = [
    ['Number', number],
    ['Date', day(date)],
    ['Due', dueDate === null ? undefined : day(dueDate)],
    ['Reference', yourReference || ourReference],
  ] as const;
  const totals = [
    ['Net', text(net)],
    ['VAT', text(tax)],
    [`Total ${currency}`, text(totalCents)],
  ] as const;
  const title = kind === 'invoice' ? 'Invoice' : 'Credit note';
  if (pdf.title !== title) differences.push(`the PDF is headed "${pdf.title}", right is "${title}"`);
  for (const [what, wanted] of heading)
    if (pdf.heading.get(what) !== wanted)
      differences.push(`the PDF's ${what} is "${pdf.heading.get(what)}", right is "${wanted}"`);
  for (const [what, wanted] of totals)
    if (pdf.totals.get(what) !== wanted)
      differences.push(`the PDF's ${what} is ${pdf.totals.get(what)}, right is ${wanted}`);
}

function faultOf(
  { description, quantity, price, percent, net }: PdfLine,
  right: RightPdfLine,
): string | null {
  const { given, percentage } = right;
  if (net !== text(right.net)) return `is net ${net}, right is ${text(right.net)}`;
  if (percent !== `${Number(percentage)}%`) return `has VAT of ${percent}, right are ${percentage} %`;
  if (given === null) return null;
  const product = inCents(times(fraction(given.quantity), fraction(given.unitPrice)));
  const amount = amountAfterDiscount(given);
  const shown = inCents(times(fraction(quantity), fraction(price)));
  if (shown !== product && shown !== amount)
    return `is ${quantity} x ${price}, right is ${given.quantity} x ${given.unitPrice}`;
  const figures = `${given.quantity} x ${given.unitPrice}`;
  const says = [
    given.description,
    `${given.description} (${figures})`,
    `${given.description} (${figures} less ${text(product - amount)})`,
  ];
  return says.includes(description) ? null : `says "${description}", right is "${given.description}"`;
}
