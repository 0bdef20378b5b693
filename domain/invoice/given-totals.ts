import { Decimal } from 'decimal.js';
import { type AttentionDraft } from '../attention.ts';
import { type InvoiceRequest, type TaxedLine } from './invoice.ts';
import {
  type Amount,
  exactAmount,
  exactGross,
  exactTax,
  type PricedLine,
  sameAmount,
  subtract,
  sum,
  toAmount,
} from '../money.ts';
import { type TaxRate } from '../sage-records.ts';

/** Totals that the PSA gives are checked, and a refusal names the line whose rounding makes the difference, with the formula. */

type GivenTotals = Pick<InvoiceRequest, 'netTotal' | 'taxTotal' | 'grossTotal'>;

/** One line: what was rounded, to what, and to what others might have. */
interface Rounded {
  /** "0.75 x 49.50 less 10 % = 33.4125" */
  readonly formula: string;
  readonly amount: Amount;
  readonly otherwise: readonly { readonly way: string; readonly amount: Amount }[];
}

const ONCE = 'each line is quantity x price less discount, rounded once to the cent, half up';
const TAX = 'the tax of each line is its net x rate / 100, rounded to the cent, half up, as Sage keeps it';
const TAX_WITHIN =
  'the tax of each line is its amount x rate / (100 + rate), rounded to the cent, half up, as Sage keeps it';

/** Why a total of the lines' amounts is not the one given: for the hand-over, when tax rates are not known yet. */
export const amountsDiffer = (lines: readonly PricedLine[], given: Amount, ours: Amount): string =>
  `${toAmount(given)} is not what the lines add up to (${ours}): ${ONCE}. ${blame(lines.map(roundedAmount), subtract(given, ours))}`;

/** Null where the totals given are ours, or none is given. */
export function givenTotalsDiffer(
  { netTotal, taxTotal, grossTotal }: GivenTotals,
  lines: readonly TaxedLine[],
  rates: readonly TaxRate[],
): AttentionDraft | null {
  const net = sum(lines.map((line) => line.net));
  const tax = sum(lines.map((line) => line.tax));
  const totals = [
    { field: 'netTotal', given: netTotal, ours: net },
    { field: 'taxTotal', given: taxTotal, ours: tax },
    { field: 'grossTotal', given: grossTotal, ours: sum([net, tax]) },
  ];
  for (const { field, given, ours } of totals) {
    if (given === undefined || sameAmount(given, ours)) continue;
    const includesTax = lines[0]?.priceIncludesTax === true;
    // What is missing of the net of an amount that includes its tax is too much of the tax.
    const difference = field === 'netTotal' ? subtract(ours, given) : subtract(given, ours);
    const byRate = onSumOfRate(lines, rates, difference);
    return {
      code: 'given_totals_differ',
      message: `${field} ${toAmount(given)} is not what the lines come to (${ours}): ${includesTax ? TAX_WITHIN : TAX}. ${blame(
        lines.map((line) => roundedTax(line, rates)),
        difference,
      )}${byRate}`,
      field: `/${field}`,
    };
  }
  return null;
}

function roundedAmount(line: PricedLine): Rounded {
  const { quantity, unitPrice, discount } = line;
  const exact = exactAmount(line);
  const amount = toAmount(exact);
  const less =
    discount === undefined ? '' : ` less ${'amount' in discount ? discount.amount : `${discount.percent} %`}`;
  const product = toAmount(exactGross(line));
  const twice =
    discount === undefined || 'amount' in discount
      ? product
      : subtract(product, toAmount(new Decimal(product).times(discount.percent).dividedBy(100)));
  const rounded = (part: 'quantity' | 'unitPrice') =>
    toAmount(exactAmount({ ...line, [part]: toAmount(line[part]) }));
  return {
    formula: `${quantity} x ${unitPrice}${less} = ${exact.toFixed()}`,
    amount,
    otherwise: [
      ...(discount === undefined || 'amount' in discount
        ? []
        : [{ way: 'with the product and the discount rounded one by one', amount: twice }]),
      { way: 'with its price rounded first', amount: rounded('unitPrice') },
      { way: 'with its quantity rounded first', amount: rounded('quantity') },
      ...downAndUp(exact),
    ],
  };
}

