import {
  condition,
  getExternalWorkflowHandle,
  log,
  patched,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { type AttentionDraft, remedies } from '../../domain/attention.ts';
import { type InvoiceEvent } from '../../domain/event.ts';
import { type NeedsPersonDetails } from '../../domain/failures.ts';
import {
  type InvoicePlan,
  type InvoiceStatus,
  type InvoiceStep,
  type InvoiceView,
  type WaitingFor,
} from '../../domain/invoice.ts';
import { connectionWorkflowId, invoiceWorkflowId } from '../../domain/keys.ts';
import { type QueuedNotice, type TurnOutcome } from '../../domain/turnstile/messages.ts';
import { type TurnKind } from '../../domain/turnstile/turn-queue.ts';
import { type SageNews } from '../../domain/payments/watched-invoice.ts';
import { waitForConnectionSignal, type WaitTopic } from '../messages.ts';
import { sendEvent } from '../send-event.ts';
import { Turn } from '../turn.ts';
import { describe } from './describe.ts';
import { invoiceEvent, searchAttributesOf } from './published.ts';
import { Wishes } from './wish-list.ts';

/** A step that cannot go on without a person. */
export class NeedsAttention extends Error {
  readonly draft: AttentionDraft;
  /** What came of the call to Sage that led here. */
  readonly effect: NeedsPersonDetails['effect'];

  constructor(draft: AttentionDraft, effect: NeedsPersonDetails['effect'] = 'not_called') {
    super(draft.message);
    this.draft = draft;
    this.effect = effect;
  }
}

export class Cancelled extends Error {}

const STALE_AFTER_MS = 5_000;

/** Which changes of the connection make an invoice look again by itself. */
const releasedBy: Partial<Record<AttentionDraft['code'], WaitTopic>> = {
  no_default_ledger: 'mapping',
  gl_account_unknown: 'mapping',
  gl_account_not_for_sage: 'mapping',
  ledger_not_usable: 'mapping',
  tax_rate_unknown: 'mapping',
  customer_missing: 'mapping',
  no_subscription: 'test',
  sage_forbidden: 'test',
};

/** The state of an invoice, and everything that a change of it entails. */
export class InvoiceRun {
  readonly state: InvoiceView;
  readonly turn: Turn;
  step: InvoiceStep = 'resolve';
  /** Its place among those who want to call Sage, when nobody pressed a button. */
  readonly #usualKind: TurnKind;
  /** Somebody waits for the answer: the next turn comes before those of invoices. */
  #hurried = false;
  /** Version of the connection last seen; a change that came since answers a wait at once. */
  seenConnectionVersion = 0;
  /** Somebody pressed retry, corrected, or the connection changed. */
  #woken = false;
  /** Reason given with the cancellation; null while nobody asked. */
  #cancelled: string | null = null;
  /** A create whose answer was lost: Sage may have the invoice, so it can no longer be cancelled unseen. */
  createUnsettled = false;
  paymentNoticed = false;
  /** A person waits for the look. */
  checkAskedFor = false;
  /** What the payment watch told and was not looked at yet. */
  news: SageNews | null = null;
  readonly wishes = new Wishes();
  /** Sage id under which the payment watch knows it. */
  watchedId: string | null = null;
  /** A question to the payment watch that has no answer yet. */
  askedAtMs: number | null = null;
  /** The due date after which it was asked whether it is paid. */
  dueDateAsked: string | null = null;
  /** The e-mail may have gone out, and no person has said yet what to do. */
  unsettledEmail: NeedsAttention | null = null;
  /** E-mails that a person asked for again, by their request. */
  readonly resent = new Map<string, 'sent' | NeedsAttention>();
  /** When a credit was first asked of Sage, by its request. */
  readonly creditsBegun = new Map<string, number>();
  /** A person pressed retry: the time to take the invoice back is not waited for. */
  undoWaived = false;
  #published = '';
  /** The last status that the PSA was told of. */
  #toldStatus: InvoiceStatus;
  #toldTrouble = '';
  /** A person asked for the last look, and hears what came of it even if that is nothing new. */
  #askedFor = false;
  paymentChecks = 0;

  constructor(state: InvoiceView, kind: TurnKind) {
    this.state = state;
    this.#usualKind = kind;
    this.#toldStatus = state.status;
    this.turn = new Turn();
    this.#publish();
  }

  get nowIso(): string {
    return new Date().toISOString();
  }

  /** Enters a status: timeline, search attributes, details, event to the PSA. The same status again changes only what is shown. */
  async become(
    status: InvoiceStatus,
    text: string,
    shown: Partial<Pick<InvoiceView, 'attention' | 'waitingFor'>> = {},
  ): Promise<void> {
    const { state } = this;
    const previousStatus = state.status;
    const changed = status !== previousStatus;
    state.attention = shown.attention ?? null;
    state.waitingFor = shown.waitingFor ?? null;
    state.version += 1;
    if (changed) {
      state.status = status;
      state.statusSince = this.nowIso;
      if (status !== 'posting') state.timeline.push({ at: state.statusSince, status, text });
    }
    this.#publish();
    if (changed) this.#log(previousStatus);
    if (this.#isNews(changed) && status !== 'posting' && status !== 'accepted') {
      await this.#tell(`invoice.${status}`, previousStatus);
    }
  }

  /** Posting is a moment and waiting for its turn is everyday; waiting for anything else the PSA is told of, also later. */
  #isNews(changed: boolean): boolean {
    const { status, waitingFor } = this.state;
    if (status === 'posting') return false;
    if (status === 'needs_attention') return changed && !this.#isKnownTrouble();
    if (status !== 'waiting') return changed;
    return waitingFor?.what !== 'turn' && (changed || this.#toldStatus !== 'waiting');
  }

  /** It looked again because some setting changed, and is in the same trouble as before. */
  #isKnownTrouble(): boolean {
    const { attention } = this.state;
    const trouble = `${attention?.code} ${attention?.message}`;
    const isLastTold = this.#toldStatus === 'needs_attention' && trouble === this.#toldTrouble;
    const isKnown = isLastTold && !this.#askedFor;
    this.#toldTrouble = trouble;
    this.#askedFor = false;
    return isKnown && patched('trouble-told-once');
  }

  #log(previousStatus: InvoiceStatus): void {
    const { businessUnit, invoiceId, status, sage, attention } = this.state;
    log.info('invoice status', {
      businessUnit,
      invoiceId,
      status,
      previousStatus,
      sageInvoiceId: sage?.id,
      requestId: workflowInfo().memo?.['requestId'],
      attention: attention?.code,
    });
  }

  /** Goes back to work after a wait. */
  async resume(): Promise<void> {
    this.#woken = false;
    if (this.#cancelled !== null && this.#isCancellable) throw new Cancelled(this.#cancelled);
    await this.become(this.state.sage === null ? 'posting' : this.settledStatus, 'Going on');
  }

  get #isCancellable(): boolean {
    return this.state.sage === null && !this.createUnsettled;
  }

  /** Somebody asked for something that ends a wait; a cancellation that came too late does not. */
  get #isCalled(): boolean {
    return this.#woken || (this.#cancelled !== null && this.#isCancellable);
  }

  /** Where an invoice that is in Sage stands, whatever interrupted it. */
  get settledStatus(): InvoiceStatus {
    const { payment, markedSent, email, sage } = this.state;
    if (payment !== null && sage !== null) {
      if (payment.outstanding === '0.00') return 'paid';
      if ([payment.paid, payment.credited, payment.discount].some((amount) => amount !== '0.00'))
        return 'part_paid';
    }
    return markedSent || email !== null ? 'sent' : 'issued';
  }

  /**
   * Resolves with the turn at Sage in hand, however long that takes; meanwhile it is shown what stands before it.
   * @throws Cancelled when somebody takes the invoice back first
   */
  async holdTurn(): Promise<void> {
    // Runs of 0.1.0 called Sage without asking.
    if (!patched('turnstile')) return;
    const sageBusinessId = this.state.plan?.sageBusinessId;
    if (sageBusinessId === undefined) throw new Error('An invoice that calls Sage has a plan');
    const interrupted = () => this.#isCalled;
    const show = (notice: QueuedNotice) => this.#showQueued(notice);
    const { businessUnit: unit } = this.state;
    // Interrupted by a retry it asks anew, as a person this time; resume() leaves when it was cancelled.
    while (!(await this.turn.take({ sageBusinessId, unit, kind: this.#turnKind, interrupted, show })))
      await this.resume();
    if (this.state.waitingFor !== null) await this.resume();
  }

  /** The same for a plan just made; true when it took so long that the plan may be out of date. */
  async holdTurnAt(plan: InvoicePlan): Promise<boolean> {
    this.state.plan = plan;
    const wasHeld = this.turn.isHeld;
    await this.holdTurn();
    return !wasHeld && this.turn.waitedMs > STALE_AFTER_MS;
  }

  get #turnKind(): TurnKind {
    if (this.#hurried) return 'person';
    return this.step === 'payment' ? 'payments' : this.#usualKind;
  }

  #showQueued({ reason, message, action, forecastAt, position }: QueuedNotice): Promise<void> {
    const { sage, status, waitingFor } = this.state;
    const since = waitingFor?.what === reason ? waitingFor.since : this.nowIso;
    return this.become(sage === null ? 'waiting' : status, message, {
      waitingFor: { what: reason, since, message, action, nextTry: forecastAt, position },
    });
  }

  /** Calls that were made in this turn, failed attempts included. */
  spent(calls: number): void {
    this.state.sageCalls += calls;
    this.turn.spent(calls);
  }

  /** Lets the next one through to Sage. */
  async releaseTurn(outcome?: TurnOutcome): Promise<void> {
    this.#hurried = false;
    await this.turn.giveBack(outcome);
  }

  /** Waits in sight until woken, cancelled, or `ms` have passed. */
  async pause(waitingFor: Omit<WaitingFor, 'since' | 'nextTry'>, ms?: number): Promise<void> {
    await this.releaseTurn();
    const nextTry = ms === undefined ? null : new Date(Date.now() + ms).toISOString();
    const shown = { waitingFor: { ...waitingFor, since: this.nowIso, nextTry } };
    await this.become(this.state.sage === null ? 'waiting' : this.state.status, waitingFor.message, shown);
    const done = () => this.#isCalled;
    await (ms === undefined ? condition(done) : condition(done, ms));
    await this.resume();
  }

  /** Asks the connection to be told, then waits. */
  async awaitConnection(message: string, action: string, ms?: number): Promise<void> {
    await this.#askToBeTold('verified');
    await this.pause({ what: 'connection', message, action }, ms);
  }

  /** Stands still for a person; payment news ends it too, since a paid invoice needs nobody. */
  async awaitPerson(draft: AttentionDraft): Promise<void> {
    const attention = { ...draft, step: this.step, fix: remedies[draft.code], since: this.nowIso };
    await this.releaseTurn();
    this.#woken = false;
    await this.become('needs_attention', draft.message, { attention });
    const topic = releasedBy[draft.code];
    if (topic !== undefined && (topic !== 'test' || patched('released-by-test')))
      await this.#askToBeTold(topic);
    const inSage = this.state.sage !== null;
    await condition(
      () =>
        this.#isCalled || (inSage && (this.paymentNoticed || this.news !== null || this.wishes.isWaiting)),
    );
  }

  /** The newer word counts; a question that the earlier one answered stays answered. */
  hear(news: SageNews): void {
    if (news.sageInvoiceId !== this.state.sage?.id) return;
    const newest = news.kind === 'unchanged' ? (this.news ?? news) : news;
    this.news = { ...newest, asked: news.asked || this.news?.asked === true };
  }

  /** Something to tell that is no other status: timeline and event. */
  async announce(type: InvoiceEvent['type'], text: string): Promise<void> {
    this.note(text);
    this.#publish();
    await this.#tell(type, this.state.status, this.nowIso);
  }

  /** For the timeline alone. */
  note(text: string): void {
    const { state } = this;
    state.timeline.push({ at: this.nowIso, status: state.status, text });
    state.version += 1;
  }

  wake(): void {
    this.#woken = true;
  }

  /** A person wants it now. */
  hurry(): void {
    this.#hurried = true;
    this.#askedFor = true;
    this.wake();
  }

  cancel(reason: string): void {
    this.#cancelled = reason;
  }

  /** Something of the view changed that is no status. */
  touch(): void {
    this.state.version += 1;
    this.#publish();
  }

  async #askToBeTold(topic: WaitTopic): Promise<void> {
    const { businessUnit, invoiceId } = this.state;
    await getExternalWorkflowHandle(connectionWorkflowId(businessUnit)).signal(waitForConnectionSignal, {
      workflowId: invoiceWorkflowId(businessUnit, invoiceId),
      topic,
      seenVersion: this.seenConnectionVersion,
    });
  }

  #publish(): void {
    setCurrentDetails(describe(this.state));
    const attributes = searchAttributesOf(this.state);
    // Each upsert is an event of the history, so none without news.
    const news = JSON.stringify(attributes.map(({ value }) => value));
    if (news !== this.#published) upsertSearchAttributes(attributes);
    this.#published = news;
  }

  async #tell(
    type: InvoiceEvent['type'],
    previousStatus: InvoiceStatus,
    at = this.state.statusSince,
  ): Promise<void> {
    const { state } = this;
    state.eventSequence += 1;
    this.#toldStatus = state.status;
    await sendEvent(state.eventSequence, invoiceEvent(type, state, previousStatus, at));
  }
}
