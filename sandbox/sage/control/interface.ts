import { type ArmedFault, type FaultOrder } from '../faults.ts';
import { type NotifyTarget } from '../options.ts';
import { type RecordKind } from '../record.ts';
import { type RequestEntry } from '../request-log.ts';
import { type RecordEntry } from '../state.ts';
import {
  type CreditMade,
  type CreditOrder,
  type EditionOrder,
  type ExchangeRateOrder,
  type InvoiceEdit,
  type LedgerUpdate,
  type MintedTokens,
  type MintOrder,
  type OddRecordOrder,
  type OutageMode,
  type PaymentChange,
  type PaymentOrder,
  type RecordedPayment,
  type UserRightsOrder,
  type VoidOrder,
} from './schemas.ts';

/**
 * Everything a test does to a sandbox from outside. The same in one process (`sandbox.control`) and over HTTP
 * (`connectSandboxControl`). A refused call rejects with an Error that says what was expected.
 */
export interface SandboxControl {
  /** A token pair without the browser. It ends no other grant. */
  mintTokens(order?: MintOrder): Promise<MintedTokens>;
  clock: {
    /** ISO time of the sandbox. */
    now(): Promise<string>;
    /** Moves it forward and gives the new time. */
    advance(order: { seconds: number }): Promise<string>;
  };
  faults: {
    arm(order: FaultOrder): Promise<ArmedFault>;
    /** All armed since the last clear, spent ones too, with their hits. */
    list(): Promise<ArmedFault[]>;
    clear(): Promise<void>;
  };
  recordPayment(order: PaymentOrder): Promise<RecordedPayment>;
  deletePayment(paymentId: string): Promise<void>;
  /** What the payment settles changes; the payment itself stays. */
  changePayment(order: PaymentChange): Promise<void>;
  /** A bookkeeper changes an invoice in Sage, or a credit note; so with what follows up to deletion. */
  editInvoice(order: InvoiceEdit): Promise<void>;
  voidInvoice(order: VoidOrder): Promise<void>;
  /** A draft becomes an open invoice with its number. */
  releaseInvoice(invoiceId: string): Promise<void>;
  deleteInvoice(invoiceId: string): Promise<void>;
  /** A credit note, allocated to the invoice. */
  creditInvoice(order: CreditOrder): Promise<CreditMade>;
  deleteAllocation(allocationId: string): Promise<void>;
  /** The user takes the app's access back at Sage: refresh tokens end, access tokens run out by themselves. */
  revokeConsent(order: { userEmail: string }): Promise<{ revokedGrants: number }>;
  setSubscriptionActive(businessId: string, active: boolean): Promise<void>;
  /** The business moves to Start, Standard or Plus. */
  setEdition(order: EditionOrder): Promise<void>;
  /** The rate that the business has of a currency; null takes it away. */
  setExchangeRate(order: ExchangeRateOrder): Promise<void>;
  setUserRights(order: UserRightsOrder): Promise<void>;
  updateLedger(order: LedgerUpdate): Promise<void>;
  /** How a record looks in every answer from now on; `as: []`: as it is. */
  makeOdd(order: OddRecordOrder): Promise<void>;
  /** `unavailable`: 503 to every API and token call; `cut`: the connection is dropped; `off`: all is well. */
  setOutage(mode: OutageMode): Promise<void>;
  /** What was really created or changed, in order; `since` is the last sequence already seen. */
  record(filter?: { since?: number; kind?: RecordKind }): Promise<RecordEntry[]>;
  /** API and token calls, the last 100,000. */
  requests(filter?: { since?: number }): Promise<RequestEntry[]>;
  /** Where signed notices of payments go from now on; null stops them. */
  setNotify(target: NotifyTarget | null): Promise<void>;
}
