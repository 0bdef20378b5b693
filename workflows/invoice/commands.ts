import { nameInSage } from '../../domain/invoice/draft.ts';
import { ApplicationFailure } from '@temporalio/workflow';
import { remedyOf } from '../../domain/attention.ts';
import { type DocumentKind, saidOf } from '../../domain/invoice/credit-note.ts';
import { type RefusalDetails } from '../../domain/failures.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { forgetRequest } from '../../domain/invoice/requests.ts';
import { own } from '../../domain/own.ts';
import { type Command, type InvoiceState, type Refusal } from '../../domain/invoice/state.ts';
import { finished } from '../../domain/invoice/finished.ts';
import { notInSage } from '../../domain/invoice/not-in-sage.ts';
import { startFollowing } from '../../domain/invoice/following.ts';
import { type ReadInvoice, sageUpdateOf } from '../../domain/payments/watched-invoice.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { isRefusal } from '../refusal.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { creditInSage } from './credit.ts';
import { applySageUpdate } from './sage-updates.ts';
import { voidNote } from './note-in-sage.ts';
import { postedInvoice } from './posted.ts';
import { whyUnplannable } from './new-content.ts';
import { type InvoiceRun } from './run.ts';
import { resendEmail } from './send.ts';
import { NeedsAttention } from './stops.ts';
import { hasPayments } from './has-payments.ts';

/** Carries out the next command; what stands against it is the answer to who ordered it, and no trouble of the invoice. */
export async function carryOutNext(run: InvoiceRun): Promise<void> {
  const [next] = run.progress.commands;
  if (next === undefined) return;
  try {
    await carryOut(run, next.command);
    run.settle(next, null);
  } catch (error) {
    const refusal = refusalOf(error, run.state.kind);
    if (refusal === null) throw error;
    freeRequestId(run, next.command);
    run.settle(next, refusal);
  }
}

/** Unless something of it may have taken effect. */
function freeRequestId({ progress }: InvoiceRun, command: Command): void {
  if (command.kind === 'credit') {
    const { requestId } = command.request;
    if (own(progress.creditsUnderWay, requestId) === undefined) forgetRequest(progress, 'credit', requestId);
  } else if (command.kind === 'resend' && own(progress.resent, command.requestId) === undefined) {
    forgetRequest(progress, 'resend', command.requestId);
  }
}

function carryOut(run: InvoiceRun, command: Command): Promise<void> {
  switch (command.kind) {
    case 'void':
      return run.state.kind === 'credit_note'
        ? voidNote(run, command.reason)
        : voidInSage(run, command.reason);
    case 'credit':
      return creditInSage(run, command.request);
    case 'reissue':
      return reissue(run, command);
    case 'resend':
      return resendEmail(run, command.requestId, command.to);
  }
}

/** Null: not an answer to who ordered. */
function refusalOf(error: unknown, kind: DocumentKind): Refusal | null {
  if (error instanceof NeedsAttention) {
    const { code, message, field } = error.draft;
    return { code, message: saidOf(kind, message), fix: remedyOf(error.draft, kind), field };
  }
  if (!(error instanceof ApplicationFailure) || !isRefusal(error)) return null;
  const details: unknown = error.details?.[0];
  return isDetails(details) ? { ...details, message: error.message } : null;
}

const isDetails = (details: unknown): details is RefusalDetails =>
  typeof details === 'object' && details !== null && 'code' in details && 'fix' in details;

/** The invoice's end came first. */
export function dismissCommands(run: InvoiceRun): void {
  for (const command of run.progress.commands) run.settle(command, finished(run.state));
}

/** Voids it in Sage; the run then ends. @throws ApplicationFailure `refused` when something settles it */
async function voidInSage(run: InvoiceRun, reason: string): Promise<void> {
  const { state } = run;
  const read = await askToVoid(run, reason);
  if (read?.watched.invoice.status === 'VOID') run.note(`Voided on request: ${reason}`);
  applyOutcome(run, read);
  expectUnpaid(state);
}

function expectUnpaid(state: InvoiceView): void {
  if (state.status === 'paid' || state.status === 'part_paid') throw hasPayments(state);
}

/**
 * Voids the invoice in Sage and begins anew with other content, as the next revision: its own idempotency id, marker and message. From here
 * on it goes its usual way.
 */
async function reissue(run: InvoiceRun, order: Extract<Command, { kind: 'reissue' }>): Promise<void> {
  const { state, progress } = run;
  const { sage } = postedInvoice(state);
  const trouble = await whyUnplannable(run, order.request);
  if (trouble !== null)
    throw new NeedsAttention({
      ...trouble,
      message: `${nameInSage(sage)} stays as it is. ${trouble.message}`,
      ...(trouble.field !== undefined && { field: `/invoice${trouble.field}` }),
    });
  const read = await askToVoid(run, order.reason);
  // A draft is deleted to be created anew: that is no end of it.
  if (read?.watched.invoice.status !== 'VOID' && !(read === null && sage.isDraft === true)) {
    applyOutcome(run, read);
    if (read !== null) throw hasPayments(state);
  }
  // Gone from Sage altogether it can be issued anew just as well.
  const what = sage.isDraft === true ? 'The draft was deleted' : `${nameInSage(sage)} was voided`;
  run.note(`${what} in Sage to be issued anew: ${order.reason}`);
  if (progress.borderTaxMeant === state.contentHash) progress.borderTaxMeant = order.contentHash;
  beginAnew(state, order);
  progress.following = startFollowing();
  progress.attempt = null;
  progress.attachmentsCheckedAt = null;
  progress.update = null;
  progress.fingerprint = null;
  progress.unsettledEmail = null;
  progress.acceptedDifferences = null;
  progress.addressedTo = null;
  progress.customerAnswer = null;
  progress.exchangeRateAnswer = null;
  run.touch();
}

function beginAnew(state: InvoiceState, order: Extract<Command, { kind: 'reissue' }>): void {
  state.replaced = [...state.replaced, postedInvoice(state).sage.id];
  state.revision += 1;
  state.request = order.request;
  state.contentHash = order.contentHash;
  Object.assign(state, notInSage());
  state.crossBorder = null;
  state.taxWarning = null;
  delete state.attachments;
}

/** How the invoice stands after the attempt; null when Sage does not have it any more. */
async function askToVoid(run: InvoiceRun, reason: string): Promise<ReadInvoice | null> {
  const { state } = run;
  const { plan, sage } = postedInvoice(state);
  return callSage(run, () =>
    singleAttempt.voidUnpaidInvoice.executeWithOptions(atSage('Void the invoice in Sage', plan), [
      {
        ...onBehalfOf(run, plan),
        invoiceId: sage.id,
        reason,
      },
    ]),
  );
}

const applyOutcome = (run: InvoiceRun, read: ReadInvoice | null): void =>
  applySageUpdate(run, sageUpdateOf(postedInvoice(run.state).sage.id, read, false));
