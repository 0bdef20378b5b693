import assert from 'node:assert/strict';
import fc from 'fast-check';
import { creditLines } from '../../domain/invoice/credit-lines.ts';
import { type TaxedLine } from '../../domain/invoice/invoice.ts';
import { lineTax, sum, toAmount } from '../../domain/money.ts';
import { assertBites } from './bites.ts';
import { account, plannedLine } from './samples.ts';

const line = (net: string, tax: string, change: Partial<TaxedLine> = {}): TaxedLine => ({
  ...plannedLine({ net }),
  taxRateId: 'GB_STANDARD',
  taxSource: 'line',
  tax,
  ...change,
});

const anyLine = fc
  .tuple(fc.integer({ min: 0, max: 2_000_000 }), fc.constantFrom('0.0', '5.0', '13.5', '20.0', '23.0'))
  .map(([cents, rate]) => {
    const net = toAmount(cents / 100);
    return line(net, lineTax(net, rate));
  });
const anyInvoice = fc
  .array(anyLine, { minLength: 1, maxLength: 40, size: 'max' })
  .filter((lines) => grossOf(lines) !== '0.00');

const grossOf = (lines: readonly { net: string; tax: string }[]): string =>
  sum(lines.flatMap(({ net, tax }) => [net, tax]));
const centsOf = (amount: string): number => Math.round(Number(amount) * 100);

/** Any part of the total, from a cent to all of it. */
const anyCredit = fc.tuple(anyInvoice, fc.double({ min: 0, max: 1, noNaN: true })).map(([lines, part]) => {
  const all = centsOf(grossOf(lines));
  return { lines, amount: toAmount(Math.max(1, Math.round(all * part)) / 100) };
});

const addsUp = (rule: typeof creditLines) =>
  fc.property(anyCredit, ({ lines, amount }) => {
    assert.equal(grossOf(rule(lines, amount)), amount);
  });
/** To the cent and a cent: nobody's ledger bears another's share. */
const fair = (rule: typeof creditLines) =>
  fc.property(anyCredit, ({ lines, amount }) => {
    const named = lines.map((one, index) => ({ ...one, description: String(index) }));
    const part = Number(amount) / Number(grossOf(lines));
    const given = new Map(rule(named, amount).map((one) => [one.description, one]));
    for (const one of named) {
      const got = given.get(one.description) ?? { net: '0.00', tax: '0.00' };
      const due = centsOf(sum([one.net, one.tax])) * part;
      assert.ok(Math.abs(centsOf(sum([got.net, got.tax])) - due) < 1.001, `${due} cents are due`);
      assert.ok(Math.abs(centsOf(got.tax) - centsOf(one.tax) * part) < 1.001, 'and its tax');
      assert.ok(centsOf(got.net) >= 0 && centsOf(got.tax) >= 0);
    }
  });
const wholeIsOwn = (rule: typeof creditLines) =>
  fc.property(anyInvoice, (lines) => {
    const money = (of: readonly { net: string; tax: string }[]) => of.map(({ net, tax }) => [net, tax]);
    const own = lines.filter(({ net, tax }) => net !== '0.00' || tax !== '0.00');
    assert.deepEqual(money(rule(lines, grossOf(lines))), money(own));
  });

describe('The lines of a credit note', () => {
  it('add up to the amount, to the cent', () => fc.assert(addsUp(creditLines), { numRuns: 500 }));
  it('give each ledger and tax rate its share', () => fc.assert(fair(creditLines), { numRuns: 500 }));
  it("are the invoice's own for the whole amount", () => fc.assert(wholeIsOwn(creditLines)));

  it('would be seen not to add up when each share is rounded by itself', () => {
    assertBites(
      addsUp((lines, amount) =>
        lines.flatMap((one) => {
          const share = (Number(sum([one.net, one.tax])) * Number(amount)) / Number(grossOf(lines));
          return creditLines([one], toAmount(share));
        }),
      ),
    );
  });
  it('would be seen to be unfair when the last bears it all, and not to be the own', () => {
    const last: typeof creditLines = (lines, amount) => creditLines(lines.slice(-1), amount);
    assertBites(fair(last));
    assertBites(wholeIsOwn(last));
  });

  it('keep description, ledger and tax rate of the line they credit, and leave out those without a share', () => {
    const lines = [
      line('100.00', '20.00', { description: 'Consulting' }),
      line('0.00', '0.00', { description: 'Free of charge' }),
      line('50.00', '0.00', { description: 'Books', ledger: account({ id: 'books' }), taxRateId: 'GB_ZERO' }),
    ];
    assert.deepEqual(creditLines(lines, '17.00'), [
      {
        description: 'Consulting',
        ledgerAccountId: account().id,
        net: '10.00',
        taxRateId: 'GB_STANDARD',
        tax: '2.00',
      },
      { description: 'Books', ledgerAccountId: 'books', net: '5.00', taxRateId: 'GB_ZERO', tax: '0.00' },
    ]);
  });
});
