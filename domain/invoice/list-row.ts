import { type InvoiceRequest, type InvoiceView } from './invoice.ts';
import { type Amount, subtract, sum, toAmount } from '../money.ts';
import { shownInSage } from './changes-in-sage.ts';

/**
 * What lists show of an invoice or a credit note besides its search attributes, which stand in clear: numbers, a name and amounts. It is kept
 * as a memo of the run, which the payload codec encrypts, and which Temporal's visibility hands out with each row.
 */
export interface ListRow {
  /** The PSA's own. */
  readonly number: string;
  /** Null until Sage has given one. */
  readonly sageNumber: string | null;
  /** As Sage calls the customer once it is decided, before that as the PSA does. */
  readonly customer: string;
  /** Id of the contact in Sage; null until it is decided. */
  readonly customerId: string | null;
  readonly reference: string | null;
  readonly currency: string;
  /** With tax: Sage's once it is there, before that ours or the one given; null where it is not known yet. */
  readonly total: Amount | null;
  /** Null while it is not in Sage. Of a credit note what we did not put against an invoice. */
  readonly outstanding: Amount | null;
  /** When it was handed over, ISO date-time. */
  readonly handedOverAt: string;
}

/** Name of the memo. */
export const LIST_ROW = 'row';

/** Of one that is just handed over. */
export const rowOfRequest = (
  { number, customer, reference, currency, grossTotal }: InvoiceRequest,
  handedOverAt: string,
): ListRow => ({
  number,
  sageNumber: null,
  customer: customer.name,
  customerId: customer.sageContactId ?? null,
  reference: reference || null,
  currency,
  total: grossTotal === undefined ? null : toAmount(grossTotal),
  outstanding: null,
  handedOverAt,
});

/** Each new one is an event of the history: nothing is in it that changes without being news in a list. */
export function rowOf(view: InvoiceView, handedOverAt: string): ListRow {
  const { request, customer, sage } = view;
  const row = rowOfRequest(request, handedOverAt);
  return {
    ...row,
    sageNumber: shownInSage(view)?.number ?? null,
    customer: customer?.name ?? row.customer,
    customerId: customer?.id ?? row.customerId,
    total: sage === null ? (totalOfLines(view) ?? row.total) : totalInSage(view),
    outstanding: outstandingOf(view),
  };
}

const totalOfLines = ({ lines }: InvoiceView): Amount | null =>
  lines && sum(lines.flatMap(({ net, tax }) => [net, tax]));

/** Somebody may have changed it there. */
const totalInSage = ({ sage, changesInSage }: InvoiceView): Amount | null =>
  changesInSage.find((change) => change.field === 'total')?.now ?? sage?.totals.total ?? null;

function outstandingOf(view: InvoiceView): Amount | null {
  const { kind, status, sage, against } = view;
  if (sage === null) return null;
  if (status === 'voided' || status === 'deleted') return '0.00';
  if (kind === 'credit_note') return subtract(sage.totals.total, against?.allocated ?? '0.00');
  return shownInSage(view)?.outstanding ?? null;
}

/** Null where a run has none, as one of an earlier version that nothing happened to since. */
export function rowIn(memo: Readonly<Record<string, unknown>> | undefined): ListRow | null {
  const row = memo?.[LIST_ROW];
  return isRow(row) ? row : null;
}

const isRow = (value: unknown): value is ListRow =>
  typeof value === 'object' && value !== null && 'number' in value && 'handedOverAt' in value;
