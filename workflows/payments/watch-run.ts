/* eslint-disable max-lines -- the state of a payment watch and everything that a look at the books changes in it */

import { condition } from '@temporalio/workflow';
import {
  type RefusedEndpoint,
  stillRefused,
  withoutAnswered,
  withRefusals,
} from '../../domain/connection/editions.ts';
import { type Problem } from '../../domain/connection/connection.ts';
import {
  type AnsweredEndpoints,
  endpointsAnsweredSignal,
  endpointsRefusedSignal,
} from '../../domain/connection/messages.ts';
import { connectionWorkflowId } from '../../domain/keys.ts';
import { type Rhythm, type Told } from '../../domain/payments/look.ts';
import { nextLookMs } from '../../domain/payments/look-allowance.ts';
import {
  type LookAcknowledgement,
  type SyncRequest,
  type WatchedUnit,
} from '../../domain/payments/messages.ts';
import { nextCheck } from '../../domain/payments/next-check.ts';
import { type PaymentWatchView } from '../../domain/payments/watch-view.ts';
import { type Counted } from '../../domain/failures.ts';
import { isLongRun } from '../history-limits.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { Turn } from '../turnstile/turn.ts';
import { WakeUpTimer } from '../wake-up-timer.ts';
import { DAY_MS, paymentsHidden, type WatchState } from './watch-state.ts';

const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * MINUTE_MS;
/** Beyond, one look answers everybody. */
const MOST_WANTED = 1_000;
const MOST_UNITS = 200;

/** So much earlier is not worth a new timer. */
const NEARLY_MS = 1_000;

type Work = 'look' | 'read' | 'compare' | 'count';
type Why = PaymentWatchView['nextCheck']['why'];

/** What is due when, what was asked for, and what came of it. */
export class WatchRun {
  readonly state: WatchState;
  readonly turn: Turn;
  readonly #maxEvents: number;
  readonly #timer = new WakeUpTimer();

  constructor(state: WatchState, maxEvents: number) {
    this.state = state;
    this.turn = new Turn(state.turn);
    this.#maxEvents = maxEvents;
  }

  get isFull(): boolean {
    return isLongRun(this.#maxEvents);
  }

  // --- what others ask of it ---

  watchUnit({ unit, countryId, edition }: WatchedUnit): void {
    const { state } = this;
    state.countryId = countryId ?? state.countryId;
    if (edition !== null && edition !== state.edition) {
      state.edition = edition;
      // What another edition lacked this one may have.
      state.refused = [];
    }
    if (!state.units.includes(unit)) {
      state.units = [...state.units, unit].slice(-MOST_UNITS);
      if (state.refused.length > 0) this.#tellRefusals([unit]);
    }
  }

  /** What is not asked again yet. */
  get refused(): readonly RefusedEndpoint[] {
    return stillRefused(this.state.refused, Date.now());
  }

  /** Payments, or what else settles invoices, do not show in lists of changes. */
  get listsAreMissing(): boolean {
    return this.state.paymentsHidden || this.refused.length > 0;
  }

  learnRefusals(now: readonly RefusedEndpoint[]): void {
    const { state } = this;
    state.refused = withRefusals(this.refused, now);
    if (now.length > 0) this.#tellRefusals(state.units);
  }

  /** Their connections show it to who asks, and order nothing that needs it. */
  #tellRefusals(units: readonly string[]): void {
    const { sageBusinessId, refused } = this.state;
    for (const unit of units)
      void signalIfRunning(connectionWorkflowId(unit), endpointsRefusedSignal, { sageBusinessId, refused });
  }

  /** Asked for again at the next look; the connections of all units forget it too. */
  endpointsAnswered({ sageBusinessId, endpoints }: AnsweredEndpoints): void {
    const { state } = this;
    const refused = withoutAnswered(state.refused, endpoints);
    if (refused.length === state.refused.length) return;
    state.refused = refused;
    for (const unit of state.units)
      void signalIfRunning(connectionWorkflowId(unit), endpointsAnsweredSignal, {
        sageBusinessId,
        endpoints,
      });
  }

