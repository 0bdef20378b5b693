import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { type Random, randomFrom } from '../chaos/plan/random.ts';
import { anyLines } from './generate-lines.ts';
import { type Home, homes, placeIn } from './homes.ts';
import { daysAfter } from './right-dates.ts';
import { rightLines, sumOf } from './right-result.ts';
import { countriesOf, type Language } from './right-words.ts';

/** One of the credits of an invoice; the last one is always over what is left. */
export type CreditShape =
  | { readonly kind: 'spread'; readonly percent: number }
  | { readonly kind: 'line'; readonly index: number; readonly by: 'net' | 'gross'; readonly percent: number };

/** What somebody changes in Sage after the invoice was posted. */
export interface EditShape {
  readonly number?: string;
  readonly dueDate?: string;
  /** New net of the first line, in cents. */
  readonly net?: bigint;
}

export interface Case {
  readonly home: Home;
  readonly request: InvoiceRequest;
  readonly language: Language;
  /** The unit has words of its own for its e-mails. */
  readonly ownWords: boolean;
  readonly credits: readonly CreditShape[];
  readonly edit: EditShape | null;
  /** A credit note that is handed over, not asked for of an invoice. */
  readonly note: InvoiceRequest | null;
  readonly readsPdf: boolean;
}

/** The same seed and number make the same case, whichever others are made. */
export function caseAt(seed: number, at: number, pdfPercent: number): Case {
  // Numbers that follow each other would begin alike: the first draw scatters them.
  const random = randomFrom(Math.floor(randomFrom(seed).next() * 2 ** 31) + at * 7_919);
  const home = random.chance(0.3) ? homes.EUR : homes.GBP;
  const language = random.chance(0.25) ? 'fr' : 'en';
  const request = anyRequest(random, { home, language, number: `AC-${at}` });
  const isNote = random.chance(0.25);
  return {
    home,
    request,
    language,
    ownWords: random.chance(0.3),
    credits: Array.from({ length: random.whole(0, 4) }, () => anyCredit(random, request.lines.length - 1)),
    edit: random.chance(0.35) ? anyEdit(random, request, home) : null,
    note: isNote ? anyRequest(random, { home, language, number: `CN-${at}` }) : null,
    readsPdf: random.whole(1, 100) <= pdfPercent,
  };
}

interface Of {
  readonly home: Home;
  readonly language: Language;
  readonly number: string;
}

function anyRequest(random: Random, { home, language, number }: Of): InvoiceRequest {
  const date = daysAfter('2025-04-01', random.whole(0, 590));
  const due = random.pick<Pick<InvoiceRequest, 'dueDate' | 'projectDueDays'>>([
    {},
    { dueDate: daysAfter(date, random.whole(0, 90)) },
    { projectDueDays: random.whole(0, 90) },
  ]);
  const isCredit = number.startsWith('CN');
  const country = random.pick(['', ...countriesOf[language]]);
  const request: InvoiceRequest = {
    number,
    date,
    currency: home.currency,
    customer: {
      name: 'Acme Rockets Ltd',
      email: 'accounts@acme.example.test',
      ...(random.chance(0.5) && { contactName: random.pick(['Zoë Müller', "Pat O'Shea", 'R. & S. Ray']) }),
      // French is written as in the country of the customer, of which there must be one.
      ...((country !== '' || language === 'fr') && { address: { country: country || 'FR' } }),
    },
    ...(!isCredit && due),
    ...(random.chance(0.5) && { reference: random.pick(['PO 4711', 'R&D <4/7>', 'Bestellung “9”']) }),
    ...(random.chance(0.3) && { pricesIncludeTax: true }),
    lines: anyLines(random, home),
  };
  return isPossible(request, home) ? request : { ...request, lines: request.lines.filter(isGiven) };
}

/** Sage and the hand-over take up to a billion, and what is deducted must leave something, with tax; before it there may be less than nothing. */
function isPossible(request: InvoiceRequest, home: Home): boolean {
  const { net, tax } = sumOf(rightLines(request, placeIn(home)));
  const amount = request.pricesIncludeTax === true ? net + tax : net;
  return net + tax > 0n && amount < 50_000_000_000n;
}

const isGiven = ({ unitPrice, quantity }: InvoiceRequest['lines'][number]): boolean =>
  !unitPrice.startsWith('-') && Number(quantity) * Number(unitPrice) < 50_000_000;

const anyCredit = (random: Random, lines: number): CreditShape =>
  random.chance(0.6)
    ? { kind: 'spread', percent: random.whole(1, 90) }
    : {
        kind: 'line',
        index: random.whole(0, Math.max(lines - 1, 0)),
        by: random.pick(['net', 'gross']),
        percent: random.pick([100, random.whole(1, 99)]),
      };

/** Of a first line that comes to nothing, or takes something off, the price stays. */
function anyEdit(random: Random, request: InvoiceRequest, home: Home): EditShape {
  const [first] = rightLines(request, placeIn(home));
  const number = { number: `SI-${request.number.slice(3)}${random.pick(['a', '/2', ' & b'])}` };
  const dueDate = { dueDate: daysAfter(request.date, random.whole(0, 120)) };
  const net =
    first !== undefined && first.net > 0n ? { net: first.net + BigInt(random.whole(1, 99_999)) } : number;
  return random.pick([number, dueDate, net, { ...dueDate, ...net }, { ...number, ...dueDate, ...net }]);
}
