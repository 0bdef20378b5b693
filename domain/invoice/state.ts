import { type PostalAddress } from './addresses.ts';
import { type AttentionDraft } from '../attention.ts';
import { type RefusalDetails } from '../failures.ts';
import { type TurnState } from '../turnstile/turn-state.ts';
import { type TurnKind } from '../turnstile/turn-queue.ts';
import { type SageUpdate } from '../payments/watched-invoice.ts';
import { type MailNotice } from './bounce.ts';
import { type CreditNoteLines } from './credited-shares.ts';
import { type Following } from './following.ts';
import { type LinkOrder } from './link.ts';
import {
  type CreditRequest,
  type CustomerAnswer,
  type InvoiceRequest,
  type InvoiceStatus,
  type InvoiceStep,
  type InvoiceView,
} from './invoice.ts';

/** What the PSA ordered of an invoice in Sage; done one after the other by the invoice's own path, so that none meets another half way. */
export type Command =
  | { readonly kind: 'void'; readonly reason: string }
  | { readonly kind: 'credit'; readonly request: CreditRequest }
  | {
      readonly kind: 'reissue';
      readonly request: InvoiceRequest;
      readonly contentHash: string;
      readonly reason: string;
    }
  | { readonly kind: 'resend'; readonly requestId: string; readonly to: string | null };

export interface QueuedCommand {
  readonly id: number;
  /** The same order has the same key, whoever repeats it. */
  readonly key: string;
  readonly command: Command;
}

/** A refusal as it is kept, to be answered to who ordered. */
export interface Refusal extends RefusalDetails {
  readonly message: string;
}

/** A wait in sight that a next run goes on with. */
export type Wait =
  /** Until a person, the connection or news from Sage ends it. */
  | { readonly kind: 'person' }
  /** `untilMs` null: until somebody ends it. */
  | { readonly kind: 'pause'; readonly untilMs: number | null };

/** A credit note as it is asked of Sage, however often. */
export interface PlannedCredit extends CreditNoteLines {
  /** Number of the invoice when it was first asked for. */
  readonly refersTo: string;
  /** As the invoice was sent; left out by an earlier version. */
  readonly address?: PostalAddress | null;
  readonly supplyType?: 'GOODS' | 'SERVICES' | undefined;
  /** An answer was lost, so Sage may hold the note. */
  readonly unsettled?: boolean;
}

/** The creation that was asked of Sage and whose answer is open: only exactly the same may be asked again. */
export interface CreateAttempt {
  /** ISO date-time of the first try. */
  readonly beganAt: string;
  /** The bytes that were sent, as soon as they are known; null while no try has left the process for certain. */
  readonly body: string | null;
  /** An answer was lost, so Sage may hold the invoice. */
  readonly unsettled: boolean;
}

