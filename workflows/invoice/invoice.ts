import { allHandlersFinished, condition, setHandler } from '@temporalio/workflow';
import { type Decided, type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { taxLines } from '../../domain/invoice/tax-lines.ts';
import { createInSage } from './create.ts';
import { findOrCreateCustomer, forgetCustomer } from './customer.ts';
import { expectCancellable, expectCorrectable, expectInSage, expectRetriable } from './interventions.ts';
import { followInSage } from './payment.ts';
import { type Resolved, resolveSettings } from './resolve.ts';
import { InvoiceRun } from './run.ts';
import { Cancelled, NeedsAttention } from './stops.ts';
import { isHeldBack } from './undo-window.ts';
import { listenToWishes } from './wishes.ts';
import * as messages from '../../domain/invoice/messages.ts';

export interface InvoiceInput {
  readonly businessUnit: string;
  readonly invoiceId: string;
  readonly request: InvoiceRequest;
  readonly contentHash: string;
  /** What is known of an earlier run of this invoice that ended before its time: Sage may hold the invoice already. */
  readonly earlier: EarlierRun | null;
  /** Handed over as part of a large run, which lets single invoices go first. */
  readonly bulk?: boolean;
}

export type EarlierRun = Pick<InvoiceView, 'revision' | 'eventSequence' | 'email'>;

/**
 * One invoice, from the PSA's hand-over to the customer's money. What is done is kept in the state, so that after a
 * person, a correction or a changed setting ends an interruption, the path goes on where it stood.
 */
export async function invoice(input: InvoiceInput): Promise<InvoiceView> {
  const state = newInvoice(input);
  const run = new InvoiceRun(state, input.bulk === true ? 'bulk' : 'invoice');
  listen(run);
  listenToWishes(run);
  for (;;) {
    try {
      const ending = await takePath(run, input.earlier !== null);
      if (ending === 'over') break;
    } catch (error) {
      if (error instanceof Cancelled) {
        await run.become('cancelled', `Cancelled: ${error.message}`);
        break;
      }
      if (!(error instanceof NeedsAttention)) throw error;
      if (isStaleCustomer(run, error)) await forgetCustomer(run);
      else await run.awaitPerson(error.draft);
    }
  }
  await run.releaseTurn();
  await run.psaEvents.settled();
  await condition(allHandlersFinished);
  return state;
}

async function takePath(run: InvoiceRun, mayExist: boolean): Promise<'over' | 'reissued'> {
  const { state } = run;
  await run.resume();
  if (state.sage === null) {
    const decided = run.createUnsettled ? decidedBefore(run) : await decide(run);
    state.sage = await createInSage(run, decided, mayExist);
    await run.become('issued', `Created in Sage as ${state.sage.number}`);
  }
  const { plan, sage: posted } = state;
  if (plan === null) throw new Error('An invoice in Sage has a plan');
  return followInSage(run, plan, posted);
}

/** Ledgers, dates, customer and tax, under the settings of the moment. */
async function decide(run: InvoiceRun): Promise<Decided> {
  const { state } = run;
  const resolved = await resolveInTurn(run);
  const { plan, settings } = resolved;
  const customer = await findOrCreateCustomer(run, resolved);
  state.customer = customer;
  const taxed = taxLines(plan, state.request, customer.taxRateId, settings);
  if (!taxed.ok) throw new NeedsAttention(taxed.attention);
  state.lines = taxed.value;
  return { plan, customer, lines: taxed.value };
}

/** A long wait for the turn may have seen new settings, or another Sage business. */
async function resolveInTurn(run: InvoiceRun): Promise<Resolved> {
  for (;;) {
    const resolved = await resolveSettings(run);
    if (await isHeldBack(run, resolved.settings)) continue;
    const waited = await run.holdTurnAt(resolved.plan);
    if (!waited) return resolved;
  }
}

/** What was sent when the answer got lost: only exactly the same may be sent again. */
function decidedBefore({ state: { plan, customer, lines } }: InvoiceRun): Decided {
  if (plan === null || customer === null || lines === null)
    throw new Error('What was sent was decided before');
  return { plan, customer, lines };
}

/** A remembered customer that Sage refuses now: deleted or changed there since; found afresh. */
const isStaleCustomer = ({ state, step }: InvoiceRun, { draft }: NeedsAttention): boolean =>
  step === 'create' && draft.code === 'sage_refused' && state.customer?.origin === 'remembered';

function listen(run: InvoiceRun): void {
  const { state } = run;
  setHandler(messages.getInvoiceQuery, () => state, { description: 'The whole state of the invoice' });
  setHandler(messages.connectionChangedSignal, () => run.wake());
  setHandler(messages.paymentNoticedSignal, () => {
    run.paymentNoticed = true;
  });
  setHandler(messages.sageUpdateSignal, (news) => run.hear(news));
  setHandler(
    messages.retryInvoiceUpdate,
    () => {
      run.undoWaived = true;
      run.unsettledEmail = null;
      run.hurry();
      return state;
    },
    { validator: () => expectRetriable(run), description: 'Try the failed or waiting step now' },
  );
  setHandler(
    messages.correctInvoiceUpdate,
    ({ request, contentHash }) => {
      state.request = request;
      state.contentHash = contentHash;
      run.unsettledEmail = null;
      run.hurry();
      run.touch();
      return state;
    },
    {
      validator: ({ request }: messages.Correction) => expectCorrectable(run, request),
      description: 'New content, then go on',
    },
  );
  setHandler(
    messages.cancelInvoiceUpdate,
    async ({ reason }) => {
      run.cancel(reason);
      await condition(() => state.status === 'cancelled' || state.sage !== null);
      return state;
    },
    { validator: (_) => expectCancellable(run), description: 'Before anything is in Sage' },
  );
  setHandler(
    messages.checkPaymentUpdate,
    async () => {
      const before = run.paymentChecks;
      run.hurry();
      run.readsItself = true;
      run.paymentNoticed = true;
      await condition(() => run.paymentChecks > before, '60 s');
      return state;
    },
    { validator: () => expectInSage(run), description: 'Read the invoice at Sage now' },
  );
}

function newInvoice({ businessUnit, invoiceId, request, contentHash, earlier }: InvoiceInput): InvoiceView {
  const now = new Date().toISOString();
  return {
    businessUnit,
    invoiceId,
    version: 1,
    revision: earlier?.revision ?? 1,
    contentHash,
    status: 'accepted',
    statusSince: now,
    request,
    waitingFor: null,
    attention: null,
    plan: null,
    customer: null,
    lines: null,
    sage: null,
    email: earlier?.email ?? null,
    markedSent: false,
    payment: null,
    settledBy: [],
    changesInSage: [],
    overdue: false,
    credits: [],
    replaced: [],
    sageCalls: 0,
    eventSequence: earlier?.eventSequence ?? 0,
    timeline: [{ at: now, status: 'accepted', text: `Handed over as ${request.number}` }],
  };
}
