import { type Problem } from '../connection/connection.ts';
import { type CallBudget, type NextCheck } from './next-check.ts';

/** What an operator sees of the payment watch of a Sage business. Times are ISO date-times. */
export interface PaymentWatchView {
  readonly sageBusinessId: string;
  /** Units whose invoices it watches; one of them lends its connection. */
  readonly units: readonly string[];
  readonly open: number;
  /** Paid, and watched for a reversal. */
  readonly settled: number;
  readonly lastCheck: LastCheck | null;
  /** The reading that looks whether any open invoice was missed. */
  readonly lastSweep: LastCheck | null;
  readonly nextCheck: { readonly at: string; readonly why: NextCheck['why'] | 'problem' | 'now' };
  readonly callsPerCheck: number;
  /** Of the day in UTC. */
  readonly callsToday: number;
  readonly budget: CallBudget | null;
  readonly problem: Problem | null;
}

export interface LastCheck {
  readonly at: string;
  readonly calls: number;
  /** Invoices that were told something new. */
  readonly told: number;
}