/** What a run remembers besides what it shows. */
export interface InvoiceProgress {
  step: InvoiceStep;
  wait: Wait | null;
  readonly turn: TurnState;
  /** Its place among those who want to call Sage, when nobody pressed a button. */
  readonly usualKind: TurnKind;
  /** Somebody waits for the answer: the next turn comes before those of invoices. */
  prioritised: boolean;
  /** Somebody pressed retry, corrected, or the connection changed. */
  woken: boolean;
  /** Reason given with a cancellation; null while nobody asked. */
  cancelReason: string | null;
  /** A person pressed retry: the time to take the invoice back is not waited for. */
  undoWaived: boolean;
  /** An earlier run of this invoice ended before its time, or an answer was lost and then refused: Sage is searched before it is created. */
  mayExist: boolean;
  attempt: CreateAttempt | null;
  /** Which invoice of Sage it is said to be, until it is linked; null: it is to be created. */
  link?: LinkOrder | null;
  /** Version of the connection last seen; a change that came since answers a wait at once. */
  seenConnectionVersion: number;
  /** Who a person said is to be invoiced; null while nobody said. */
  customerAnswer: CustomerAnswer | null;
  /** The exchange rate that a person gave; null while nobody did. */
  exchangeRateAnswer?: string | null;
  /** The e-mail may have gone out, and no person has said yet what to do. */
  unsettledEmail: AttentionDraft | null;
  /** A person was asked that, and said that it goes out. */
  emailAgreed?: boolean;
  /** To whom an activity is just handing the first e-mail over. */
  emailingTo: string | null;
  /** Who has a copy of a message that was refused for its main recipient alone, by its Message-ID: they get no second one. */
  copiesTaken: Record<string, readonly string[]>;
  /** What mail servers told later of messages, also of one whose activity has not ended yet. */
  mailNotices: readonly MailNotice[];
  following: Following;
  /** What the payment watch told and has not been taken in yet. */
  update: SageUpdate | null;
  /** Reads of its record at Sage that came to an end. */
  reads: number;
  /** Keyed digest of the record at Sage as it last heard of it; null while it heard nothing. */
  fingerprint: string | null;
  commands: QueuedCommand[];
  lastCommandId: number;
  /** Of the last commands, by their id; null: done. */
  outcomes: Record<number, Refusal | null>;
  /** Messages that a person asked for again, by their request: sent, or the reason why nobody knows. */
  resent: Record<string, 'sent' | AttentionDraft>;
  /** What was asked for under each `requestId`, as a hash: the same one again is the same request, and with other content it is none. */
  requests?: Record<string, string>;
  /** When a credit was first asked of Sage, by its request; milliseconds since 1970. */
  creditsBegun: Record<string, number>;
  /** What was asked of Sage then, until it is known what became of it. */
  creditsUnderWay: Record<string, PlannedCredit>;
  /** The last status that the PSA was told of, and the trouble told with it. */
  toldStatus: InvoiceStatus;
  toldTrouble: string;
  /** A person asked for the last try, and hears what came of it even if that is nothing new. */
  askedFor: boolean;
  /** With what a person said that it may go out (`toAgreeTo`); null: nobody did. */
  acceptedDifferences: string | null;
  /** The Sage contact that it had been moved to when somebody gave the address of its contact; null: it was not moved then. */
  addressedTo?: string | null;
  /** Failures in a row of the present call; a next run's pauses go on from there. */
  failures: number;
  /** A remembered customer that Sage refused: not taken from memory again, though the connection may not have forgotten it yet. */
  staleCustomerId: string | null;
  /** What is remembered of its customer is read in Sage before it counts: somebody may have put it right there. */
  readCustomerAgain?: boolean;
  /** Hash of the content whose tax a person said is meant, across a border where Sage is known to refuse it. */
  borderTaxMeant?: string | null;
  /** The invoice of the PSA that knows what this credit note takes of it; null: none does. */
  claimedOf?: string | null;
  /** Hash of the content that a person said is meant, though more is credited than the invoice has left. */
  claimMeant?: string | null;
  /** A customer whose invoice Sage refused for want of an address, though Sage was thought to have one. */
  addressRefused?: string | null;
  /** When its files were last fetched and checked, ISO date-time; null: they are to be checked. */
  attachmentsCheckedAt?: string | null;
  /** When a file that cannot be fetched was first tried, ISO date-time. */
  fileAwaitedSince?: string | null;
  /** Corrected while it waited for a file: its path begins anew with the new content. */
  corrected?: boolean;
  /** What the last try was decided with; null: the address that Sage has. */
  address?: PostalAddress | null;
  /** Search attributes as they were last written. */
  published: string;
}

/** Everything an invoice's run is: what a query answers, what its next run begins with, and what a view is made of. */
export interface InvoiceState extends InvoiceView {
  readonly progress: InvoiceProgress;
}

/** Kept of lists that grow with use: the run's memory must stay small however often somebody asks. */
const KEPT_TIMELINE = 150;
const KEPT_ANSWERS = 100;

/** Adds to the timeline; beyond its bound the beginning and the newest are kept (the API reads all of it from the histories). */
export function addToTimeline(state: InvoiceState, text: string, at: string): void {
  state.timeline.push({ at, status: state.status, text });
  if (state.timeline.length > KEPT_TIMELINE) {
    state.timeline.splice(10, 1);
    state.timelineOmitted += 1;
  }
}

/** The newest entries of what is kept by a key. */
export function keepNewest<T>(kept: Record<string, T>, most = KEPT_ANSWERS): Record<string, T> {
  return Object.fromEntries(Object.entries(kept).slice(-most));
}
