import { type RefusedEndpoint } from '../connection/editions.ts';
import { type IsoDate } from '../dates.ts';
import { type Amount } from '../money.ts';
import { type SageInvoice, type UnreadableRecord } from '../sage-records.ts';

/**
 * What settles an invoice in part. `allocation`: Sage says that something was allocated, and not (yet) whether it was a credit note or
 * money that had come in before (on account).
 */
export type SettlementKind = 'payment' | 'credit_note' | 'on_account' | 'allocation';

export interface SettlementEntry {
  readonly kind: SettlementKind;
  /** Of the payment or allocation in Sage. */
  readonly id: string;
  readonly date: IsoDate | null;
  readonly amount: Amount;
  readonly discount: Amount;
  /** What is left of the payment and settles nothing; null while it is not known. */
  readonly onAccount: Amount | null;
}

/** An invoice as the payment watch reads it; `settledBy` is null where Sage did not list it. */
export interface WatchedInvoice {
  readonly invoice: SageInvoice;
  readonly settledBy: readonly SettlementEntry[] | null;
}

/** An invoice as read, and the keyed digest of it that tells whether it is anything new to our invoice (`contentOf`). */
export interface ReadInvoice {
  readonly watched: WatchedInvoice;
  readonly fingerprint: string;
}

/** A payment or allocation that changed at Sage, with what it settles now. */
export interface PaymentChange {
  readonly id: string;
  readonly kind: Exclude<SettlementKind, 'allocation'>;
  /** Another one for every content: tells what was seen from what is new. */
  readonly stamp: string;
  /** Invoices, credit notes and payments on account that it names. */
  readonly artefactIds: readonly string[];
  readonly onAccount: Amount;
}

export type DeletedPayment = Pick<PaymentChange, 'id' | 'stamp' | 'artefactIds'>;

/** Everything that changed in a Sage business since a time. */
export interface Changes {
  /** When the reading began, by the clock of who read. */
  readonly startedAt: string;
  /** Set when there was too much for one reading: everything up to this time was read. */
  readonly readUpTo: string | null;
  readonly invoices: readonly WatchedInvoice[];
  readonly payments: readonly PaymentChange[];
  readonly deletedInvoiceIds: readonly string[];
  readonly deletedPayments: readonly DeletedPayment[];
  /** Records of these lists that could not be read. */
  readonly unreadable: readonly UnreadableRecord[];
  /** The Sage user may not see payments (its right "Bank"): only the comparison with the books finds them. */
  readonly paymentsHidden: boolean;
  /** Lists that the edition lacks, as found out by this reading. */
  readonly refused: readonly RefusedEndpoint[];
}

/** What the watch tells an invoice of its record in Sage. `asked`: it answers a question of the invoice. */
export type SageUpdate = { readonly sageInvoiceId: string; readonly asked: boolean } & (
  ({ readonly kind: 'record' } & ReadInvoice) | { readonly kind: 'deleted' } | { readonly kind: 'unchanged' }
);

/** As read; null stands for an invoice that Sage does not have any more. */
export const sageUpdateOf = (sageInvoiceId: string, read: ReadInvoice | null, asked: boolean): SageUpdate =>
  read === null
    ? { kind: 'deleted', sageInvoiceId, asked }
    : { kind: 'record', sageInvoiceId, asked, ...read };
