/** Where the office of a Sage business is taken to be; Sage Accounting serves these countries and knows no time zone. */
const zones = { GB: 'Europe/London', IE: 'Europe/Dublin', CA: 'America/Toronto' } as const;

const OPENS_HOUR = 8;
const CLOSES_HOUR = 18;

export const timeZoneOf = (countryId: string | null): string =>
  countryId === 'IE' || countryId === 'CA' ? zones[countryId] : zones.GB;

/** Monday to Friday, from 8 to 18 by the clock on the wall there. */
export function isOfficeTime(nowMs: number, countryId: string | null): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: timeZoneOf(countryId),
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(nowMs);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const hour = Number(part('hour'));
  const weekend = part('weekday') === 'Sat' || part('weekday') === 'Sun';
  return !weekend && hour >= OPENS_HOUR && hour < CLOSES_HOUR;
}
