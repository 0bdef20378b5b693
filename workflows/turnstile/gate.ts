// Above 200 lines: a turn from its request to its return, whose steps change the same few fields and are right only together.

import { getExternalWorkflowHandle, log } from '@temporalio/workflow';
import { barrierTo, CALLS_PER_TURN, type GateState, paceOpensAt } from '../../domain/turnstile/admission.ts';
import { leftToday, spend } from '../../domain/turnstile/daily-budget.ts';
import { paceOf, type SageLimits, withOverride } from '../../domain/turnstile/limits.ts';
import {
  type TurnAnswer,
  type TurnGrant,
  type TurnReport,
  type TurnRequest,
} from '../../domain/turnstile/messages.ts';
import { type Pace, spentEntirely } from '../../domain/turnstile/pace.ts';
import { turnKinds } from '../../domain/turnstile/turn-queue.ts';
import { turnGrantedSignal } from '../../domain/turnstile/messages.ts';
import { Line } from './line.ts';
import { type Holder, pack, type Queued, type Trouble, type TurnstileState, unpack } from './state.ts';
import { troubleAfter } from './trouble.ts';

/**
 * A turn that nobody gives back is over after this; in its last one and a half minutes holders ask for no call, which is longer than
 * an activity takes to begin and end.
 */
export const LEASE_MS = 180_000;
/** A holder that was terminated is noticed by a message that finds nobody. */
const CHECK_MS = 20_000;
/** A report that its own next request overtook. */
const REPORT_DUE_MS = 2_000;

const unlimited: SageLimits = { window: null, daily: null, reserve: 0 };

/** Who may call Sage now. One holder at a time, in order, at the business's pace, and nobody while there is no point. */
export class Gate {
  readonly state: TurnstileState;
  readonly line: Line;
  /** Grows with everything that may change who is next. */
  news = 0;

  constructor(state: TurnstileState) {
    this.state = state;
    this.line = new Line(unpack(state.queue));
  }

  get limits(): SageLimits {
    return withOverride(this.state.configured ?? unlimited, this.state.override);
  }

  get pace(): Pace | null {
    return paceOf(this.limits);
  }

  get situation(): GateState {
    const { paused, trouble, spent } = this.state;
    const { daily, reserve } = this.limits;
    return { paused, trouble, daily, spent, reserve };
  }

  request(request: TurnRequest): void {
    const { holder } = this.state;
    if (holder?.workflowId === request.workflowId) {
      // The same again: its answer was lost. Another one: its report is on its way, or the run that held the turn is gone.
      holder.checkAtMs = Date.now() + (holder.ticket === request.ticket ? 0 : REPORT_DUE_MS);
      this.news += 1;
      if (holder.ticket === request.ticket) return;
    }
    // Who waits long asks again now and then, in case the turnstile was lost meanwhile.
    if (this.line.find(request.workflowId)?.ticket === request.ticket) return;
    this.news += 1;
    this.line.add({ ...request, told: null });
  }

