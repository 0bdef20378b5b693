import { addDays } from '../../domain/dates.ts';
import { type DocumentKind } from '../../domain/invoice/credit-note.ts';
import { lastOverdueDate, owedStatuses } from '../../domain/invoice/standing.ts';
import { type InvoiceListQuery } from '../../domain/schemas/invoice-list.ts';
import {
  attentionCodeKey,
  businessUnitKey,
  dueDateKey,
  emailBouncedKey,
  invoiceStatusKey,
  runIdsKey,
  sageInvoiceIdKey,
  waitingForKey,
} from '../../domain/search-attributes.ts';
import { creditNote, invoice } from '../../workflows/invoice/invoice.ts';
import { inList, quoted } from '../../temporal/visibility-query.ts';

/** What visibility itself can tell runs by. */
export type InvoiceFilter = Partial<
  Omit<InvoiceListQuery, 'limit' | 'cursor' | 'sort' | 'number' | 'sageNumber' | 'customer' | 'text'>
>;

/** Runs that ended otherwise than by the invoice's own end: an operator's doing. A run that was continued or reset goes on in another. */
export const stoppedStatuses = ['Terminated', 'Failed', 'Canceled', 'TimedOut'] as const;

/**
 * Due dates are kept as their midnight. Compared with noon of a day, they sort the same however a visibility store writes a time:
 * SQLite compares the text, and finds no midnight that equals another one.
 */
const noonOf = (date: string): string => quoted(`${date}T12:00:00Z`);

const runsOf = (businessUnit: string, kind: DocumentKind = 'invoice'): string[] => [
  `WorkflowType = ${quoted(kind === 'invoice' ? invoice.name : creditNote.name)}`,
  `${businessUnitKey.name} = ${quoted(businessUnit)}`,
];

/** Invoices of a unit by what visibility knows of them; what asks for a state leaves out those whose run was stopped. */
export function invoiceQuery(
  businessUnit: string,
  filter: InvoiceFilter,
  nowMs: number,
  kind: DocumentKind = 'invoice',
): string {
  const { status, waitingFor, attention, run, dueFrom, dueTo, open, overdue, bounced, stopped } = filter;
  const states = [
    ...(status ? [inList(invoiceStatusKey.name, status)] : []),
    ...among(waitingForKey.name, waitingFor),
    ...among(attentionCodeKey.name, attention),
    ...(open ? owed : []),
    ...(overdue ? [...owed, `${dueDateKey.name} < ${noonOf(lastOverdueDate(nowMs))}`] : []),
    ...(bounced ? [`${emailBouncedKey.name} = true`] : []),
  ];
  return [
    ...runsOf(businessUnit, kind),
    ...states,
    // Of a list it is asked with `=`, as of a single value.
    ...(run === undefined ? [] : [`${runIdsKey.name} = ${quoted(run)}`]),
    ...(dueFrom === undefined ? [] : [`${dueDateKey.name} > ${noonOf(addDays(dueFrom, -1))}`]),
    ...(dueTo === undefined ? [] : [`${dueDateKey.name} < ${noonOf(dueTo)}`]),
    ...(states.length > 0 ? [live] : []),
    ...(stopped ? [inList('ExecutionStatus', stoppedStatuses)] : []),
  ].join(' AND ');
}

/** Runs that stand for an invoice, or stood for it last: one that was continued is over, and stands in another. */
export const uncontinued = (query: string): string =>
  `${query} AND ${inList('ExecutionStatus', ['Running', 'Completed', ...stoppedStatuses])}`;

/** Those that can still be asked. */
export const running = (query: string): string => `${query} AND ExecutionStatus = 'Running'`;

/** In Sage and not settled. */
export const openQuery = (businessUnit: string): string =>
  [...runsOf(businessUnit), ...owed, live].join(' AND ');

const live = inList('ExecutionStatus', ['Running', 'Completed']);

const owed = [`${sageInvoiceIdKey.name} IS NOT NULL`, inList(invoiceStatusKey.name, owedStatuses)];

const among = (name: string, values: readonly string[] | undefined): string[] => {
  if (values === undefined) return [];
  return values.includes('any') ? [`${name} IS NOT NULL`] : [inList(name, values)];
};
