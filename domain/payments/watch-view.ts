import { type Edition, type NotInEdition } from '../connection/editions.ts';
import { type Problem } from '../connection/connection.ts';
import { type UnreadableRecord } from '../sage-records.ts';
import { type CallBudget, type NextCheck } from './next-check.ts';

/** What an operator sees of the payment watch of a Sage business. Times are ISO date-times. */
export interface PaymentWatchView {
  readonly sageBusinessId: string;
  /** Units whose invoices it watches; one of their connections reads the books. */
  readonly units: readonly string[];
  /** Invoices that money is expected of, at the last look. */
  readonly open: number;
  /** Paid, and watched for a reversal. */
  readonly settled: number;
  readonly lastCheck: LastCheck | null;
  /** Our invoices and the open ones of the books, side by side: whether any change was missed. */
  readonly lastComparison: LastCheck | null;
  /** `at` null: nobody can look (`no_unit`), until a unit is connected. */
  readonly nextCheck: {
    readonly at: string | null;
    readonly why: NextCheck['why'] | 'problem' | 'now' | 'no_unit';
  };
  /** When open invoices are counted again, while none is known: one that is found is looked for at once. It calls nobody at Sage. */
  readonly nextCount: string | null;
  readonly callsPerCheck: number;
  /** Of the day in UTC. */
  readonly callsToday: number;
  readonly budget: CallBudget | null;
  readonly problem: Problem | null;
  readonly edition: Edition | null;
  /** What the edition of the business lacks, by Sage's description or by its refusal, and what goes on without. */
  readonly notInEdition: readonly NotInEdition[];
  /** Records at Sage that could not be read though others could, the newest 20. */
  readonly unreadable: readonly UnreadableRecord[];
  readonly unreadableSince: string | null;
  readonly cancellationRefused: { readonly at: string; readonly fix: string } | null;
}

export interface LastCheck {
  readonly at: string;
  readonly calls: number;
  /** Invoices that were told something new. */
  readonly told: number;
}
