import { type LastRequest } from '../principals/caller.ts';
import { type PostalAddress } from './addresses.ts';
import { type CrossBorder } from './cross-border.ts';
/* eslint-disable max-lines -- the shapes of an invoice, all of them declarations, which are read side by side */

import { type z } from 'zod';
import { type AttentionCode, type AttentionDraft, type Candidate } from '../attention.ts';
import { type CheckedAttachment } from './attachments.ts';
import { type AgainstInvoice, type DocumentKind } from './credit-note.ts';
import { type LineAnalysis } from './analysis.ts';
import { type Bounce } from './bounce.ts';
import { type ChangeInSage } from './changes-in-sage.ts';
import { type LineCredit } from './credit-of-lines.ts';
import { type CreditClaim } from './credit-claims.ts';
import { type CreditedShare } from './credited-shares.ts';
import {
  type CreateMode,
  type FooterMode,
  type OnTotalsDiffer,
  type SendMode,
} from '../connection/connection.ts';
import { type DueDateSource, type IsoDate } from '../dates.ts';
import { type Amount } from '../money.ts';
import { type Delivery, type Recipients } from './recipients.ts';
import { type SettlementEntry } from '../payments/watched-invoice.ts';
import { type LedgerAccount } from '../sage-records.ts';
import { type creditNoteRequest } from '../schemas/credit-note.ts';
import { type invoiceRequest } from '../schemas/invoice.ts';
import { type invoiceLine } from '../schemas/sales-document.ts';

/** What the PSA hands over (validated by the API); of a credit note with what it stands against. */
export type InvoiceRequest = z.infer<typeof invoiceRequest> &
  Partial<Pick<z.infer<typeof creditNoteRequest>, 'against' | 'allocate'>>;
export type InvoiceLine = z.infer<typeof invoiceLine>;

export const invoiceStatuses = [
  'accepted',
  'waiting',
  'posting',
  'draft',
  'issued',
  'sent',
  'part_paid',
  'paid',
  'needs_attention',
  'cancelled',
  'voided',
  'deleted',
] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** Which step an invoice is in; a correction or retry goes on from it. */
export type InvoiceStep = 'resolve' | 'customer' | 'create' | 'link' | 'send' | 'payment';

export type LedgerSource = 'line' | 'template' | 'default';
/** `invoice`: the one that a credit note stands against. */
export type TaxSource = 'line' | 'invoice' | 'customer' | 'ledger' | 'default';

export interface PlannedLine {
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discount: Amount;
  /** After the discount; before tax, or with it where the price includes it. */
  readonly amount: Amount;
  readonly priceIncludesTax?: boolean | undefined;
  readonly ledger: LedgerAccount;
  readonly ledgerSource: LedgerSource;
  /** What it is counted under in Sage; left out until that was read, and where the line says nothing. */
  readonly analysis?: readonly LineAnalysis[];
}

export interface TaxedLine extends PlannedLine {
  readonly taxRateId: string;
  readonly taxSource: TaxSource;
  readonly net: Amount;
  readonly tax: Amount;
}

/** Everything decided before Sage is asked to create; frozen at the first turn and shown in the view. */
export interface InvoicePlan {
  readonly sageBusinessId: string;
  readonly businessName: string;
  /** Decides the office hours in which its payments are looked for; null where Sage does not say. */
  readonly countryId: string | null;
  readonly create?: CreateMode;
  readonly send: SendMode;
  readonly onTotalsDiffer: OnTotalsDiffer;
  readonly reversalWindowDays: number;
  readonly footerMode: FooterMode;
  readonly dueDate: IsoDate;
  readonly dueDateSource: DueDateSource;
  readonly lines: readonly PlannedLine[];
  /** Null where the prices include tax: it is known with the tax rates. */
  readonly net: Amount | null;
}

/** What the invoice will be in Sage: everything its body is made of. */
export interface Decided {
  readonly plan: InvoicePlan;
  readonly customer: InvoiceCustomer;
  readonly lines: readonly TaxedLine[];
  /** Null in the base currency of the business. */
  readonly exchangeRate: ExchangeRate | null;
  /** Null, or left out: Sage takes the one that it has of the customer. */
  readonly address?: PostalAddress | null;
  /** Null, or left out: it stays in the country. */
  readonly crossBorder?: CrossBorder | null;
  /** Why it is not created where Sage does not hold it already; null, or left out: it is. */
  readonly heldBack?: AttentionDraft | null;
}

export interface Totals {
  readonly net: Amount;
  readonly tax: Amount;
  readonly total: Amount;
}

/** Given with the invoice, Sage's own, or by a person who was asked. */
export const exchangeRateSources = ['psa', 'sage', 'answer'] as const;

