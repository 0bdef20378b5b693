import { type Changes } from './watched-invoice.ts';

/**
 * Two readings overlap by so much: for clocks that differ from Sage's, and for what Sage commits later than it stamps it. What is seen
 * twice is told once.
 */
const OVERLAP_MS = 10 * 60_000;

/** From when the next reading lists changes, ISO date-time. */
export const nextSince = ({ startedAt, readUpTo }: Pick<Changes, 'startedAt' | 'readUpTo'>): string =>
  readUpTo ?? overlapped(startedAt);

export const overlapped = (time: string): string => new Date(Date.parse(time) - OVERLAP_MS).toISOString();
