/** Where the office of a Sage business is taken to be; Sage Accounting serves these countries and knows no time zone. */
const zones = { GB: 'Europe/London', IE: 'Europe/Dublin', CA: 'America/Toronto' } as const;

const OPENS_HOUR = 8;
const CLOSES_HOUR = 18;

export const timeZoneOf = (countryId: string | null): string => zones[countryOf(countryId)];

const countryOf = (countryId: string | null): keyof typeof zones =>
  countryId === 'IE' || countryId === 'CA' ? countryId : 'GB';

const clockIn = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });

/** Made once: to make one costs ten times what it costs to read it. */
const clocks = { GB: clockIn(zones.GB), IE: clockIn(zones.IE), CA: clockIn(zones.CA) } as const;

/** Monday to Friday, from 8 to 18 by the clock on the wall there. */
export function isOfficeTime(nowMs: number, countryId: string | null): boolean {
  const parts = clocks[countryOf(countryId)].formatToParts(nowMs);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const hour = Number(part('hour'));
  const weekend = part('weekday') === 'Sat' || part('weekday') === 'Sun';
  return !weekend && hour >= OPENS_HOUR && hour < CLOSES_HOUR;
}
