import { type PdfPiece, type PdfText } from './pdf-text.ts';

/** What a person reads in the PDF, word for word. */
export interface PdfDocument {
  readonly title: string;
  /** "Number", "Date", "Due" and "Reference" with what stands beside them. */
  readonly heading: ReadonlyMap<string, string>;
  readonly lines: readonly PdfLine[];
  /** "Net", "VAT", "Total GBP", and "Outstanding" where something was paid. */
  readonly totals: ReadonlyMap<string, string>;
}

export interface PdfLine {
  readonly description: string;
  readonly quantity: string;
  readonly price: string;
  readonly percent: string;
  readonly net: string;
}

const MARGIN = 50;
const TITLES = ['Invoice', 'Credit note'];

/** Read from top to bottom, as it was written. @throws Error where it is not laid out as the sandbox does */
export function pdfDocument(text: PdfText): PdfDocument {
  const titleAt = text.findIndex(({ text: word, x }) => TITLES.includes(word) && x > MARGIN);
  const tableAt = text.findIndex(({ text: word, x }) => word === 'Description' && x === MARGIN);
  if (titleAt < 0 || tableAt < 0) throw new Error('The PDF has no title or no table of lines');
  // After the five headings of the columns.
  const { lines, rest } = linesIn(text.slice(tableAt + 5));
  return {
    title: text[titleAt]?.text ?? '',
    heading: pairsIn(text.slice(titleAt + 1)),
    lines,
    totals: pairsIn(rest),
  };
}

/** Each is its description at the margin, over as many rows as it needs, and four cells beside it. */
function linesIn(text: PdfText): { readonly lines: readonly PdfLine[]; readonly rest: PdfText } {
  const lines: PdfLine[] = [];
  let rest = text;
  while (rest[0]?.x === MARGIN) {
    const rows = rest.findIndex(({ x }) => x !== MARGIN);
    const [quantity, price, percent, net] = rest.slice(rows, rows + 4).map((piece) => piece.text);
    if (rows < 0 || net === undefined) throw new Error(`Line ${lines.length + 1} of the PDF is not whole`);
    lines.push({
      description: joined(rest.slice(0, rows)),
      quantity: quantity ?? '',
      price: price ?? '',
      percent: percent ?? '',
      net,
    });
    rest = rest.slice(rows + 4);
  }
  return { lines, rest };
}

const joined = (pieces: readonly PdfPiece[]): string =>
  pieces
    .map(({ text }) => text.trim())
    .join(' ')
    .replace(/\s+/g, ' ');

/** Labels with their values, up to what stands at the margin again. */
function pairsIn(text: PdfText): Map<string, string> {
  const end = text.findIndex(({ x }) => x === MARGIN);
  const own = end < 0 ? text : text.slice(0, end);
  const pairs = new Map<string, string>();
  for (let at = 0; at + 1 < own.length; at += 2) pairs.set(own[at]?.text ?? '', own[at + 1]?.text ?? '');
  return pairs;
}
