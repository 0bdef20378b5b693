import { condition, getExternalWorkflowHandle, setHandler, uuid4, workflowInfo } from '@temporalio/workflow';
import { turnstileWorkflowId } from '../../domain/keys.ts';
import { ownBackOffMs } from '../../domain/turnstile/back-off.ts';
import {
  type Pacing,
  type QueuedNotice,
  type TurnGrant,
  type TurnOutcome,
  type TurnRequest,
} from '../../domain/turnstile/messages.ts';
import { afterCalls } from '../../domain/turnstile/pace.ts';
import { type TurnKind } from '../../domain/turnstile/turn-queue.ts';
import { workflowCalls, START_WITHIN_MS } from '../activities.ts';
import { behindTheOthers } from '../behind-the-others.ts';
import {
  requestTurnSignal,
  turnGrantedSignal,
  turnQueuedSignal,
  turnReportedSignal,
} from '../../domain/turnstile/messages.ts';

/** An activity begins and ends within this: none is asked for that could still run when the turn is somebody else's. */
const LAST_CALL_MS = START_WITHIN_MS + 65_000;
/** A request that was lost with its turnstile is made again; the same one twice changes nothing. */
const FIRST_REPEAT_MS = 5 * 60_000;
const LONGEST_REPEAT_MS = 2 * 3_600_000;

export interface TurnWish {
  readonly sageBusinessId: string;
  readonly unit: string;
  readonly kind: TurnKind;
  /** Ends the wait without a turn. */
  readonly interrupted?: () => boolean;
  /** Told when the wait is more than a moment, and again when the reason changes. */
  readonly show?: (notice: QueuedNotice) => Promise<void> | void;
}

/**
 * The holder's side of a turnstile: asks for a turn, waits for it without holding anything, and gives it back with the calls it
 * came to. One per workflow; its signals find it by the ticket.
 */
export class Turn {
  readonly #workflowId = workflowInfo().workflowId;
  #businessId = '';
  #ticket = '';
  #grant: TurnGrant | null = null;
  #notice: QueuedNotice | null = null;
  /** A turnstile keeps one request of each workflow, and that was another than ours. */
  #displaced = false;
  #calls = 0;
  #arrivalMs = 0;
  /** When this stretch of work first asked: after trouble at Sage it keeps its place. */
  #sinceMs: number | null = null;
  #failures = 0;
  #askedAtMs = 0;
  waitedMs = 0;