  unwatchUnit(unit: string): void {
    this.state.units = this.state.units.filter((known) => known !== unit);
  }

  want(request: SyncRequest): void {
    const { state } = this;
    if (state.wanted.some(({ workflowId }) => workflowId === request.workflowId)) return;
    if (state.wanted.length < MOST_WANTED) state.wanted = [...state.wanted, request];
    else state.answerEverybody = true;
  }

  /** Resolves when a look has ended that began after this; gives up after a minute. */
  async lookNow(): Promise<LookAcknowledgement> {
    const { state } = this;
    const needed = state.looks + (state.looking ? 2 : 1);
    state.lookWanted = true;
    await condition(() => state.looks >= needed || this.isFull, MINUTE_MS, {
      summary: 'Answer who asked for a look',
    });
    return { looked: state.looks >= needed && state.failures === 0 };
  }

  refuseCancellation(): void {
    this.state.cancellationRefused = {
      at: new Date().toISOString(),
      fix: 'Disconnect the units that use this Sage business, or terminate the run: the next one takes over what it knew.',
    };
  }

  // --- what is due ---

  /** Waits until something is due and answers what, or null when it is time for a new run. */
  async untilDue(): Promise<Work | null> {
    for (;;) {
      if (this.isFull) return null;
      const next = this.#next();
      if (next.atMs <= Date.now()) return next.work;
      // Whatever comes earlier ends the wait; it is reckoned anew by then.
      const isSooner = () => this.isFull || this.#next().atMs < next.atMs - NEARLY_MS;
      await this.#timer.until(next.atMs, isSooner, summaries[next.work]);
    }
  }

  #next(): { work: Work; atMs: number } {
    const due: readonly { work: Work; atMs: number }[] = [
      { work: 'look', atMs: this.#look.atMs },
      { work: 'read', atMs: this.#readMs },
      { work: 'compare', atMs: this.#compareMs },
      { work: 'count', atMs: this.#countMs },
    ];
    return due.reduce((first, one) => (one.atMs < first.atMs ? one : first));
  }

  get #look(): { atMs: number; why: Why } {
    const { state } = this;
    if (state.units.length === 0) return { atMs: Infinity, why: 'nothing_open' };
    if (state.lookWanted) return { atMs: 0, why: 'now' };
    if (this.#isBackingOff) return { atMs: state.notBeforeMs, why: 'problem' };
    if (state.lastCheck === null || state.more || state.lookOwed) return { atMs: 0, why: 'now' };
    // One reading answers more questions than so many single ones.
    if (state.wanted.length > state.callsPerCheck || state.answerEverybody)
      return { atMs: nextLookMs(state.allowance, Date.now()), why: 'now' };
    return this.#regular(state.open, state.lastCheck.at);
  }

  #regular(open: number, last: string): { atMs: number; why: Why } {
    const { countryId, callsPerCheck: cost, budget, officePauseMs } = this.state;
    return nextCheck({
      lastCheckMs: Date.parse(last),
      open,
      countryId,
      cost,
      budget: budget !== null && Date.parse(budget.resetsAt) > Date.now() ? budget : null,
      officePauseMs,
    });
  }

  get #readMs(): number {
    const { unread, wanted, notBeforeMs, units, allowance } = this.state;
    if (units.length === 0 || (unread.ids.length === 0 && wanted.length === 0)) return Infinity;
    return Math.max(notBeforeMs, unread.ids.length > 0 ? 0 : nextLookMs(allowance, Date.now()));
  }

  get #compareMs(): number {
    const { state } = this;
    if (state.units.length === 0 || state.open + state.paid === 0) return Infinity;
    return Math.max(state.notBeforeMs, state.nextComparisonMs);
  }