  /** The same by Update: the turn is in the answer where it can be had at once. */
  requestNow(request: TurnRequest): TurnAnswer {
    const { workflowId, ticket } = request;
    const now = Date.now();
    const { holder } = this.state;
    if (!(holder?.workflowId === workflowId && holder.ticket === ticket)) {
      this.request(request);
      if (this.state.configured === null || this.state.holder !== null) return { queued: true };
      const { next } = this.#next(now);
      if (next?.workflowId !== workflowId || paceOpensAt(this.pace, this.state.arrivalMs) > now)
        return { queued: true };
      this.#admit(next, now);
    }
    const granted = this.state.holder;
    return granted === null ? { queued: true } : { granted: this.#grantOf(granted) };
  }

  /** The turn comes back, or somebody no longer wants one. */
  report({ workflowId, ticket, calls, arrivalMs, outcome }: TurnReport): void {
    this.news += 1;
    const { holder, totals } = this.state;
    if (holder?.workflowId !== workflowId || holder.ticket !== ticket) {
      if (this.line.find(workflowId)?.ticket === ticket) this.line.remove(workflowId);
      return;
    }
    if (outcome.kind === 'unknown') {
      this.#vanish(holder);
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
    this.#become(trouble);
  }

  setUnit(unit: string, available: boolean): void {
    this.news += 1;
    const others = this.state.closedUnits.filter((closed) => closed !== unit);
    this.state.closedUnits = available ? others : [...others, unit];
  }

  /** Hands out the next turn if it may be; answers when to look again, milliseconds since 1970. */
  async step(): Promise<number> {
    const now = Date.now();
    const { holder } = this.state;
    if (holder !== null) {
      if (holder.leaseUntilMs <= now) {
        log.warn('a turn was not given back', { workflowId: holder.workflowId });
        this.#vanish(holder);
      } else {
        if (holder.checkAtMs > now) return Math.min(holder.leaseUntilMs, holder.checkAtMs);
        holder.checkAtMs = now + CHECK_MS;
        if (!(await this.#reaches(holder))) this.#vanish(holder);
        return now;
      }
    }
    const { next, lookAgainAt } = this.#next(now);
    if (next === undefined) return lookAgainAt;
    const opensAt = paceOpensAt(this.pace, this.state.arrivalMs);
    if (opensAt > now) return opensAt;
    await this.#grant(next, now);
    return now;
  }

  /** For the next run. */
  carried(): TurnstileState {
    return { ...this.state, queue: pack(this.line.inOrder(Date.now())) };
  }

  /** Who is next of those who may pass, or when that may change. */
  #next(now: number): { next: Queued | undefined; lookAgainAt: number } {
    const { situation, state } = this;
    const barriers = turnKinds.map((kind) => ({ kind, barrier: barrierTo(kind, situation, now) }));
    const open = barriers.filter(({ barrier }) => barrier === null).map(({ kind }) => kind);
    const choice = {
      closedUnits: new Set(state.closedUnits),
      lastServedMs: new Map(Object.entries(state.lastServedMs)),
      nowMs: now,
    };
    const next = this.line.next(choice, (kind) => open.includes(kind));
    const reopenings = barriers.flatMap(({ barrier }) => barrier?.untilMs ?? []);
    const lookAgainAt =
      this.line.length === 0 ? Infinity : Math.min(this.line.nextReadyAt(now), ...reopenings);
    return { next, lookAgainAt };
  }

  #admit(entry: Queued, now: number): Holder {
    this.line.remove(entry.workflowId);
    const { told: _, ...waiting } = entry;
    const holder: Holder = {
      ...waiting,
      grantedAtMs: now,
      leaseUntilMs: now + LEASE_MS,
      reserved: CALLS_PER_TURN,
      probe: this.state.trouble !== null,
      checkAtMs: now + CHECK_MS,
    };
    this.state.holder = holder;
    this.state.lastServedMs[entry.unit] = now;
    this.state.totals.turns += 1;
    this.#charge(CALLS_PER_TURN, now);
    return holder;
  }

  async #grant(entry: Queued, now: number): Promise<void> {
    const holder = this.#admit(entry, now);
    if (!(await this.#reaches(holder)) && this.#holds(holder)) {
      // Nobody took it, so nothing was spent.
      this.state.holder = null;
      this.#settle(holder, 0);
    }
  }

  /** Tells the holder, again if need be, that it has the turn; false when it is no longer there. */
  async #reaches(holder: Holder): Promise<boolean> {
    try {
      await getExternalWorkflowHandle(holder.workflowId).signal(turnGrantedSignal, this.#grantOf(holder));
      return true;
    } catch {
      return false;
    }
  }

  #grantOf({ ticket, leaseUntilMs, probe }: Holder): TurnGrant {
    const { pace } = this;
    const pacing = pace === null ? null : { ...pace, arrivalMs: this.state.arrivalMs };
    return { sageBusinessId: this.state.sageBusinessId, ticket, pacing, leaseUntilMs, probe };
  }

  #holds({ workflowId, ticket }: Holder): boolean {
    return this.state.holder?.workflowId === workflowId && this.state.holder.ticket === ticket;
  }

  /** What the holder may have spent is taken as spent. */
  #vanish(holder: Holder): void {
    if (!this.#holds(holder)) return;
    this.state.holder = null;
    this.state.totals.expired += 1;
    const { pace } = this;
    if (pace !== null) this.state.arrivalMs = spentEntirely(pace, this.state.arrivalMs, Date.now());
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

  #become(trouble: Trouble | null): void {
    const before = this.state.trouble?.reason;
    this.state.trouble = trouble;
    if (trouble?.reason !== before) {
      const { sageBusinessId } = this.state;
      log.info('turnstile', { sageBusinessId, status: trouble?.reason ?? 'open', message: trouble?.message });
    }
  }

  get leftToday(): number | null {
    const { daily } = this.limits;
    return daily === null ? null : leftToday(daily, this.state.spent, Date.now());
  }
}
