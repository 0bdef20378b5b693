import { type Barrier, barrierTo } from '../../domain/turnstile/admission.ts';
import { type QueueStatus, queueStatusSignal } from '../../domain/turnstile/messages.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { type Admission } from './admission.ts';
import { type Queued } from './turnstile-state.ts';
import { forecastAt } from './turnstile-view.ts';

/** A wait that is over sooner is not worth a message. */
const WORTH_TELLING_MS = 5_000;
const SOON_MS = 10_000;
/** At a time, so that ten thousand who wait do not crowd out those whose turn it is. */
const AT_ONCE = 20;
const PAUSE_MS = 1_000;

/**
 * Tells those who wait for what they wait: once each, and again when the reason is another one. A position grows old at once, so
 * the present one is in the turnstile's view. What it remembers by itself only spares looking.
 */
export class QueueStatusSender {
  readonly #admission: Admission;
  #againAtMs = 0;
  #circumstances = '';
  #underWay = 0;

  constructor(admission: Admission) {
    this.#admission = admission;
  }

  /** All that was sent has arrived. */
  get isIdle(): boolean {
    return this.#underWay === 0;
  }

  /** Tells the next few; answers when there is more to tell, milliseconds since 1970. */
  send(): number {
    const now = Date.now();
    const { queue } = this.#admission;
    if (queue.length === 0) return Infinity;
    const circumstances = this.#inCommon(now);
    if (circumstances === this.#circumstances && this.#againAtMs > now) return this.#againAtMs;
    this.#circumstances = circumstances;
    let sent = 0;
    let nextAt = Infinity;
    for (const [index, entry] of queue.inOrder(now).entries()) {
      const status = this.#statusOf(entry, index, now);
      // When it opens again is worth telling too.
      const reason = status.reason === 'turn' ? 'turn' : `${status.reason} ${status.message}`;
      if (entry.toldStatus === reason) continue;
      const ripeAt = entry.toldStatus === null ? entry.sinceMs + WORTH_TELLING_MS : now;
      if (ripeAt > now) nextAt = Math.min(nextAt, ripeAt);
      else if (status.reason === 'turn' && isSoon(status, now)) nextAt = Math.min(nextAt, now + SOON_MS);
      else if (sent < AT_ONCE) {
        entry.toldStatus = reason;
        sent += 1;
        void this.#tell(entry, status);
      } else {
        nextAt = now;
        break;
      }
    }
    return (this.#againAtMs = Math.max(nextAt, now + PAUSE_MS));
  }

  /** Somebody may have come into the queue. */
  lookAgain(): void {
    this.#againAtMs = Math.min(this.#againAtMs, Date.now() + WORTH_TELLING_MS);
  }

  /** What all who wait have in common: when it changes, what was told is no longer so. */
  #inCommon(now: number): string {
    const { circumstances, state } = this.#admission;
    return JSON.stringify([barrierTo('invoice', circumstances, now)?.message, state.closedUnits]);
  }

  /** Not awaited by who admits: the next turn does not wait for twenty answers. */
  async #tell(entry: Queued, status: QueueStatus): Promise<void> {
    this.#underWay += 1;
    const isThere = await signalIfRunning(entry.workflowId, queueStatusSignal, status);
    this.#underWay -= 1;
    const { queue } = this.#admission;
    // It ended without a word: it wants no turn any more.
    if (!isThere && queue.find(entry.workflowId)?.ticket === entry.ticket) queue.remove(entry.workflowId);
  }

  #statusOf(entry: Queued, index: number, now: number): QueueStatus {
    const { ticket } = entry;
    const position = index + 1;
    const { circumstances, state } = this.#admission;
    if (state.closedUnits.includes(entry.unit) && entry.kind !== 'person') {
      const message = 'The business unit has no working connection to Sage.';
      const action = 'Connect the business unit to Sage; the invoice then goes on by itself.';
      return { ticket, reason: 'connection', message, action, position, forecastAt: null };
    }
    const forecastIso = forecastAt(this.#admission, index, now);
    const barrier: Barrier | null = barrierTo(entry.kind, circumstances, now);
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
