import { condition, setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import {
  type AttemptResult,
  type DeliveryAttempt,
  type DeliveryState,
  deliveryStatus,
  type DeliveryStatus,
  type DeliveryView,
  type EndpointDelivery,
} from '../../domain/webhooks/delivery.ts';
import { pauseAfter } from '../../domain/webhooks/delivery-schedule.ts';
import { type PsaEvent } from '../../domain/webhooks/event.ts';
import { deliveryEndpointsKey, deliveryStatusKey } from '../../domain/search-attributes.ts';
import { workflowCalls, webhook } from '../activities.ts';
import { describe } from './describe.ts';

const KEPT_ATTEMPTS = 100;

/** One event, and how far it has come with each endpoint. */
export class DeliveryRun {
  readonly eventId: string;
  readonly event: PsaEvent;
  /** To be sent again, once the attempts under way have come to an end. */
  asked: (string | null)[];
  readonly #endpoints: Record<string, EndpointDelivery>;
  #attempts: DeliveryAttempt[];
  #expired = false;
  readonly #woken = new Set<string>();

  constructor(input: {
    readonly eventId: string;
    readonly event: PsaEvent;
    readonly state?: DeliveryState;
    readonly asked?: readonly (string | null)[];
  }) {
    this.eventId = input.eventId;
    this.event = input.event;
    this.asked = [...(input.asked ?? [])];
    this.#endpoints = { ...input.state?.endpoints };
    this.#attempts = [...(input.state?.attempts ?? [])];
  }

  get state(): DeliveryState {
    return { endpoints: this.#endpoints, attempts: this.#attempts, expired: this.#expired };
  }

  get status(): DeliveryStatus {
    return deliveryStatus(this.state);
  }

  view(): DeliveryView {
    return { eventId: this.eventId, status: this.status, event: this.event, ...this.state };
  }

  /** What is pending is tried now; what is not is remembered for the next round. */
  ask(endpoint: string | null): void {
    const meant = endpoint === null ? Object.keys(this.#endpoints) : [endpoint];
    const pending = meant.filter((id) => this.#endpoints[id]?.status === 'pending');
    for (const id of pending) this.#woken.add(id);
    const failed = meant.some((id) => this.#endpoints[id]?.status === 'failed');
    if (pending.length === 0 || failed) this.asked.push(endpoint);
  }

  /** To every endpoint at the same time, each at its own pace, until all have taken it or were given up. */
  async deliver(): Promise<void> {
    const targets = this.#targets(await workflowCalls.routeEvent({ event: this.event }));
    for (const id of targets) this.note(id, { status: 'pending', nextAttemptAt: null });
    upsertSearchAttributes([
      { key: deliveryEndpointsKey, value: Object.keys(this.#endpoints) },
      { key: deliveryStatusKey, value: this.status },
    ]);
    await Promise.all(targets.map((id) => this.#deliverTo(id)));
    upsertSearchAttributes([{ key: deliveryStatusKey, value: this.status }]);
  }

  /** Nobody sent it again in all the time that it was kept for that. */
  expire(): void {
    this.#expired = true;
    upsertSearchAttributes([{ key: deliveryStatusKey, value: this.status }]);
    setCurrentDetails(describe(this.view()));
  }

  note(id: string, state: EndpointDelivery): void {
    this.#endpoints[id] = state;
    setCurrentDetails(describe(this.view()));
  }

  #targets(wanted: readonly string[]): readonly string[] {
    const isFirst = Object.keys(this.#endpoints).length === 0;
    const failed = Object.keys(this.#endpoints).filter((id) => this.#endpoints[id]?.status === 'failed');
    const named = this.asked.filter((id) => id !== null);
    const all = isFirst || this.asked.includes(null) || named.length === 0;
    this.asked = [];
    return [...new Set([...named, ...(all ? (failed.length > 0 ? failed : wanted) : [])])];
  }

  async #deliverTo(id: string): Promise<void> {
    const startedAt = Date.now();
    for (let failures = 1; ; failures++) {
      this.#woken.delete(id);
      const result = await webhook.attemptDelivery.executeWithOptions(
        { summary: `${this.event.type} to ${id}` },
        [{ eventId: this.eventId, event: this.event, endpoint: id }],
      );
      this.#attempts = [...this.#attempts, result.attempt].slice(-KEPT_ATTEMPTS);
      const pause = this.#pauseAfter(result, failures, startedAt);
      if (pause === null) return;
      this.note(id, { status: 'pending', nextAttemptAt: new Date(Date.now() + pause).toISOString() });
      await condition(() => this.#woken.has(id), pause);
    }
  }

  /** Null when this was the last attempt; its outcome is noted. */
  #pauseAfter({ attempt, next, retryAfterMs }: AttemptResult, failures: number, startedAt: number) {
    const { endpoint: id } = attempt;
    switch (next) {
      case 'none':
        this.note(id, { status: 'delivered', nextAttemptAt: null });
        return null;
      case 'removed':
        this.note(id, { status: 'removed', nextAttemptAt: null });
        return null;
      case 'never':
        this.note(id, { status: 'failed', nextAttemptAt: null });
        return null;
      case 'again': {
        const elapsedMs = Date.now() - startedAt;
        const pause = pauseAfter(failures, { random: Math.random(), elapsedMs, retryAfterMs });
        if (pause === null) this.note(id, { status: 'failed', nextAttemptAt: null });
        return pause;
      }
    }
  }
}