/** Of an invoice in a foreign currency. */
export interface ExchangeRate {
  /** Decimal string: so many units of the invoice's currency is one unit of the base currency worth, as Sage's `exchange_rate`. */
  readonly rate: string;
  readonly source: (typeof exchangeRateSources)[number];
  /** When Sage had its own rate from, ISO date-time; null for any other, or where Sage does not say. */
  readonly asOf: string | null;
}

/** The totals in the base currency of the business: ours by the rate, and Sage's own as soon as it says them. */
export interface InBaseCurrency extends Totals {
  readonly currency: string;
}

/** Those in base currency are compared where the others agree. */
export const totalsFields = ['net', 'tax', 'total', 'base_net', 'base_tax', 'base_total'] as const;

export interface TotalsDifference {
  readonly field: (typeof totalsFields)[number];
  readonly ours: Amount;
  readonly sages: Amount;
}

/** `explicit`: named by the invoice; `chosen`: by a person who was asked; `linked`: on the invoice that somebody made in Sage. */
export const customerOrigins = ['explicit', 'chosen', 'found', 'remembered', 'created', 'linked'] as const;
export type CustomerOrigin = (typeof customerOrigins)[number];

export interface InvoiceCustomer {
  readonly id: string;
  readonly name: string;
  readonly taxRateId: string | null;
  /** Of its address in Sage; left out where Sage does not say. */
  readonly hasAddress?: boolean;
  readonly countryId?: string;
  readonly inNorthernIreland?: boolean;
  readonly hasVatNumber?: boolean;
  readonly origin: CustomerOrigin;
  /** Why it may not be the right one; null: nothing speaks against it. */
  readonly warning: string | null;
}

/** Who a person says is to be invoiced. */
export type CustomerAnswer = { readonly remember: boolean } & (
  { readonly sageContactId: string } | { readonly create: true }
);

/** The invoice as it stands in Sage. */
export interface PostedInvoice {
  readonly id: string;
  /** Null of a draft: it gets one when it is released. */
  readonly number: string | null;
  readonly url: string | null;
  /** It waits for somebody who releases it in Sage. */
  readonly isDraft?: boolean;
  readonly totals: Totals;
  readonly outstanding: Amount;
  /** As Sage called the customer on it when it was last read before it went out; left out where it did not say. */
  readonly contactName?: string | null;
  /** Where Sage's totals are not ours; as of now until it went out. */
  readonly differences: readonly TotalsDifference[];
}

export interface Payment {
  /** Money that came in for it. */
  readonly paid: Amount;
  readonly outstanding: Amount;
  /** Let go, as for early payment. */
  readonly discount: Amount;
  /** By credit notes. */
  readonly credited: Amount;
  /** Came in beyond the total, and is kept on account in Sage. */
  readonly overpaid: Amount;
  readonly lastPaidOn: IsoDate | null;
}

/** A credit note of ours in Sage; not allocated when the invoice was settled otherwise in the meantime. */
export interface CreditNote {
  readonly requestId: string;
  readonly amount: Amount;
  readonly reason: string;
  readonly id: string;
  readonly number: string;
  readonly allocated: boolean;
  readonly at: string;
}

/** Why a person is needed and what to do. */
export interface Attention {
  readonly code: AttentionCode;
  readonly step: InvoiceStep;
  readonly message: string;
  readonly fix: string;
  /** JSON pointer into the request, where one field is to blame. */
  readonly field?: string | undefined;
  readonly sageRequestId?: string | undefined;
  readonly candidates?: readonly Candidate[] | undefined;
  readonly since: string;
}

/** docs/runbook.md has a paragraph for each. */
export const waitReasons = [
  'turn',
  'sage',
  'budget',
  'operator',
  'connection',
  'mail_server',
  'attachments',
  'undo_window',
  'release',
  'invoice',
  'payment',
] as const;
export type WaitReason = (typeof waitReasons)[number];

export interface WaitingFor {
  readonly what: WaitReason;
  readonly since: string;
  readonly message: string;
  /** What a person can do, if anything. */
  readonly action: string | null;
  /**
   * When it is tried by itself, ISO date-time; null when it waits for somebody's signal. What is looked for in Sage is looked for by the payment
   * watch: only the API's answers have its next look.
   */
  readonly nextTry: string | null;
  /** Place in the queue of its Sage business, from 1, where it waits in one; as of when it was told, or of now in the API's answer. */
  readonly position?: number | undefined;
}

/** The last message about it that the mail server took. */
export interface SentEmail extends Delivery {
  readonly messageId: string;
  readonly at: string;
  /** Came back later, or was reported as unwanted; that of the customer before that of a copy. */
  readonly bounced: Bounce | null;
}

export interface TimelineEntry {
  readonly at: string;
  readonly status: InvoiceStatus;
  readonly text: string;
}

