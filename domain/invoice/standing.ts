import { type IsoDate } from '../dates.ts';
import { type InvoiceStatus, waitReasons } from './invoice.ts';

/** How lists and totals sort the statuses of an invoice. */

/** In Sage and not settled, once Sage has it: one that needs attention may be on either side of that. */
export const owedStatuses: readonly InvoiceStatus[] = ['issued', 'sent', 'part_paid', 'needs_attention'];

/**
 * What delays an invoice. That its customer has yet to pay is no delay of ours, and counted as open; nor is a draft late that waits for the
 * accountant, and its status counts it.
 */
export const delays = waitReasons.filter((reason) => reason !== 'payment' && reason !== 'release');

const HOUR_MS = 3_600_000;

/** The latest due date that is over, by the rule of `overdueFromMs`. */
export const lastOverdueDate = (nowMs: number): IsoDate =>
  new Date(nowMs - 30 * HOUR_MS).toISOString().slice(0, 10);
