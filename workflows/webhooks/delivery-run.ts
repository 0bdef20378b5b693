import { own } from '../../domain/own.ts';
import { type SearchAttributePair } from '@temporalio/common';
import {
  ActivityFailure,
  log,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { deliveryEndpointsKey, deliveryStatusKey } from '../../domain/search-attributes.ts';
import {
  afterAttempt,
  type AttemptResult,
  type DeliveryState,
  deliveryStatus,
  type DeliveryStatus,
  type DeliveryView,
  dueNow,
  type EndpointDelivery,
} from '../../domain/webhooks/delivery.ts';
import { webhook, workflowCalls } from '../activities.ts';
import { isLongRun } from '../history-limits.ts';
import { WakeUpTimer } from '../wake-up-timer.ts';
import { describe } from './describe.ts';

/** Shown of each event; three days of retries make 15 for an endpoint. */
const KEPT_ATTEMPTS = 100;
/** More than there can be endpoints. Beyond them a request to send again is refused in silence: all it could name is in the list. */
const MOST_ASKED = 60;

/** One event, and how far it has come with each endpoint. */
export class DeliveryRun {
  state: DeliveryState;
  readonly #maxEvents: number | undefined;
  readonly #timer = new WakeUpTimer();
  /** Attempts that are being made; one that is lost with the run is made again. */
  readonly #underWay = new Set<string>();

  constructor(state: DeliveryState, maxEvents?: number) {
    this.state = state;
    this.#maxEvents = maxEvents;
    this.#describe();
  }

  get status(): DeliveryStatus {
    return deliveryStatus(this.state);
  }

  get isAsked(): boolean {
    return this.state.asked.length > 0;
  }

  view(): DeliveryView {
    return { ...this.state, status: this.status };
  }

  /** What is pending is tried now; what is not is remembered for the next round. */
  ask(endpoint: string | null): void {
    const { endpoints, asked } = this.state;
    // It is about to be sent to all that want it.
    if (endpoint === null && Object.keys(endpoints).length === 0) return;
    const meant = endpoint === null ? Object.keys(endpoints) : [endpoint];
    const pending = meant.filter((id) => own(endpoints, id)?.status === 'pending');
    for (const id of pending) this.#note(id, (before) => ({ ...before, nextAttemptAt: null }));
    const failed = meant.some((id) => own(endpoints, id)?.status === 'failed');
    if (pending.length > 0 && !failed) return;
    if (!asked.includes(endpoint) && asked.length < MOST_ASKED)
      this.state = { ...this.state, asked: [...asked, endpoint] };
  }

  /** An event that nobody may lose: noted, with what helps instead. */
  refuseCancellation(): void {
    this.state = { ...this.state, cancellationRefusedAt: new Date().toISOString() };
    this.#describe();
  }

  /**
   * To every endpoint that it is due at, each at its own pace, until all have taken it or were given up; or until the history is long and a
   * new run is to go on.
   */
  async deliver(): Promise<void> {
    if (this.status !== 'pending') await this.#beginRound();
    this.#publish();
    for (;;) {
      for (const id of this.#due()) void this.#attempt(id);
      if (this.#isOver()) break;
      const wakeAt = this.#wakeAt();
      const changed = () => this.#isOver() || this.#wakeAt() !== wakeAt;
      await this.#timer.until(wakeAt, changed, 'Until the next attempt');
    }
    this.#publish();
  }

  /** For so long it can be sent again together with others that failed; false when nobody asked. */
  waitForRequest(ms: number): Promise<boolean> {
    return this.#timer.until(Date.now() + ms, () => this.isAsked, 'Can be sent again with others');
  }

  /** Nobody sent it again in all the time that it was kept for that. */
  expire(): void {
    this.state = { ...this.state, expired: true };
    this.#publish();
    this.#describe();
  }

  /** The first round asks who wants it, a later one goes to whom it was asked for. */
  async #beginRound(): Promise<void> {
    const { endpoints, asked } = this.state;
    const known = Object.keys(endpoints);
    // Some were tried already and failed for good: what is left is to be sent again on request.
    if (known.length > 0 && asked.length === 0) return;
    const named = asked.filter((id) => id !== null);
    const failed = known.filter((id) => own(endpoints, id)?.status === 'failed');
    const all = known.length === 0 || asked.includes(null);
    const others = !all ? [] : failed.length > 0 ? failed : await this.#wanting();
    this.state = { ...this.state, expired: false, asked: this.state.asked.slice(asked.length) };
    for (const id of new Set([...named, ...others])) this.#note(id, () => dueNow);
  }

  #wanting(): Promise<string[]> {
    return workflowCalls.routeEvent.executeWithOptions({ summary: 'Which endpoints want it?' }, [
      { event: this.state.event },
    ]);
  }

  async #attempt(id: string): Promise<void> {
    this.#underWay.add(id);
    const { eventId, event } = this.state;
    try {
      const result = await webhook.attemptDelivery.executeWithOptions({ summary: `${event.type} to ${id}` }, [
        { eventId, event, endpoint: id },
      ]);
      this.#settle(id, result);
    } catch (error) {
      // Temporal repeats it without end, so only an operator can have ended it.
      if (!(error instanceof ActivityFailure)) throw error;
      log.error('an attempt was ended from outside', { eventId, endpoint: id, error });
      this.#note(id, (before) => ({ ...before, status: 'failed', nextAttemptAt: null }));
    } finally {
      this.#underWay.delete(id);
    }
  }

  #settle(id: string, result: AttemptResult): void {
    this.state = { ...this.state, attempts: [...this.state.attempts, result.attempt].slice(-KEPT_ATTEMPTS) };
    const moment = { nowMs: Date.now(), random: Math.random() };
    this.#note(id, (before) => afterAttempt(before, result, moment));
  }

  /** A new run makes the attempts that a long one leaves. */
  #waiting(): [string, EndpointDelivery][] {
    if (this.#isLong()) return [];
    return Object.entries(this.state.endpoints).filter(
      ([id, { status }]) => status === 'pending' && !this.#underWay.has(id),
    );
  }

  #due(): string[] {
    const now = Date.now();
    return this.#waiting()
      .filter(([, { nextAttemptAt }]) => nextAttemptAt === null || Date.parse(nextAttemptAt) <= now)
      .map(([id]) => id);
  }

  /** When the next attempt is due; infinity when none is waited for. */
  #wakeAt(): number {
    return Math.min(
      ...this.#waiting().map(([, { nextAttemptAt }]) =>
        nextAttemptAt === null ? 0 : Date.parse(nextAttemptAt),
      ),
    );
  }

  #isOver(): boolean {
    return this.#underWay.size === 0 && (this.status !== 'pending' || this.#isLong());
  }

  #isLong(): boolean {
    return isLongRun(this.#maxEvents);
  }

  #note(id: string, change: (before: EndpointDelivery) => EndpointDelivery): void {
    const { endpoints } = this.state;
    this.state = { ...this.state, endpoints: { ...endpoints, [id]: change(own(endpoints, id) ?? dueNow) } };
    this.#describe();
  }

  /** For lists: only what is another value than before, as each change is an event of the history. */
  #publish(): void {
    const { typedSearchAttributes: shown } = workflowInfo();
    const endpoints = Object.keys(this.state.endpoints);
    const changes: SearchAttributePair[] = [];
    if (shown.get(deliveryStatusKey) !== this.status)
      changes.push({ key: deliveryStatusKey, value: this.status });
    if ((shown.get(deliveryEndpointsKey) ?? []).join() !== endpoints.join())
      changes.push({ key: deliveryEndpointsKey, value: endpoints });
    if (changes.length > 0) upsertSearchAttributes(changes);
  }

  #describe(): void {
    setCurrentDetails(describe(this.view()));
  }
}
