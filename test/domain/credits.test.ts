import assert from 'node:assert/strict';
import fc from 'fast-check';
import { creditOfLines, type LineCredit } from '../../domain/invoice/credit-of-lines.ts';
import {
  type CreditedShare,
  type CreditLine,
  type CreditNoteLines,
} from '../../domain/invoice/credited-shares.ts';
import { spreadCredit } from '../../domain/invoice/spread-credit.ts';
import { type TaxedLine } from '../../domain/invoice/invoice.ts';
import { lineTax, sum, toAmount } from '../../domain/money.ts';
import { assertBites } from './bites.ts';
import { account, plannedLine } from './samples.ts';

const line = (net: string, tax: string, change: Partial<TaxedLine> = {}): TaxedLine => ({
  ...plannedLine({ amount: net }),
  taxRateId: 'GB_STANDARD',
  taxSource: 'line',
  net,
  tax,
  ...change,
});

const rates = { GB_STANDARD: '20.0', GB_LOWER: '5.0', IE_SECOND: '13.5', GB_ZERO: '0.0' } as const;
type Rate = keyof typeof rates;

const anyLine = fc
  .tuple(
    fc.integer({ min: 0, max: 2_000_000 }),
    fc.constantFrom<Rate>('GB_STANDARD', 'GB_LOWER', 'IE_SECOND', 'GB_ZERO'),
    fc.constantFrom('consulting', 'licences', 'travel'),
  )
  .map(([cents, rate, ledger]) => {
    const net = toAmount(cents / 100);
    return line(net, lineTax(net, rates[rate]), { taxRateId: rate, ledger: account({ id: ledger }) });
  });
const anyInvoice = fc
  .array(anyLine, { minLength: 1, maxLength: 12 })
  .filter((lines) => grossOf(lines) !== '0.00');

type Amounts = readonly { readonly net: string; readonly tax: string }[];
const grossOf = (lines: Amounts): string => sum(lines.flatMap(({ net, tax }) => [net, tax]));
const centsOf = (amount: string): bigint => BigInt(amount.replace('.', ''));
const textOf = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;

/** Net and tax in cents by what `keyOf` says. */
function totalsBy<T extends { readonly net: string; readonly tax: string }>(
  lines: readonly T[],
  keyOf: (one: T) => string,
) {
  const totals = new Map<string, { net: bigint; tax: bigint }>();
  for (const one of lines) {
    const known = totals.get(keyOf(one)) ?? { net: 0n, tax: 0n };
    totals.set(keyOf(one), { net: known.net + centsOf(one.net), tax: known.tax + centsOf(one.tax) });
  }
  return totals;
}
const billed = (lines: readonly TaxedLine[]) =>
  totalsBy(lines, ({ ledger, taxRateId }) => `${ledger.id} ${taxRateId}`);
const reversed = (lines: readonly CreditLine[]) =>
  totalsBy(lines, ({ ledgerAccountId, taxRateId }) => `${ledgerAccountId} ${taxRateId}`);

/** One to five credits that come to the whole of it. */
const anyCredits = fc
  .tuple(anyInvoice, fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 }))
  .map(([lines, weights]) => {
    const all = centsOf(grossOf(lines));
    const whole = BigInt(weights.reduce((a, b) => a + b));
    let passed = 0n;
    let given = 0n;
    const amounts = weights.map((weight) => {
      passed += BigInt(weight);
      const upTo = (all * passed) / whole;
      const amount = upTo - given;
      given = upTo;
      return textOf(amount);
    });
    return { lines, amounts: amounts.filter((amount) => amount !== '0.00') };
  });

type Rule = typeof spreadCredit;
const inTurn = (rule: Rule, lines: readonly TaxedLine[], amounts: readonly string[]): CreditNoteLines[] => {
  const notes: CreditNoteLines[] = [];
  let credited: readonly CreditedShare[] = [];
  for (const amount of amounts) {
    const note = rule(lines, credited, amount);
    notes.push(note);
    ({ credited } = note);
  }
  return notes;
};