  constructor() {
    setHandler(turnGrantedSignal, async (grant) => {
      if (grant.ticket === this.#ticket) return this.#take(grant);
      this.#displaced = this.#ticket !== '';
      await behindTheOthers();
      await this.#decline(grant);
    });
    setHandler(turnQueuedSignal, (notice) => {
      if (notice.ticket === this.#ticket) this.#notice = notice;
    });
  }

  /** What the next call must keep to; null when no pace is kept. */
  get pacing(): Pacing | null {
    const pace = this.#grant?.pacing;
    return pace ? { ...pace, arrivalMs: this.#arrivalMs } : null;
  }

  get isHeld(): boolean {
    return this.#grant !== null;
  }

  /** Sage was away, and this turn finds out whether it is back: a single attempt. */
  get isProbe(): boolean {
    return this.#grant?.probe ?? false;
  }

  /** Resolves with the turn held, or false when interrupted. A turn about to end is exchanged for a new one. */
  async take(wish: TurnWish): Promise<boolean> {
    if (this.#grant !== null) {
      if (this.#businessId === wish.sageBusinessId && this.#grant.leaseUntilMs - Date.now() > LAST_CALL_MS)
        return true;
      const sinceMs = this.#sinceMs;
      await this.giveBack();
      this.#sinceMs = sinceMs;
    }
    const request = await this.#ask(wish);
    const held = await this.#untilGranted(request, wish);
    this.waitedMs = Date.now() - this.#askedAtMs;
    if (!held) await this.giveBack({ kind: 'withdrawn' });
    return held;
  }

  /** Calls of an activity, failed attempts included; told as soon as they are known. */
  spent(calls: number): void {
    this.#calls += calls;
    const pace = this.#grant?.pacing;
    if (pace) this.#arrivalMs = afterCalls(pace, this.#arrivalMs, Date.now(), calls);
  }

  /** Ends the turn, or the wait for one; nothing happens when there is neither. */
  async giveBack(outcome: TurnOutcome = { kind: 'done' }): Promise<void> {
    if (this.#ticket === '') return;
    const report = {
      workflowId: this.#workflowId,
      ticket: this.#ticket,
      calls: this.#calls,
      arrivalMs: this.#grant?.pacing ? this.#arrivalMs : null,
      outcome,
    };
    this.#failures = outcome.kind === 'sage_away' ? this.#failures + 1 : 0;
    if (outcome.kind === 'done' || outcome.kind === 'withdrawn') this.#sinceMs = null;
    this.#ticket = '';
    this.#grant = null;
    await toldTo(this.#businessId, () => this.#turnstile.signal(turnReportedSignal, report));
  }

  /** Asked for by a run that an operator reset since: given back at once, and what this run asked for is asked for again. */
  async #decline({ sageBusinessId, ticket }: TurnGrant): Promise<void> {
    const outcome = { kind: 'withdrawn' } as const;
    const report = { workflowId: this.#workflowId, ticket, calls: 0, arrivalMs: null, outcome };
    const turnstile = getExternalWorkflowHandle(turnstileWorkflowId(sageBusinessId));
    await toldTo(sageBusinessId, () => turnstile.signal(turnReportedSignal, report));
  }

  #take(grant: TurnGrant): void {
    // Told twice of the same turn: the calls made meanwhile stay counted.
    if (this.#grant !== null) return;
    this.#grant = grant;
    this.#calls = 0;
    this.#arrivalMs = grant.pacing?.arrivalMs ?? 0;
  }

  get #turnstile() {
    return getExternalWorkflowHandle(turnstileWorkflowId(this.#businessId));
  }

  async #ask({ sageBusinessId, unit, kind }: TurnWish): Promise<TurnRequest> {
    this.#businessId = sageBusinessId;
    // The same on replay, another one after the point to which an operator reset the run: its former tickets are void then.
    this.#ticket = uuid4().slice(0, 8);
    this.#askedAtMs = Date.now();
    this.#notice = null;
    this.#displaced = false;
    this.#sinceMs ??= this.#askedAtMs;
    const notBeforeMs =
      this.#failures === 0 || kind === 'person' ? 0 : this.#askedAtMs + ownBackOffMs(this.#failures - 1);
    const request = {
      workflowId: this.#workflowId,
      ticket: this.#ticket,
      unit,
      kind,
      sinceMs: this.#sinceMs,
      notBeforeMs,
    };
    await this.#send(request);
    return request;
  }

  async #send(request: TurnRequest): Promise<void> {
    if (await toldTo(this.#businessId, () => this.#turnstile.signal(requestTurnSignal, request))) return;
    const input = { sageBusinessId: this.#businessId, word: { request } };
    await workflowCalls.openTurnstile.executeWithOptions(
      { summary: 'Open the turnstile of the Sage business' },
      [input],
    );
  }

  async #untilGranted(request: TurnRequest, { interrupted = () => false, show }: TurnWish): Promise<boolean> {
    const settled = () => this.#grant !== null || interrupted();
    for (let repeatMs = FIRST_REPEAT_MS; ;) {
      const heard = await condition(() => settled() || this.#notice !== null || this.#displaced, repeatMs);
      if (settled()) return this.#grant !== null;
      if (this.#displaced) {
        this.#displaced = false;
        await this.#send(request);
      }
      if (this.#notice !== null) {
        const notice = this.#notice;
        this.#notice = null;
        await show?.(notice);
      }
      if (heard) continue;
      await this.#send(request);
      repeatMs = Math.min(repeatMs * 2, LONGEST_REPEAT_MS);
    }
  }
}

/** False where there is no such turnstile: never opened, or terminated. */
async function toldTo(businessId: string, signal: () => Promise<void>): Promise<boolean> {
  if (businessId === '') return false;
  try {
    await signal();
    return true;
  } catch {
    return false;
  }
}
