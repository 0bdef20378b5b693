import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { type SoughtCustomer } from '../keys.ts';
import { type RefusedEndpoint } from './editions.ts';
import { type DocumentKind } from '../invoice/credit-note.ts';
import { type InvoicePreview, type InvoiceRequest } from '../invoice/invoice.ts';
import { type Precondition } from '../etag.ts';
import { type EmailSettings } from './email-settings.ts';
import { type AnalysisType, type LedgerAccount, type SageCustomer } from '../sage-records.ts';
import {
  type ConnectionAck,
  type ConnectionAnswer,
  type ConsentProblem,
  type GlAccountInput,
  type InvoiceSettings,
  type Problem,
  type SettingsChange,
  type TestAck,
  type TestEmailReport,
} from './connection.ts';
import { type TestOrder } from './test-report.ts';

export const getConnectionQuery = defineQuery<ConnectionAnswer>('getConnection');

export interface InvoiceSettingsRequest {
  readonly sought: SoughtCustomer;
  readonly contractTemplateId: string | null;
  readonly glAccountIds: readonly string[];
}
export const getInvoiceSettingsQuery = defineQuery<InvoiceSettings, [InvoiceSettingsRequest]>(
  'getInvoiceSettings',
);

/** How an e-mail is written that goes out now. */
export const getEmailSettingsQuery = defineQuery<EmailSettings>('getEmailSettings');

export interface AuthorizationStart {
  /** OAuth `state`: single use, and unguessable. */
  readonly state: string;
  readonly codeVerifier: string;
  readonly codeChallenge: string;
  readonly redirectUri: string;
  readonly returnUrl: string | null;
  readonly country: string | null;
  readonly allowOtherBusiness: boolean;
}
export const beginAuthorizationUpdate = defineUpdate<{ expiresAt: string }, [AuthorizationStart]>(
  'beginAuthorization',
);

export interface BrowserBinding {
  readonly state: string;
  /** Secret of the browser's cookie, hashed; the callback must come from the same browser. */
  readonly browser: string;
}
export const bindBrowserUpdate = defineUpdate<
  Pick<AuthorizationStart, 'codeChallenge' | 'redirectUri' | 'country'>,
  [BrowserBinding]
>('bindBrowser');

export interface AuthorizationAnswer extends BrowserBinding {
  readonly outcome: { readonly code: string } | { readonly error: string; readonly reason: string | null };
}
export const completeAuthorizationUpdate = defineUpdate<
  /** `returnUrl`: where the person goes on; null leads to our own screen. */
  ConnectionAck & { readonly returnUrl: string | null },
  [AuthorizationAnswer]
>('completeAuthorization');

/** May this browser use the Test-connection screen? Half an hour after it gave the consent. */
export const mayUseScreenQuery = defineQuery<boolean, [BrowserBinding]>('mayUseScreen');

export const chooseBusinessUpdate = defineUpdate<ConnectionAck, [{ businessId: string }]>('chooseBusiness');

export const testConnectionUpdate = defineUpdate<TestAck, [TestOrder]>('testConnection');

/** Whatever one of several people changes. Left out: the change is made however it stands. */
interface Conditional {
  readonly precondition?: Precondition;
}
/** Entity tag after the very change; a worker of a former version answers none. */
type TaggedAck = ConnectionAck & { readonly etag?: string };

export const changeSettingsUpdate = defineUpdate<TaggedAck, [SettingsChange & Conditional]>('changeSettings');

export const putGlAccountUpdate = defineUpdate<
  TaggedAck,
  [{ id: string; account: GlAccountInput } & Conditional]
>('putGlAccount');

export const removeGlAccountUpdate = defineUpdate<ConnectionAck, [{ id: string } & Conditional]>(
  'removeGlAccount',
);

export const linkContractTemplateUpdate = defineUpdate<
  TaggedAck,
  [{ id: string; glAccountId: string | null } & Conditional]
>('linkContractTemplate');

/** The chart of accounts of Sage, to pick from: what is usable for sales. */
export const listLedgerAccountsUpdate = defineUpdate<readonly LedgerAccount[]>('listLedgerAccounts');

