// Above 200 lines: every message of the system in one list, a line or a few each, since their names outlive the code.

import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import {
  type ConnectionView,
  type GlAccountInput,
  type InvoiceSettings,
  type SettingsChange,
  type TestReport,
} from '../domain/connection.ts';
import { type DeliveryAttempt, type DeliveryView } from '../domain/delivery.ts';
import {
  type EndpointSettings,
  type EndpointsView,
  type EndpointView,
  type SigningSecret,
} from '../domain/endpoint.ts';
import { type SageNews } from '../domain/payments/watched-invoice.ts';
import { type PaymentWatchView } from '../domain/payments/watch-view.ts';
import { type InvoicePreview, type InvoiceRequest, type InvoiceView } from '../domain/invoice.ts';
import { type LedgerAccount, type SageCustomer } from '../domain/sage-records.ts';
import { type AccessToken, type TokenDelivery } from '../domain/tokens.ts';
import { type LimitOverride } from '../domain/turnstile/limits.ts';
import {
  type QueuedNotice,
  type TurnGrant,
  type TurnReport,
  type TurnRequest,
  type TurnstileView,
  type UnitAvailability,
} from '../domain/turnstile/messages.ts';

/**
 * The one door to the workflows: every query, signal and Update there is. Updates answer their caller and may be refused
 * by a validator; signals are told and not answered.
 */

// --- invoice -------------------------------------------------------------------------------------------------------

export const getInvoiceQuery = defineQuery<InvoiceView>('getInvoice');

export interface Correction {
  readonly request: InvoiceRequest;
  readonly contentHash: string;
}
/** New content for an invoice that needs attention; it goes on from the step that failed. */
export const correctInvoiceUpdate = defineUpdate<InvoiceView, [Correction]>('correctInvoice');

/** Try the failed step again as it is, or try now what waits for its next try. */
export const retryInvoiceUpdate = defineUpdate<InvoiceView>('retryInvoice');

/** Before anything of the invoice is in Sage. */
export const cancelInvoiceUpdate = defineUpdate<InvoiceView, [{ reason: string }]>('cancelInvoice');

/** Read the invoice at Sage now and answer what it says. */
export const checkPaymentUpdate = defineUpdate<InvoiceView>('checkPayment');

/** Somebody says that the invoice changed in Sage: never believed, always followed by a read. */
export const paymentNoticedSignal = defineSignal<[{ noticeId: string }]>('paymentNoticed');

/** The payment watch tells what it read at Sage. */
export const sageNewsSignal = defineSignal<[SageNews]>('sageNews');

/** Void it in Sage; refused while something settles it. */
export const voidInvoiceUpdate = defineUpdate<InvoiceView, [{ reason: string }]>('voidInvoice');

export interface CreditRequest {
  /** The PSA's own: the same one again is the same credit. */
  readonly requestId: string;
  /** Tax included; null: the whole of an unpaid invoice. */
  readonly amount: string | null;
  readonly reason: string;
}
/** A credit note in Sage, put against the invoice. */
export const creditInvoiceUpdate = defineUpdate<InvoiceView, [CreditRequest]>('creditInvoice');

/** Void it in Sage and create it anew with other content, as the next revision. */
export const reissueInvoiceUpdate = defineUpdate<InvoiceView, [Correction & { reason: string }]>(
  'reissueInvoice',
);

/** Send Sage's PDF once more; `to` instead of the invoice contact's address. */
export const resendEmailUpdate = defineUpdate<InvoiceView, [{ requestId: string; to: string | null }]>(
  'resendEmail',
);

/** Another address for the invoice contact, from now on. */
export const changeContactUpdate = defineUpdate<InvoiceView, [{ email: string }]>('changeContact');

/** The connection changed in what the invoice waited for. */
export const connectionChangedSignal = defineSignal<[{ version: number }]>('connectionChanged');

// --- notice --------------------------------------------------------------------------------------------------------

