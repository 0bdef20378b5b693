/** Calendar dates are `YYYY-MM-DD` strings; they sort and compare as text and know no time zone. */
export type IsoDate = string;

const DAY_MS = 86_400_000;

export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

export const addDays = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export type DueDateSource = 'invoice' | 'project' | 'default';

export interface DueDate {
  readonly date: IsoDate;
  readonly source: DueDateSource;
}

/** The date given on the invoice wins, then the project's due days, then the connection's default. */
export function dueDate(
  invoice: { date: IsoDate; dueDate?: IsoDate | undefined; projectDueDays?: number | undefined },
  defaultDueDays: number,
): DueDate {
  if (invoice.dueDate !== undefined) return { date: invoice.dueDate, source: 'invoice' };
  if (invoice.projectDueDays !== undefined) {
    return { date: addDays(invoice.date, invoice.projectDueDays), source: 'project' };
  }
  return { date: addDays(invoice.date, defaultDueDays), source: 'default' };
}
