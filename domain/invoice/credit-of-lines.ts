import {
  atMost,
  type CreditedShare,
  type CreditNoteLines,
  dueTax,
  isAt,
  leftNet,
  leftTax,
  min,
  noteOf,
  SCALE,
  type Share,
  sharesOf,
  type Taken,
} from './credited-shares.ts';
import { type TaxedLine } from './invoice.ts';
import { type Amount, fromCents, inCents } from '../money.ts';

/** A part of one line of the invoice; `line` counts from 1. */
export type LineCredit = { readonly line: number } & ({ readonly net: Amount } | { readonly gross: Amount });

/** What was named and is not there to be credited. */
export interface LineRefusal {
  /** In the list that was asked, from 0. */
  readonly index: number;
  readonly part: 'line' | 'net' | 'gross';
  readonly message: string;
}

/**
 * The lines of a credit note over named lines of the invoice. The tax of each follows the line's own, rounded as in `spreadCredit`.
 * Refused where a line is unknown, or has less, or less is left of its ledger and rate.
 */
export function creditOfLines(
  lines: readonly TaxedLine[],
  credited: readonly CreditedShare[],
  wanted: readonly LineCredit[],
): CreditNoteLines | { readonly refused: LineRefusal } {
  const shares = sharesOf(lines, credited);
  const taken = shares.map((): Taken => ({ net: 0n, tax: 0n }));
  for (const [index, one] of wanted.entries()) {
    const line = lines[one.line - 1];
    const at = line === undefined ? -1 : shares.findIndex((share) => isAt(share, line));
    const share = shares[at];
    const target = taken[at];
    if (line === undefined || share === undefined || target === undefined)
      return { refused: { index, part: 'line', message: `The invoice has no line ${one.line}.` } };
    const part = takePart(share, shares, line, one);
    if (part === null) return { refused: { index, ...refusalOf(one, line, share) } };
    target.net += part.net;
    target.tax += part.tax;
  }
  const before = sharesOf(lines, credited);
  return noteOf(
    before.map((share, index) => ({ ...share, exactTax: shares[index]?.exactTax ?? share.exactTax })),
    taken,
  );
}

/** Takes it off the share; null where there is less. The tax is what the exact share of its rate, rounded, is more than before. */
function takePart(share: Share, shares: readonly Share[], line: TaxedLine, wanted: LineCredit): Taken | null {
  const isNet = 'net' in wanted;
  const cents = inCents(isNet ? wanted.net : wanted.gross);
  const whole = inCents(line.net) + (isNet ? 0n : inCents(line.tax));
  const left = leftNet(share) + (isNet ? 0n : leftTax(share));
  if (cents > whole || cents > left) return null;
  share.exactTax += (inCents(line.tax) * SCALE * cents) / whole;
  const due = dueTax(shares.filter(({ taxRateId }) => taxRateId === share.taxRateId));
  const tax = atMost(isNet ? leftTax(share) : min(cents, leftTax(share)), due);
  const net = isNet ? cents : min(cents - tax, leftNet(share));
  const part = { net, tax: isNet ? tax : cents - net };
  share.creditedNet += part.net;
  share.creditedTax += part.tax;
  return part;
}

function refusalOf(wanted: LineCredit, line: TaxedLine, share: Share): Omit<LineRefusal, 'index'> {
  const [part, asked] = 'net' in wanted ? (['net', wanted.net] as const) : (['gross', wanted.gross] as const);
  const own = inCents(line.net) + (part === 'net' ? 0n : inCents(line.tax));
  const left = leftNet(share) + (part === 'net' ? 0n : leftTax(share));
  return {
    part,
    message: `Of line ${wanted.line} ${asked} (${part}) cannot be credited: it has ${fromCents(own)}, and ${fromCents(left)} is left of its ledger and tax rate.`,
  };
}