/** A signed notice of this Sage invoice came in; the id tells repeats. */
export const noticeArrivedSignal = defineSignal<[{ noticeId: string }]>('noticeArrived');

// --- payment watch -------------------------------------------------------------------------------------------------

export interface WatchRequest {
  readonly sageInvoiceId: string;
  readonly businessUnit: string;
  readonly invoiceId: string;
  readonly countryId: string | null;
  /** Of the record as posted (`recordMark`), so that the watch need not read what has not changed. */
  readonly mark: string;
}
/** An invoice is in Sage from now on. */
export const watchInvoiceSignal = defineSignal<[WatchRequest]>('watchInvoice');

/** It is over, or Sage has another in its place. */
export const unwatchInvoiceSignal = defineSignal<[{ sageInvoiceId: string }]>('unwatchInvoice');

/** Look at this one now, and answer it whatever comes of it. */
export const checkInvoiceSignal = defineSignal<[{ sageInvoiceId: string }]>('checkInvoice');

/** Look at the books of the whole business now. */
export const checkPaymentsUpdate = defineUpdate<PaymentWatchView>('checkPayments');

export const getPaymentWatchQuery = defineQuery<PaymentWatchView>('getPaymentWatch');

// --- connection ----------------------------------------------------------------------------------------------------

export const getConnectionQuery = defineQuery<ConnectionView>('getConnection');

export interface InvoiceSettingsRequest {
  readonly email: string;
  readonly contractTemplateId: string | null;
  readonly glAccountIds: readonly string[];
}
export const getInvoiceSettingsQuery = defineQuery<InvoiceSettings, [InvoiceSettingsRequest]>(
  'getInvoiceSettings',
);

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
  { view: ConnectionView; returnUrl: string | null },
  [AuthorizationAnswer]
>('completeAuthorization');

/** May this browser use the Test-connection screen? Half an hour after it gave the consent. */
export const mayUseScreenQuery = defineQuery<boolean, [BrowserBinding]>('mayUseScreen');

export const chooseBusinessUpdate = defineUpdate<ConnectionView, [{ businessId: string }]>('chooseBusiness');

export const testConnectionUpdate = defineUpdate<
  TestReport,
  [{ ledgerName: string; keepTestInvoice: boolean }]
>('testConnection');

export const changeSettingsUpdate = defineUpdate<ConnectionView, [SettingsChange]>('changeSettings');

export const putGlAccountUpdate = defineUpdate<ConnectionView, [{ id: string; account: GlAccountInput }]>(
  'putGlAccount',
);

export const removeGlAccountUpdate = defineUpdate<ConnectionView, [{ id: string }]>('removeGlAccount');

export const linkContractTemplateUpdate = defineUpdate<
  ConnectionView,
  [{ id: string; glAccountId: string | null }]
>('linkContractTemplate');

/** The chart of accounts of Sage, to pick from: what is usable for sales. */
export const listLedgerAccountsUpdate = defineUpdate<readonly LedgerAccount[]>('listLedgerAccounts');

export const disconnectUpdate = defineUpdate<ConnectionView>('disconnect');

/**
 * An access token that is valid for at least a minute. `refusedGeneration`: Sage refused the token of that generation;
 * said twice of the same one it causes a single refresh.
 */
export const freshAccessTokenUpdate = defineUpdate<AccessToken, [{ refusedGeneration: number | null }]>(
  'freshAccessToken',
);

/** A new token pair from Sage, delivered by the activity that got it. */
export const tokensDeliveredSignal = defineSignal<[TokenDelivery]>('tokensDelivered');

export type WaitTopic = 'verified' | 'mapping' | 'test';
export interface ConnectionWaiter {
  readonly workflowId: string;
  /** `verified`: until invoices may go out; `mapping`: until a ledger, template or setting changes; `test`: until a test passes. */
  readonly topic: WaitTopic;
  readonly seenVersion: number;
}
/** An invoice asks to be told of a change; told at once when the change came before the asking. */
export const waitForConnectionSignal = defineSignal<[ConnectionWaiter]>('waitForConnection');

