import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { type AccessToken, type TokenDelivery } from '../consent/tokens.ts';
import { type InvoicePreview, type InvoiceRequest } from '../invoice/invoice.ts';
import { type LedgerAccount, type SageCustomer } from '../sage-records.ts';
import {
  type ConnectionView,
  type GlAccountInput,
  type InvoiceSettings,
  type SettingsChange,
  type TestReport,
} from './connection.ts';

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