/** What lines of invoices can be counted under in Sage, to pick from. */
export const listAnalysisTypesUpdate = defineUpdate<readonly AnalysisType[]>('listAnalysisTypes');

export const disconnectUpdate = defineUpdate<ConnectionAck>('disconnect');

/** Whose consent serves the unit's calls, and the one business that they may reach; or why there are none. */
export type TokenRoute =
  | {
      readonly sageUser: string;
      readonly sageBusinessId: string;
      /** Calls that Sage refused of user or edition: who has one answered tells it. Left out: none. */
      readonly refusedCalls?: readonly string[];
    }
  | { readonly refused: string };
/** Asked by workers before they ask the consent for a token. */
export const getTokenRouteQuery = defineQuery<TokenRoute>('getTokenRoute');

export interface ConsentGiven {
  readonly exchangeId: string;
  readonly sageUser: string;
  readonly generation: number;
  /** Of the consent's word. */
  readonly revision: number;
  /** Why the unit cannot use it all the same. */
  readonly problem: ConsentProblem | null;
}
/** From a consent: the pair of the unit's code exchange is safe with it. */
export const consentGivenSignal = defineSignal<[ConsentGiven]>('consentGiven');

export interface ConsentChange {
  readonly sageUser: string;
  /** Of two words of one consent that with the higher number is the later. */
  readonly revision: number;
  readonly lost: Problem | null;
  readonly warning: Problem | null;
}
/** From a consent to each unit that uses it: how it stands now. */
export const consentChangedSignal = defineSignal<[ConsentChange]>('consentChanged');

export type WaitTopic = 'verified' | 'mapping' | 'test' | 'customer';
export interface ConnectionWaiter {
  readonly workflowId: string;
  /** `verified`: until invoices may go out; `mapping`: until a ledger, template or setting changes; `test`: until a test passes; `customer`: for `customer` alone. */
  readonly topic: WaitTopic;
  /** Key of the customer that it asks for: it looks again once a person said for another invoice who that is. */
  readonly customer?: string | undefined;
  readonly seenVersion: number;
}
/** An invoice asks to be told of a change; told at once when the change came before the asking. */
export const waitForConnectionSignal = defineSignal<[ConnectionWaiter]>('waitForConnection');

export interface LearnedCustomer {
  readonly sought: SoughtCustomer;
  /** Null: what was remembered no longer holds. */
  readonly customer: SageCustomer | null;
  /** A person said so: it holds until Sage refuses it. */
  readonly chosen: boolean;
  /** Workflow id of the invoice that learned it. */
  readonly learnedBy: string;
}
/** What an invoice learned of a customer, so that the next one need not ask Sage, or the person. */
export const customerLearnedSignal = defineSignal<[LearnedCustomer]>('customerLearned');

/** From the payment watch of the business, or an invoice: Sage refuses this of the business though it answers other calls. */
export const endpointsRefusedSignal =
  defineSignal<[{ sageBusinessId: string; refused: readonly RefusedEndpoint[] }]>('endpointsRefused');

export interface AnsweredEndpoints {
  readonly sageBusinessId: string;
  /** "GET /contact_payments". */
  readonly endpoints: readonly string[];
}
/** From an activity, or the payment watch: Sage answered what it refused before. */
export const endpointsAnsweredSignal = defineSignal<[AnsweredEndpoints]>('endpointsAnswered');

/** From an invoice: Sage refused this of the connected user. */
export const rightRefusedSignal =
  defineSignal<[{ sageBusinessId: string; endpoint: string; message: string }]>('rightRefused');

/** A sample of what customers get, to one address. */
export const sendTestEmailUpdate = defineUpdate<TestEmailReport, [{ to: string }]>('sendTestEmail');

/** What an invoice, or a credit note, would become in Sage under the settings of the moment; Sage is read, never written. */
export const previewInvoiceUpdate = defineUpdate<
  InvoicePreview,
  [{ invoiceId: string; request: InvoiceRequest; kind?: DocumentKind }]
>('previewInvoice');
