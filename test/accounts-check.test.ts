import assert from 'node:assert/strict';
import { creditOfLines } from '../domain/invoice/credit-of-lines.ts';
import { salesInvoiceOf } from '../domain/invoice/sales-invoice.ts';
import { spreadCredit } from '../domain/invoice/spread-credit.ts';
import { type Decided, type InvoiceRequest, type TaxedLine } from '../domain/invoice/invoice.ts';
import { lineTax, subtract, sum, toAmount } from '../domain/money.ts';

import { decide, percentages } from '../scripts/accounts-check/plan.ts';
import { type Rules } from '../scripts/accounts-check/rules.ts';
import { checkAccounts } from '../scripts/accounts-check/run.ts';

/** The same rules with one line changed on purpose. */
const deciding =
  (change: (line: TaxedLine, request: InvoiceRequest, index: number) => TaxedLine): Rules['decide'] =>
  (request): Decided => {
    const decided = decide(request);
    return { ...decided, lines: decided.lines.map((line, index) => change(line, request, index)) };
  };

/** Rounds the product, and then the discount. */
const roundedTwice = deciding((line, request, index) => {
  const percent = request.lines[index]?.discount;
  if (percent === undefined || 'amount' in percent || line.priceIncludesTax === true) return line;
  const gross = sum([line.net, line.discount]);
  const discount = toAmount((Number(gross) * Number(percent.percent)) / 100);
  const net = subtract(gross, discount);
  return { ...line, discount, net, tax: lineTax(net, percentages[line.taxRateId] ?? '0') };
});

/** Takes the rate of a price that includes the tax for one beside it. */
const taxOnTop = deciding((line) =>
  line.priceIncludesTax === true
    ? { ...line, tax: lineTax(line.net, '19.9'), net: subtract(line.amount, lineTax(line.net, '19.9')) }
    : line,
);

/** Each line as it was handed over, whatever Sage makes of it. */
const asGiven: Rules['write'] = (identity, request, decided) => {
  const written = salesInvoiceOf(identity, request, decided);
  const lines = written.lines.map((line, index) => {
    const { quantity = '', unitPrice = '', discount = '0.00' } = decided.lines[index] ?? {};
    return { ...line, quantity, unitPrice, discountAmount: discount };
  });
  return { ...written, lines };
};

describe('The books of Sage, posted as planned', () => {
  it('are what exact arithmetic says, for 200 invoices and their credits (A2)', async () => {
    const { differences, creditNotes } = await checkAccounts({ invoices: 200, seed: 1 });
    assert.deepEqual(differences, []);
    assert.ok(creditNotes > 200, `${creditNotes} credit notes`);
  });

  const wrong: readonly (readonly [what: string, rules: Partial<Rules>, shown: RegExp])[] = [
    ['a discount that is rounded by itself', { decide: roundedTwice }, /totals: net is/],
    ['lines that are sent as they are', { write: asGiven }, /is negative: -1/],
    ['a wrong tax within prices', { decide: taxOnTop }, /tax is/],
    [
      'credits that are each rounded by themselves',
      { spread: (lines, _, amount) => spreadCredit(lines, [], amount) },
      /far from its share|in the books/,
    ],
    [
      'credits that all go to the first line',
      {
        spread: (lines, credited, amount) => {
          const note = creditOfLines(lines, credited, [{ line: 1, gross: amount }]);
          return 'refused' in note ? spreadCredit(lines, credited, amount) : note;
        },
      },
      /far from its share/,
    ],
  ];
  for (const [what, rules, shown] of wrong) {
    it(`would be seen to be wrong by ${what}`, async () => {
      const { differences } = await checkAccounts({ invoices: 40, seed: 3, rules });
      assert.ok(
        differences.some((difference) => shown.test(difference)),
        `${differences.length} differences: ${differences[0] ?? 'none'}`,
      );
    });
  }
});
