import { condition, getExternalWorkflowHandle } from '@temporalio/workflow';
import { type AttentionDraft, remedies } from '../../domain/attention.ts';
import {
  type InvoicePlan,
  type InvoiceStep,
  type InvoiceView,
  type WaitingFor,
} from '../../domain/invoice/invoice.ts';
import { connectionWorkflowId, invoiceWorkflowId } from '../../domain/keys.ts';
import { type SageUpdate } from '../../domain/payments/watched-invoice.ts';
import { settledStatus } from '../../domain/invoice/settled-status.ts';
import { type QueueStatus, type TurnOutcome } from '../../domain/turnstile/messages.ts';
import { type TurnKind } from '../../domain/turnstile/turn-queue.ts';
import { waitForConnectionSignal, type WaitTopic } from '../../domain/connection/messages.ts';
import { newTurn } from '../../domain/turnstile/turn-state.ts';
import { Turn } from '../turnstile/turn.ts';
import { Cancelled, type NeedsAttention, releasedBy } from './stops.ts';
import { ToldInvoice } from './told-invoice.ts';
import { Wishes } from './wish-list.ts';

const STALE_AFTER_MS = 5_000;

/** The state of an invoice, and everything that a change of it entails. */
export class InvoiceRun extends ToldInvoice {
  readonly turn = new Turn(newTurn());
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
  /** To be read by itself, not through the payment watch: a person waits for it, or the watch may have told it to an earlier run. */
  readsItself = false;
  /** What the payment watch told and was not looked at yet. */
  news: SageUpdate | null = null;
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
  paymentChecks = 0;

  constructor(state: InvoiceView, kind: TurnKind) {
    super(state);
    this.#usualKind = kind;
  }

  /** Goes back to work after a wait. */
  async resume(): Promise<void> {
    this.#woken = false;
    if (this.#cancelled !== null && this.#isCancellable) throw new Cancelled(this.#cancelled);
    await this.become(this.state.sage === null ? 'posting' : settledStatus(this.state), 'Going on');
  }

  get #isCancellable(): boolean {
    return this.state.sage === null && !this.createUnsettled;
  }

  /** Somebody asked for something that ends a wait; a cancellation that came too late does not. */
  get #isCalled(): boolean {
    return this.#woken || (this.#cancelled !== null && this.#isCancellable);
  }

  /**
   * Resolves with the turn at Sage in hand, however long that takes; meanwhile it is shown what stands before it.
   * @throws Cancelled when somebody takes the invoice back first
   */
  async holdTurn(): Promise<void> {
    const sageBusinessId = this.state.plan?.sageBusinessId;
    if (sageBusinessId === undefined) throw new Error('An invoice that calls Sage has a plan');
    const interrupted = () => this.#isCalled;
    const show = (notice: QueueStatus) => this.#showQueued(notice);
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

  #showQueued({ reason, message, action, forecastAt, position }: QueueStatus): Promise<void> {
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
    if (topic !== undefined) await this.#askToBeTold(topic);
    const inSage = this.state.sage !== null;
    await condition(
      () =>
        this.#isCalled || (inSage && (this.paymentNoticed || this.news !== null || this.wishes.isWaiting)),
    );
  }

  /** The newer word counts; a question that the earlier one answered stays answered. */
  hear(news: SageUpdate): void {
    if (news.sageInvoiceId !== this.state.sage?.id) return;
    const newest = news.kind === 'unchanged' ? (this.news ?? news) : news;
    this.news = { ...newest, asked: news.asked || this.news?.asked === true };
  }

  wake(): void {
    this.#woken = true;
  }

  /** A person wants it now. */
  hurry(): void {
    this.#hurried = true;
    this.askedFor = true;
    this.wake();
  }

  cancel(reason: string): void {
    this.#cancelled = reason;
  }

  async #askToBeTold(topic: WaitTopic): Promise<void> {
    const { businessUnit, invoiceId } = this.state;
    await getExternalWorkflowHandle(connectionWorkflowId(businessUnit)).signal(waitForConnectionSignal, {
      workflowId: invoiceWorkflowId(businessUnit, invoiceId),
      topic,
      seenVersion: this.seenConnectionVersion,
    });
  }
}
