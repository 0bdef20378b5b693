/* eslint-disable max-lines -- the path of an invoice, and the state that a new one begins with, which is a list of its fields */

import { allHandlersFinished, condition, makeContinueAsNewFunc } from '@temporalio/workflow';
import {
  type Decided,
  type InvoiceCustomer,
  type InvoiceRequest,
  type InvoiceView,
} from '../../domain/invoice/invoice.ts';
import { refreshWanted, startFollowing } from '../../domain/invoice/following.ts';
import { notInSage } from '../../domain/invoice/not-in-sage.ts';
import { type HandedOver } from '../../domain/invoice/hand-over.ts';
import { type LinkOrder } from '../../domain/invoice/link.ts';
import { type InvoiceState } from '../../domain/invoice/state.ts';
import { addressOf, type PostalAddress } from '../../domain/invoice/addresses.ts';
import { againstCreating } from '../../domain/invoice/before-creating.ts';
import { atTheBorder, knownToSage } from '../../domain/invoice/cross-border.ts';
import { taxLines } from '../../domain/invoice/tax-lines.ts';
import { taxedAsInvoice } from '../../domain/invoice/tax-of-invoice.ts';
import { documentMarkerStem } from '../../domain/keys.ts';
import { newTurn } from '../../domain/turnstile/turn-state.ts';
import { withCancellationAsMessage } from '../cancellation.ts';
import { customerOfAgainst, resolveAgainst } from './against.ts';
import { withAnalysis } from './analysis.ts';
import { attachInSage } from './attachments.ts';
import { claimCredit, releaseWhereGone } from './claim.ts';
import { createInSage } from './create.ts';
import { finishCreditNote } from './credit-note.ts';
import { findOrCreateCustomer } from './customer.ts';
import { forgetCustomer } from './customer-memory.ts';
import { decideExchangeRate, showExchangeRate } from './exchange-rate.ts';
import { expectTaxForBorder, isBorderTaxMeant, warnOfTax } from './border.ts';
import { followInSage } from './follow.ts';
import { handleMessages, requestCancellation } from './handlers.ts';
import { linkInSage } from './link.ts';
import { type Resolved } from './resolve.ts';
import { InvoiceRun } from './run.ts';
import { showPosted, tellDifferences } from './show-posted.ts';
import { Cancelled, Corrected, GiveWay, LinkOrdered, NeedsAttention } from './stops.ts';

