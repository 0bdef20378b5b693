import { defineQuery } from '@temporalio/workflow';

/** What the caretaker finds, which nobody else would: runs that stopped, and those that wait longer than they said. */
export const findingCodes = [
  'run_stopped',
  'run_stuck',
  'posting_too_long',
  'waiting_too_long',
  'connection_unusable',
  'payment_watch_missing',
  'payment_watch_overdue',
  'records_unreadable',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export interface Finding {
  readonly code: FindingCode;
  readonly workflowId: string;
  readonly businessUnit: string | null;
  readonly invoiceId: string | null;
  /** ISO date-time from which on it is so. */
  readonly since: string;
  readonly message: string;
  /** What a person can do. */
  readonly fix: string;
}

/** One look of the caretaker at all runs of an installation; its result in Temporal. Times are ISO date-times. */
export interface HealthReport {
  readonly at: string;
  /** Of very many the first, see `counts`. */
  readonly findings: readonly Finding[];
  /** By code, all that were found. */
  readonly counts: Readonly<Partial<Record<FindingCode, number>>>;
  /** What could not be looked at this time, or not at all of it, and why. */
  readonly incomplete: readonly string[];
  /** Runs that ended up to then were told to the PSA. */
  readonly toldUpTo: string | null;
}

export const getHealthReportQuery = defineQuery<HealthReport | null>('getHealthReport');

/** An invoice is created within seconds; what takes longer waits, and says so. */
export const POSTING_MS = 10 * 60_000;
/** Past the time that was announced for the next try. */
export const GRACE_MS = 30 * 60_000;
/** A consent is a person's matter, and takes its time. */
export const UNUSABLE_MS = 86_400_000;

/** Milliseconds by which a moment is passed; negative before it. */
const passedMs = (moment: string, nowMs: number): number => nowMs - Date.parse(moment);

export const isPostingTooLong = (
  { status, statusSince }: { readonly status: string; readonly statusSince: string },
  nowMs: number,
): boolean => (status === 'posting' || status === 'accepted') && passedMs(statusSince, nowMs) > POSTING_MS;

/** Null: it waits for somebody, and announced nothing. */
export const isOverdue = (announced: string | null, nowMs: number): boolean =>
  announced !== null && passedMs(announced, nowMs) > GRACE_MS;

export const isUnusableTooLong = (
  { status, statusSince }: { readonly status: string; readonly statusSince: string },
  nowMs: number,
): boolean => status !== 'verified' && passedMs(statusSince, nowMs) > UNUSABLE_MS;

/** What tells one finding from another, so that a log line is written for a new one only. */
export const findingKey = ({ code, workflowId, since }: Finding): string => `${code} ${workflowId} ${since}`;
