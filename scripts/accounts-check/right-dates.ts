import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';

/** Setting of the business units here: when what names no due date is due. */
export const DEFAULT_DUE_DAYS = 21;

/** "2026-11-03" some days later, by the calendar. */
export function daysAfter(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

export const rightDueDate = ({ date, dueDate, projectDueDays }: InvoiceRequest): string =>
  dueDate ?? daysAfter(date, projectDueDays ?? DEFAULT_DUE_DAYS);
