import { type TaxedLine } from './invoice.ts';
import { apportion } from '../apportion.ts';
import { type Amount, fromCents, inCents } from '../money.ts';
import { shorten } from '../shorten.ts';

export interface CreditLine {
  readonly description: string;
  readonly ledgerAccountId: string;
  readonly net: Amount;
  readonly taxRateId: string;
  readonly tax: Amount;
}

/** What was credited of one ledger at one tax rate so far. */
export interface CreditedShare {
  readonly ledgerAccountId: string;
  readonly taxRateId: string;
  readonly net: Amount;
  readonly tax: Amount;
  /** Its exact share of the tax, of which `tax` is the rounded part: in cents, a decimal string. */
  readonly exactTaxCents: string;
}

/** A part of one line of the invoice; `line` counts from 1. */
export type LineCredit = { readonly line: number } & ({ readonly net: Amount } | { readonly gross: Amount });

export interface CreditNoteLines {
  /** One per ledger and tax rate. */
  readonly lines: readonly CreditLine[];
  /** Tax included. */
  readonly amount: Amount;
  /** As it stands with this credit. */
  readonly credited: readonly CreditedShare[];
}

/** What was named and is not there to be credited. */
export interface LineRefusal {
  /** In the list that was asked, from 0. */
  readonly index: number;
  readonly part: 'line' | 'net' | 'gross';
  readonly message: string;
}

/** Fractions of a cent are kept to this part of it: finer than any rounding that could matter. */
const SCALE_DIGITS = 20;
const SCALE = 10n ** BigInt(SCALE_DIGITS);

/** One ledger at one tax rate: what the invoice has there and what was credited of it. Cents; `exactTax` in parts of a cent. */
interface Cell {
  readonly ledgerAccountId: string;
  readonly taxRateId: string;
  readonly descriptions: string[];
  net: bigint;
  tax: bigint;
  creditedNet: bigint;
  creditedTax: bigint;
  exactTax: bigint;
}

interface Given {
  net: bigint;
  tax: bigint;
}

/**
 * The lines of a credit note over `amount`, tax included, spread over what is left of each ledger and tax rate. They add up to the amount, and
 * the tax credited at a rate so far is its exact share, rounded once: so it is never further from it than half a cent, however many credits
 * there are, and the last one takes what is left of each. More than is left (the invoice was raised in Sage) is spread as the invoice was.
 */
export function spreadCredit(
  lines: readonly TaxedLine[],
  credited: readonly CreditedShare[],
  amount: Amount,
): CreditNoteLines {
  const cells = cellsOf(lines, credited);
  const cents = inCents(amount);
  const left = total(cells.map((cell) => leftNet(cell) + leftTax(cell)));
  const isBeyond = cents > left;
  const base = isBeyond ? total(cells.map(({ net, tax }) => net + tax)) : left;
  for (const cell of cells) {
    const share = isBeyond ? cell.tax * SCALE : cell.tax * SCALE - cell.exactTax;
    if (base > 0n) cell.exactTax += (share * cents) / base;
  }
  const taxes = taxByRate(cells, cents, isBeyond);
  const nets = apportion(
    cents - total([...taxes.values()]),
    cells.map((cell) => ({
      weight: isBeyond ? cell.net : leftNet(cell),
      room: isBeyond ? null : leftNet(cell),
    })),
  );
  const given = cells.map((_, index): Given => ({ net: nets[index] ?? 0n, tax: 0n }));
  for (const [rate, tax] of taxes) {
    const own = [...cells.entries()].filter(([, cell]) => cell.taxRateId === rate);
    const bases = own.map(([index, cell]) => ({
      // A line of nothing but tax is avoided where another one at the rate can bear it.
      weight: given[index]?.net === 0n ? 0n : atLeastZero(cell.exactTax - cell.creditedTax * SCALE),
      room: isBeyond ? null : leftTax(cell),
    }));
    for (const [at, cents] of apportion(tax, bases).entries()) {
      const target = given[own[at]?.[0] ?? -1];
      if (target !== undefined) target.tax = cents;
    }
  }
  return noteOf(cells, given);
}

