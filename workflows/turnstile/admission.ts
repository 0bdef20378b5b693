/* eslint-disable max-lines -- a turn from its request to its return, whose steps change the same few fields and are right only together */

import { log } from '@temporalio/workflow';
import {
  barrierTo,
  CALLS_PER_TURN,
  type Circumstances,
  paceOpensAt,
} from '../../domain/turnstile/admission.ts';
import { leftToday, spend } from '../../domain/turnstile/daily-budget.ts';
import { paceOf, type SageLimits, withOverride } from '../../domain/turnstile/limits.ts';
import {
  type TurnAnswer,
  type TurnGrant,
  turnGrantedSignal,
  type TurnReport,
  type TurnRequest,
} from '../../domain/turnstile/messages.ts';
import { type Pace, spentEntirely } from '../../domain/turnstile/pace.ts';
import { turnKinds } from '../../domain/turnstile/turn-queue.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { TurnQueue } from './queue.ts';
import { troubleAfter } from './trouble.ts';
import {
  type Holder,
  MOST_UNITS,
  pack,
  type Queued,
  type Trouble,
  type TurnstileState,
  unpack,
} from './turnstile-state.ts';

/**
 * A turn that nobody gives back is over after this; in its last one and a half minutes holders ask for no call, which is longer than
 * an activity takes to begin and end.
 */
export const LEASE_MS = 180_000;
/** A holder that was terminated is noticed by a message that finds nobody. */
const CHECK_MS = 20_000;
/** So long a report may be on its way that the holder's own next request overtook. */
const REPORT_DUE_MS = 2_000;

const unlimited: SageLimits = { window: null, daily: null, reserve: 0 };

/** Who may call Sage now. One holder at a time, in order, at the business's pace, and nobody while there is no point. */
export class Admission {
  readonly state: TurnstileState;
  readonly queue: TurnQueue;
  /** Grows with everything that may change who is next. */
  changes = 0;

  constructor(state: TurnstileState) {
    this.state = state;
    this.queue = new TurnQueue(unpack(state.queue));
  }

  get limits(): SageLimits {
    return withOverride(this.state.configured ?? unlimited, this.state.override);
  }

  get pace(): Pace | null {
    return paceOf(this.limits);
  }

  get circumstances(): Circumstances {
    const { paused, trouble, spent } = this.state;
    const { daily, reserve } = this.limits;
    return { paused, trouble, daily, spent, reserve };
  }

  /** Answered by signal, when its turn has come. */
  request(request: TurnRequest): void {
    const { workflowId, ticket } = request;
    const { holder } = this.state;
    if (holder?.workflowId === workflowId) {
      this.changes += 1;
      if (holder.ticket === ticket) {
        holder.asksAgain = true;
        return;
      }
      // Its report is on its way, or the run that held the turn is gone.
      holder.checkAtMs = Math.min(holder.checkAtMs, Date.now() + REPORT_DUE_MS);
    }
    // Who waits long asks again now and then, in case the turnstile was lost meanwhile.
    if (this.queue.find(workflowId)?.ticket === ticket) return;
    this.changes += 1;
    this.queue.add({ ...request, toldStatus: null });
  }

