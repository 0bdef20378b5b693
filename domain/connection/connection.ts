import { type z } from 'zod';
import {
  type LedgerAccount,
  type SageBusiness,
  type SageBusinessProfile,
  type SageCustomer,
  type TaxRate,
  type UnreadableRecord,
} from '../sage-records.ts';
import { type NotInEdition } from './editions.ts';
import { type SharedBusiness, type SharedConsent } from '../consent/sharing.ts';
import { type RightView } from './rights.ts';
import { type StaleMapping } from './stale-mappings.ts';
import { type TestReport } from './test-report.ts';
import { defaultEmailSettings, type EmailSettings } from './email-settings.ts';
import { type IsoDate } from '../dates.ts';
import { type Supply } from '../invoice/vat-territory.ts';
import { type EmailPreview } from '../invoice/invoice.ts';
import type { ConsentProblemCode } from '../problems/catalogue.ts';
import { type LastRequest } from '../principals/caller.ts';
import { type EndedHow } from '../runs/messages.ts';
import { type glAccountInput, type settingsChange } from '../schemas/connection.ts';

export const connectionStatuses = [
  'not_connected',
  'authorizing',
  'choosing_business',
  'connected',
  'verified',
  'reauthorization_required',
  'disconnected',
] as const;
export type ConnectionStatus = (typeof connectionStatuses)[number];

/** What happens where the totals in Sage are not ours: nothing goes to the customer, or it goes and is told. */
export type OnTotalsDiffer = 'stop' | 'send';

/** Where a customer has the invoice contact's e-mail and another name. `use_email` takes it whatever its name. */
export type OnNameMismatch = 'ask_when_different' | 'ask' | 'use_email';
/** Where Sage has a customer that may be the one for whom none has the e-mail: inactive, of the same name, or by another of its persons. */
export type OnSimilarCustomer = 'ask' | 'create';
/** The footer stands below the business's default terms, which hold its bank details, or in their place. */
export type FooterMode = 'append' | 'replace';

/** A draft waits in Sage until somebody releases it there. */
export type CreateMode = 'issue' | 'draft';

/** Where neither the invoice nor Sage has an address of the customer: a person is asked, or the country alone is sent. */
export type OnMissingAddress = 'ask' | 'country_only';

export type SendMode = 'email' | 'mark_sent' | 'none';

export interface ConnectionSettings {
  /** Days from invoice date to due date, where neither the invoice nor its project says. */
  readonly defaultDueDays: number;
  readonly create?: CreateMode;
  readonly send: SendMode;
  /** Create a customer in Sage when none has the invoice contact's e-mail; false asks a person instead. */
  readonly createCustomers: boolean;
  /** Used where neither line, customer nor ledger has a tax rate. */
  readonly defaultTaxRateId: string | null;
  /** How long a found customer is taken as known without asking Sage again, minutes; 0 asks every time. */
  readonly customerMemoryMinutes: number;
  /** How long a paid invoice is watched for a reversal, days. */
  readonly reversalWindowDays: number;
  /** How long an invoice can still be taken back before anything of it reaches Sage, minutes; 0 posts at once. */
  readonly undoWindowMinutes: number;
  /** Null: stop where the PSA gave a total, else send. */
  readonly onTotalsDiffer: OnTotalsDiffer | null;
  readonly onNameMismatch: OnNameMismatch;
  readonly onSimilarCustomer: OnSimilarCustomer;
  readonly onMissingAddress: OnMissingAddress;
  /** What is invoiced across the border, where the invoice does not say. */
  readonly goodsOrServices: Supply;
  readonly email: EmailSettings;
  /** What becomes of Sage's default terms where an invoice has a footer. */
  readonly footerMode: FooterMode;
  /** Nothing dated before is created in Sage; null: whatever its date. */
  readonly cutOverDate?: IsoDate | null;
}

export const defaultSettings: ConnectionSettings = {
  defaultDueDays: 30,
  create: 'issue',
  send: 'email',
  createCustomers: true,
  defaultTaxRateId: null,
  customerMemoryMinutes: 60,
  reversalWindowDays: 60,
  undoWindowMinutes: 0,
  onTotalsDiffer: null,
  onNameMismatch: 'ask_when_different',
  onSimilarCustomer: 'ask',
  onMissingAddress: 'ask',
  goodsOrServices: 'services',
  email: defaultEmailSettings,
  footerMode: 'append',
  cutOverDate: null,
};

