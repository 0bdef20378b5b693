/* eslint-disable max-lines -- what a change of an invoice entails (what is seen, turns, waits, requests) is one object that every step uses */

import {
  log,
  setCurrentDetails,
  upsertMemo,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { saidOf } from '../../domain/invoice/credit-note.ts';
import { type AttentionDraft, remedyOf } from '../../domain/attention.ts';
import { connectionWorkflowId, customerKey, documentWorkflowId } from '../../domain/keys.ts';
import { waitForConnectionSignal, type WaitTopic } from '../../domain/connection/messages.ts';
import { type Bounce } from '../../domain/invoice/bounce.ts';
import { isReadAnew, refreshWanted } from '../../domain/invoice/following.ts';
import {
  type InvoicePlan,
  type InvoiceStatus,
  type InvoiceView,
  type WaitingFor,
} from '../../domain/invoice/invoice.ts';
import { LIST_ROW, rowIn, rowOf } from '../../domain/invoice/list-row.ts';
import { soughtBy } from '../../domain/invoice/plan-invoice.ts';
import { settledStatus } from '../../domain/invoice/settled-status.ts';
import {
  addToTimeline,
  type Command,
  type InvoiceProgress,
  type InvoiceState,
  keepNewest,
  type QueuedCommand,
  type Refusal,
} from '../../domain/invoice/state.ts';
import { type SageUpdate } from '../../domain/payments/watched-invoice.ts';
import { type QueueStatus, type TurnOutcome } from '../../domain/turnstile/messages.ts';
import { type TurnKind } from '../../domain/turnstile/turn-queue.ts';
import { isLongRun } from '../history-limits.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { Turn } from '../turnstile/turn.ts';
import { PsaEvents } from '../webhooks/psa-events.ts';
import { WakeUpTimer } from '../wake-up-timer.ts';
import { describe, eventOf, searchAttributesOf, type ToldType } from './published.ts';
import { Cancelled, Corrected, GiveWay, isAboutCustomer, LinkOrdered, releasedBy } from './stops.ts';

const STALE_AFTER_MS = 5_000;
/** Large runs that an invoice is known to belong to. */
const MOST_RUNS = 10;
const UNTOLD_PAUSE_MS = 15 * 60_000;

/** The state of an invoice and everything that a change of it entails: what is seen of it, what it waits for, and its turns at Sage. */
export class InvoiceRun {
  readonly state: InvoiceState;
  readonly turn: Turn;
  readonly events = new PsaEvents();
  readonly #maxEvents: number;
  readonly #timer = new WakeUpTimer();

  constructor(state: InvoiceState, maxEvents = 0) {
    this.state = state;
    this.#maxEvents = maxEvents;
    this.turn = new Turn(state.progress.turn);
    setCurrentDetails(describe(state));
  }

  get progress(): InvoiceProgress {
    return this.state.progress;
  }

  /** What is written of an invoice, said of what it is. */
  said(text: string): string {
    return saidOf(this.state.kind, text);
  }

  get nowIso(): string {
    return new Date().toISOString();
  }

  /** Milliseconds since 1970 of the hand-over. */
  get acceptedAtMs(): number {
    return Date.parse(this.state.timeline[0]?.at ?? this.nowIso);
  }

  /** A new run is due. Who waits for an answer of this one is told to ask again. */
  get isLong(): boolean {
    return isLongRun(this.#maxEvents);
  }

  /** Where nothing is under way: the next run goes on from here with the same state. @throws GiveWay */
  async giveWayIfLong(): Promise<void> {
    if (!this.isLong) return;
    await this.releaseTurn();
    throw new GiveWay();
  }

  // --- what is seen of it ---

  /**
   * Enters a status: timeline, search attributes, details, event to the PSA. The same status again changes only what is shown. `isForNow`: it looks
   * whether its trouble is over, and nobody hears of it before that is so.
   */
  setStatus(
    status: InvoiceStatus,
    text: string,
    shown: Partial<Pick<InvoiceView, 'attention' | 'waitingFor'>> = {},
    isForNow = false,
  ): void {
    const { state } = this;
    const previousStatus = state.status;
    const changed = status !== previousStatus;
    state.attention = shown.attention ?? null;
    state.waitingFor = shown.waitingFor ?? null;
    state.version += 1;
    if (changed) {
      state.status = status;
      state.statusSince = this.nowIso;
      if (status !== 'posting') addToTimeline(state, text, state.statusSince);
    }
    this.#publish();
    if (changed) this.#log(previousStatus);
    if (status !== 'posting' && status !== 'accepted' && !isForNow && this.#isToBeTold(changed))
      this.#tell(`invoice.${status}`, previousStatus);
  }

  /** Posting and waiting for a turn at Sage are everyday and not told; any other wait is, also where it begins later. */
  #isToBeTold(changed: boolean): boolean {
    const { status, waitingFor } = this.state;
    if (status === 'needs_attention') return changed && !this.#isKnownTrouble();
    const isOverTrouble = this.progress.toldStatus === 'needs_attention' && isRest(waitingFor);
    if (status !== 'waiting') return changed || isOverTrouble;
    return waitingFor?.what !== 'turn' && (changed || this.progress.toldStatus !== 'waiting');
  }

  /** It looked again because some setting changed, and is in the same trouble as before. */
  #isKnownTrouble(): boolean {
    const { progress, state } = this;
    const trouble = `${state.attention?.code} ${state.attention?.message}`;
    const isLastTold = progress.toldStatus === 'needs_attention' && trouble === progress.toldTrouble;
    const isKnown = isLastTold && !progress.askedFor;
    progress.toldTrouble = trouble;
    progress.askedFor = false;
    return isKnown;
  }

  #log(previousStatus: InvoiceStatus): void {
    const { businessUnit, invoiceId, status, sage, attention } = this.state;
    log.info('invoice status', {
      kind: this.state.kind,
      businessUnit,
      invoiceId,
      status,
      previousStatus,
      sageInvoiceId: sage?.id,
      requestId: workflowInfo().memo?.['requestId'],
      attention: attention?.code,
    });
  }

  /** Something to tell that is no other status: timeline and event. */
  announce(type: ToldType, text: string, bounce?: Bounce): void {
    this.note(text);
    this.#publish();
    this.#tell(type, this.state.status, this.nowIso, bounce);
  }

  /** For the timeline alone. */
  note(text: string): void {
    addToTimeline(this.state, text, this.nowIso);
    this.state.version += 1;
  }

  /** Of a run more than once, nothing changes. */
  join(id: string): void {
    const { runs = [] } = this.state;
    if (runs.includes(id)) return;
    this.state.runs = [...runs, id].slice(-MOST_RUNS);
    this.touch();
  }

  /** Something of the view changed that is no status. */
  touch(): void {
    this.state.version += 1;
    this.#publish();
  }

  #publish(): void {
    const { state, progress } = this;
    setCurrentDetails(describe(state));
    // A moment only: the first status that lasts is the first that is written.
    if (state.status === 'posting' && progress.published === '') return;
    const attributes = searchAttributesOf(state);
    // Each write is an event of the history, so none without news.
    const published = JSON.stringify(attributes.map(({ value }) => value));
    if (published !== progress.published) upsertSearchAttributes(attributes);
    progress.published = published;
    this.#publishRow();
  }

  /** A command of its own, as Temporal has none for both. The memo goes over to the next run, and so tells what was written last. */
  #publishRow(): void {
    const { state } = this;
    const written = rowIn(workflowInfo().memo);
    const handedOverAt = written?.handedOverAt ?? state.timeline[0]?.at ?? this.nowIso;
    const row = rowOf(state, handedOverAt);
    if (JSON.stringify(row) !== JSON.stringify(written)) upsertMemo({ [LIST_ROW]: row });
  }

  #tell(type: ToldType, previousStatus: InvoiceStatus, at = this.state.statusSince, bounce?: Bounce): void {
    const { state } = this;
    const sequence = state.eventSequence + 1;
    const event = eventOf(
      type,
      { ...state, eventSequence: sequence },
      { previousStatus, timestamp: at, bounce },
    );
    if (event === null) return;
    state.eventSequence = sequence;
    this.progress.toldStatus = state.status;
    this.events.tell(sequence, event);
  }

  // --- turns at Sage ---

  /**
   * Resolves with the turn at Sage in hand, however long that takes; meanwhile it is shown what stands before it.
   * @throws Cancelled when somebody takes the invoice back first
   */
  async holdTurn(): Promise<void> {
    const sageBusinessId = this.state.plan?.sageBusinessId;
    if (sageBusinessId === undefined) throw new Error('An invoice that calls Sage has a plan');
    const show = (status: QueueStatus) => this.#showQueued(status);
    const interrupted = () => this.#isCalled;
    const suspended = () => this.isLong;
    const { businessUnit: unit } = this.state;
    // Interrupted by a retry it asks anew, as a person this time; resume() leaves when it was cancelled.
    while (
      !(await this.turn.take({ sageBusinessId, unit, kind: this.turnKind, interrupted, suspended, show }))
    ) {
      // The next run waits on in its place.
      if (this.isLong && !this.#isCalled) throw new GiveWay();
      await this.giveWayIfLong();
      this.resume();
    }
    if (this.state.waitingFor !== null) this.resume();
  }

  /** The same for a plan just made; true when it took so long that the plan may be out of date. */
  async holdTurnAt(plan: InvoicePlan): Promise<boolean> {
    this.state.plan = plan;
    const wasHeld = this.turn.isHeld;
    await this.holdTurn();
    return !wasHeld && this.turn.waitedMs > STALE_AFTER_MS;
  }

  get turnKind(): TurnKind {
    if (this.progress.prioritised) return 'person';
    return this.progress.step === 'payment' ? 'payments' : this.progress.usualKind;
  }

  #showQueued({ reason, message: said, action: toDo, forecastAt, position }: QueueStatus): void {
    const [message, action] = [this.said(said), toDo && this.said(toDo)];
    const { sage, status, waitingFor } = this.state;
    const since = waitingFor?.what === reason ? waitingFor.since : this.nowIso;
    this.setStatus(sage === null ? 'waiting' : status, message, {
      waitingFor: { what: reason, since, message, action, nextTry: forecastAt, position },
    });
  }

  /** Calls that were made in this turn, failed attempts included. */
  spent(calls: number, arrivalMs?: number): void {
    this.state.sageCalls += calls;
    this.turn.spent(calls, arrivalMs);
  }

  /** Lets the next one through to Sage. */
  async releaseTurn(outcome?: TurnOutcome): Promise<void> {
    this.progress.prioritised = false;
    await this.turn.giveBack(outcome);
  }

  // --- waiting ---

  /** Goes back to work after a wait. @throws Cancelled, Corrected, LinkOrdered */
  resume(): void {
    const { progress } = this;
    progress.woken = false;
    progress.wait = null;
    if (progress.cancelReason !== null && this.isCancellable) throw new Cancelled(progress.cancelReason);
    if (progress.link?.begun === false && this.isCancellable) throw new LinkOrdered();
    if (progress.corrected === true) {
      progress.corrected = false;
      throw new Corrected();
    }
    const isForNow = this.state.status === 'needs_attention' && !progress.askedFor;
    this.setStatus(this.state.sage === null ? 'posting' : settledStatus(this.state), 'Resumed', {}, isForNow);
  }

  /** While it is certain that Sage does not have it. */
  get isCancellable(): boolean {
    return this.state.sage === null && this.progress.attempt?.unsettled !== true;
  }

  /** Somebody asked for something that ends a wait; a cancellation that came too late does not. */
  get #isCalled(): boolean {
    const { woken, cancelReason } = this.progress;
    return woken || (cancelReason !== null && this.isCancellable);
  }

  /** Waits in sight until woken, cancelled, or `ms` have passed. @throws Cancelled, GiveWay */
  async pause(awaited: Omit<WaitingFor, 'since' | 'nextTry'>, ms?: number): Promise<void> {
    const { what, message, action } = awaited;
    const waitingFor = { what, message: this.said(message), action: action && this.said(action) };
    await this.releaseTurn();
    const untilMs = ms === undefined ? null : Date.now() + ms;
    const nextTry = untilMs === null ? null : new Date(untilMs).toISOString();
    const shown = { waitingFor: { ...waitingFor, since: this.nowIso, nextTry } };
    this.setStatus(this.state.sage === null ? 'waiting' : this.state.status, waitingFor.message, shown);
    this.progress.wait = { kind: 'pause', untilMs };
    await this.finishWait();
  }

  /** Asks the connection to be told, then waits. */
  async awaitConnection(message: string, action: string, ms?: number): Promise<void> {
    const isHeard = await this.#askToBeTold('verified');
    // Nobody will tell: the connection's run was ended, and the next one does not know of this invoice.
    await this.pause(
      { what: 'connection', message, action },
      isHeard ? ms : Math.min(ms ?? Infinity, UNTOLD_PAUSE_MS),
    );
  }

  /** Stands still for a person; news of a payment ends it too, since a paid invoice needs nobody. */
  async awaitPerson(draft: AttentionDraft): Promise<void> {
    const { progress } = this;
    const fix = remedyOf(draft, this.state.kind);
    const message = this.said(draft.message);
    const attention = { ...draft, message, step: progress.step, fix, since: this.nowIso };
    await this.releaseTurn();
    progress.woken = false;
    this.setStatus('needs_attention', message, { attention });
    const topic = releasedBy[draft.code];
    const customer = isAboutCustomer(draft.code) ? customerKey(soughtBy(this.state.request)) : undefined;
    if (topic !== undefined) void this.#askToBeTold(topic, customer);
    progress.wait = { kind: 'person' };
    await this.finishWait();
  }

  /** What a run before this one, or this one, began to wait for; goes on when it has come. @throws Cancelled, GiveWay */
  async finishWait(): Promise<void> {
    const { wait } = this.progress;
    if (wait === null) return;
    const done = wait.kind === 'person' ? () => this.#isCalled || this.#isCalledInSage : () => this.#isCalled;
    await this.until(done, wait.kind === 'pause' ? wait.untilMs : null, 'Next try');
    this.resume();
  }

  get #isCalledInSage(): boolean {
    const { update, commands, following } = this.progress;
    const asked = update !== null || commands.length > 0 || isReadAnew(following);
    return this.state.sage !== null && asked;
  }

  /** Until `done` or the time has come; false for the latter. @throws GiveWay when a new run is due first */
  async until(done: () => boolean, untilMs: number | null, summary: string): Promise<boolean> {
    const over = () => done() || this.isLong;
    await this.#timer.until(untilMs ?? Infinity, over, summary);
    if (done()) return true;
    await this.giveWayIfLong();
    return false;
  }

  /** False where the connection has no open run. */
  #askToBeTold(topic: WaitTopic, customer?: string): Promise<boolean> {
    const { kind, businessUnit, invoiceId } = this.state;
    return signalIfRunning(connectionWorkflowId(businessUnit), waitForConnectionSignal, {
      workflowId: documentWorkflowId(kind, businessUnit, invoiceId),
      topic,
      customer,
      seenVersion: this.progress.seenConnectionVersion,
    });
  }

  // --- what others ask of it ---

  wake(): void {
    this.progress.woken = true;
  }

  /** A person wants it now. */
  prioritise(): void {
    this.progress.prioritised = true;
    this.progress.askedFor = true;
    this.wake();
  }

  /** A person wants it tried again, and not before others. */
  wakeWithOthers(): void {
    this.progress.askedFor = true;
    this.wake();
  }

  /** Somebody wants its record read now. */
  wantRefresh(): void {
    this.progress.following = refreshWanted(this.progress.following);
  }

  /** The newer word counts; a question that the earlier one answered stays answered. */
  receive(update: SageUpdate): void {
    const { progress, state } = this;
    // After a reset it may come again before it is known once more what the invoice is called in Sage.
    if (state.sage !== null && update.sageInvoiceId !== state.sage.id) return;
    const newest = update.kind === 'unchanged' ? (progress.update ?? update) : update;
    progress.update = { ...newest, asked: update.asked || progress.update?.asked === true };
  }

  /** Joins the same order that waits already; answers its id. */
  queue(key: string, command: Command): number {
    const { progress } = this;
    this.prioritise();
    const same = progress.commands.find((queued) => queued.key === key);
    if (same !== undefined) return same.id;
    progress.lastCommandId += 1;
    progress.commands = [...progress.commands, { id: progress.lastCommandId, key, command }];
    return progress.lastCommandId;
  }

  /** Null: done. */
  settle({ id }: QueuedCommand, outcome: Refusal | null): void {
    const { progress } = this;
    progress.commands = progress.commands.filter((queued) => queued.id !== id);
    progress.outcomes = keepNewest({ ...progress.outcomes, [id]: outcome });
  }
}

/** Nothing is left for us to do. */
const isRest = (waitingFor: WaitingFor | null): boolean =>
  waitingFor?.what === 'payment' || waitingFor?.what === 'release';