  /** With nothing open there is a look a day; an invoice that was issued meanwhile is found by counting, which calls nobody at Sage. */
  get #countMs(): number {
    const { open, lastCheck, countedMs } = this.state;
    if (open > 0 || lastCheck === null) return Infinity;
    const last = Math.max(countedMs, Date.parse(lastCheck.at));
    return this.#regular(1, new Date(last).toISOString()).atMs;
  }

  get #isBackingOff(): boolean {
    return this.state.notBeforeMs > Date.now() && this.state.problem !== null;
  }

  // --- what came of it ---

  beginLook(): void {
    this.state.looking = true;
    this.state.lookOwed ||= this.state.lookWanted;
    this.state.lookWanted = false;
  }

  endLook(): void {
    this.state.looking = false;
    this.state.looks += 1;
  }

  /** From here on a question is too late for the answer that Sage is about to give: it stays for the next one. */
  beginAnswering(most = Infinity): readonly SyncRequest[] {
    const { state } = this;
    const all = byWorkflow([...state.answering, ...state.wanted]);
    state.answering = all.slice(0, most);
    state.wanted = all.slice(most);
    return state.answering;
  }

  endAnswering(isUnanswered: (request: SyncRequest) => boolean): void {
    const { state } = this;
    state.wanted = byWorkflow([...state.answering.filter(isUnanswered), ...state.wanted]).slice(
      0,
      MOST_WANTED,
    );
    state.answering = [];
  }

  count({ officePauseMs, budget, open, paid }: Rhythm): void {
    Object.assign(this.state, { officePauseMs, budget, open, paid, countedMs: Date.now() });
  }

  keep({ lately, unreadable, moved }: Told): void {
    const { state } = this;
    state.lately = lately;
    state.open = Math.max(0, state.open + moved.open);
    state.paid = Math.max(0, state.paid + moved.paid);
    state.unreadable = unreadable;
    state.unreadableSince =
      unreadable.length === 0 ? null : (state.unreadableSince ?? new Date().toISOString());
  }

  spent({ calls, arrivalMs }: Pick<Counted<unknown>, 'calls' | 'arrivalMs'>): void {
    const day = new Date().toISOString().slice(0, 10);
    const { spent } = this.state;
    this.state.spent = { day, calls: calls + (spent.day === day ? spent.calls : 0) };
    this.turn.spent(calls, arrivalMs);
  }

  /** Keeps what went wrong in sight and waits longer each time. */
  failed(problem: Problem): void {
    const { state } = this;
    state.problem = problem;
    state.notBeforeMs = Date.now() + Math.min(MINUTE_MS * 2 ** state.failures, LONGEST_PAUSE_MS);
    state.failures += 1;
  }

  succeeded(): void {
    const { state } = this;
    state.failures = 0;
    state.notBeforeMs = 0;
    state.problem = state.paymentsHidden ? paymentsHidden : null;
  }

  /** If not sooner. */
  compareWithin(ms: number): void {
    const { state } = this;
    state.nextComparisonMs = Math.min(state.nextComparisonMs, Date.now() + ms);
  }

  get nextLook(): PaymentWatchView['nextCheck'] {
    const { atMs, why } = this.#look;
    if (this.state.units.length === 0) return { at: null, why: 'no_unit' };
    return {
      at: new Date(why === 'now' ? Date.now() : Math.min(atMs, Date.now() + DAY_MS)).toISOString(),
      why,
    };
  }

  get nextCount(): string | null {
    const atMs = this.#countMs;
    return atMs === Infinity ? null : new Date(Math.max(atMs, Date.now())).toISOString();
  }
}

const byWorkflow = (requests: readonly SyncRequest[]): SyncRequest[] => [
  ...new Map(requests.map((request) => [request.workflowId, request])).values(),
];

const summaries: Readonly<Record<Work, string>> = {
  look: 'Next look at the books',
  read: 'Next invoices read one by one',
  compare: 'Next comparison with the books',
  count: 'Is any invoice open by now?',
};