export interface InvoiceInput {
  /** What begins it, or what the run before this one knew. */
  readonly from: { readonly handedOver: HandedOver } | { readonly state: InvoiceState };
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/**
 * One invoice, from the PSA's hand-over to the customer's money. What is done is kept in the state, so that after a person, a correction, a
 * changed setting or a new run ends an interruption, the path goes on where it stood.
 */
export async function invoice(input: InvoiceInput): Promise<InvoiceView> {
  const { from, maxEvents } = input;
  const run = new InvoiceRun('state' in from ? from.state : newInvoice(from.handedOver), maxEvents);
  handleMessages(run);
  return withCancellationAsMessage(
    () => requestCancellation(run),
    async () => {
      const isOver = await untilOver(run);
      if (isOver) releaseWhereGone(run);
      await run.events.allTold();
      await condition(allHandlersFinished);
      if (isOver) return viewOf(run.state);
      return makeContinueAsNewFunc<typeof invoice>()({ ...input, from: { state: run.state } });
    },
  );
}

/** False when a new run has to go on with it. */
async function untilOver(run: InvoiceRun): Promise<boolean> {
  for (;;) {
    try {
      await run.finishWait();
      if ((await takePath(run)) === 'reissued') continue;
      await run.releaseTurn();
      return true;
    } catch (error) {
      if (error instanceof GiveWay) return false;
      if (error instanceof LinkOrdered || error instanceof Corrected) continue;
      if (error instanceof Cancelled) {
        run.setStatus('cancelled', `Cancelled: ${error.message}${whereToLook(run)}`);
        await run.releaseTurn();
        return true;
      }
      if (!(error instanceof NeedsAttention)) throw error;
      countRefusal(run);
      if (error.draft.code === 'address_needed' && run.progress.step === 'create')
        run.progress.addressRefused = run.state.customer?.id ?? null;
      if (isStaleCustomer(run, error)) forgetCustomer(run);
      else if ((await awaitPerson(run, error)) === 'give_way') return false;
    }
  }
}

/** What an earlier run left in Sage nobody follows any more. */
function whereToLook({ state: { kind, businessUnit, invoiceId, progress } }: InvoiceRun): string {
  if (!progress.mayExist) return '';
  const what = kind === 'invoice' ? 'an invoice' : 'a credit note';
  return `. An earlier try may have created it: look in Sage for ${what} with "${documentMarkerStem(kind, businessUnit, invoiceId)}" in its notes, and void it there`;
}

/** A person, a setting or news from Sage ends it; a cancellation is met at the next step of the path. */
async function awaitPerson(run: InvoiceRun, { draft }: NeedsAttention): Promise<'go_on' | 'give_way'> {
  try {
    await run.awaitPerson(draft);
    return 'go_on';
  } catch (error) {
    if (error instanceof GiveWay) return 'give_way';
    if (error instanceof Cancelled || error instanceof LinkOrdered || error instanceof Corrected)
      return 'go_on';
    throw error;
  }
}

/** Who asked for the link hears what stands against it. */
function countRefusal({ progress }: InvoiceRun): void {
  if (progress.link) progress.link = { ...progress.link, refusals: progress.link.refusals + 1 };
}

async function takePath(run: InvoiceRun): Promise<'over' | 'reissued'> {
  const { state, progress } = run;
  if (progress.link) progress.link = { ...progress.link, begun: true };
  run.resume();
  if (state.sage !== null && state.status === 'accepted') showPosted(run, state.sage);
  if (state.sage === null && progress.link) await linkInSage(run, progress.link);
  if (state.sage === null) {
    const decided = progress.attempt?.unsettled === true ? decidedBefore(run) : await decide(run);
    const { invoice: posted, foundInSage } = await createInSage(run, decided);
    state.sage = posted;
    state.foundInSage ||= foundInSage;
    if (state.kind === 'credit_note' && foundInSage) return finishCreditNote(run, 'found');
    showPosted(run, posted);
    await tellDifferences(run, posted);
    if (state.kind === 'credit_note') return finishCreditNote(run, 'created');
  }
  if (state.kind === 'credit_note') return finishCreditNote(run, 'found');
  await attachInSage(run, 'for_now');
  return followInSage(run);
}

/** Ledgers, dates, customer and tax, under the settings of the moment. */
async function decide(run: InvoiceRun): Promise<Decided> {
  const { state, progress } = run;
  const { resolved, against } = await resolveAgainst(run);
  const { settings, heldBack } = resolved;
  const exchangeRate = await decideExchangeRate(run, resolved);
  const plan = await withAnalysis(run, resolved.plan);
  const customer =
    against === null
      ? await findOrCreateCustomer(run, resolved, () => expectCreatable(run, resolved))
      : await customerOfAgainst(run, resolved, against);
  state.customer = customer;
  progress.readCustomerAgain = false;
  const request = taxedAsInvoice(state.request, against?.tax ?? null);
  const address = decideAddress(run, request, resolved, customer);
  const taxed = taxLines(plan, request, customer.taxRateId, settings, against?.tax?.rates);
  if (!taxed.ok) throw new NeedsAttention(taxed.attention);
  const border = atTheBorder(request, knownToSage(customer), taxed.value, settings);
  const { crossBorder } = border;
  expectTaxForBorder(run, border);
  if (against !== null) await claimCredit(run, against, taxed.value);
  state.lines = taxed.value;
  state.crossBorder = crossBorder;
  warnOfTax(run, border);
  showExchangeRate(run, exchangeRate, settings.business?.baseCurrency ?? '');
  return { plan, customer, lines: taxed.value, exchangeRate, address, crossBorder, heldBack };
}

/** Sage's own of the customer, unless Sage has refused an invoice for want of it. */
function decideAddress(
  { progress }: InvoiceRun,
  request: InvoiceRequest,
  { settings: { settings, business } }: Resolved,
  customer: InvoiceCustomer,
): PostalAddress | null {
  const inSage = progress.addressRefused === customer.id ? { ...customer, hasAddress: false } : customer;
  const decision = addressOf(request, inSage, settings, business);
  if (!decision.ok) throw new NeedsAttention(decision.attention);
  progress.address = decision.value;
  return decision.value;
}

/** @throws NeedsAttention before a customer is created whose invoice could not be */
function expectCreatable(run: InvoiceRun, { plan, settings, heldBack }: Resolved): void {
  // Whoever Sage has not as a customer has no invoice there either.
  const against = heldBack ?? againstCreating(plan, run.state.request, settings, isBorderTaxMeant(run));
  if (against !== null) throw new NeedsAttention(against);
}

/** What was sent when the answer got lost: only exactly the same may be sent again. */
function decidedBefore({ state }: InvoiceRun): Decided {
  const { plan, customer, lines, exchangeRate, crossBorder = null, progress } = state;
  if (plan === null || customer === null || lines === null)
    throw new Error('What was sent was decided before');
  const address = progress.address ?? null;
  return { plan, customer, lines, exchangeRate: exchangeRate ?? null, address, crossBorder };
}

/** A remembered customer that Sage refuses now: deleted or changed there since; found afresh. */
const isStaleCustomer = ({ state, progress }: InvoiceRun, { draft }: NeedsAttention): boolean =>
  progress.step === 'create' &&
  (draft.code === 'sage_refused' || draft.code === 'text_refused') &&
  state.customer?.origin === 'remembered';

/** One credit note that the PSA handed over, from the same state and by the same path; a type of its own, so that no list of invoices has it. */
export function creditNote(input: InvoiceInput): Promise<InvoiceView> {
  return invoice(input);
}

/** What the API shows, and what an ended run leaves as its result. */
export function viewOf(state: InvoiceState): InvoiceView {
  const { progress: _, ...view } = state;
  return view;
}

function newLink({ linkTo, earlier, acceptDifferences, contentHash }: HandedOver): LinkOrder | null {
  const sageInvoiceId = linkTo ?? earlier?.linkTo;
  if (!sageInvoiceId) return null;
  const acceptedFor = acceptDifferences === true ? { acceptedFor: contentHash } : {};
  return { sageInvoiceId, begun: false, refusals: 0, ...acceptedFor };
}

function newInvoice(handedOver: HandedOver): InvoiceState {
  const { businessUnit, invoiceId, kind, request, contentHash, earlier, bulk, run, by = null } = handedOver;
  const now = new Date().toISOString();
  const inSage = earlier?.inSage ?? null;
  return {
    businessUnit,
    invoiceId,
    kind,
    against: null,
    version: 1,
    revision: earlier?.revision ?? 1,
    contentHash,
    status: 'accepted',
    statusSince: now,
    request,
    waitingFor: null,
    attention: null,
    ...notInSage(),
    email: earlier?.email ?? null,
    credits: [],
    replaced: [],
    foundInSage: inSage !== null,
    ...inSage,
    cancellationRefused: null,
    lastRequest: by && { what: 'handOver', at: now, ...by },
    ...(run !== undefined && { runs: [run] }),
    sageCalls: 0,
    eventSequence: earlier?.eventSequence ?? 0,
    timeline: [{ at: now, status: 'accepted', text: `Handed over as ${request.number}` }],
    timelineOmitted: 0,
    progress: {
      step: 'resolve',
      wait: null,
      turn: newTurn(),
      usualKind: bulk === true ? 'bulk' : 'invoice',
      prioritised: false,
      woken: false,
      cancelReason: null,
      undoWaived: false,
      mayExist: earlier?.mayExist ?? false,
      attempt: null,
      link: inSage === null ? newLink(handedOver) : null,
      seenConnectionVersion: 0,
      unsettledEmail: earlier?.unsettledEmail ?? null,
      emailingTo: null,
      copiesTaken: earlier?.copiesTaken ?? {},
      mailNotices: [],
      following: inSage === null ? startFollowing() : refreshWanted(startFollowing()),
      update: null,
      reads: 0,
      fingerprint: null,
      commands: [],
      lastCommandId: 0,
      outcomes: {},
      resent: {},
      creditsBegun: {},
      creditsUnderWay: {},
      toldStatus: 'accepted',
      toldTrouble: '',
      askedFor: false,
      acceptedDifferences: null,
      failures: 0,
      customerAnswer: null,
      exchangeRateAnswer: null,
      staleCustomerId: null,
      attachmentsCheckedAt: null,
      fileAwaitedSince: null,
      corrected: false,
      addressRefused: null,
      address: null,
      published: '',
    },
  };
}
