import { creditOfLines } from '../../domain/invoice/credit-of-lines.ts';
import { type CreditedShare, type CreditNoteLines } from '../../domain/invoice/credited-shares.ts';
import { type Decided } from '../../domain/invoice/invoice.ts';
import { creditNoteBody } from '../../sage/create-credit-note.ts';
import { type Books } from './books.ts';
import { compareBy, text } from './compare.ts';
import { divided, type Fraction, isWithinHalf, minus, plus, times, whole } from './fraction.ts';
import { type CreditShape } from './generate.ts';
import { byRate, type RightLine, sumsBy } from './right-result.ts';
import { type Rules } from './rules.ts';

export interface Crediting {
  readonly rules: Rules;
  readonly books: Books;
  readonly differences: string[];
  readonly number: string;
}

/** The credits in turn, the last one over what is left; together they must be the invoice. */
export async function creditAll(
  decided: Decided,
  right: readonly RightLine[],
  credits: readonly CreditShape[],
  { rules, books, differences, number }: Crediting,
): Promise<number> {
  const booked: RightLine[] = [];
  const share = new ExactShare(right);
  let credited: readonly CreditedShare[] = [];
  let left = right.reduce((sum, { net, tax }) => sum + net + tax, 0n);
  let notes = 0;
  for (const shape of [...credits, { kind: 'spread', percent: 100 } as const]) {
    const cents = centsOf(shape, right, left);
    if (cents <= 0n) continue;
    const planned = plan(shape, cents, { decided, credited, rules });
    if (planned === null) continue;
    notes += 1;
    const note = await books.post('/sales_credit_notes', creditBody(decided, planned, `${number}-${notes}`));
    share.credit(shape, cents, left);
    ({ credited } = planned);
    left -= note.totals.total;
    booked.push(...note.lines);
    const wanted = shape.kind === 'line' && shape.by === 'net' ? note.totals.net : note.totals.total;
    if (wanted !== cents)
      differences.push(`credit ${notes} is over ${text(wanted)} instead of ${text(cents)}`);
    if (note.lines.some(({ net, tax }) => net < 0n || tax < 0n))
      differences.push(`credit ${notes} has a negative line`);
    for (const [rate, { tax }] of sumsBy(booked, byRate))
      if (!share.isNear(rate, tax))
        differences.push(`credit ${notes}: the tax of ${rate} is ${text(tax)}, far from its share`);
  }
  compareBy(booked, right, differences);
  return notes;
}

/** The share of each rate's tax that was credited so far, exactly. */
class ExactShare {
  readonly #right: readonly RightLine[];
  readonly #credited = new Map<string, Fraction>();

  constructor(right: readonly RightLine[]) {
    this.#right = right;
  }

  /** `left` as it was before: what is spread takes its part of what is left of each. */
  credit(shape: CreditShape, cents: bigint, left: bigint): void {
    if (shape.kind === 'line') {
      const line = this.#right[shape.index];
      if (line === undefined) return;
      const base = shape.by === 'net' ? line.net : line.net + line.tax;
      this.#add(line.taxRateId, divided(whole(line.tax * cents), whole(base)));
      return;
    }
    const part = divided(whole(cents), whole(left));
    for (const [rate, { tax }] of sumsBy(this.#right, byRate))
      this.#add(rate, times(minus(whole(tax), this.#of(rate)), part));
  }

  isNear(rate: string, tax: bigint): boolean {
    return isWithinHalf(whole(tax), this.#of(rate));
  }

  #of(rate: string): Fraction {
    return this.#credited.get(rate) ?? whole(0n);
  }

  #add(rate: string, share: Fraction): void {
    this.#credited.set(rate, plus(this.#of(rate), share));
  }
}

function centsOf(shape: CreditShape, right: readonly RightLine[], left: bigint): bigint {
  const percent = BigInt(shape.percent);
  if (shape.kind === 'spread') return (left * percent + 99n) / 100n;
  const line = right[shape.index];
  if (line === undefined) return 0n;
  return ((shape.by === 'net' ? line.net : line.net + line.tax) * percent) / 100n;
}

interface Standing {
  readonly decided: Decided;
  readonly credited: readonly CreditedShare[];
  readonly rules: Rules;
}

/** Null where less is left of the line. */
function plan(
  shape: CreditShape,
  cents: bigint,
  { decided, credited, rules }: Standing,
): CreditNoteLines | null {
  const amount = text(cents);
  if (shape.kind === 'spread') return rules.spread(decided.lines, credited, amount);
  const line = shape.index + 1;
  const wanted = shape.by === 'net' ? { line, net: amount } : { line, gross: amount };
  const planned = creditOfLines(decided.lines, credited, [wanted]);
  return 'refused' in planned ? null : planned;
}

const creditBody = ({ customer }: Decided, { lines }: CreditNoteLines, number: string): string =>
  JSON.stringify(
    creditNoteBody({
      idempotencyId: [...number]
        .map((one) => one.charCodeAt(0).toString(16))
        .join('')
        .padStart(32, '0')
        .slice(-32),
      contactId: customer.id,
      date: '2026-11-04',
      reference: number.slice(0, 25),
      notes: number,
      marker: number,
      currency: 'GBP',
      lines,
    }),
  );
