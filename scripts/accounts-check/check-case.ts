import { type Decided } from '../../domain/invoice/invoice.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { salesInvoiceText } from '../../sage/invoice-body.ts';
import { type Booked, type Books } from './books.ts';
import { creditAll } from './check-credits.ts';
import { compare, compareBy, text } from './compare.ts';
import { type Case } from './generate.ts';
import { place } from './plan.ts';
import { type RightLine, rightLines, sumOf } from './right-result.ts';
import { type Rules } from './rules.ts';

export interface Checked {
  readonly creditNotes: number;
  /** In words; empty where all is right. */
  readonly differences: readonly string[];
}

/** Posts one invoice and its credits as `domain/` plans them, and compares the books with what is right. */
export async function checkCase({ request, credits }: Case, rules: Rules, books: Books): Promise<Checked> {
  const right = rightLines(request, place);
  const totals = sumOf(right);
  const differences: string[] = [];
  if (totals.net + totals.tax === 0n) return { creditNotes: 0, differences };
  // The hand-over and the check of tax and gross must take what is right.
  const given = invoiceRequest.parse({
    ...request,
    netTotal: text(totals.net),
    taxTotal: text(totals.tax),
    grossTotal: text(totals.net + totals.tax),
  });
  const decided = rules.decide(given);
  const identity = { businessUnit: 'accounts', invoiceId: request.number, revision: 1 };
  const invoice = await books.post(
    '/sales_invoices',
    salesInvoiceText(rules.write(identity, given, decided)),
  );
  compareLines(invoice, right, differences);
  compareView(decided, right, differences);
  const notes = await creditAll(decided, right, credits, {
    rules,
    books,
    differences,
    number: request.number,
  });
  return { creditNotes: notes, differences };
}

function compareLines({ lines, totals }: Booked, right: readonly RightLine[], differences: string[]): void {
  compare('totals', totals, sumOf(right), differences);
  if (totals.total !== totals.net + totals.tax) differences.push(`total ${totals.total} is not net and tax`);
  for (const [index, { net, tax }] of lines.entries())
    if (net < 0n || tax < 0n) differences.push(`line ${index + 1} is negative: ${net} + ${tax}`);
  compareBy(lines, right, differences);
}

/** What the API shows of the invoice's lines. */
function compareView({ lines }: Decided, right: readonly RightLine[], differences: string[]): void {
  for (const [index, { net, tax }] of right.entries()) {
    const shown = lines[index];
    if (shown?.net !== text(net) || shown.tax !== text(tax))
      differences.push(
        `line ${index + 1} is shown as ${shown?.net} + ${shown?.tax}, right is ${text(net)} + ${text(tax)}`,
      );
  }
}