/** Each ledger and rate is reversed to the cent once all is credited, and each note is over what was asked. */
const reversesAll = (rule: Rule) =>
  fc.property(anyCredits, ({ lines, amounts }) => {
    const notes = inTurn(rule, lines, amounts);
    for (const [index, note] of notes.entries()) {
      assert.equal(grossOf(note.lines), amounts[index]);
      for (const { net, tax } of note.lines) assert.ok(centsOf(net) >= 0n && centsOf(tax) >= 0n);
      assert.equal(
        new Set(note.lines.map((one) => `${one.ledgerAccountId} ${one.taxRateId}`)).size,
        note.lines.length,
      );
    }
    const all = reversed(notes.flatMap((note) => note.lines));
    for (const [at, totals] of billed(lines))
      assert.deepEqual(all.get(at) ?? { net: 0n, tax: 0n }, totals, at);
  });

/** After each credit: what was reversed of a rate's tax is within half a cent of its exact share; 2 |tax x all - own x part| <= all. */
const followsTheRate = (rule: Rule) =>
  fc.property(anyCredits, ({ lines, amounts }) => {
    const all = centsOf(grossOf(lines));
    const own = totalsBy(lines, ({ taxRateId }) => taxRateId);
    const notes = inTurn(rule, lines, amounts);
    let part = 0n;
    for (const [index, amount] of amounts.entries()) {
      part += centsOf(amount);
      const soFar = totalsBy(
        notes.slice(0, index + 1).flatMap((note) => note.lines),
        ({ taxRateId }) => taxRateId,
      );
      for (const [rate, { tax }] of own) {
        const off = 2n * ((soFar.get(rate)?.tax ?? 0n) * all - tax * part);
        assert.ok(off <= all && off >= -all, `${rate} is off by ${Number(off) / Number(2n * all)} cents`);
      }
    }
  });

/** Rounds each credit by itself and remembers nothing. */
const eachByItself: Rule = (lines, _, amount) => spreadCredit(lines, [], amount);

describe('The credits of an invoice', () => {
  it('reverse each ledger and tax rate to the cent once all is credited, in 2,000 invoices', () =>
    fc.assert(reversesAll(spreadCredit), { numRuns: 2_000, seed: 20_261_126 }));
  it('keep the tax of each rate within half a cent of its exact share all along', () =>
    fc.assert(followsTheRate(spreadCredit), { numRuns: 2_000, seed: 20_261_126 }));

  it('would be seen not to add up, or not to follow the rate, when each is rounded by itself', () => {
    assertBites(reversesAll(eachByItself));
    assertBites(followsTheRate(eachByItself));
  });

  it('reverse 100.00 + 20.00 exactly in three credits of 40.00', () => {
    const notes = inTurn(spreadCredit, [line('100.00', '20.00')], ['40.00', '40.00', '40.00']);
    assert.deepEqual(
      notes.map((note) => note.lines.map(({ net, tax }) => [net, tax])),
      [[['33.33', '6.67']], [['33.34', '6.66']], [['33.33', '6.67']]],
    );
  });

  it('have one line for each ledger and tax rate, and none for what has no share', () => {
    const books = { ledger: account({ id: 'books' }), taxRateId: 'GB_ZERO' };
    const lines = [
      line('60.00', '12.00', { description: 'Consulting' }),
      line('40.00', '8.00', { description: 'Travel' }),
      line('0.00', '0.00', { description: 'Free of charge' }),
      line('50.00', '0.00', { description: 'Books', ...books }),
    ];
    assert.deepEqual(spreadCredit(lines, [], '17.00').lines, [
      {
        description: 'Consulting and 1 more',
        ledgerAccountId: account().id,
        net: '10.00',
        taxRateId: 'GB_STANDARD',
        tax: '2.00',
      },
      { description: 'Books', ledgerAccountId: 'books', net: '5.00', taxRateId: 'GB_ZERO', tax: '0.00' },
    ]);
  });

  it('are spread as the invoice was where it was raised in Sage and more is credited than it had', () => {
    const { lines } = spreadCredit([line('200.00', '40.00')], [], '300.00');
    assert.deepEqual(
      lines.map(({ net, tax }) => [net, tax]),
      [['250.00', '50.00']],
    );
  });
});

