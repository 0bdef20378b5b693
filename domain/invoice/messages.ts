import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { type Caller } from '../principals/caller.ts';
import { type SageUpdate } from '../payments/watched-invoice.ts';
import { type MailNotice } from './bounce.ts';
import { type ClaimAnswer, type CreditClaim } from './credit-claims.ts';
import { type InvoiceState } from './state.ts';
import { type CreditRequest, type CustomerAnswer, type InvoiceAck, type InvoiceRequest } from './invoice.ts';

/** What may be asked of an invoice. Updates answer their caller and may be refused by a validator; signals are told and not answered. */

/** Everything the run remembers; the API shows all but `progress`. */
export const getInvoiceQuery = defineQuery<InvoiceState>('getInvoice');

export interface Correction {
  readonly request: InvoiceRequest;
  readonly contentHash: string;
}
/** New content for an invoice that needs attention; it goes on from the step that failed. */
export const correctInvoiceUpdate = defineUpdate<InvoiceAck, [Correction]>('correctInvoice');

/** Try the failed step again as it is, or try now what waits for its next try. */
export const retryInvoiceUpdate = defineUpdate<InvoiceAck>('retryInvoice');

/** The same as one of many that are retried at once: in its usual place among those that want to call Sage, and by a worker, who says for whom. */
export const retryWithOthersUpdate = defineUpdate<InvoiceAck, [ByWhom]>('retryWithOthers');

export interface ByWhom {
  readonly requestedBy?: Caller;
}

/** Before anything of the invoice is in Sage. */
export const cancelInvoiceUpdate = defineUpdate<InvoiceAck, [{ reason: string }]>('cancelInvoice');

export interface Link {
  readonly sageInvoiceId: string;
  /** A person accepts where amounts, due date or exchange rate differ from the present content. */
  readonly acceptDifferences?: boolean;
}
/** It is this invoice of Sage, which somebody made there: it is compared and then followed, and nothing is created. */
export const linkInvoiceUpdate = defineUpdate<InvoiceAck, [Link]>('linkInvoice');

/** Read the invoice at Sage now and answer what it says. */
export const checkPaymentUpdate = defineUpdate<InvoiceAck>('checkPayment');

/** The payment watch tells what it read at Sage. */
export const sageUpdateSignal = defineSignal<[SageUpdate]>('sageUpdate');

/** The mail server says that a message came back, or that somebody did not want it. */
export const mailNoticeSignal = defineSignal<[MailNotice]>('mailNotice');

/** Void it in Sage; refused while something settles it. */
export const voidInvoiceUpdate = defineUpdate<InvoiceAck, [{ reason: string }]>('voidInvoice');

/** A credit note in Sage, put against the invoice. */
export const creditInvoiceUpdate = defineUpdate<InvoiceAck, [CreditRequest]>('creditInvoice');

/** Void it in Sage and create it anew with other content, as the next revision. */
export const reissueInvoiceUpdate = defineUpdate<InvoiceAck, [Correction & { reason: string }]>(
  'reissueInvoice',
);

/** Send Sage's PDF once more; `to` instead of the invoice contact's address. */
export const resendEmailUpdate = defineUpdate<InvoiceAck, [{ requestId: string; to: string | null }]>(
  'resendEmail',
);

/** Who is to be invoiced, where that was asked. */
export const answerCustomerUpdate = defineUpdate<InvoiceAck, [CustomerAnswer]>('answerCustomer');

/** What the exchange rate is, where that was asked: units of the invoice's currency for one of the base currency, decimal string. */
export const answerExchangeRateUpdate = defineUpdate<InvoiceAck, [{ exchangeRate: string }]>(
  'answerExchangeRate',
);

/** Let it go to the customer although Sage's totals are not ours or its customer is another, or to Sage although it may refuse its tax. */
export const sendAnywayUpdate = defineUpdate<InvoiceAck>('sendAnyway');

/** A credit note stands against it and is about to be created. */
export const claimCreditUpdate = defineUpdate<ClaimAnswer, [{ claim: CreditClaim; isMeant: boolean }]>(
  'claimCredit',
);

/** The credit note is not in Sage, or not any more. */
export const releaseCreditSignal = defineSignal<[{ creditNoteId: string }]>('releaseCredit');

/** Another address for the invoice contact, from now on. */
export const changeContactUpdate = defineUpdate<InvoiceAck, [{ email: string }]>('changeContact');

/** A large run has it among its invoices, which was handed over before. */
export const joinRunSignal = defineSignal<[{ run: string }]>('joinRun');

/** The connection changed in what the invoice waited for. */
export const connectionChangedSignal = defineSignal<[{ version: number }]>('connectionChanged');