  /** Answered at once: with the turn where it can be had. */
  requestNow(request: TurnRequest): TurnAnswer {
    const now = Date.now();
    this.#endLease(now);
    if (!this.#isHeldBy(request)) {
      this.request(request);
      if (this.state.holder === null) this.#admitNow(request, now);
    }
    const { holder } = this.state;
    if (holder === null || !this.#isHeldBy(request)) return { queued: true };
    holder.asksAgain = false;
    return { granted: this.#grantOf(holder) };
  }

  /** The turn comes back, or somebody no longer wants one. */
  report({ workflowId, ticket, calls, arrivalMs, outcome }: TurnReport): void {
    this.changes += 1;
    const { holder, totals } = this.state;
    if (holder === null || !this.#isHeldBy({ workflowId, ticket })) {
      if (this.queue.find(workflowId)?.ticket === ticket) this.queue.remove(workflowId);
      return;
    }
    if (outcome.kind === 'unknown') {
      this.#forfeit(holder);
      return;
    }
    this.state.holder = null;
    this.#settle(holder, calls);
    totals.calls += calls;
    if (arrivalMs !== null) this.state.arrivalMs = Math.max(this.state.arrivalMs, arrivalMs);
    if (calls > 0) this.state.callsPerTurn += (calls - this.state.callsPerTurn) * 0.1;
    const trouble = troubleAfter({ workflowId, outcome }, this.state.trouble, Date.now());
    // A turn that came back unused tells nothing of Sage.
    if (trouble === null && calls === 0) return;
    this.#setTrouble(trouble);
  }

  setUnit(unit: string, available: boolean): void {
    this.changes += 1;
    const others = this.state.closedUnits.filter((closed) => closed !== unit);
    this.state.closedUnits = available ? others : [...others, unit].slice(-MOST_UNITS);
  }

  /** Grants the next turn by signal if it may be; answers when to look again, milliseconds since 1970. */
  async advance(): Promise<number> {
    const now = Date.now();
    this.#endLease(now);
    const { holder } = this.state;
    if (holder !== null) {
      if (!holder.asksAgain) {
        // While nobody waits it does not matter whether it is still there.
        if (this.queue.length === 0) return Infinity;
        if (holder.checkAtMs > now) return Math.min(holder.leaseUntilMs, holder.checkAtMs);
      }
      holder.asksAgain = false;
      holder.checkAtMs = now + CHECK_MS;
      if (!(await this.#reaches(holder)) && this.#isHeldBy(holder)) this.#forfeit(holder);
      return now;
    }
    const next = this.#next(now);
    if (next === undefined) return this.#nextChangeAt(now);
    const opensAt = paceOpensAt(this.pace, this.state.arrivalMs);
    if (opensAt > now) return opensAt;
    const granted = this.#admit(next, now);
    if (!(await this.#reaches(granted)) && this.#isHeldBy(granted)) {
      // Nobody took it, so nothing was spent.
      this.state.holder = null;
      this.#settle(granted, 0);
    }
    return now;
  }

  /** For the next run. */
  carried(): TurnstileState {
    return { ...this.state, queue: pack(this.queue.inOrder(Date.now())) };
  }

  /**
   * In place of a run that ended before its time: nearly all of it, so that no two call Sage at once and nobody waits longer for it. Who held
   * the turn, and gave it back while no turnstile was there, says so when asked. No unit stays closed: that its connection works again may
   * have been said to the run that ended, and is not said twice. An invoice of a unit without a consent finds that out by its own call.
   */
  takeOver(ended: TurnstileState): void {
    for (const entry of unpack(ended.queue)) {
      if (this.queue.find(entry.workflowId) === undefined) this.queue.add(entry);
    }
    // The grant may never have been sent.
    const holder = ended.holder && { ...ended.holder, checkAtMs: 0, asksAgain: true };
    Object.assign(this.state, { ...ended, holder, closedUnits: [], cancellationRefusedAtMs: null });
    this.changes += 1;
  }

  get leftToday(): number | null {
    const { daily } = this.limits;
    return daily === null ? null : leftToday(daily, this.state.spent, Date.now());
  }

  /** Whose turn it is to be admitted, of those before whom nothing stands. */
  #next(now: number): Queued | undefined {
    const { circumstances, state } = this;
    const open = turnKinds.filter((kind) => barrierTo(kind, circumstances, now) === null);
    const choice = {
      closedUnits: new Set(state.closedUnits),
      lastServedMs: new Map(Object.entries(state.lastServedMs)),
      nowMs: now,
    };
    return this.queue.next(choice, (kind) => open.includes(kind));
  }

  /** When somebody may be next although nobody says anything until then. */
  #nextChangeAt(now: number): number {
    if (this.queue.length === 0) return Infinity;
    const barriers = turnKinds.map((kind) => barrierTo(kind, this.circumstances, now));
    return Math.min(this.queue.nextReadyAt(now), ...barriers.flatMap((barrier) => barrier?.untilMs ?? []));
  }

  #admitNow({ workflowId }: TurnRequest, now: number): void {
    const next = this.#next(now);
    if (next?.workflowId === workflowId && paceOpensAt(this.pace, this.state.arrivalMs) <= now)
      this.#admit(next, now);
  }

  #admit(entry: Queued, now: number): Holder {
    this.queue.remove(entry.workflowId);
    const { toldStatus: _, ...waiting } = entry;
    const holder: Holder = {
      ...waiting,
      grantedAtMs: now,
      leaseUntilMs: now + LEASE_MS,
      reserved: CALLS_PER_TURN,
      probe: this.state.trouble !== null,
      checkAtMs: now + CHECK_MS,
      asksAgain: false,
    };
    this.state.holder = holder;
    this.#noteServed(entry.unit, now);
    this.state.totals.turns += 1;
    this.#charge(CALLS_PER_TURN, now);
    return holder;
  }

  #noteServed(unit: string, now: number): void {
    const served = this.state.lastServedMs;
    served[unit] = now;
    const units = Object.entries(served);
    if (units.length <= MOST_UNITS) return;
    this.state.lastServedMs = Object.fromEntries(units.sort(([, a], [, b]) => b - a).slice(0, MOST_UNITS));
  }

