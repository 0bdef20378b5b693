import { condition, getExternalWorkflowHandle, isCancellation } from '@temporalio/workflow';
import { type Problem } from '../../domain/connection/connection.ts';
import { invoiceWorkflowId } from '../../domain/keys.ts';
import { nextLookMs } from '../../domain/payments/look-allowance.ts';
import { nextCheck } from '../../domain/payments/next-check.ts';
import { ownerOf, unregister } from '../../domain/payments/registry.ts';
import { type SageUpdate } from '../../domain/payments/watched-invoice.ts';
import { type PaymentWatchView } from '../../domain/payments/watch-view.ts';
import { sageUpdateSignal } from '../../domain/invoice/messages.ts';
import { type WatchedUnit } from '../../domain/payments/messages.ts';
import { isLongRun } from '../history-limits.ts';
import { newTurn } from '../../domain/turnstile/turn-state.ts';
import { Turn } from '../turnstile/turn.ts';
import { paymentsHidden, type WatchState } from './watch-state.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LONGEST_PAUSE_MS = 60 * MINUTE_MS;

/** Due checks, what was asked for, and the way to the invoices. */
export class WatchRun {
  readonly state: WatchState;
  readonly turn = new Turn(newTurn());
  readonly #maxEvents: number;
  /** Grows with everything that may be due earlier than what is waited for. */
  #news = 0;
  #checkWanted = false;
  /** Somebody waits for the check that is under way. */
  #checkAnswers = false;
  checks = 0;
  readonly #askedMeanwhile = new Set<string>();

  constructor(state: WatchState, maxEvents: number) {
    this.state = state;
    this.#maxEvents = maxEvents;
  }

