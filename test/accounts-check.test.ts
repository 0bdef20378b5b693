import assert from 'node:assert/strict';
import { creditOfLines } from '../domain/invoice/credit-of-lines.ts';
import { type Decided, type InvoiceRequest, type TaxedLine } from '../domain/invoice/invoice.ts';
import { salesInvoiceOf } from '../domain/invoice/sales-invoice.ts';
import { spreadCredit } from '../domain/invoice/spread-credit.ts';
import { lineTax, subtract, sum, toAmount } from '../domain/money.ts';
import { caseAt } from '../scripts/accounts-check/generate.ts';
import { homeOf } from '../scripts/accounts-check/homes.ts';
import { type Rules, rulesOfTheProduct } from '../scripts/accounts-check/rules.ts';
import { checkAccounts } from '../scripts/accounts-check/run.ts';

const product = rulesOfTheProduct;
/** Of each of them there are some among these. */
const MANY = 60;

const cases = (many: number) => Array.from({ length: many }, (_, at) => at + 1);

/** The same rules with one line changed on purpose. */
const deciding =
  (change: (line: TaxedLine, request: InvoiceRequest, index: number) => TaxedLine): Rules['decide'] =>
  (request): Decided => {
    const decided = product.decide(request);
    return { ...decided, lines: decided.lines.map((line, index) => change(line, request, index)) };
  };

/** Rounds the product, and then the discount. */
const roundedTwice = deciding((line, request, index) => {
  const percent = request.lines[index]?.discount;
  if (percent === undefined || 'amount' in percent || line.priceIncludesTax === true) return line;
  const gross = sum([line.net, line.discount]);
  const discount = toAmount((Number(gross) * Number(percent.percent)) / 100);
  const net = subtract(gross, discount);
  const percentage = homeOf(request.currency).percentages[line.taxRateId] ?? '0';
  return { ...line, discount, net, tax: lineTax(net, percentage) };
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

/** A cent more of tax on the first line than was decided. */
const aCentMore: Rules['write'] = (...given) => {
  const written = product.write(...given);
  const [first, ...others] = written.lines;
  return first === undefined
    ? written
    : { ...written, lines: [{ ...first, taxAmount: sum([first.taxAmount, '0.01']) }, ...others] };
};

/** What stands beside a word in the PDF, changed. */
const besideInPdf =
  (label: RegExp, change: (text: string) => string): Rules['readPdf'] =>
  (pdf) => {
    const pieces = product.readPdf(pdf);
    return pieces.map((piece, at) =>
      label.test(pieces[at - 1]?.text ?? '') ? { ...piece, text: change(piece.text) } : piece,
    );
  };

const aCentMoreThan = (amount: string): string => sum([amount, '0.01']);
/** Of an amount as people write it: £6,384.00 becomes £6,384.01, and 6.384,99 becomes 6.384,98. */
const anotherCent = (text: string): string =>
  text.replace(
    /([.,]\d)(\d)(?=[.\s<|]|$)/,
    (_, before: string, cent: string) => `${before}${cent === '9' ? 8 : Number(cent) + 1}`,
  );

describe('Books, PDFs and e-mails', () => {
  it('are what exact arithmetic says, for 60 invoices with their credits, credit notes and edits (A2)', async () => {
    const { differences, ...compared } = await checkAccounts({ seed: 1, cases: cases(MANY), pdfPercent: 20 });
    assert.deepEqual(differences, []);
    assert.equal(compared.invoices, MANY);
    const { credits, creditNotes, edits, pdfs, emails } = compared;
    for (const [what, count, least] of [
      ['credits', credits, MANY],
      ['credit notes', creditNotes, 5],
      ['edits', edits, 10],
      ['PDFs', pdfs, 15],
    ] as const)
      assert.ok(count > least, `${count} ${what}`);
    assert.equal(emails, MANY + creditNotes + edits, 'one for each of them');
  });

  it('are checked for odd amounts of every kind', () => {
    const requests = cases(MANY).map((at) => caseAt(1, at, 0).request);
    const lines = requests.flatMap((request) => request.lines);
    const kinds = {
      'less than nothing': lines.some(({ unitPrice }) => unitPrice.startsWith('-')),
      'six decimals': lines.some(({ quantity }) => /\.\d{6}$/.test(quantity)),
      discounts: lines.some(({ discount }) => discount !== undefined),
      'prices with tax': requests.some(({ pricesIncludeTax }) => pricesIncludeTax),
      euros: requests.some(({ currency }) => currency === 'EUR'),
    };
    assert.deepEqual(
      Object.entries(kinds).filter(([, isThere]) => !isThere),
      [],
    );
  });

  it('are checked alone as among others', () => {
    assert.deepEqual(caseAt(9, 4711, 100), { ...caseAt(9, 4711, 0), readsPdf: true });
  });
});

describe('A planted error is found', () => {
  const wrong: readonly (readonly [what: string, rules: Partial<Rules>, shown: RegExp])[] = [
    ['a cent too much in the books', { write: aCentMore }, /totals: tax is/],
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
    [
      "a cent too much in the PDF's total",
      { readPdf: besideInPdf(/^Total /, aCentMoreThan) },
      /the PDF's Total (GBP|EUR) is .*, right is/,
    ],
    [
      'a cent too much in a line of the PDF',
      { readPdf: besideInPdf(/^\d[\d.]*%$/, aCentMoreThan) },
      /the PDF's line 1 is net/,
    ],
    [
      'the PDF of another day',
      { readPdf: besideInPdf(/^Due$/, () => '31 December 2031') },
      /the PDF's Due is "31 December 2031"/,
    ],
    [
      "a cent too much in the e-mail's text",
      {
        compose: (...given) => {
          const mail = product.compose(...given);
          return { ...mail, text: mail.text.split('\n').map(anotherCent).join('\n') };
        },
      },
      /the e-mail's text does not say/,
    ],
    [
      "a cent too much in the e-mail's HTML part",
      {
        compose: (...given) => {
          const mail = product.compose(...given);
          return { ...mail, html: mail.html.split('\n').map(anotherCent).join('\n') };
        },
      },
      /the e-mail's HTML part does not say "Amount: /,
    ],
    [
      'an e-mail that is written as elsewhere',
      { facts: (...given) => ({ ...product.facts(...given), country: 'US' }) },
      /the e-mail's text does not say "Payment is due by \d+ \w+ \d{4}\.", but "Payment is due by \w+ \d+, /,
    ],
    [
      'an e-mail that does not know of the edit in Sage',
      { standing: ({ number, total, date, dueDate }) => ({ number, total, date, dueDate }) },
      /the e-mail's subject is|the e-mail's text does not say/,
    ],
    [
      'a number of its own in the e-mail',
      { facts: (request, ...given) => ({ ...product.facts(request, ...given), number: request.number }) },
      /the e-mail's subject is "Invoice AC-\d+ from/,
    ],
  ];
  for (const [what, rules, shown] of wrong) {
    it(`as ${what}`, async () => {
      const planted = { seed: 3, cases: cases(40), pdfPercent: 50, rules, until: shown };
      const { differences } = await checkAccounts(planted);
      assert.ok(
        differences.some((difference) => shown.test(difference)),
        `${differences.length} differences: ${differences[0] ?? 'none'}`,
      );
      assert.match(differences[0] ?? '', /^seed 3, case \d+: /);
    });
  }
});
