/* eslint-disable max-lines -- the holder's side of a turn from asking to giving back, one state that all steps change */

import { condition, uuid4, workflowInfo } from '@temporalio/workflow';
import { turnstileWorkflowId } from '../../domain/keys.ts';
import { ownBackOffMs } from '../../domain/turnstile/back-off.ts';
import {
  type Pacing,
  type QueueStatus,
  queueStatusSignal,
  type TurnAnswer,
  type TurnGrant,
  turnGrantedSignal,
  type TurnOutcome,
  type TurnReport,
  turnReportedSignal,
  type TurnRequest,
} from '../../domain/turnstile/messages.ts';
import { afterCalls } from '../../domain/turnstile/pace.ts';
import { type TurnKind } from '../../domain/turnstile/turn-queue.ts';
import { type TurnState } from '../../domain/turnstile/turn-state.ts';
import { START_WITHIN_MS, workflowCalls } from '../activities.ts';
import { behindTheOthers } from '../behind-the-others.ts';
import { onSignal } from '../cancellation.ts';
import { signalIfRunning } from '../signal-if-running.ts';

/** An activity begins and ends within this: none is asked for that could still run when the turn is somebody else's. */
const LAST_CALL_MS = START_WITHIN_MS + 65_000;
/** A request that was lost with its turnstile is made again; the same one twice changes nothing. */
const FIRST_REPEAT_MS = 5 * 60_000;
const LONGEST_REPEAT_MS = 2 * 3_600_000;

export interface TurnOptions {
  readonly sageBusinessId: string;
  readonly unit: string;
  readonly kind: TurnKind;
  /** Ends the wait without a turn; it is no longer wanted. */
  readonly interrupted?: () => boolean;
  /** Ends the wait without a turn and leaves the request in the queue, as before a new run. */
  readonly suspended?: () => boolean;
  /** Told when the wait is more than a moment, and again when the reason changes. */
  readonly show?: (status: QueueStatus) => Promise<void> | void;
}

/**
 * The holder's side of a turnstile: asks for a turn, waits for it without holding anything, and gives it back with the calls it
 * came to. One per workflow; its signals find it by the ticket. All that it remembers is in the `state` it was given.
 *
 * To spare messages, an activity that runs anyway asks (`request`, then `answered`), and the last one of a turn gives it back
 * (`lastReport`, then `returned`).
 */
export class Turn {
  readonly #workflowId = workflowInfo().workflowId;
  readonly #state: TurnState;
  /** A report on its way: a request that overtook it would find the turn still held. */
  #returning: Promise<unknown> = Promise.resolve();

