import { Decimal } from 'decimal.js';
import { type TaxedLine } from './invoice.ts';
import { type Amount, sum, toAmount } from '../money.ts';

export interface CreditLine {
  readonly description: string;
  readonly ledgerAccountId: string;
  readonly net: Amount;
  readonly taxRateId: string;
  readonly tax: Amount;
}

/**
 * The lines of a credit note over `amount`, tax included: each ledger and tax rate of the invoice gets its share, and they add up to
 * the amount to the cent. The whole amount gives the invoice's own lines.
 */
export function creditLines(lines: readonly TaxedLine[], amount: Amount): CreditLine[] {
  const whole = lines.map((line) => new Decimal(sum([line.net, line.tax])));
  const total = whole.reduce((all, one) => all.plus(one), new Decimal(0));
  let given = new Decimal(0);
  let passed = new Decimal(0);
  const credited = lines.map((line, index): CreditLine => {
    const gross = whole[index] ?? new Decimal(0);
    passed = passed.plus(gross);
    // Rounding the running sum instead of each share leaves no cent over at the end.
    const upTo = new Decimal(toAmount(passed.times(amount).dividedBy(total)));
    const share = upTo.minus(given);
    given = upTo;
    const tax = gross.isZero() ? '0.00' : toAmount(share.times(line.tax).dividedBy(gross));
    return {
      description: line.description,
      ledgerAccountId: line.ledger.id,
      net: toAmount(share.minus(tax)),
      taxRateId: line.taxRateId,
      tax,
    };
  });
  return credited.filter(({ net, tax }) => net !== '0.00' || tax !== '0.00');
}