  get isFull(): boolean {
    return isLongRun(this.#maxEvents);
  }

  watchUnit({ unit, countryId }: WatchedUnit): void {
    const { state } = this;
    state.countryId = countryId ?? state.countryId;
    if (!state.units.includes(unit)) state.units.push(unit);
  }

  unwatch(sageInvoiceId: string): void {
    unregister(this.state.registry, sageInvoiceId);
  }

  want(sageInvoiceId: string): void {
    this.#askedMeanwhile.add(sageInvoiceId);
    if (this.state.wanted.includes(sageInvoiceId)) return;
    this.state.wanted.push(sageInvoiceId);
    this.#news += 1;
  }

  /** From here on a question is too late for the answer that Sage is about to give. */
  beginReading(): void {
    this.#askedMeanwhile.clear();
  }

  /** These are answered, but for those about whom somebody asked meanwhile. */
  endReading(answered: readonly string[]): void {
    const { state } = this;
    state.wanted = state.wanted.filter((id) => !answered.includes(id) || this.#askedMeanwhile.has(id));
  }

  /** Resolves when the whole business was looked at; gives up after a minute. */
  async checkNow(): Promise<void> {
    const before = this.checks;
    this.#checkWanted = true;
    this.#news += 1;
    await condition(() => this.checks > before || this.isFull, MINUTE_MS);
  }

  beginCheck(): void {
    this.#checkAnswers = this.#checkWanted;
    this.#checkWanted = false;
  }

  /** Waits until something is to be read, or until it is time for a new run. */
  async untilDue(): Promise<void> {
    while (!this.isFull) {
      const waitMs = Math.min(this.#checkDue().atMs, this.#readDueMs(), this.sweepDueMs) - Date.now();
      if (waitMs <= 0) return;
      const seen = this.#news;
      await condition(() => this.#news !== seen || this.isFull, waitMs);
    }
  }

  get isCheckDue(): boolean {
    return this.#checkDue().atMs <= Date.now();
  }

  get isReadDue(): boolean {
    return this.#readDueMs() <= Date.now();
  }

  #checkDue(): { atMs: number; why: PaymentWatchView['nextCheck']['why'] } {
    const { lastCheck, countryId, callsPerCheck: cost, budget, notBeforeMs, more } = this.state;
    const { officePauseMs, problem } = this.state;
    if (notBeforeMs > Date.now() && problem !== null) return { atMs: notBeforeMs, why: 'problem' };
    if (lastCheck === null || more || this.#checkWanted) return { atMs: Date.now(), why: 'now' };
    // One reading answers more questions than so many looks.
    if (this.state.wanted.length > cost) return { atMs: this.#lookDueMs(), why: 'now' };
    return nextCheck({
      lastCheckMs: Date.parse(lastCheck.at),
      open: this.#open,
      countryId,
      cost,
      budget: budget !== null && Date.parse(budget.resetsAt) > Date.now() ? budget : null,
      officePauseMs,
    });
  }

  #readDueMs(): number {
    const { toRead, wanted, notBeforeMs } = this.state;
    if (toRead.length > 0) return Math.max(notBeforeMs, Date.now());
    return wanted.length === 0 ? Infinity : Math.max(notBeforeMs, this.#lookDueMs());
  }

  #lookDueMs(): number {
    return nextLookMs(this.state.allowance, Date.now());
  }

  /** Daily; hourly where it is the only way to see payments. */
  get sweepDueMs(): number {
    const { lastSweep, begunAt, paymentsHidden, registry, notBeforeMs } = this.state;
    if (this.#open === 0 && Object.keys(registry.settled).length === 0) return Infinity;
    const pauseMs = paymentsHidden ? LONGEST_PAUSE_MS : DAY_MS;
    return Math.max(notBeforeMs, Date.parse(lastSweep?.at ?? begunAt) + pauseMs);
  }

  /** Keeps what went wrong in sight and waits longer each time. */
  failed(problem: Problem): void {
    const { state } = this;
    state.problem = problem;
    state.notBeforeMs = Date.now() + Math.min(MINUTE_MS * 2 ** state.failures, LONGEST_PAUSE_MS);
    state.failures += 1;
    // What was asked for is still owed, not only what the rhythm brings.
    this.#checkWanted ||= this.#checkAnswers;
    this.#checkAnswers = false;
  }

  succeeded(): void {
    const { state } = this;
    this.#checkAnswers = false;
    state.failures = 0;
    state.notBeforeMs = 0;
    state.problem = state.paymentsHidden ? paymentsHidden : null;
  }

  spent(calls: number): void {
    const day = new Date().toISOString().slice(0, 10);
    const { spent } = this.state;
    this.state.spent = { day, calls: calls + (spent.day === day ? spent.calls : 0) };
    this.turn.spent(calls);
  }

  /** One whose run is over is watched no longer. */
  async tell(news: SageUpdate): Promise<void> {
    const { sageInvoiceId } = news;
    const owner = ownerOf(this.state.registry, sageInvoiceId);
    if (owner === null) return;
    const workflowId = invoiceWorkflowId(owner.unit, owner.invoiceId);
    try {
      await getExternalWorkflowHandle(workflowId).signal(sageUpdateSignal, news);
    } catch (error) {
      if (isCancellation(error)) throw error;
      this.unwatch(sageInvoiceId);
    }
  }

  view(): PaymentWatchView {
    const { state } = this;
    const { atMs, why } = this.#checkDue();
    const today = new Date().toISOString().slice(0, 10);
    return {
      sageBusinessId: state.sageBusinessId,
      units: state.units,
      open: this.#open,
      settled: Object.keys(state.registry.settled).length,
      lastCheck: state.lastCheck,
      lastSweep: state.lastSweep,
      nextCheck: { at: new Date(atMs).toISOString(), why },
      callsPerCheck: state.callsPerCheck,
      callsToday: state.spent.day === today ? state.spent.calls : 0,
      budget: state.budget,
      problem: state.problem,
    };
  }

  get #open(): number {
    return Object.keys(this.state.registry.open).length;
  }
}
