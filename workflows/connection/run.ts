import {
  getExternalWorkflowHandle,
  log,
  patched,
  setCurrentDetails,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { type ConnectionStatus, type Problem } from '../../domain/connection.ts';
import { businessUnitKey, connectionStatusKey } from '../../domain/search-attributes.ts';
import { connectionChangedSignal, type ConnectionWaiter, type WaitTopic } from '../messages.ts';
import { sendEvent } from '../send-event.ts';
import { SageDesk } from './sage-desk.ts';
import { type ConnectionState, isUsable } from './state.ts';
import { tellTurnstile } from './tell-turnstile.ts';

/** The state of a connection and what every change of it entails: event, search attribute, details, waiting invoices. */
export class ConnectionRun {
  readonly state: ConnectionState;
  readonly desk = new SageDesk();

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
    if (status !== previousStatus) {
      await sendEvent(state.eventSequence, {
        type: `connection.${status}`,
        timestamp: state.statusSince,
        data: {
          businessUnit: state.businessUnit,
          sequence: state.eventSequence,
          status,
          previousStatus,
          business: state.business && { id: state.business.id, name: state.business.name },
          problem,
        },
      });
    }
    if (isUsable(status) !== isUsable(previousStatus)) await this.#openOrClose();
    if (isUsable(status)) await this.#release('verified');
  }

  /** Another business than before, or the first one. */
  async movedFrom(formerBusinessId: string | null): Promise<void> {
    // Who waits there is let through, and then finds the new business.
    if (formerBusinessId !== null) await this.#openOrClose(formerBusinessId, true);
  }

  async #openOrClose(businessId = this.state.business?.id, available = isUsable(this.state.status)) {
    if (businessId === undefined || !patched('turnstile')) return;
    await tellTurnstile(businessId, { unit: this.state.businessUnit, available });
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
    const come = waiter.topic === 'mapping' || (waiter.topic === 'verified' && isUsable(this.state.status));
    if (newer && come) await this.#tell(waiter);
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
