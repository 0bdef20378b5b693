/** Calendar dates are `YYYY-MM-DD` strings; they sort and compare as text and know no time zone. */
export type IsoDate = string;

const DAY_MS = 86_400_000;

export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** Of a date-time: what lies far off is a mistake, and time stores count nanoseconds in 64 bits, which end in 2262. */
export const isWithinReach = (moment: string): boolean => {
  const time = Date.parse(moment);
  return time >= Date.UTC(2000, 0, 1) && time <= Date.UTC(2100, 0, 1);
};

export const addDays = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Offset from UTC in minutes: in winter, in summer, and from when to when it is summer in a year, milliseconds since 1970. */
interface Clock {
  readonly winter: number;
  readonly summer: number;
  readonly summerOf: (year: number) => readonly [fromMs: number, untilMs: number];
}

const HOUR_MS = 3_600_000;

/** Of the European Union and the United Kingdom: from the last Sunday of March to that of October, at 01:00 UTC. */
const european = (year: number) => [sunday(year, 2, 25) + HOUR_MS, sunday(year, 9, 25) + HOUR_MS] as const;
/** Of eastern Canada since 2007: from the second Sunday of March to the first of November, at 2 o'clock by its own time. */
const canadian = (year: number) =>
  [sunday(year, 2, 8) + 7 * HOUR_MS, sunday(year, 10, 1) + 6 * HOUR_MS] as const;

/**
 * The countries that Sage Accounting serves. Sage knows no time zone, so a Canadian business is taken to be in Toronto, as its office hours
 * are. By rule and not by `Intl`: a workflow must find the same day with whatever time zone data the worker has that replays it.
 */
const clocks: Readonly<Record<'GB' | 'IE' | 'CA', Clock>> = {
  GB: { winter: 0, summer: 60, summerOf: european },
  IE: { winter: 0, summer: 60, summerOf: european },
  CA: { winter: -300, summer: -240, summerOf: canadian },
};

/** The first Sunday on or after a day of a month (from 0), midnight UTC. */
function sunday(year: number, month: number, from: number): number {
  const weekday = new Date(Date.UTC(year, month, from)).getUTCDay();
  return Date.UTC(year, month, from + ((7 - weekday) % 7));
}

/** The calendar day of a business at a moment; `countryId` as Sage has it, null or another one counts as GB. */
export function businessDay(ms: number, countryId: string | null): IsoDate {
  const { winter, summer, summerOf } = clocks[countryId === 'IE' || countryId === 'CA' ? countryId : 'GB'];
  const [fromMs, untilMs] = summerOf(new Date(ms).getUTCFullYear());
  const offset = ms >= fromMs && ms < untilMs ? summer : winter;
  return new Date(ms + offset * 60_000).toISOString().slice(0, 10);
}

/** `sage`: of an invoice that somebody made in Sage. */
export type DueDateSource = 'invoice' | 'project' | 'default' | 'sage';

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
