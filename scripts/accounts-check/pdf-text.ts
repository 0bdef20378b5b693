import { inflateSync } from 'node:zlib';

/** A piece of text and where it stands on its page, in points from the page's left and lower edge. */
export interface PdfPiece {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export type PdfText = readonly PdfPiece[];

/** What the standard fonts have between 0x80 and 0x9f (WinAnsiEncoding); of the rest a byte is its character. */
const between = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const decoded = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) => (byte >= 0x80 && byte <= 0x9f ? between[byte - 0x80] : String.fromCharCode(byte)))
    .join('');

/**
 * The text of a PDF as its content streams place it: each `TJ` where the last `Tm` put it. Enough for the sandbox's, which has simple fonts
 * and one content stream a page.
 */
export function pdfText(pdf: Buffer): PdfText {
  const pieces: PdfPiece[] = [];
  let page = 0;
  for (const content of contentStreams(pdf)) {
    page += 1;
    let [x, y] = [0, 0];
    for (const [, at, shown] of content.matchAll(/(?:([-\d. ]+) Tm)|(?:\[([^\]]*)\] TJ)/g)) {
      if (at !== undefined) {
        const numbers = at.trim().split(/\s+/).map(Number);
        [x, y] = [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0];
      } else if (shown !== undefined) {
        const hex = [...shown.matchAll(/<([0-9a-f]*)>/gi)].map(([, digits = '']) => digits).join('');
        pieces.push({ page, x, y, text: decoded(Buffer.from(hex, 'hex')) });
      }
    }
  }
  return pieces;
}

function* contentStreams(pdf: Buffer): Generator<string> {
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const packed = pdf.subarray(at + 7, pdf.indexOf('endstream', at));
    // Of the others, images and the like, nothing is text.
    if (packed[0] !== 0x78) continue;
    const content = inflateSync(packed).toString('latin1');
    if (content.includes(' TJ')) yield content;
  }
}