function roundedTax(line: TaxedLine, rates: readonly TaxRate[]): Rounded {
  const percentage = percentageOf(line, rates);
  const includesTax = line.priceIncludesTax === true;
  const base = includesTax ? sum([line.net, line.tax]) : line.net;
  const exact = exactTax(base, percentage, includesTax);
  const by = includesTax ? `${percentage} / (100 + ${percentage})` : `${percentage} %`;
  return {
    formula: `${base} x ${by} = ${exact.toDecimalPlaces(6).toFixed()}`,
    amount: line.tax,
    otherwise: downAndUp(exact),
  };
}

const downAndUp = (exact: Decimal) => [
  { way: 'rounded down', amount: exact.toDecimalPlaces(2, Decimal.ROUND_DOWN).toFixed(2) },
  { way: 'rounded up', amount: exact.toDecimalPlaces(2, Decimal.ROUND_UP).toFixed(2) },
];

/** The line that, rounded in another way, gives the difference; or all of them in the same way. */
function blame(lines: readonly Rounded[], difference: Amount): string {
  for (const [index, { formula, amount, otherwise }] of lines.entries()) {
    const other = otherwise.find((one) => sameAmount(subtract(one.amount, amount), difference));
    if (other !== undefined)
      return `Line ${index + 1}: ${formula}, so ${amount}; ${other.way} it would be ${other.amount}.`;
  }
  const ways = [...new Set(lines.flatMap(({ otherwise }) => otherwise.map(({ way }) => way)))];
  for (const way of ways) {
    const moved = lines.map(({ amount, otherwise }) => {
      const other = otherwise.find((one) => one.way === way);
      return other === undefined ? '0.00' : subtract(other.amount, amount);
    });
    const first = moved.findIndex((one) => !sameAmount(one, '0.00'));
    const line = lines[first];
    if (line === undefined || !sameAmount(sum(moved), difference)) continue;
    const others = moved.filter((one) => !sameAmount(one, '0.00')).length - 1;
    return `Line ${first + 1}: ${line.formula}, so ${line.amount}; ${way} it and ${others} more would make the difference of ${difference}.`;
  }
  return `No rounding of a line makes the difference of ${difference}: compare the lines themselves.`;
}

/** Many work out the tax of a rate from the sum of its lines. */
function onSumOfRate(lines: readonly TaxedLine[], rates: readonly TaxRate[], difference: Amount): string {
  const ids = [...new Set(lines.map(({ taxRateId }) => taxRateId))];
  const bySum = ids.map((id) => {
    const own = lines.filter(({ taxRateId }) => taxRateId === id);
    const [first] = own;
    const includesTax = first?.priceIncludesTax === true;
    const base = sum(own.flatMap(({ net, tax }) => (includesTax ? [net, tax] : [net])));
    const percentage = first === undefined ? '0' : percentageOf(first, rates);
    return {
      base,
      tax: toAmount(exactTax(base, percentage, includesTax)),
      ours: sum(own.map(({ tax }) => tax)),
    };
  });
  const moved = sum(bySum.map(({ tax, ours }) => subtract(tax, ours)));
  if (!sameAmount(moved, difference)) return '';
  const odd = bySum.find(({ tax, ours }) => tax !== ours);
  return odd === undefined
    ? ''
    : ` The total given is the tax of the sum ${odd.base} (${odd.tax}), which is not the sum of the lines' taxes (${odd.ours}).`;
}

const percentageOf = ({ taxRateId }: TaxedLine, rates: readonly TaxRate[]): string =>
  rates.find(({ id }) => id === taxRateId)?.percentage ?? '0';
