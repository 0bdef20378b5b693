import { nameInSage } from '../../domain/invoice/draft.ts';
import { type CustomerAnswer, type InvoiceStatus, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { nameOf } from '../../domain/invoice/credit-note.ts';
import { hasContent } from '../../domain/invoice/content-hash.ts';
import {
  isOtherRequest,
  type Request,
  type RequestKind,
  requestIdUsed,
} from '../../domain/invoice/requests.ts';
import { type InvoiceState } from '../../domain/invoice/state.ts';
import { refusal } from '../refusal.ts';
import { hasPayments } from './has-payments.ts';
import { isAskedForRate } from './exchange-rate.ts';
import { type InvoiceRun } from './run.ts';
import { isAboutCustomer } from './stops.ts';

/** Validators of what a person may do to an invoice; each refusal says what can be done instead. */

const statusesOnTheWay: readonly InvoiceStatus[] = [
  'accepted',
  'posting',
  'draft',
  'issued',
  'sent',
  'part_paid',
];

/** What remains to do about a credit note in Sage. */
export const otherNote = 'If it is wrong, void it and hand over another one under another id.';

/** Between two rests: a step is being tried at this moment. The last one is the wait for the customer's money. */
export const isBeingWorkedOn = ({ status, attention, waitingFor, progress }: InvoiceState): boolean =>
  attention === null &&
  waitingFor === null &&
  progress.step !== 'payment' &&
  statusesOnTheWay.includes(status);

/** Also while its step is being tried again already, as after a button pressed twice. */
export function expectRetriable({ state }: InvoiceRun): void {
  // A draft may be read at this moment, and then waits for its release again.
  const waits =
    state.sage?.isDraft === true || (state.waitingFor !== null && state.waitingFor.what !== 'payment');
  if (state.status === 'needs_attention' || waits || isBeingWorkedOn(state)) return;
  throw refusal({
    code: 'nothing_to_retry',
    message: `${named(state)} is ${words(state)}: there is no failed step to try again.`,
    fix: state.kind === 'invoice' ? 'Use check-payment to look for a payment now.' : 'Nothing is to be done.',
  });
}

export function expectInSage({ state }: InvoiceRun): void {
  if (state.sage !== null) return;
  throw refusal({
    code: 'not_in_sage',
    message: `${named(state)} is ${words(state)}: it is not in Sage yet, so no payment can be there.`,
    fix: state.waitingFor?.action ?? state.attention?.fix ?? 'Look again once it is issued.',
  });
}

/** In its time to be taken back: nothing of it has been decided yet. */
export const isInUndoWindow = ({ waitingFor }: InvoiceView): boolean => waitingFor?.what === 'undo_window';

/** Of the PSA, which may name another. */
export const isWaitingForFile = ({ waitingFor }: InvoiceView): boolean => waitingFor?.what === 'attachments';

function takeBack(state: InvoiceView): string {
  if (state.kind !== 'invoice') return 'Void it instead (…/void).';
  return isSettled(state) ? creditInstead : 'Void it instead (…/void).';
}

export function expectCancellable({ state, progress }: InvoiceRun): void {
  if (state.sage !== null) {
    throw refusal({
      code: 'already_in_sage',
      message: `${named(state)} is in Sage as ${nameInSage(state.sage)}.`,
      fix: takeBack(state),
    });
  }
  if (progress.attempt?.unsettled === true) throw openQuestion(state);
  if (state.status === 'posting') {
    throw refusal(
      {
        code: 'being_posted',
        message: `${named(state)} is being created in Sage right now.`,
        fix: 'Look again in a minute: once it is in Sage it can be voided.',
      },
      { retriable: true },
    );
  }
}

/** For what is done to an invoice in Sage. */
export function expectPosted({ state }: InvoiceRun, consequence: string): void {
  if (state.sage !== null) return;
  throw refusal({
    code: 'not_in_sage',
    message: `${named(state)} is ${words(state)}: it is not in Sage, so ${consequence}.`,
    fix: 'Correct it while it needs attention, cancel it, or look again once it is issued.',
  });
}

/** For what can only be done to an invoice that has its number. */
export function expectReleased(run: InvoiceRun, consequence: string): void {
  expectPosted(run, consequence);
  if (run.state.sage?.isDraft !== true) return;
  throw refusal({
    code: 'still_a_draft',
    message: `${named(run.state)} is a draft in Sage, so ${consequence}.`,
    fix: `Release it in Sage first. To take it back, void it: the draft is then deleted.${run.state.kind === 'invoice' ? ' To change it, issue it anew (reissue).' : ''}`,
  });
}

export function expectVoidable(run: InvoiceRun): void {
  expectPosted(run, 'there is nothing to void');
  if (run.state.status === 'paid' || run.state.status === 'part_paid') throw hasPayments(run.state);
}

export const isAskedForCustomer = ({ attention }: InvoiceView): boolean =>
  attention !== null && isAboutCustomer(attention.code);

/** Only where it is open who is to be invoiced, and for the very answer that was given. */
export function expectCustomerQuestion({ state, progress }: InvoiceRun, answer: CustomerAnswer): void {
  if (isAskedForCustomer(state)) return;
  if (JSON.stringify(progress.customerAnswer) === JSON.stringify(answer)) return;
  if (isBeingWorkedOn(state)) throw beingWorkedOn(state);
  const customer = state.customer === null ? '' : `, to customer "${state.customer.name}"`;
  throw refusal({
    code: 'no_customer_question',
    message: `${named(state)} is ${words(state)}${customer}: nobody asks who is to be invoiced.`,
    fix:
      state.sage === null
        ? 'Nothing to answer. To name a customer, cancel it and hand it over again with sageContactId.'
        : state.kind === 'invoice'
          ? 'Nothing to answer. If it went to the wrong customer, void it, or issue it anew (reissue) with sageContactId.'
          : `Nothing to answer. ${otherNote}`,
  });
}

/** Only where it is asked what the rate is, and for the very rate that was given. */
export function expectExchangeRateQuestion(run: InvoiceRun, rate: string): void {
  const { state, progress } = run;
  if (isAskedForRate(run) || progress.exchangeRateAnswer === rate) return;
  if (isBeingWorkedOn(state)) throw beingWorkedOn(state);
  const used = state.exchangeRate ? `, with the exchange rate ${state.exchangeRate.rate}` : '';
  throw refusal({
    code: 'no_exchange_rate_question',
    message: `${named(state)} is ${words(state)}${used}: nobody asks what ${rate} answers.`,
    fix:
      state.sage === null
        ? 'Nothing to answer. To give a rate, correct it while it needs attention, or cancel it and hand it over again with exchangeRate.'
        : state.kind === 'invoice'
          ? 'Nothing to answer. If it is in Sage with the wrong rate, void it, or issue it anew (reissue) with exchangeRate.'
          : `Nothing to answer. ${otherNote}`,
  });
}

/** Under one id there is one request: who sends another one under it would take the answer for that. */
export function expectSameRequest({ progress }: InvoiceRun, kind: RequestKind, request: Request): void {
  if (isOtherRequest(progress, kind, request)) throw refusal(requestIdUsed(request.requestId));
}

/** The very content it has was issued anew already, or was never another. */
export function expectReissuable(run: InvoiceRun, contentHash: string): void {
  if (hasContent(run.state, contentHash)) return;
  expectVoidable(run);
}

/** Before it is in Sage the address decides who the customer is: that is a correction. */
export const expectContactChange = (run: InvoiceRun): void =>
  expectPosted(run, 'its contact still decides which customer it goes to');

/** What holds of it a moment later is open. */
export const beingWorkedOn = (state: InvoiceView) =>
  refusal(
    {
      code: 'being_worked_on',
      message: `${named(state)} is being worked on at this moment.`,
      fix: 'Look again in a few seconds: if it then stands still, send the same request again.',
    },
    { retriable: true },
  );

/** A create whose answer was lost: only the very same may be asked again. */
export const openQuestion = (state: InvoiceView) =>
  refusal(
    {
      code: 'create_unsettled',
      message: `Sage may hold ${named(state)} already: the answer to its creation was lost.`,
      fix: 'Retry: Sage then answers with what it has, or creates it. After that it can be voided.',
    },
    { retriable: true },
  );

export const named = ({ kind, invoiceId }: InvoiceView): string => `${nameOf(kind)} "${invoiceId}"`;

export const words = ({ status }: InvoiceView): string => status.replaceAll('_', ' ');

export const isSettled = ({ status }: InvoiceView): boolean => status === 'paid' || status === 'part_paid';

export const creditInstead = 'Money has come in for it: credit what is wrong instead.';