  /** Tells the holder, again if need be, that it has the turn; false when it is no longer there. */
  #reaches(holder: Holder): Promise<boolean> {
    return signalIfRunning(holder.workflowId, turnGrantedSignal, this.#grantOf(holder));
  }

  #grantOf({ ticket, leaseUntilMs, probe }: Holder): TurnGrant {
    const { pace } = this;
    const pacing = pace === null ? null : { ...pace, arrivalMs: this.state.arrivalMs };
    return { sageBusinessId: this.state.sageBusinessId, ticket, pacing, leaseUntilMs, probe };
  }

  #isHeldBy({ workflowId, ticket }: Pick<TurnRequest, 'workflowId' | 'ticket'>): boolean {
    return this.state.holder?.workflowId === workflowId && this.state.holder.ticket === ticket;
  }

  #endLease(now: number): void {
    const { holder } = this.state;
    if (holder === null || holder.leaseUntilMs > now) return;
    log.warn('a turn was not given back', { workflowId: holder.workflowId });
    this.#forfeit(holder);
  }

  /** What the holder may have spent is taken as spent. */
  #forfeit(holder: Holder): void {
    this.changes += 1;
    this.state.holder = null;
    this.state.totals.expired += 1;
    const { pace } = this;
    // By its lease a holder has long stopped to call.
    const untilMs = Math.min(Date.now(), holder.leaseUntilMs);
    if (pace !== null) this.state.arrivalMs = spentEntirely(pace, this.state.arrivalMs, untilMs);
  }

  /** In place of the calls that were charged in advance; in full when the day changed meanwhile. */
  #settle({ reserved, grantedAtMs }: Holder, calls: number): void {
    const { daily } = this.limits;
    if (daily === null) return;
    const before = spend(daily, this.state.spent, grantedAtMs, 0).dayStartMs;
    const now = Date.now();
    const sameDay = spend(daily, this.state.spent, now, 0).dayStartMs === before;
    this.#charge(sameDay ? calls - reserved : calls, now);
  }

  #charge(calls: number, nowMs: number): void {
    const { daily } = this.limits;
    if (daily !== null) this.state.spent = spend(daily, this.state.spent, nowMs, calls);
  }

  #setTrouble(trouble: Trouble | null): void {
    const before = this.state.trouble?.reason;
    this.state.trouble = trouble;
    if (trouble?.reason !== before) {
      const { sageBusinessId } = this.state;
      log.info('turnstile', { sageBusinessId, status: trouble?.reason ?? 'open', message: trouble?.message });
    }
  }
}
