import { type UnreadableRecord } from '../sage-records.ts';
import { type RefusedEndpoint } from '../connection/editions.ts';
import { type ReadReasons } from './concerned.ts';
import { type LatelyTold } from './found-invoice.ts';
import { type CallBudget } from './next-check.ts';
import { type PaymentChange } from './watched-invoice.ts';

/** What passes between the payment watch and its activities: bounded, however many invoices there are. */

/** Temporal could not be asked whom a reading concerns, or could not tell them: all of it is to be done again. */
export interface Trouble {
  readonly trouble: string;
}

/** What came of telling invoices what was read. */
export interface Told {
  /** How many heard something new. */
  readonly told: number;
  readonly lately: LatelyTold;
  /** By how many those that are open, and those that are paid, grow with it: visibility shows it a second later. */
  readonly moved: { readonly open: number; readonly paid: number };
  /** Records at Sage that cannot be read, as far as known by now. */
  readonly unreadable: readonly UnreadableRecord[];
}

/** Invoices that are to be read one by one. */
export interface Unread {
  /** Ids at Sage. */
  readonly ids: readonly string[];
  /** Payments that leave something over, of which the record of an invoice says nothing. */
  readonly payments: readonly PaymentChange[];
}

export interface LookedAtBooks extends Told {
  /** Calls that the lists took, without invoices read alone. */
  readonly listCalls: number;
  /** From when the next reading lists changes. */
  readonly since: string;
  /** There was too much for one reading: go on from there. */
  readonly more: boolean;
  /** Why invoices were read alone, for the next reading, which overlaps with this one. */
  readonly seen: ReadReasons;
  readonly unread: Unread;
  readonly paymentsHidden: boolean;
  readonly refused: readonly RefusedEndpoint[];
  /** A payment or allocation could not be read, so nobody knows whom it concerns: only a comparison finds that. */
  readonly compareSoon: boolean;
  readonly rhythm: Rhythm;
}

export interface Compared extends Told {
  readonly unread: Unread;
  /** More differ than are read by one comparison. */
  readonly more: boolean;
}

/** What decides how often to look. */
export interface Rhythm {
  /** From look to look in office hours, as configured. */
  readonly officePauseMs: number;
  /** What is left for the day; null where no limit is kept or nothing is known. */
  readonly budget: CallBudget | null;
  /** Of ours: money is expected of these. */
  readonly open: number;
  /** Paid, and watched for a reversal. */
  readonly paid: number;
}
