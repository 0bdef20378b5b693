import { readInvoice } from '../../sage/read-invoice.ts';
import { type Bench } from './bench.ts';
import { compareBy, text } from './compare.ts';
import { type CheckedDocument, pathOf, sendDocument } from './document.ts';
import { divided, fraction, inCents, times, whole } from './fraction.ts';
import { type Case, type EditShape } from './generate.ts';
import { type RightLine } from './right-result.ts';

/** Somebody changes the invoice in Sage, and it is e-mailed again: with what the books have now, and the PDF says. */
export async function editInSage(
  one: Case,
  document: CheckedDocument,
  edit: EditShape,
  bench: Bench,
): Promise<CheckedDocument> {
  const { books, rules, differences } = bench;
  const { net, ...others } = edit;
  await books.edit({
    invoiceId: document.booked.id,
    ...others,
    ...(net !== undefined && { net: text(net) }),
  });
  const { plan, customer } = document.decided;
  const before = document.standing;
  const posted = {
    total: before.total,
    date: document.request.date,
    dueDate: plan.dueDate,
    number: before.number,
    customerId: customer.id,
  };
  const now = await readInvoice(await books.session(one.home), document.booked.id);
  const edited: CheckedDocument = {
    ...document,
    number: edit.number ?? document.number,
    dueDate: edit.dueDate ?? document.dueDate,
    lines: net === undefined ? document.lines : repriced(document.lines, net),
    isRepriced: net !== undefined,
    booked: await books.read(one.home, pathOf(document), document.booked.id),
    standing: rules.standing(posted, now),
  };
  compareBy(edited.booked.lines, edited.lines, differences);
  for (const field of ['number', 'dueDate'] as const)
    if (edited.booked[field] !== edited[field])
      differences.push(`${field} is "${edited.booked[field]}" after the edit, right is "${edited[field]}"`);
  await sendDocument(one, edited, bench);
  bench.tally.edits += 1;
  return edited;
}

/** The bookkeeper's new net of the first line, its tax in proportion. */
function repriced([first, ...others]: readonly RightLine[], net: bigint): RightLine[] {
  if (first === undefined) return [];
  const tax = inCents(divided(times(whole(first.tax), whole(net)), times(whole(first.net), fraction('100'))));
  return [{ ...first, net, tax }, ...others];
}
