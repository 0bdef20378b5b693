/* eslint-disable max-lines -- every message of an invoice, each in a few lines */

import { ApplicationFailure, condition, upsertMemo } from '@temporalio/workflow';
import { failureTypes } from '../../domain/failures.ts';
import { handOverHash, hasContent, requestHash } from '../../domain/invoice/content-hash.ts';
import { otherClaims } from '../../domain/invoice/credit-claims.ts';
import { finished } from '../../domain/invoice/finished.ts';
import { type InvoiceAck, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { rememberRequest } from '../../domain/invoice/requests.ts';
import { expectDifferences } from './agreement.ts';
import { isLinkedTo } from '../../domain/invoice/link.ts';
import { movedTo } from '../../domain/invoice/changes-in-sage.ts';
import { differencesText, otherName, toAgreeTo } from '../../domain/invoice/totals-differ.ts';
import { type LastRequest } from '../../domain/principals/caller.ts';
import { type Link } from '../../domain/invoice/messages.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { type Command } from '../../domain/invoice/state.ts';
import { own } from '../../domain/own.ts';
import { getStateQuery } from '../../domain/runs/messages.ts';
import { onQuery, onSignal, onUpdate } from '../cancellation.ts';
import { refusal } from '../refusal.ts';
import { isAskedForBorderTax, sendBorderTaxAnyway } from './border.ts';
import { expectCorrectable, takesCorrection, takeUrls } from './correctable.ts';
import { takeMailNotice } from './bounces.ts';
import { claimAnyway, isAskedForClaim } from './claim.ts';
import { keepClaim } from './creditable.ts';
import { keepCustomer, readCustomerAgain } from './customer-memory.ts';
import { answerExchangeRate } from './exchange-rate.ts';
import { expectLinkable } from './link-validator.ts';
import { type InvoiceRun } from './run.ts';
import {
  expectCancellable,
  expectContactChange,
  expectCustomerQuestion,
  expectExchangeRateQuestion,
  expectInSage,
  expectReleased,
  expectReissuable,
  expectRetriable,
  expectSameRequest,
  expectVoidable,
  isAskedForCustomer,
  isBeingWorkedOn,
  isInUndoWindow,
  isWaitingForFile,
} from './validators.ts';

/** How long an Update waits for its outcome, less than its caller does. */
const ANSWER_WITHIN = '60 s';

/**
 * What may be asked of an invoice. An Update answers with an acknowledgement of a few fields: what it answers stays in the history, and the
 * view of a large invoice would fill that in an afternoon of asking. Each is safe to repeat.
 */
export function handleMessages(run: InvoiceRun): void {
  const { state, progress } = run;
  const taken = remembering(run);
  onQuery(messages.getInvoiceQuery, () => state, 'The whole state of the invoice');
  onQuery(getStateQuery, () => state, 'Everything that a next run begins with');
  onSignal(
    messages.connectionChangedSignal,
    () => run.wake(),
    'The connection changed in what the invoice waits for',
  );
  onSignal(messages.sageUpdateSignal, (update) => run.receive(update), 'What the payment watch read at Sage');
  onSignal(
    messages.mailNoticeSignal,
    (notice) => takeMailNotice(run, notice),
    'A message came back, or was not wanted',
  );

  onSignal(messages.joinRunSignal, (joined) => run.join(joined.run), 'A large run has it among its invoices');

  onUpdate(
    messages.retryInvoiceUpdate,
    () => {
      if (tryAgain(run)) run.prioritise();
      return acknowledged(run);
    },
    { taken, validator: () => expectRetriable(run), description: 'Try the failed or waiting step now' },
  );
  onUpdate(
    messages.retryWithOthersUpdate,
    () => {
      // In the queue for Sage it has its place, and would lose it.
      if (tryAgain(run) && progress.wait !== null) run.wakeWithOthers();
      return acknowledged(run);
    },
    {
      taken,
      validator: () => expectRetriable(run),
      description: 'The same as one of many, which do not go before others',
    },
  );
  onUpdate(
    messages.correctInvoiceUpdate,
    (correction) => {
      if (hasContent(state, correction.contentHash) && !takesCorrection(run)) {
        // Nothing to do: it has that content already, and nobody asked to try again.
        if (!takeUrls(run, correction.request)) return acknowledged(run);
        run.note('Its files have other URLs from now on');
        run.touch();
        return acknowledged(run);
      }
      state.request = correction.request;
      state.contentHash = correction.contentHash;
      readCustomerAgain(run);
      answerEmailQuestion(run);
      progress.customerAnswer = null;
      progress.exchangeRateAnswer = null;
      progress.attachmentsCheckedAt = null;
      if (isWaitingForFile(state)) progress.corrected = true;
      if (isInUndoWindow(state)) run.note('Corrected while it could be taken back');
      else run.prioritise();
      run.touch();
      return acknowledged(run);
    },
    {
      taken,
      validator: (correction) => expectCorrectable(run, correction),
      description: 'New content, then go on',
    },
  );
  onUpdate(
    messages.cancelInvoiceUpdate,
    async ({ reason }) => {
      progress.cancelReason = reason;
      await answered(run, () => state.status === 'cancelled' || state.sage !== null);
      return acknowledged(run);
    },
    {
      taken,
      validator: () => expectCancellable(run),
      description: 'Take it back before anything is in Sage',
    },
  );
  onUpdate(
    messages.linkInvoiceUpdate,
    async (link) => {
      if (isLinkedTo(state, link.sageInvoiceId)) return acknowledged(run);
      await linkedOrRefused(run, orderLink(run, link));
      return acknowledged(run);
    },
    {
      taken,
      validator: ({ sageInvoiceId }) => expectLinkable(run, sageInvoiceId),
      description: 'It is this invoice of Sage, which somebody made there',
    },
  );
  onUpdate(
    messages.checkPaymentUpdate,
    async () => {
      // Nobody reads it any more, and who waited here would keep the run from its end.
      if (isOver(run)) return acknowledged(run);
      const before = progress.reads;
      const asked = state.version;
      run.prioritise();
      run.wantRefresh();
      // What stands in the way is an answer too.
      await answered(run, () => progress.reads > before || (state.version > asked && isHeldUp(state)));
      return acknowledged(run);
    },
    { taken, validator: () => expectInSage(run), description: 'Read the invoice at Sage now' },
  );
  onUpdate(
    messages.changeContactUpdate,
    ({ email }) => {
      changeContact(run, email);
      return acknowledged(run);
    },
    {
      taken,
      validator: () => expectContactChange(run),
      description: "Another address of the invoice's contact",
    },
  );
  onUpdate(
    messages.answerCustomerUpdate,
    (answer) => {
      if (isAskedForCustomer(state)) {
        progress.customerAnswer = answer;
        run.note(
          'create' in answer
            ? 'A new customer was asked for'
            : `Sage contact ${answer.sageContactId} was named as the customer`,
        );
        run.prioritise();
      }
      return acknowledged(run);
    },
    {
      taken,
      validator: (answer) => expectCustomerQuestion(run, answer),
      description: 'Who is to be invoiced, where that was asked',
    },
  );
  onUpdate(
    messages.answerExchangeRateUpdate,
    ({ exchangeRate }) => {
      answerExchangeRate(run, exchangeRate);
      return acknowledged(run);
    },
    {
      taken,
      validator: ({ exchangeRate }) => expectExchangeRateQuestion(run, exchangeRate),
      description: 'The exchange rate, where that was asked',
    },
  );
  onUpdate(
    messages.sendAnywayUpdate,
    () => {
      sendAnyway(run);
      return acknowledged(run);
    },
    {
      taken,
      validator: () => expectDifferences(run),
      description: "Send it although Sage's totals are not ours",
    },
  );
  onUpdate(messages.claimCreditUpdate, ({ claim, isMeant }) => keepClaim(run, claim, isMeant), {
    description: 'A credit note takes something of it',
  });
  onSignal(
    messages.releaseCreditSignal,
    ({ creditNoteId }) => {
      state.creditNotes = otherClaims(state.creditNotes, creditNoteId);
      run.touch();
    },
    'A credit note is not in Sage',
  );
  handleCommands(run);
}

/** What the PSA orders of an invoice in Sage; the same order again has the same outcome. */
function handleCommands(run: InvoiceRun): void {
  const { state, progress } = run;
  const taken = remembering(run);
  const carriedOut = async (key: string, command: Command): Promise<InvoiceAck> => {
    if (isOver(run)) throw refusal(finished(state));
    await outcomeOf(run, run.queue(key, command));
    return acknowledged(run);
  };
  onUpdate(
    messages.voidInvoiceUpdate,
    ({ reason }) =>
      state.status === 'voided' ? acknowledged(run) : carriedOut('void', { kind: 'void', reason }),
    {
      taken,
      validator: () => expectVoidable(run),
      description: 'Void it in Sage, unless something settles it',
    },
  );
  onUpdate(
    messages.creditInvoiceUpdate,
    (request) => {
      if (state.credits.some(({ requestId }) => requestId === request.requestId)) return acknowledged(run);
      rememberRequest(progress, 'credit', request);
      return carriedOut(`credit ${request.requestId}`, { kind: 'credit', request });
    },
    {
      taken,
      validator: (request) => {
        expectSameRequest(run, 'credit', request);
        expectReleased(run, 'nothing can be credited');
      },
      description: 'Credit note in Sage, put against the invoice',
    },
  );
  onUpdate(
    messages.reissueInvoiceUpdate,
    (order) =>
      hasContent(state, order.contentHash)
        ? acknowledged(run)
        : carriedOut(`reissue ${order.contentHash}`, { kind: 'reissue', ...order }),
    {
      taken,
      validator: (order) => expectReissuable(run, order.contentHash),
      description: 'Void it in Sage and create it anew with other content',
    },
  );
  onUpdate(
    messages.resendEmailUpdate,
    (request) => {
      const { requestId, to } = request;
      if (own(progress.resent, requestId) === 'sent') return acknowledged(run);
      rememberRequest(progress, 'resend', request);
      return carriedOut(`resend ${requestId}`, { kind: 'resend', requestId, to });
    },
    {
      taken,
      validator: (request) => {
        expectSameRequest(run, 'resend', request);
        expectReleased(run, 'there is nothing to send');
      },
      description: 'E-mail it once more',
    },
  );
}

/** False while its step is being tried anyway. */
function tryAgain(run: InvoiceRun): boolean {
  const { state, progress } = run;
  // Somebody may have put it right in Sage, or released it there, while it was being read.
  if (isDisagreement(state) || state.sage?.isDraft === true) run.wantRefresh();
  if (isBeingWorkedOn(state)) return false;
  progress.undoWaived = true;
  progress.attachmentsCheckedAt = null;
  readCustomerAgain(run);
  answerEmailQuestion(run);
  return true;
}

const remembering =
  ({ state }: InvoiceRun) =>
  (request: LastRequest): void => {
    state.lastRequest = request;
  };

const isOver = ({ progress }: InvoiceRun): boolean => progress.following.phase === 'ended';

const acknowledged = ({ state: { version, status } }: InvoiceRun): InvoiceAck => ({ version, status });

/** @throws ApplicationFailure `refused` with what stood against the order, or that it is not carried out yet */
async function outcomeOf(run: InvoiceRun, id: number): Promise<void> {
  await answered(run, () => id in run.progress.outcomes);
  const outcome = run.progress.outcomes[id];
  if (outcome === null) return;
  if (outcome !== undefined) throw refusal(outcome, outcome);
  throw stillWorking(run);
}

const stillWorking = ({ state: { waitingFor } }: InvoiceRun): ApplicationFailure =>
  refusal(
    {
      code: 'still_working',
      message: `This is not done yet. ${waitingFor?.message ?? ''}`.trim(),
      fix: 'Send the same request again later: it is done once, and then answered.',
    },
    { retriable: true },
  );

/** Answers how often the link had come to nothing before. */
function orderLink(run: InvoiceRun, { sageInvoiceId, acceptDifferences }: Link): number {
  const { state, progress } = run;
  const refusals = progress.link?.refusals ?? 0;
  // The same order once more, while it is being carried out.
  const acceptedFor = acceptDifferences === true ? { acceptedFor: state.contentHash } : {};
  if (progress.link?.sageInvoiceId === sageInvoiceId && isBeingWorkedOn(state)) {
    progress.link = { ...progress.link, ...acceptedFor };
    return refusals;
  }
  progress.link = { sageInvoiceId, begun: false, refusals, ...acceptedFor };
  const asItIs = acceptDifferences === true ? ', with what differs there accepted' : '';
  run.note(`Said to be invoice ${sageInvoiceId} in Sage${asItIs}`);
  // Handed over again as it was at first it is another order: to be created.
  upsertMemo({ contentHash: handOverHash(state.contentHash, sageInvoiceId) });
  run.prioritise();
  return refusals;
}

/** @throws ApplicationFailure `refused` with what stands against it, which the invoice then shows too, or that it is not done yet */
async function linkedOrRefused(run: InvoiceRun, refusalsBefore: number): Promise<void> {
  const { state, progress } = run;
  const refused = () => ((progress.link?.refusals ?? 0) > refusalsBefore ? state.attention : null);
  await answered(run, () => state.sage !== null || state.status === 'cancelled' || refused() !== null);
  if (state.sage !== null) return;
  if (state.status === 'cancelled') throw refusal(finished(state));
  const attention = refused();
  throw attention === null ? stillWorking(run) : refusal(attention);
}

/** Waits for an outcome; when a new run is due first, the caller asks that one. */
async function answered(run: InvoiceRun, isDone: () => boolean): Promise<void> {
  await condition(() => isDone() || run.isLong, ANSWER_WITHIN, { summary: 'Answer to an Update' });
  if (isDone() || !run.isLong) return;
  throw ApplicationFailure.create({
    message: 'A new run of the invoice begins: ask that one.',
    type: failureTypes.runContinues,
    nonRetryable: true,
  });
}

/** Only a person, or a new consent, lets it go on. */
const isHeldUp = ({ attention, waitingFor }: InvoiceView): boolean =>
  attention !== null || waitingFor?.what === 'connection';

/** For the totals as they are now: if they change again before it is out, a person is asked again. */
function sendAnyway(run: InvoiceRun): void {
  if (isAskedForBorderTax(run)) return sendBorderTaxAnyway(run);
  if (isAskedForClaim(run)) return claimAnyway(run);
  const { state, progress } = run;
  if (state.sage === null) return;
  const accepted = toAgreeTo(state);
  if (progress.acceptedDifferences === accepted) return;
  progress.acceptedDifferences = accepted;
  const moved = movedTo(state.changesInSage);
  const renamed = moved === null ? otherName(state) : null;
  const agreed = [
    differencesText(state.sage?.differences ?? []),
    moved && `on another customer in Sage (${moved})`,
    renamed && `for "${renamed}", as its customer is called in Sage`,
  ].filter(Boolean);
  run.note(`To be sent anyway, as was asked: ${agreed.join('; ')}`);
  run.touch();
  if (isDisagreement(state)) run.prioritise();
}

const isDisagreement = ({ attention }: InvoiceView): boolean =>
  attention?.code === 'totals_differ' || attention?.code === 'customer_changed';

/** An e-mail that may have gone out already goes out again only for who was asked: a retry for another reason is no answer to that. */
function answerEmailQuestion({ state, progress }: InvoiceRun): void {
  if (state.attention?.code !== 'email_unsettled') return;
  progress.unsettledEmail = null;
  progress.emailAgreed = true;
}

function changeContact(run: InvoiceRun, email: string): void {
  const { state, progress } = run;
  const { customer } = state.request;
  progress.addressedTo = movedTo(state.changesInSage);
  if (state.attention?.code === 'customer_changed') run.prioritise();
  if (customer.email === email) return;
  state.request = { ...state.request, customer: { ...customer, email } };
  state.contentHash = requestHash(state.request);
  run.note(`The invoice contact is now ${email}`);
  // Whose address it is now is not known by name.
  if (movedTo(state.changesInSage) === null) keepCustomer(run);
  run.touch();
  if (isWaitingForFile(state)) run.progress.corrected = true;
  if (isWaitingForFile(state) || state.attention?.code === 'email_bounced') run.prioritise();
}

/** "Request Cancellation" in Temporal's UI: done where the API would do it; otherwise the run goes on, and says so. */
export function requestCancellation(run: InvoiceRun): void {
  const { state, progress } = run;
  const reason = 'Cancellation requested in Temporal';
  try {
    expectCancellable(run);
    progress.cancelReason = reason;
  } catch {
    const fix =
      state.sage === null
        ? 'Sage may have it already: wait until it is issued, then void it by the API.'
        : `It is in Sage: void it by the API. Only "terminate" ends the run itself, and then nobody ${state.kind === 'invoice' ? 'follows the invoice' : 'goes on with it'} any more.`;
    state.cancellationRefused = { at: run.nowIso, fix };
    run.note(`${reason} and refused. ${fix}`);
    run.touch();
  }
}
