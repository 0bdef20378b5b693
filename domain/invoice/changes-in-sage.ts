import { type IsoDate } from '../dates.ts';
import { type Amount, sameAmount, subtract } from '../money.ts';
import { type SageInvoice } from '../sage-records.ts';
import { type InvoiceView, type PostedInvoice } from './invoice.ts';

/** What somebody changed in Sage on an invoice of ours: as posted, as it is now, and by how much. */
export type ChangeInSage =
  | {
      readonly field: 'total';
      readonly posted: Amount;
      readonly now: Amount;
      /** Positive when Sage now has more. */
      readonly difference: Amount;
    }
  | {
      readonly field: 'due_date';
      readonly posted: IsoDate;
      readonly now: IsoDate | null;
      /** Positive when it is due later. */
      readonly differenceDays: number | null;
    }
  | { readonly field: 'date'; readonly posted: IsoDate; readonly now: IsoDate }
  | { readonly field: 'number' | 'customer'; readonly posted: string; readonly now: string | null };

export interface AsPosted {
  readonly total: Amount;
  readonly date: IsoDate;
  readonly dueDate: IsoDate;
  readonly number: string;
  readonly customerId: string;
}

export function changesInSage(posted: AsPosted, invoice: SageInvoice): ChangeInSage[] {
  const changes: ChangeInSage[] = [];
  if (!sameAmount(posted.total, invoice.total)) {
    const difference = subtract(invoice.total, posted.total);
    changes.push({ field: 'total', posted: posted.total, now: invoice.total, difference });
  }
  if (posted.date !== invoice.date) changes.push({ field: 'date', posted: posted.date, now: invoice.date });
  if (posted.dueDate !== invoice.dueDate) {
    const differenceDays = invoice.dueDate === null ? null : daysBetween(posted.dueDate, invoice.dueDate);
    changes.push({ field: 'due_date', posted: posted.dueDate, now: invoice.dueDate, differenceDays });
  }
  if (posted.number !== invoice.number)
    changes.push({ field: 'number', posted: posted.number, now: invoice.number });
  if (posted.customerId !== invoice.contactId)
    changes.push({ field: 'customer', posted: posted.customerId, now: invoice.contactId });
  return changes;
}

const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

export interface AsInSage {
  readonly number: string;
  readonly total: Amount;
  readonly date: IsoDate;
  /** Null when Sage has none any more. */
  readonly dueDate: IsoDate | null;
}

/** What Sage's PDF shows now: somebody may have changed it there since it was posted. */
export function asInSage(posted: AsInSage, changes: readonly ChangeInSage[]): AsInSage {
  let { number, total, date, dueDate } = posted;
  for (const change of changes) {
    if (change.field === 'number') number = change.now ?? number;
    if (change.field === 'total') total = change.now;
    if (change.field === 'date') date = change.now;
    if (change.field === 'due_date') dueDate = change.now;
  }
  return { number, total, date, dueDate };
}

/** The Sage contact that the invoice was moved to; null: it is on the one that it was created for, or on none. */
export const movedTo = (changes: readonly ChangeInSage[]): string | null =>
  changes.find((change) => change.field === 'customer')?.now ?? null;

/** In plain words, for the timeline. */
export function sentenceOf(change: ChangeInSage): string {
  switch (change.field) {
    case 'total':
      return `total ${change.posted} is now ${change.now} (${change.difference})`;
    case 'due_date':
      return `due date ${change.posted} is now ${change.now ?? 'none'}${change.differenceDays === null ? '' : ` (${change.differenceDays} days)`}`;
    case 'date':
    case 'number':
    case 'customer':
      return `${change.field} ${change.posted} is now ${change.now ?? 'none'}`;
  }
}

/** What Sage has, for who looks: with the number of now and what is outstanding now. Totals and `differences` stay those that it was posted with. */
export function shownInSage({
  sage,
  changesInSage: changes,
  payment,
}: Pick<InvoiceView, 'sage' | 'changesInSage' | 'payment'>): PostedInvoice | null {
  const number = changes.find(({ field }) => field === 'number')?.now;
  return (
    sage && {
      ...sage,
      ...(typeof number === 'string' && { number }),
      outstanding: payment?.outstanding ?? sage.outstanding,
    }
  );
}
