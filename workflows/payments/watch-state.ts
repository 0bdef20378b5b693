import { type Problem } from '../../domain/connection/connection.ts';
import { type LookAllowance } from '../../domain/payments/look-allowance.ts';
import { type CallBudget, QUARTER_MS } from '../../domain/payments/next-check.ts';
import { newRegistry, type Registry } from '../../domain/payments/registry.ts';
import { type LastCheck } from '../../domain/payments/watch-view.ts';

/** Everything a payment watch is; carried whole into the next run. */
export interface WatchState {
  readonly sageBusinessId: string;
  countryId: string | null;
  /** The first of them lends its connection. */
  units: string[];
  readonly registry: Registry;
  /** From when the next reading lists changes; null before the first. */
  since: string | null;
  /** The last reading did not get to the end of the changes. */
  more: boolean;
  /** Payments of the last reading that concern us, by their stamp. */
  seen: Readonly<Record<string, string>>;
  /** Somebody asked to look at these now. */
  wanted: string[];
  /** Concerned by a change, and to be read one by one. */
  toRead: string[];
  allowance: LookAllowance;
  lastCheck: LastCheck | null;
  lastSweep: LastCheck | null;
  /** The first sweep is a day after this. */
  readonly begunAt: string;
  callsPerCheck: number;
  spent: { readonly day: string; readonly calls: number };
  budget: CallBudget | null;
  officePauseMs: number;
  paymentsHidden: boolean;
  problem: Problem | null;
  failures: number;
  /** After trouble: nothing is tried before. */
  notBeforeMs: number;
}

/** Invoices; payments, allocations; what was deleted of each. */
const LISTS = 6;

export const newWatch = (sageBusinessId: string, nowMs: number, allowance: LookAllowance): WatchState => ({
  sageBusinessId,
  countryId: null,
  units: [],
  registry: newRegistry(),
  since: null,
  more: false,
  seen: {},
  wanted: [],
  toRead: [],
  allowance,
  lastCheck: null,
  lastSweep: null,
  begunAt: new Date(nowMs).toISOString(),
  callsPerCheck: LISTS,
  spent: { day: '', calls: 0 },
  budget: null,
  officePauseMs: QUARTER_MS,
  paymentsHidden: false,
  problem: null,
  failures: 0,
  notBeforeMs: 0,
});

/** Shown for as long as it is so. */
export const paymentsHidden: Problem = {
  code: 'payments_hidden',
  message:
    'The connected Sage user may not see payments, so they are found hourly by a look at all open invoices.',
  fix: 'Give the user the right to read Bank in Sage, or connect with another user.',
};