/** One object: query answer, workflow state and result. Times are ISO date-times. */
export interface InvoiceView {
  readonly businessUnit: string;
  /** The PSA's id, also where it is a credit note. */
  readonly invoiceId: string;
  readonly kind: DocumentKind;
  /** Of a credit note against an invoice, as soon as that was found in Sage. */
  against: AgainstInvoice | null;
  /** Grows with every change; a long poll asks for what is newer. */
  version: number;
  revision: number;
  contentHash: string;
  status: InvoiceStatus;
  statusSince: string;
  request: InvoiceRequest;
  waitingFor: WaitingFor | null;
  attention: Attention | null;
  plan: InvoicePlan | null;
  customer: InvoiceCustomer | null;
  lines: readonly TaxedLine[] | null;
  /** Null in the base currency, and until it was decided. */
  exchangeRate: ExchangeRate | null;
  inBaseCurrency: InBaseCurrency | null;
  /** How it crosses the border; null: it does not, or was not decided yet. */
  crossBorder?: CrossBorder | null;
  /** What is worth a look about its tax, though it goes out as it is; null: nothing. */
  taxWarning?: string | null;
  sage: PostedInvoice | null;
  /** The files that go with it, once they were fetched and checked; left out while none was. */
  attachments?: readonly CheckedAttachment[];
  email: SentEmail | null;
  markedSent: boolean;
  payment: Payment | null;
  /** The payments and allocations that `payment` is made of. */
  settledBy: readonly SettlementEntry[];
  /** What somebody changed in Sage since it was posted. */
  changesInSage: readonly ChangeInSage[];
  /** Its due date is over and something is outstanding. */
  overdue: boolean;
  /** Credit notes that the PSA asked for. */
  credits: readonly CreditNote[];
  /** Credit notes that the PSA handed over against it, as far as they are known here; left out while there was none. */
  creditNotes?: readonly CreditClaim[];
  /** What those that were asked for took of each ledger and tax rate. */
  credited: readonly CreditedShare[];
  /** Sage ids of earlier revisions, voided to be issued anew. */
  replaced: readonly string[];
  /** Calls to Sage made for this invoice, failed attempts included. */
  sageCalls: number;
  /** Sequence of the last event sent to the PSA. */
  eventSequence: number;
  timeline: TimelineEntry[];
  /** Entries between the first and the newest that are not kept here. */
  timelineOmitted: number;
  /** It was found in Sage, where an earlier run of it, or one before a restored backup, had created it. */
  foundInSage: boolean;
  /** Somebody made it in Sage, and it was linked: we only follow it, and e-mail nothing unless that is asked for. */
  linked: boolean;
  /** Somebody requested its cancellation in Temporal when it could no longer be cancelled. */
  cancellationRefused: { readonly at: string; readonly fix: string } | null;
  /** Ids of the large runs that it belongs to; left out where it was handed over by itself. */
  runs?: readonly string[];
  /** What was asked of it last, by whom; null where nobody said so. */
  lastRequest?: LastRequest | null;
}

export interface CreditRequest {
  /** The PSA's own: the same one again is the same credit. */
  readonly requestId: string;
  /** Tax included; null: the whole of an unpaid invoice, or what the lines come to. */
  readonly amount: string | null;
  /** Parts of named lines instead of an amount that is spread. */
  readonly lines?: readonly LineCredit[] | undefined;
  readonly reason: string;
}

/** What an Update answers: how far the invoice has come; the whole view is a query. */
export interface InvoiceAck {
  readonly version: number;
  readonly status: InvoiceStatus;
}

export interface EmailPreview extends Recipients {
  /** "Northwind Consulting Ltd <billing@example.com>". */
  readonly from: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What an invoice would be in Sage, or the first thing that stands in its way. */
export interface InvoicePreview {
  readonly plan: InvoicePlan | null;
  readonly customer: {
    readonly id: string | null;
    readonly name: string;
    readonly origin: CustomerOrigin;
    /** How it was found, where its name is not the one that the invoice gives. */
    readonly match: string | null;
    readonly warning: string | null;
  } | null;
  readonly totals: Totals | null;
  /** Null in the base currency. */
  readonly exchangeRate: ExchangeRate | null;
  readonly inBaseCurrency: InBaseCurrency | null;
  /** Null: it stays in the country of the business, or the customer's is not known. */
  readonly crossBorder: CrossBorder | null;
  /** What is worth a look about its tax, though it would go out as it is; null: nothing. */
  readonly taxWarning: string | null;
  /** As it would go out now; null where none would. `[number]` stands for Sage's number, which it gives when it creates the invoice. */
  readonly email: EmailPreview | null;
  /** Its files as they were fetched for the preview, with where each would go; empty where one stands in the way. */
  readonly attachments: readonly CheckedAttachment[];
  /** The exact body for Sage; the contact's id is a placeholder while the customer is yet to be created. */
  readonly sageBody: unknown;
  readonly problem: {
    readonly code: AttentionCode;
    readonly message: string;
    readonly fix: string;
    readonly field: string | null;
    /** Where a person will be asked which customer it is: those of Sage that may be meant. */
    readonly candidates: readonly Candidate[];
  } | null;
}
