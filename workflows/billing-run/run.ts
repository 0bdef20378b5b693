import { setCurrentDetails } from '@temporalio/workflow';
import {
  type BillingRunState,
  invoicesOf,
  type NotTaken,
  notHandedOver,
  type RunCounts,
  type RunStatus,
} from '../../domain/billing-run/billing-run.ts';
import { type RunEvent } from '../../domain/webhooks/event.ts';
import { isLongRun } from '../history-limits.ts';
import { details, escapeMarkdown } from '../markdown.ts';
import { PsaEvents } from '../webhooks/psa-events.ts';
import { WakeUpTimer } from '../wake-up-timer.ts';

/** Shown of those that could not be handed over; the report has all. */
const MOST_SHOWN = 100;
/** Visibility knows of what was written by then. */
const SETTLED_MS = 3_000;

/** What a look at some invoices of the run came to. */
export interface Taken {
  readonly handedOver: number;
  readonly joined: number;
  readonly finishedBefore: number;
  readonly notTaken: readonly NotTaken[];
  /** How many of the part were looked at. */
  readonly taken: number;
  /** As many as may be are on their way. */
  readonly isFull: boolean;
}

/** The state of a large run and what a change of it entails. */
export class BillingRun {
  readonly state: BillingRunState;
  readonly events = new PsaEvents();
  readonly #maxEvents: number;
  readonly #timer = new WakeUpTimer();
  /** Messages that came: each ends a pause. */
  #messages = 0;

  constructor(state: BillingRunState, maxEvents = 0) {
    this.state = state;
    this.#maxEvents = maxEvents;
    this.#describe();
  }

  get isLong(): boolean {
    return isLongRun(this.#maxEvents);
  }

  get isAllHandedOver(): boolean {
    return this.state.next.part >= this.state.parts.length;
  }

  /** Enters a status and tells the PSA; null: that is not told. */
  enter(status: RunStatus, told: RunEvent['type'] | null): void {
    const { state } = this;
    const previousStatus = state.status;
    if (status === previousStatus) return;
    state.status = status;
    state.statusSince = new Date().toISOString();
    this.#describe();
    if (told === null) return;
    state.eventSequence += 1;
    this.events.tell(state.eventSequence, eventOf(told, state, previousStatus));
  }

  took({ handedOver, joined, finishedBefore, notTaken, taken }: Taken): void {
    const { state } = this;
    const { part, place } = state.next;
    state.handedOver += handedOver;
    state.joined += joined;
    state.finishedBefore += finishedBefore;
    state.notTaken += notTaken.length;
    state.notTakenFirst = [...state.notTakenFirst, ...notTaken].slice(0, MOST_SHOWN);
    if (handedOver + joined > 0) state.lastHandOverAt = new Date().toISOString();
    const isPartDone = place + taken >= (state.parts[part] ?? 0);
    state.next = isPartDone ? { part: part + 1, place: 0 } : { part, place: place + taken };
    this.#describe();
  }

  counted(counts: RunCounts): void {
    this.state.counts = counts;
    this.#describe();
  }

  /** A message came that a pause does not outlast. */
  wake(): void {
    this.#messages += 1;
    this.#describe();
  }

  /** A pause that a message ends. */
  async moment(ms: number, summary: string): Promise<void> {
    const seen = this.#messages;
    await this.until(() => this.#messages > seen, Date.now() + ms, summary);
  }

  /** Until what was handed over last is known to visibility. */
  async settled(): Promise<void> {
    const { lastHandOverAt } = this.state;
    if (lastHandOverAt === null) return;
    await this.until(() => false, Date.parse(lastHandOverAt) + SETTLED_MS, 'Until all are listed');
  }

  /** Until `done`, the time has come, or a new run is due. */
  async until(done: () => boolean, untilMs: number, summary: string): Promise<void> {
    await this.#timer.until(untilMs, () => done() || this.isLong, summary);
  }

  #describe(): void {
    const { state } = this;
    const { businessUnit, runId, status, statusSince, pause, cancellation, counts, notTaken } = state;
    setCurrentDetails(
      details(
        `Run **${escapeMarkdown(runId)}** of ${escapeMarkdown(businessUnit)} is **${status.replaceAll('_', ' ')}** since ${statusSince}`,
        [
          `Invoices: ${invoicesOf(state)}, not handed over yet: ${notHandedOver(state)}`,
          pause && `Paused at ${pause.at}: ${escapeMarkdown(pause.reason)}`,
          cancellation && `Cancelled at ${cancellation.at}: ${escapeMarkdown(cancellation.reason)}`,
          notTaken > 0 && `Not taken, their ids stood for something else: ${notTaken}`,
          counts &&
            `Under way: ${counts.underWay}, sent: ${counts.sent}, paid: ${counts.paid}, needs a person: ${counts.needsAttention}`,
        ],
      ),
    );
  }
}

const eventOf = (type: RunEvent['type'], state: BillingRunState, previousStatus: RunStatus): RunEvent => ({
  type,
  timestamp: state.statusSince,
  data: {
    businessUnit: state.businessUnit,
    runId: state.runId,
    sequence: state.eventSequence,
    status: state.status,
    previousStatus,
    invoices: invoicesOf(state),
    handedOver: state.handedOver,
    alreadyHandedOver: state.joined + state.finishedBefore,
    notTaken: state.notTaken,
    notHandedOver: notHandedOver(state),
    counts: state.counts,
    reason: state.pause?.reason ?? state.cancellation?.reason ?? null,
    lastRequest: state.lastRequest,
  },
});