describe('A credit of named lines', () => {
  const lines = [line('83.33', '16.67'), line('50.00', '2.50', { taxRateId: 'GB_LOWER' })];
  const noteOf = (credited: readonly CreditedShare[], ...wanted: LineCredit[]): CreditNoteLines => {
    const note = creditOfLines(lines, credited, wanted);
    assert.ok(!('refused' in note), JSON.stringify(note));
    return note;
  };
  const amounts = (note: CreditNoteLines) => note.lines.map(({ net, tax }) => [net, tax]);

  it('takes net or gross, and its tax follows the line', () => {
    assert.deepEqual(amounts(noteOf([], { line: 1, net: '10.00' })), [['10.00', '2.00']]);
    assert.deepEqual(amounts(noteOf([], { line: 1, gross: '12.00' })), [['10.00', '2.00']]);
    const both = noteOf([], { line: 2, gross: '10.50' }, { line: 1, net: '10.00' });
    assert.deepEqual(amounts(both), [
      ['10.00', '2.00'],
      ['10.00', '0.50'],
    ]);
    assert.equal(both.amount, '22.50');
  });

  it('leaves the rest to the last one, whether named or spread', () => {
    const first = noteOf([], { line: 1, gross: '33.33' });
    const second = noteOf(first.credited, { line: 1, gross: '33.33' });
    const last = spreadCredit(lines, second.credited, '85.84');
    const all = [first, second, last].flatMap((note) => note.lines);
    assert.deepEqual(reversed(all), billed(lines));
  });

  it('is refused with its place where the line is unknown, or has less, or less is left', () => {
    const refused = (credited: readonly CreditedShare[], wanted: LineCredit) => {
      const note = creditOfLines(lines, credited, [{ line: 2, net: '1.00' }, wanted]);
      assert.ok('refused' in note);
      return note.refused;
    };
    assert.deepEqual(refused([], { line: 3, net: '1.00' }), {
      index: 1,
      part: 'line',
      message: 'The invoice has no line 3.',
    });
    assert.match(refused([], { line: 1, net: '83.34' }).message, /it has 83\.33/);
    const { credited } = noteOf([], { line: 1, net: '80.00' });
    assert.match(refused(credited, { line: 1, net: '3.34' }).message, /3\.33 is left/);
  });

  it('comes to what the lines have, whatever is named in which order', () => {
    const parts = fc.array(
      fc.record({ at: fc.nat(), part: fc.integer({ min: 1, max: 100 }), isNet: fc.boolean() }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(anyInvoice, parts, (invoice, wanted) => {
        let credited: readonly CreditedShare[] = [];
        const all: CreditLine[] = [];
        for (const { at, part, isNet } of wanted) {
          const number = (at % invoice.length) + 1;
          const own = invoice[number - 1];
          assert.ok(own);
          const of = isNet ? centsOf(own.net) : centsOf(own.net) + centsOf(own.tax);
          const amount = textOf((of * BigInt(part)) / 100n);
          if (amount === '0.00') continue;
          const one = isNet ? { line: number, net: amount } : { line: number, gross: amount };
          const note = creditOfLines(invoice, credited, [one]);
          if ('refused' in note) continue;
          ({ credited } = note);
          all.push(...note.lines);
        }
        const left = centsOf(grossOf(invoice)) - centsOf(grossOf(all));
        if (left > 0n) all.push(...spreadCredit(invoice, credited, textOf(left)).lines);
        const reversedAll = reversed(all);
        for (const [at, totals] of billed(invoice))
          assert.deepEqual(reversedAll.get(at) ?? { net: 0n, tax: 0n }, totals, at);
        for (const { net, tax } of all) assert.ok(centsOf(net) >= 0n && centsOf(tax) >= 0n);
      }),
      { numRuns: 2_000 },
    );
  });
});
