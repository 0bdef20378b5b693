import { z } from 'zod';
import { remedies } from '../attention.ts';
import { creditNoteStatuses } from '../invoice/credit-note.ts';
import { invoiceStatuses, waitReasons } from '../invoice/invoice.ts';
import { pageParameters } from './page.ts';
import { listOrders } from '../invoice/row-order.ts';
import { identifier, isoDate, requiredText } from './text.ts';

/** One of `values`, or several with commas between; the message names the first that is none of them. */
function oneOrMore<Value extends string>(values: readonly Value[], what: string) {
  return z
    .string({ error: 'must be given once: separate several values by commas' })
    .max(1000, { error: 'has more than 1,000 characters: name each value once' })
    .meta({ pattern: `^(?:${values.join('|')})(?:,(?:${values.join('|')}))*$` })
    .describe(`${what}: one, or several separated by commas, of ${values.join(', ')}`)
    .transform((text, context): Value[] => {
      const found: Value[] = [];
      for (const part of text.split(',')) {
        const value = values.find((one) => one === part);
        if (value === undefined) {
          context.addIssue({
            code: 'custom',
            message: `names "${part}": must be one of ${values.join(', ')}, or several separated by commas`,
          });
          return z.NEVER;
        }
        found.push(value);
      }
      return [...new Set(found)].sort();
    })
    .optional();
}

const only = (which: string) =>
  z
    .literal('true', { error: 'must be true, or left out' })
    .transform(() => true)
    .describe(`true: only ${which}`)
    .optional();

const sought = (what: string) =>
  requiredText(100)
    .optional()
    .describe(`${what}; upper and lower case, accents, and "&" or "and" are the same`);

/** What is looked for in the rows themselves, whose names and numbers visibility cannot search. */
const search = {
  number: sought("The PSA's own number, whole"),
  sageNumber: sought("Sage's number, whole"),
  customer: sought("Words of the customer's name, or the id of its contact in Sage"),
  text: sought(
    'Words that stand in number, Sage number, id, customer or reference, each also within a longer one',
  ),
};

const sort = <Order extends string>(values: readonly [Order, ...Order[]]) =>
  z
    .enum(values, { error: `must be one of ${values.join(', ')}` })
    .optional()
    .describe(
      '"-": the latest first; what has no due date comes last. Empty: open ones first, the newest first; with number, sageNumber, customer or text as -handedOver',
    );

/** Which invoices of a business unit; what is named together must hold together. */
export const invoiceListQuery = z
  .strictObject({
    status: oneOrMore(invoiceStatuses, 'Status'),
    waitingFor: oneOrMore([...waitReasons, 'any'], 'What it waits for, whatever its status'),
    attention: oneOrMore([...Object.keys(remedies), 'any'], 'Code of what a person has to put right'),
    run: identifier.optional().describe('Id of a run that it belongs to'),
    dueFrom: isoDate.optional().describe('Due on this day or later'),
    dueTo: isoDate.optional().describe('Due on this day or earlier'),
    ...search,
    sort: sort(listOrders),
    open: only('those in Sage that are not settled: what is owed'),
    overdue: only('those in Sage that are not settled and whose due date is over'),
    bounced: only('those whose last e-mail came back or was reported as unwanted'),
    stopped: only('those whose run an operator ended before its time'),
    ...pageParameters,
  })
  .refine(({ dueFrom, dueTo }) => dueFrom === undefined || dueTo === undefined || dueFrom <= dueTo, {
    error: 'is before dueFrom, so that no invoice could be listed: swap them, or leave one out',
    path: ['dueTo'],
  })
  .refine(
    ({ stopped, status, waitingFor, attention, open, overdue, bounced }) =>
      stopped === undefined ||
      [status, waitingFor, attention, open, overdue, bounced].every((filter) => filter === undefined),
    {
      error:
        'cannot go with status, waitingFor, attention, open, overdue or bounced: a stopped invoice stands in none of them; leave one out',
      path: ['stopped'],
    },
  );

export type InvoiceListQuery = z.output<typeof invoiceListQuery>;

/** Which credit notes of a business unit. */
export const creditNoteListQuery = z
  .strictObject({
    status: oneOrMore(creditNoteStatuses, 'Status'),
    waitingFor: oneOrMore([...waitReasons, 'any'], 'What it waits for, whatever its status'),
    attention: oneOrMore([...Object.keys(remedies), 'any'], 'Code of what a person has to put right'),
    ...search,
    sort: sort(['handedOver', '-handedOver']),
    bounced: only('those whose last e-mail came back or was reported as unwanted'),
    stopped: only('those whose run an operator ended before its time'),
    ...pageParameters,
  })
  .refine(
    ({ stopped, status, waitingFor, attention, bounced }) =>
      stopped === undefined ||
      [status, waitingFor, attention, bounced].every((filter) => filter === undefined),
    {
      error:
        'cannot go with status, waitingFor, attention or bounced: a stopped credit note stands in none of them; leave one out',
      path: ['stopped'],
    },
  );
