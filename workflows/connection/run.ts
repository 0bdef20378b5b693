import {
  getExternalWorkflowHandle,
  log,
  setCurrentDetails,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { type ConnectionStatus, type Problem } from '../../domain/connection/connection.ts';
import { type ConnectionEvent } from '../../domain/webhooks/event.ts';
import { businessUnitKey, connectionStatusKey } from '../../domain/search-attributes.ts';
import { connectionChangedSignal } from '../../domain/invoice/messages.ts';
import { type ConnectionWaiter, type WaitTopic } from '../../domain/connection/messages.ts';
import { PsaEvents } from '../webhooks/psa-events.ts';
import { SageDesk } from './sage-desk.ts';
import { type ConnectionState, isUsable, letsInvoicesGo } from './state.ts';
import { tellTurnstile } from './tell-turnstile.ts';
import { workflowCalls } from '../activities.ts';
import { paymentWatchWorkflowId } from '../../domain/keys.ts';
import { unwatchUnitSignal } from '../../domain/payments/messages.ts';
import { signalIfRunning } from '../signal-if-running.ts';

/** The state of a connection and what every change of it entails: event, search attribute, details, waiting invoices. */
export class ConnectionRun {
  readonly state: ConnectionState;
  readonly desk = new SageDesk();
  readonly psaEvents = new PsaEvents();

  constructor(state: ConnectionState) {
    this.state = state;
    upsertSearchAttributes([
      { key: businessUnitKey, value: state.businessUnit },
      { key: connectionStatusKey, value: state.status },
    ]);
    this.#describe();
  }

  get nowIso(): string {
    return new Date().toISOString();
  }

  /** Enters a status and tells everybody whom it concerns. The same status again only renews the problem shown. */
  async become(status: ConnectionStatus, problem: Problem | null = null): Promise<void> {
    const { state } = this;
    const previousStatus = state.status;
    state.problem = problem;
    state.version += 1;
    if (status !== previousStatus) {
      state.status = status;
      state.statusSince = this.nowIso;
      state.eventSequence += 1;
      upsertSearchAttributes([{ key: connectionStatusKey, value: status }]);
      log.info('connection status', {
        businessUnit: state.businessUnit,
        status,
        previousStatus,
        problem: problem?.code,
      });
    }
    this.#describe();
    if (status !== previousStatus)
      await this.#tellPsa(`connection.${status}`, state.statusSince, previousStatus);
    if (isUsable(status) !== isUsable(previousStatus)) await this.#openOrClose();
    if (isUsable(status) && !isUsable(previousStatus)) await this.#lendToPaymentWatch();
    if (letsInvoicesGo(state)) await this.#release('verified');
  }

  /** A trouble that leaves the status as it is: shown, and told once. */
  async warn(problem: Problem): Promise<void> {
    const { state } = this;
    const known = state.problem?.code === problem.code;
    state.problem = problem;
    state.version += 1;
    this.#describe();
    if (known) return;
    log.warn('connection problem', { businessUnit: state.businessUnit, problem: problem.code });
    state.eventSequence += 1;
    await this.#tellPsa('connection.problem', this.nowIso, state.status);
  }

  /** The end of a trouble that was warned of; invoices that waited go on. */
  async recovered(codes: readonly string[]): Promise<void> {
    const { state } = this;
    if (state.problem === null || !codes.includes(state.problem.code)) return;
    state.problem = null;
    state.version += 1;
    this.#describe();
    state.eventSequence += 1;
    await this.#tellPsa('connection.recovered', this.nowIso, state.status);
    if (letsInvoicesGo(state)) await this.#release('verified');
  }

  /** Another business than before, or the first one. */
  async movedFrom(formerBusinessId: string | null): Promise<void> {
    // Who waits there is let through, and then finds the new business.
    if (formerBusinessId === null) return;
    await this.#openOrClose(formerBusinessId, true);
    const { businessUnit: unit } = this.state;
    await signalIfRunning(paymentWatchWorkflowId(formerBusinessId), unwatchUnitSignal, { unit });
  }

  async #openOrClose(businessId = this.state.business?.id, available = isUsable(this.state.status)) {
    if (businessId === undefined) return;
    await tellTurnstile(businessId, { unit: this.state.businessUnit, available });
  }

  async #lendToPaymentWatch(): Promise<void> {
    const { business, businessUnit: unit } = this.state;
    if (business === null) return;
    const { id: sageBusinessId, countryId } = business;
    await workflowCalls.openPaymentWatch.executeWithOptions(
      { summary: 'Lend the connection to the payment watch of the Sage business' },
      [{ sageBusinessId, unit, countryId }],
    );
  }

  /** A ledger, template or setting changed: invoices that waited for a mapping look again. */
  async changed(): Promise<void> {
    this.state.version += 1;
    this.#describe();
    await this.#release('mapping');
  }

  /** A test passed: what kept all invoices of the business back, such as rights or its subscription, is put right. */
  async tested(): Promise<void> {
    await this.#release('test');
  }

  /** Registers an invoice, or answers it at once when what it waits for has come meanwhile. */
  async wait(waiter: ConnectionWaiter): Promise<void> {
    this.state.waiters[waiter.workflowId] = waiter;
    const newer = this.state.version > waiter.seenVersion;
    const come = waiter.topic === 'mapping' || (waiter.topic === 'verified' && letsInvoicesGo(this.state));
    if (newer && come) await this.#tell(waiter);
  }

  #tellPsa(
    type: ConnectionEvent['type'],
    timestamp: string,
    previousStatus: ConnectionStatus,
  ): Promise<void> {
    const { businessUnit, eventSequence: sequence, status, business, problem } = this.state;
    this.psaEvents.tell(sequence, {
      type,
      timestamp,
      data: {
        businessUnit,
        sequence,
        status,
        previousStatus,
        business: business && { id: business.id, name: business.name },
        problem,
      },
    });
    return Promise.resolve();
  }

  async #release(topic: WaitTopic): Promise<void> {
    await Promise.all(
      Object.values(this.state.waiters)
        .filter((waiter) => waiter.topic === topic)
        .map((waiter) => this.#tell(waiter)),
    );
  }

  async #tell({ workflowId }: ConnectionWaiter): Promise<void> {
    delete this.state.waiters[workflowId];
    try {
      await getExternalWorkflowHandle(workflowId).signal(connectionChangedSignal, {
        version: this.state.version,
      });
    } catch (error) {
      log.info('an invoice that waited is no longer there', { workflowId, error });
    }
  }

  #describe(): void {
    const { state } = this;
    const lines = [
      `**${state.businessUnit}** is **${state.status.replaceAll('_', ' ')}** since ${state.statusSince}`,
      state.business && `- Sage business: ${state.business.name}`,
      state.defaultLedger && `- Default ledger: ${state.defaultLedger.displayedAs}`,
      state.problem && `- Problem: ${state.problem.message} ${state.problem.fix}`,
    ];
    setCurrentDetails(lines.filter((line) => line).join('\n'));
  }
}