/** What is credited of tax at each rate now: the exact share so far, rounded, less what was credited before. */
function taxByRate(cells: readonly Cell[], cents: bigint, isBeyond: boolean): Map<string, bigint> {
  const taxes = new Map<string, bigint>();
  for (const rate of new Set(cells.map(({ taxRateId }) => taxRateId))) {
    const own = cells.filter(({ taxRateId }) => taxRateId === rate);
    const due = dueTax(own);
    const most = total(own.map(leftTax));
    taxes.set(rate, isBeyond ? atLeastZero(due) : between(0n, due, most));
  }
  if (isBeyond) return taxes;
  // Of a credit of a few cents, or one that leaves a few, the roundings of several rates may be more than there is room for.
  const room = (rate: string) => total(cells.filter(({ taxRateId }) => taxRateId === rate).map(leftTax));
  const leftNets = total(cells.map(leftNet));
  const change = (by: bigint, isPossible: (rate: string, tax: bigint) => boolean) => {
    const rate = [...taxes].find(([name, tax]) => isPossible(name, tax))?.[0];
    if (rate !== undefined) taxes.set(rate, (taxes.get(rate) ?? 0n) + by);
    return rate !== undefined;
  };
  while (total([...taxes.values()]) > cents && change(-1n, (_, tax) => tax > 0n));
  while (cents - total([...taxes.values()]) > leftNets && change(1n, (rate, tax) => tax < room(rate)));
  return taxes;
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
  const cells = cellsOf(lines, credited);
  const given = cells.map((): Given => ({ net: 0n, tax: 0n }));
  for (const [index, one] of wanted.entries()) {
    const line = lines[one.line - 1];
    const at = line === undefined ? -1 : cells.findIndex((cell) => isAt(cell, line));
    const cell = cells[at];
    const target = given[at];
    if (line === undefined || cell === undefined || target === undefined)
      return { refused: { index, part: 'line', message: `The invoice has no line ${one.line}.` } };
    const before = { ...cell };
    const share = creditOne(cell, cells, { net: inCents(line.net), tax: inCents(line.tax) }, one);
    if (share === null) return { refused: { index, ...refusalOf(one, line, before) } };
    target.net += share.net;
    target.tax += share.tax;
  }
  const note = cellsOf(lines, credited);
  for (const [index, cell] of note.entries()) cell.exactTax = cells[index]?.exactTax ?? cell.exactTax;
  return noteOf(note, given);
}

/** Takes it off the cell; null where there is less. The tax is what the exact share of its rate, rounded, is more than before. */
function creditOne(cell: Cell, cells: readonly Cell[], own: Given, wanted: LineCredit): Given | null {
  const isNet = 'net' in wanted;
  const cents = inCents(isNet ? wanted.net : wanted.gross);
  const whole = isNet ? own.net : own.net + own.tax;
  const left = isNet ? leftNet(cell) : leftNet(cell) + leftTax(cell);
  if (cents > whole || cents > left) return null;
  cell.exactTax += (own.tax * SCALE * cents) / whole;
  const due = dueTax(cells.filter(({ taxRateId }) => taxRateId === cell.taxRateId));
  const tax = between(0n, due, isNet ? leftTax(cell) : min(cents, leftTax(cell)));
  const net = isNet ? cents : min(cents - tax, leftNet(cell));
  const share = { net, tax: isNet ? tax : cents - net };
  cell.creditedNet += share.net;
  cell.creditedTax += share.tax;
  return share;
}

/** What the exact share of a rate's tax so far, rounded, is more than what was credited of it. */
const dueTax = (cells: readonly Cell[]): bigint =>
  roundedCents(total(cells.map(({ exactTax }) => exactTax))) - total(cells.map((one) => one.creditedTax));