/** What an invoice learned of a customer, so that the next one for the same e-mail need not ask Sage. */
export const customerLearnedSignal =
  defineSignal<[{ email: string; customer: SageCustomer | null }]>('customerLearned');

/** What an invoice would become in Sage under the settings of the moment; Sage is read, never written. */
export const previewInvoiceUpdate = defineUpdate<
  InvoicePreview,
  [{ invoiceId: string; request: InvoiceRequest }]
>('previewInvoice');

// --- turnstile -----------------------------------------------------------------------------------------------------

export const getTurnstileQuery = defineQuery<TurnstileView>('getTurnstile');

/** The present place of one that waits, from 1; null when it does not wait. */
export const getTurnPositionQuery = defineQuery<
  { position: number; forecastAt: string | null } | null,
  [{ workflowId: string }]
>('getTurnPosition');

/** A workflow wants to call Sage; the same ticket again changes nothing. */
export const requestTurnSignal = defineSignal<[TurnRequest]>('requestTurn');

/** The turn comes back, or is no longer wanted. */
export const turnReportedSignal = defineSignal<[TurnReport]>('turnReported');

/** A business unit's connection works, or does not. */
export const unitAvailabilitySignal = defineSignal<[UnitAvailability]>('unitAvailability');

export const pauseTurnstileUpdate = defineUpdate<TurnstileView, [{ reason: string }]>('pauseTurnstile');
export const resumeTurnstileUpdate = defineUpdate<TurnstileView>('resumeTurnstile');
export const setSageLimitsUpdate = defineUpdate<TurnstileView, [LimitOverride | null]>('setSageLimits');

/** To the holder: Sage may be called now. */
export const turnGrantedSignal = defineSignal<[TurnGrant]>('turnGranted');

/** To who waits: for what, and about how long. */
export const turnQueuedSignal = defineSignal<[QueuedNotice]>('turnQueued');

// --- webhook endpoints ---------------------------------------------------------------------------------------------

export const getEndpointsQuery = defineQuery<EndpointsView>('getEndpoints');

/** Adds an endpoint, which gets `secret`, or changes one, which keeps its own. */
export const putEndpointUpdate = defineUpdate<
  { endpoint: EndpointView; created: boolean },
  [{ id: string; settings: EndpointSettings; secret: string }]
>('putEndpoint');

export const removeEndpointUpdate = defineUpdate<null, [{ id: string }]>('removeEndpoint');

export const enableEndpointUpdate = defineUpdate<null, [{ id: string }]>('enableEndpoint');

export const disableEndpointUpdate = defineUpdate<null, [{ id: string; reason: string }]>('disableEndpoint');

export const rotateSecretUpdate = defineUpdate<
  EndpointView,
  [{ id: string; secret: string; overlapMs: number }]
>('rotateSecret');

/** For who signs: no query ever answers a secret. */
export const signingSecretsUpdate = defineUpdate<
  { version: number; secrets: readonly SigningSecret[] },
  [{ id: string }]
>('signingSecrets');

/** Sends the endpoint a trial event, once, whether it is enabled or not. */
export const pingEndpointUpdate = defineUpdate<DeliveryAttempt, [{ id: string; eventId: string }]>(
  'pingEndpoint',
);

/** The endpoint of that version answered that it wants no more events. */
export const endpointGoneSignal =
  defineSignal<[{ id: string; version: number; reason: string }]>('endpointGone');

// --- event delivery ------------------------------------------------------------------------------------------------

export const getDeliveryQuery = defineQuery<DeliveryView>('getDelivery');

/** Try now what is pending, or send again: to one endpoint, or (null) to those that failed, else to all that want it. */
export const resendDeliverySignal = defineSignal<[{ endpoint: string | null }]>('resendDelivery');
