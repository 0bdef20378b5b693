import { sleep } from '@temporalio/workflow';
import { connectionChangedSignal } from '../../domain/invoice/messages.ts';
import { type ConnectionWaiter, type WaitTopic } from '../../domain/connection/messages.ts';
import { workflowCalls } from '../activities.ts';
import { BackgroundWork } from '../background-work.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { type ConnectionState, letsInvoicesGo } from './state.ts';

/** About 400 kilobytes of what a run hands to the next, which Temporal lets be two megabytes in all. */
const MAX_WAITERS = 4_000;
/** In the arguments of one activity. */
const MAX_TOLD_AT_ONCE = 500;
/** Temporal's visibility is about a second behind. */
const VISIBLE_AFTER_MS = 3_000;

/** Invoices that wait for a change of the connection, and how they learn of it. */
export class WaitingInvoices {
  readonly #state: ConnectionState;
  readonly #work = new BackgroundWork();

  constructor(state: ConnectionState) {
    this.#state = state;
  }

  /** Registers an invoice, or answers it at once when what it waits for has come meanwhile. False: it waits although all is well here. */
  wait({ workflowId, topic, customer, seenVersion }: ConnectionWaiter): boolean {
    const state = this.#state;
    const go = topic === 'verified' && letsInvoicesGo(state);
    const isAnswered = customer !== undefined && state.customers[customer]?.chosen === true;
    const { version } = state;
    if (version > seenVersion && (topic === 'mapping' || isAnswered || go)) {
      void signalIfRunning(workflowId, connectionChangedSignal, { version });
      return true;
    }
    const isKnown = workflowId in state.waiters;
    if (isKnown || Object.keys(state.waiters).length < MAX_WAITERS)
      state.waiters[workflowId] = { topic, customer, seenVersion };
    else state.moreWaiters = true;
    return !go;
  }

  /** What they wait for has come. */
  release(topic: WaitTopic): void {
    const state = this.#state;
    this.#tellThose((waiter) => waiter.topic === topic);
    if (!state.moreWaiters) return;
    state.moreWaiters = false;
    this.#work.begin(() => sleep(VISIBLE_AFTER_MS, { summary: 'Until all that wait can be listed' }));
    this.#tell(null);
  }

  /** A person said who the customer is that they ask for; whose invoice it was for knows. */
  releaseFor(customer: string, learnedBy: string): void {
    delete this.#state.waiters[learnedBy];
    this.#tellThose((waiter) => waiter.customer === customer);
  }

  #tellThose(isMeant: (waiter: Omit<ConnectionWaiter, 'workflowId'>) => boolean): void {
    const { waiters } = this.#state;
    const ids = Object.entries(waiters).flatMap(([id, waiter]) => (isMeant(waiter) ? [id] : []));
    for (const id of ids) delete waiters[id];
    for (let from = 0; from < ids.length; from += MAX_TOLD_AT_ONCE)
      this.#tell(ids.slice(from, from + MAX_TOLD_AT_ONCE));
  }

  get isSettled(): boolean {
    return this.#work.isSettled;
  }

  #tell(workflowIds: readonly string[] | null): void {
    const { businessUnit, version } = this.#state;
    const summary =
      workflowIds === null ? 'Tell all invoices that wait' : `Tell ${workflowIds.length} invoices`;
    this.#work.begin(() =>
      workflowCalls.tellInvoices.executeWithOptions({ summary }, [{ businessUnit, version, workflowIds }]),
    );
  }
}
