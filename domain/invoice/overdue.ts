import { type ChangeInSage } from './changes-in-sage.ts';
import { addDays, type IsoDate } from '../dates.ts';
import { type Amount, exceeds } from '../money.ts';

/** Somebody may have moved it in Sage; null when Sage has none any more. */
export function currentDueDate(posted: IsoDate, changes: readonly ChangeInSage[]): IsoDate | null {
  const moved = changes.find((change) => change.field === 'due_date');
  return moved === undefined ? posted : moved.now;
}

/** The morning after the due date (UTC), so that a payment of the last day was entered before. */
export const overdueFromMs = (dueDate: IsoDate): number => Date.parse(`${addDays(dueDate, 1)}T06:00:00Z`);

export const isOverdue = (dueDate: IsoDate | null, outstanding: Amount, nowMs: number): boolean =>
  dueDate !== null && exceeds(outstanding, '0.00') && nowMs >= overdueFromMs(dueDate);