function refusalOf(wanted: LineCredit, line: TaxedLine, cell: Cell): Omit<LineRefusal, 'index'> {
  const part = 'net' in wanted ? 'net' : 'gross';
  const asked = 'net' in wanted ? wanted.net : wanted.gross;
  const own = inCents(line.net) + (part === 'net' ? 0n : inCents(line.tax));
  const left = leftNet(cell) + (part === 'net' ? 0n : leftTax(cell));
  return {
    part,
    message: `Of line ${wanted.line} ${asked} (${part}) cannot be credited: it has ${fromCents(own)}, and ${fromCents(left)} is left of its ledger and tax rate.`,
  };
}

function noteOf(cells: readonly Cell[], given: readonly Given[]): CreditNoteLines {
  const shares = cells.map((cell, index) => ({ cell, ...(given[index] ?? { net: 0n, tax: 0n }) }));
  return {
    lines: shares
      .filter(({ net, tax }) => net !== 0n || tax !== 0n)
      .map(({ cell, net, tax }) => ({
        description: describe(cell.descriptions),
        ledgerAccountId: cell.ledgerAccountId,
        net: fromCents(net),
        taxRateId: cell.taxRateId,
        tax: fromCents(tax),
      })),
    amount: fromCents(total(shares.map(({ net, tax }) => net + tax))),
    credited: shares.map(({ cell, net, tax }) => ({
      ledgerAccountId: cell.ledgerAccountId,
      taxRateId: cell.taxRateId,
      net: fromCents(cell.creditedNet + net),
      tax: fromCents(cell.creditedTax + tax),
      exactTaxCents: scaledText(cell.exactTax),
    })),
  };
}

function cellsOf(lines: readonly TaxedLine[], credited: readonly CreditedShare[]): Cell[] {
  const cells: Cell[] = [];
  for (const line of lines) {
    let cell = cells.find((known) => isAt(known, line));
    if (cell === undefined) {
      const at = { ledgerAccountId: line.ledger.id, taxRateId: line.taxRateId };
      const share = credited.find((one) => isAt(one, line));
      const creditedTax = inCents(share?.tax ?? '0.00');
      cell = {
        ...at,
        descriptions: [],
        net: 0n,
        tax: 0n,
        creditedNet: inCents(share?.net ?? '0.00'),
        creditedTax,
        exactTax: share === undefined ? 0n : scaled(share.exactTaxCents),
      };
      cells.push(cell);
    }
    cell.net += inCents(line.net);
    cell.tax += inCents(line.tax);
    if (line.net !== '0.00') cell.descriptions.push(line.description);
  }
  return cells;
}

const isAt = (at: Pick<Cell, 'ledgerAccountId' | 'taxRateId'>, line: TaxedLine): boolean =>
  at.ledgerAccountId === line.ledger.id && at.taxRateId === line.taxRateId;

/** Sage takes 200 characters. */
function describe([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return first;
  const more = ` and ${others.length} more`;
  return `${shorten(first, 200 - more.length)}${more}`;
}

const leftNet = ({ net, creditedNet }: Cell): bigint => atLeastZero(net - creditedNet);
const leftTax = ({ tax, creditedTax }: Cell): bigint => atLeastZero(tax - creditedTax);
const total = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);
const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const atLeastZero = (value: bigint): bigint => (value < 0n ? 0n : value);
const between = (least: bigint, value: bigint, most: bigint): bigint =>
  value < least ? least : min(value, most);

/** Half a cent up; what the cut at the last digit took is given back before. */
const roundedCents = (scaledCents: bigint): bigint => (2n * (scaledCents + 1_000n) + SCALE) / (2n * SCALE);

const scaled = (text: string): bigint => BigInt(text.replace('.', ''));
const scaledText = (value: bigint): string => {
  const digits = String(value).padStart(SCALE_DIGITS + 1, '0');
  return `${digits.slice(0, -SCALE_DIGITS)}.${digits.slice(-SCALE_DIGITS)}`;
};