export type SettingsChange = z.infer<typeof settingsChange>;
export type GlAccountInput = z.infer<typeof glAccountInput>;

/** A revenue account as the PSA knows it, mapped to a ledger account of Sage's chart when Sage uses it. */
export interface GlAccount extends GlAccountInput {
  readonly id: string;
  readonly ledger: LedgerAccount | null;
}

export interface ContractTemplate {
  readonly id: string;
  readonly glAccountId: string;
}

export interface TestEmailReport {
  readonly outcome: 'success' | 'failed';
  /** What was done, or the mail server's own words. */
  readonly message: string;
  /** What to do where it failed. */
  readonly fix: string | null;
  /** The message as it was handed over. */
  readonly email: EmailPreview | null;
}

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** Why a consent, or a business that it reaches, cannot be used. */
export interface ConsentProblem extends Problem {
  readonly code: ConsentProblemCode;
}

/** A connection as the API shows it: everything but secrets. Times are ISO date-times. */
export interface ConnectionView {
  readonly businessUnit: string;
  /** Grows with every change of state or settings. */
  readonly version: number;
  readonly status: ConnectionStatus;
  readonly statusSince: string;
  readonly business: SageBusinessProfile | null;
  /** To choose from, while the status is choosing_business. */
  readonly businesses: readonly SageBusiness[];
  readonly problem: Problem | null;
  readonly settings: ConnectionSettings;
  readonly defaultLedger: LedgerAccount | null;
  readonly glAccounts: readonly GlAccount[];
  readonly contractTemplates: readonly ContractTemplate[];
  readonly taxRates: readonly TaxRate[];
  readonly lastTest: TestReport | null;
  /** `stale`: mappings that the chart and tax rates did not bear out when they were read last. */
  readonly mappings: { readonly stale: readonly StaleMapping[] };
  /** What the edition of the business lacks, by Sage's description or by its refusal, and what goes on without. */
  readonly notInEdition: readonly NotInEdition[];
  /** Each thing we do in Sage, the rights that it needs there, and whether it works as far as is known. */
  readonly rights: readonly RightView[];
  /** Businesses, ledger accounts and tax rates in Sage that could not be read when they were listed last. */
  readonly unreadable: readonly UnreadableRecord[];
  readonly tokens: {
    readonly generation: number;
    readonly accessExpiresAt: string;
    readonly refreshExpiresAt: string;
  } | null;
  /** Who else uses the consent that serves the unit; null where none does. */
  readonly consent: SharedConsent | null;
  /** Who else invoices from the same Sage business, and what is shared; null: nobody, or not known. */
  readonly sharedBusiness: SharedBusiness | null;
  readonly waitingInvoices: number;
  /** Somebody asked Temporal to cancel the run, which was refused: that is not how a unit is disconnected. */
  readonly cancellationRefusedAt: string | null;
  /** The run was ended before its time; all else is what it last knew. */
  readonly stopped: { readonly at: string; readonly how: EndedHow; readonly fix: string } | null;
  /** What was asked of it last, by whom; null where nobody said so. */
  readonly lastRequest?: LastRequest | null;
}

/** What the connection's own query answers; the tokens are with the consent of the Sage login. */
export type ConnectionAnswer = Omit<ConnectionView, 'tokens' | 'stopped' | 'consent' | 'sharedBusiness'> & {
  readonly sageUser: string | null;
};

/** Of every change that was taken on; the view is asked for by query. */
export interface ConnectionAck {
  readonly version: number;
  readonly status: ConnectionStatus;
}

/** The report itself is the view's `lastTest`. */
export type TestAck = ConnectionAck & Pick<TestReport, 'outcome'>;

/** The part of a connection that one invoice needs; read at its turn. */
export interface InvoiceSettings {
  readonly version: number;
  readonly status: ConnectionStatus;
  readonly problem: Problem | null;
  readonly business: SageBusinessProfile | null;
  readonly settings: ConnectionSettings;
  readonly defaultLedger: LedgerAccount | null;
  /** Those that the invoice's lines and template name. */
  readonly glAccounts: readonly GlAccount[];
  readonly templateGlAccountId: string | null;
  readonly taxRates: readonly TaxRate[];
  readonly rememberedCustomer: SageCustomer | null;
  /** A person's answer, which holds for good; what Sage has of that customer may have changed since. */
  readonly rememberedIsOld?: boolean;
}