  constructor(state: TurnState) {
    this.#state = state;
    onSignal(turnGrantedSignal, (grant) => this.#granted(grant), 'The turn at Sage is yours');
    onSignal(
      queueStatusSignal,
      (status) => {
        if (status.ticket === state.request?.ticket && state.grant === null) state.status = status;
      },
      'What stands before the turn that was asked for',
    );
  }

  /** What the next call must keep to; null when no pace is kept. */
  get pacing(): Pacing | null {
    const { grant, arrivalMs } = this.#state;
    return grant?.pacing ? { ...grant.pacing, arrivalMs } : null;
  }

  get isHeld(): boolean {
    return this.#state.grant !== null;
  }

  /** Sage was away, and this turn finds out whether it is back: a single attempt. */
  get isProbe(): boolean {
    return this.#state.grant?.probe ?? false;
  }

  /** From asking for the present turn, or the last one, to having it. */
  get waitedMs(): number {
    return this.#state.waitedMs;
  }

  /**
   * The open request, or a new one, for an activity to carry along: `askForTurn`. What it brings back goes to `answered`; where it brings
   * nothing back, `take` asks again with the same ticket.
   */
  request({ unit, kind }: Pick<TurnOptions, 'unit' | 'kind'>): TurnRequest {
    const state = this.#state;
    const open = state.request;
    if (open !== null && (state.grant !== null || (open.unit === unit && open.kind === kind))) return open;
    const now = Date.now();
    state.sinceMs ??= now;
    state.sageBusinessId = '';
    state.grant = null;
    state.calls = 0;
    state.askedAtMs = now;
    state.status = null;
    state.displaced = false;
    state.reportHandedOut = false;
    const notBeforeMs =
      state.failures === 0 || kind === 'person' ? 0 : now + ownBackOffMs(state.failures - 1);
    // The same on replay, another one after the point to which an operator reset the run: its former tickets are void then.
    const ticket = uuid4().slice(0, 8);
    state.request = { workflowId: this.#workflowId, ticket, unit, kind, sinceMs: state.sinceMs, notBeforeMs };
    return state.request;
  }

  /** What an activity brought back that asked with `request`. */
  answered(sageBusinessId: string, answer: TurnAnswer): void {
    const state = this.#state;
    if ('granted' in answer) void this.#granted(answer.granted);
    else if (state.request !== null && state.sageBusinessId === '') {
      state.sageBusinessId = sageBusinessId;
      state.calls = 0;
    }
  }

  /** Resolves with the turn held, or false when interrupted. A turn about to end is exchanged for a new one. */
  async take(options: TurnOptions): Promise<boolean> {
    const state = this.#state;
    if (!(await this.#isOurs(options))) {
      const { request, sageBusinessId } = state;
      const isElsewhere = sageBusinessId !== '' && sageBusinessId !== options.sageBusinessId;
      if (request !== null && isElsewhere) await this.giveBack({ kind: 'withdrawn' });
      const isAsked = this.request(options) === request && state.sageBusinessId === options.sageBusinessId;
      if (!isAsked) await this.#ask(options.sageBusinessId);
      if (!(await this.#untilGranted(options))) {
        if (options.suspended?.() !== true || options.interrupted?.() === true)
          await this.giveBack({ kind: 'withdrawn' });
        return false;
      }
    }
    return true;
  }

  /** Calls of an activity, failed attempts included; told as soon as they are known, with their times where those are. */
  spent(calls: number, arrivalMs?: number): void {
    const state = this.#state;
    state.calls += calls;
    const pace = state.grant?.pacing;
    if (!pace) return;
    state.arrivalMs =
      arrivalMs === undefined
        ? afterCalls(pace, state.arrivalMs, Date.now(), calls)
        : Math.max(state.arrivalMs, arrivalMs);
  }

  /** With what an activity gives the turn back when it ends well; null when none is held. */
  lastReport(): TurnReport | null {
    const state = this.#state;
    if (state.request === null || state.grant === null) return null;
    state.reportHandedOut = true;
    return this.#report(state.request, { kind: 'done' });
  }

  /** An activity gave it back. */
  returned(): void {
    this.#clear({ kind: 'done' });
  }

  /**
   * Ends the turn, or the wait for one; nothing happens when there is neither. Awaited only by who ends its run next, and would take the
   * message with it.
   */
  async giveBack(outcome: TurnOutcome = { kind: 'done' }): Promise<void> {
    const { request, sageBusinessId } = this.#state;
    if (request === null) return;
    const report = this.#report(request, outcome);
    this.#clear(outcome);
    if (sageBusinessId === '') return;
    await (this.#returning = signalIfRunning(
      turnstileWorkflowId(sageBusinessId),
      turnReportedSignal,
      report,
    ));
  }

  /** Whether the turn is held, and long enough for another call; one that is not is given back, keeping its place. */
  async #isOurs({ sageBusinessId }: TurnOptions): Promise<boolean> {
    const state = this.#state;
    if (state.grant === null) return false;
    if (state.sageBusinessId !== sageBusinessId || state.grant.leaseUntilMs - Date.now() <= LAST_CALL_MS) {
      const { sinceMs } = state;
      await this.giveBack();
      state.sinceMs = sinceMs;
      return false;
    }
    if (!state.reportHandedOut) return true;
    // An activity that ended without a word may have given the turn back: the turnstile knows.
    state.reportHandedOut = false;
    state.grant = null;
    state.sageBusinessId = '';
    return false;
  }

  async #granted(grant: TurnGrant): Promise<void> {
    const state = this.#state;
    const { sageBusinessId, ticket, pacing } = grant;
    const isHere = state.sageBusinessId === '' || state.sageBusinessId === sageBusinessId;
    if (ticket !== state.request?.ticket || !isHere) {
      state.displaced = state.request !== null;
      await behindTheOthers();
      await this.#decline(grant);
      return;
    }
    // Told twice of the same turn: the calls made meanwhile stay counted.
    if (state.grant !== null) return;
    state.sageBusinessId = sageBusinessId;
    state.grant = grant;
    state.status = null;
    state.arrivalMs = Math.max(pacing?.arrivalMs ?? 0, state.calls > 0 ? state.arrivalMs : 0);
    state.waitedMs = Date.now() - state.askedAtMs;
  }

  /** Asked for by a run that an operator reset since: given back at once, and what this run asked for is asked for again. */
  async #decline({ sageBusinessId, ticket }: TurnGrant): Promise<void> {
    const outcome = { kind: 'unknown' } as const;
    const report = { workflowId: this.#workflowId, ticket, calls: 0, arrivalMs: null, outcome };
    await signalIfRunning(turnstileWorkflowId(sageBusinessId), turnReportedSignal, report);
  }

  #report({ workflowId, ticket }: TurnRequest, outcome: TurnOutcome): TurnReport {
    const { grant, calls, arrivalMs } = this.#state;
    return { workflowId, ticket, calls, arrivalMs: grant?.pacing ? arrivalMs : null, outcome };
  }

  #clear(outcome: TurnOutcome): void {
    const state = this.#state;
    state.failures = outcome.kind === 'sage_away' ? state.failures + 1 : 0;
    if (outcome.kind === 'done' || outcome.kind === 'withdrawn') state.sinceMs = null;
    state.sageBusinessId = '';
    state.request = null;
    state.grant = null;
    state.calls = 0;
    state.status = null;
    state.displaced = false;
    state.reportHandedOut = false;
  }

  /** By an activity that brings the turnstile into being where there is none. */
  async #ask(sageBusinessId: string): Promise<void> {
    await this.#returning;
    const { request } = this.#state;
    if (request === null || this.isHeld) return;
    const answer = await workflowCalls.requestTurn.executeWithOptions({ summary: 'Ask for a turn at Sage' }, [
      { sageBusinessId, request },
    ]);
    this.answered(sageBusinessId, answer);
  }

  async #untilGranted(options: TurnOptions): Promise<boolean> {
    const state = this.#state;
    const { interrupted = () => false, suspended = () => false, show } = options;
    const settled = () => this.isHeld || interrupted() || suspended();
    for (let repeatMs = FIRST_REPEAT_MS; !settled();) {
      const called = () => settled() || state.status !== null || state.displaced;
      const isCalled =
        called() || (await condition(called, repeatMs, { summary: 'Then ask for the turn again' }));
      if (settled()) break;
      if (state.status !== null) {
        const { status } = state;
        state.status = null;
        await show?.(status);
      }
      if (isCalled && !state.displaced) continue;
      state.displaced = false;
      await this.#ask(options.sageBusinessId);
      if (!isCalled) repeatMs = Math.min(repeatMs * 2, LONGEST_REPEAT_MS);
    }
    return this.isHeld;
  }
}
