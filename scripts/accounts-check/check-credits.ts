import { type Booked } from './books.ts';
import { creditOfLines } from '../../domain/invoice/credit-of-lines.ts';
import {
  type CreditedShare,
  type CreditNoteLines,
  hasNegativeShare,
} from '../../domain/invoice/credited-shares.ts';
import { type Decided } from '../../domain/invoice/invoice.ts';
import { creditNoteBody } from '../../sage/create-credit-note.ts';
import { type Bench } from './bench.ts';
import { compareHead } from './check-pdf.ts';
import { compareBy, text } from './compare.ts';
import { type CheckedDocument } from './document.ts';
import { divided, type Fraction, isWithinHalf, minus, plus, times, whole } from './fraction.ts';
import { type Case, type CreditShape } from './generate.ts';
import { pdfDocument } from './pdf-document.ts';
import { daysAfter } from './right-dates.ts';
import { byRate, type RightLine, sumOf, sumsBy } from './right-result.ts';

/** The credits in turn, the last one over what is left; together they must be the invoice. */
export async function creditAll(one: Case, invoice: CheckedDocument, bench: Bench): Promise<void> {
  const { rules, differences, tally } = bench;
  const { decided, lines: right } = invoice;
  if (hasNegativeShare(decided.lines))
    differences.push('it counts as one that takes more off than there is, and would not be credited');
  const booked: RightLine[] = [];
  const share = new ExactShare(right);
  let credited: readonly CreditedShare[] = [];
  let left = right.reduce((sum, { net, tax }) => sum + net + tax, 0n);
  let notes = 0;
  for (const shape of [...one.credits, { kind: 'spread', percent: 100 } as const]) {
    const cents = centsOf(shape, right, left);
    if (cents <= 0n || cents > left) continue;
    const planned = plan(shape, cents, { decided, credited, rules });
    if (planned === null) continue;
    notes += 1;
    const note = await post(one, invoice, { planned, notes }, bench);
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
  tally.credits += notes;
}

/** In the books, and in its PDF in those cases that read it: under the number of the invoice that holds. */
async function post(
  { home, readsPdf, request, language }: Case,
  invoice: CheckedDocument,
  { planned, notes }: { readonly planned: CreditNoteLines; readonly notes: number },
  { books, rules, tally, differences }: Bench,
): Promise<Booked> {
  const date = daysAfter(request.date, notes);
  const reference = invoice.standing.number.slice(0, 25);
  const marker = `${request.number}-${notes}`;
  const body = creditBody(invoice.decided, planned, { date, reference, marker, currency: home.currency });
  const note = await books.post(home, '/sales_credit_notes', body);
  if (note.reference !== invoice.number)
    differences.push(`credit ${notes} refers to "${note.reference}", right is "${invoice.number}"`);
  if (!readsPdf) return note;
  const pdf = await rules.fetchPdf(await books.session(home), note.id, 'credit_note');
  const right = {
    kind: 'credit_note',
    number: note.number,
    date,
    dueDate: null,
    totalCents: sumOf(note.lines).net + sumOf(note.lines).tax,
    currency: home.currency,
    ourReference: '',
    yourReference: invoice.number,
    contactName: '',
    businessName: home.name,
    country: home.countryId,
    language,
  } as const;
  tally.pdfs += 1;
  compareHead(pdfDocument(rules.readPdf(pdf)), right, sumOf(note.lines), differences);
  return note;
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
  readonly rules: Bench['rules'];
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

interface NoteOf {
  readonly date: string;
  readonly reference: string;
  readonly marker: string;
  readonly currency: string;
}

const creditBody = ({ customer }: Decided, { lines }: CreditNoteLines, note: NoteOf): string =>
  JSON.stringify(
    creditNoteBody({
      idempotencyId: Buffer.from(note.marker).toString('hex').padStart(32, '0').slice(-32),
      contactId: customer.id,
      notes: note.marker,
      lines,
      ...note,
    }),
  );
