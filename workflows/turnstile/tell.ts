import { getExternalWorkflowHandle } from '@temporalio/workflow';
import { type Barrier, barrierTo } from '../../domain/turnstile/admission.ts';
import { type QueueStatus } from '../../domain/turnstile/messages.ts';
import { queueStatusSignal } from '../../domain/turnstile/messages.ts';
import { type Gate } from './gate.ts';
import { type Queued } from './state.ts';
import { forecastAt } from './view.ts';

/** A wait that is over sooner is nobody's news. */
const WORTH_TELLING_MS = 5_000;
const SOON_MS = 10_000;
/** At a time, so that ten thousand who wait do not crowd out those whose turn it is. */
const AT_ONCE = 20;
const PAUSE_MS = 1_000;

/**
 * Tells those who wait for what they wait: once each, and again when the reason is another one. A position grows old at once, so
 * the present one is in the turnstile's view.
 */
export class Teller {
  readonly #gate: Gate;
  #againAtMs = 0;
  #toldSituation = '';

  constructor(gate: Gate) {
    this.#gate = gate;
  }

  /** Tells the next few; answers when there is more to tell, milliseconds since 1970. */
  async tell(): Promise<number> {
    const now = Date.now();
    const { line } = this.#gate;
    if (line.length === 0) return Infinity;
    const situation = this.#situation(now);
    if (situation === this.#toldSituation && this.#againAtMs > now) return this.#againAtMs;
    this.#toldSituation = situation;
    const due: { entry: Queued; notice: QueueStatus; reason: string }[] = [];
    let nextAt = Infinity;
    let more = false;
    for (const [index, entry] of line.inOrder(now).entries()) {
      const notice = this.#noticeTo(entry, index, now);
      // When it opens again is news too.
      const reason = notice.reason === 'turn' ? 'turn' : `${notice.reason} ${notice.message}`;
      if (entry.told === reason) continue;
      const ripeAt = entry.told === null ? entry.sinceMs + WORTH_TELLING_MS : now;
      if (ripeAt > now) nextAt = Math.min(nextAt, ripeAt);
      else if (notice.reason === 'turn' && isSoon(notice, now)) nextAt = Math.min(nextAt, now + SOON_MS);
      else if (due.length < AT_ONCE) due.push({ entry, notice, reason });
      else {
        more = true;
        break;
      }
    }
    if (due.length === 0) return (this.#againAtMs = Math.max(nextAt, now + PAUSE_MS));
    for (const { entry, reason } of due) entry.told = reason;
    await Promise.all(due.map(({ entry, notice }) => this.#send(entry, notice)));
    this.#againAtMs = Date.now() + PAUSE_MS;
    return more ? this.#againAtMs : Math.max(this.#againAtMs, nextAt);
  }

  /** Somebody may have come into the line. */
  lookAgain(): void {
    this.#againAtMs = Math.min(this.#againAtMs, Date.now() + WORTH_TELLING_MS);
  }

  /** What all who wait have in common: when it changes, what was told is no longer so. */
  #situation(now: number): string {
    const { situation, state } = this.#gate;
    return JSON.stringify([barrierTo('invoice', situation, now)?.message, state.closedUnits]);
  }

  async #send(entry: Queued, notice: QueueStatus): Promise<void> {
    try {
      await getExternalWorkflowHandle(entry.workflowId).signal(queueStatusSignal, notice);
    } catch {
      // It ended without a word: it wants no turn any more.
      if (this.#gate.line.find(entry.workflowId)?.ticket === entry.ticket)
        this.#gate.line.remove(entry.workflowId);
    }
  }

  #noticeTo(entry: Queued, index: number, now: number): QueueStatus {
    const { ticket } = entry;
    const position = index + 1;
    if (this.#gate.state.closedUnits.includes(entry.unit) && entry.kind !== 'person') {
      const message = 'The business unit has no working connection to Sage.';
      const action = 'Connect the business unit to Sage; the invoice then goes on by itself.';
      return { ticket, reason: 'connection', message, action, position, forecastAt: null };
    }
    const forecastIso = forecastAt(this.#gate, index, now);
    const barrier: Barrier | null = barrierTo(entry.kind, this.#gate.situation, now);
    if (barrier !== null) {
      const { reason, message, action } = barrier;
      return { ticket, reason, message, action, position, forecastAt: forecastIso };
    }
    const message = `Waiting for its turn at Sage, as number ${position} in the queue.`;
    return { ticket, reason: 'turn', message, action: null, position, forecastAt: forecastIso };
  }
}

const isSoon = ({ forecastAt }: QueueStatus, now: number): boolean =>
  forecastAt !== null && Date.parse(forecastAt) - now < SOON_MS;
