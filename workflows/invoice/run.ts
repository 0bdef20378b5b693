import {
  condition,
  getExternalWorkflowHandle,
  log,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { type AttentionDraft, remedies } from '../../domain/attention.ts';
import { type NeedsPersonDetails } from '../../domain/failures.ts';
import {
  type InvoiceStatus,
  type InvoiceStep,
  type InvoiceView,
  type WaitingFor,
} from '../../domain/invoice.ts';
import { connectionWorkflowId, invoiceWorkflowId } from '../../domain/keys.ts';
import { waitForConnectionSignal, type WaitTopic } from '../messages.ts';
import { sendEvent } from '../send-event.ts';
import { describe } from './describe.ts';
import { invoiceEvent, searchAttributesOf } from './published.ts';

/** A step that cannot go on without a person. */
export class NeedsAttention extends Error {
  readonly draft: AttentionDraft;
  /** What came of the call to Sage that led here. */
  readonly effect: NeedsPersonDetails['effect'];

  constructor(draft: AttentionDraft, effect: NeedsPersonDetails['effect'] = 'not_called') {
    super(draft.message);
    this.draft = draft;
    this.effect = effect;
  }
}

export class Cancelled extends Error {}

/** Which changes of the connection make an invoice look again by itself. */
const releasedBy: Partial<Record<AttentionDraft['code'], WaitTopic>> = {
  no_default_ledger: 'mapping',
  gl_account_unknown: 'mapping',
  gl_account_not_for_sage: 'mapping',
  ledger_not_usable: 'mapping',
  tax_rate_unknown: 'mapping',
  customer_missing: 'mapping',
};

/** The state of an invoice, and everything that a change of it entails. */
export class InvoiceRun {
  readonly state: InvoiceView;
  step: InvoiceStep = 'resolve';
  /** Version of the connection last seen; a change that came since answers a wait at once. */
  seenConnectionVersion = 0;
  /** Somebody pressed retry, corrected, or the connection changed. */
  #woken = false;
  /** Reason given with the cancellation; null while nobody asked. */
  #cancelled: string | null = null;
  /** A create whose answer was lost: Sage may have the invoice, so it can no longer be cancelled unseen. */
  createUnsettled = false;
  paymentNoticed = false;
  #published = '';
  paymentChecks = 0;

  constructor(state: InvoiceView) {
    this.state = state;
    this.#publish();
  }

  get nowIso(): string {
    return new Date().toISOString();
  }

  /** Enters a status: timeline, search attributes, details, event to the PSA. The same status again changes only what is shown. */
  async become(
    status: InvoiceStatus,
    text: string,
    shown: Partial<Pick<InvoiceView, 'attention' | 'waitingFor'>> = {},
  ): Promise<void> {
    const { state } = this;
    const previousStatus = state.status;
    state.attention = shown.attention ?? null;
    state.waitingFor = shown.waitingFor ?? null;
    state.version += 1;
    if (status === previousStatus) return this.#publish();
    state.status = status;
    state.statusSince = this.nowIso;
    if (status !== 'posting') state.timeline.push({ at: state.statusSince, status, text });
    this.#publish();
    log.info('invoice status', {
      businessUnit: state.businessUnit,
      invoiceId: state.invoiceId,
      status,
      previousStatus,
      sageInvoiceId: state.sage?.id,
      requestId: workflowInfo().memo?.['requestId'],
      attention: state.attention?.code,
    });
    if (status !== 'posting') await this.#tell(previousStatus);
  }

  /** Goes back to work after a wait. */
  async resume(): Promise<void> {
    this.#woken = false;
    if (this.#cancelled !== null && this.state.sage === null && !this.createUnsettled)
      throw new Cancelled(this.#cancelled);
    await this.become(this.state.sage === null ? 'posting' : this.settledStatus, 'Going on');
  }

  /** Where an invoice that is in Sage stands, whatever interrupted it. */
  get settledStatus(): InvoiceStatus {
    const { payment, markedSent, email, sage } = this.state;
    if (payment !== null && sage !== null) {
      if (payment.outstanding === '0.00') return 'paid';
      if (payment.paid !== '0.00') return 'part_paid';
    }
    return markedSent || email !== null ? 'sent' : 'issued';
  }

  /** Waits in sight until woken, cancelled, or `ms` have passed. */
  async pause(waitingFor: Omit<WaitingFor, 'since' | 'nextTry'>, ms?: number): Promise<void> {
    const nextTry = ms === undefined ? null : new Date(Date.now() + ms).toISOString();
    const shown = { waitingFor: { ...waitingFor, since: this.nowIso, nextTry } };
    await this.become(this.state.sage === null ? 'waiting' : this.state.status, waitingFor.message, shown);
    const done = () => this.#woken || this.#cancelled !== null;
    await (ms === undefined ? condition(done) : condition(done, ms));
    await this.resume();
  }

  /** Asks the connection to be told, then waits. */
  async awaitConnection(message: string, action: string, ms?: number): Promise<void> {
    await this.#askToBeTold('verified');
    await this.pause({ what: 'connection', message, action }, ms);
  }

  /** Stands still for a person; payment news ends it too, since a paid invoice needs nobody. */
  async awaitPerson(draft: AttentionDraft): Promise<void> {
    const attention = { ...draft, step: this.step, fix: remedies[draft.code], since: this.nowIso };
    this.#woken = false;
    await this.become('needs_attention', draft.message, { attention });
    const topic = releasedBy[draft.code];
    if (topic !== undefined) await this.#askToBeTold(topic);
    await condition(
      () => this.#woken || this.#cancelled !== null || (this.paymentNoticed && this.state.sage !== null),
    );
  }

  wake(): void {
    this.#woken = true;
  }

  cancel(reason: string): void {
    this.#cancelled = reason;
  }

  /** Something of the view changed that is no status. */
  touch(): void {
    this.state.version += 1;
    this.#publish();
  }

  async #askToBeTold(topic: WaitTopic): Promise<void> {
    const { businessUnit, invoiceId } = this.state;
    await getExternalWorkflowHandle(connectionWorkflowId(businessUnit)).signal(waitForConnectionSignal, {
      workflowId: invoiceWorkflowId(businessUnit, invoiceId),
      topic,
      seenVersion: this.seenConnectionVersion,
    });
  }

  #publish(): void {
    setCurrentDetails(describe(this.state));
    const attributes = searchAttributesOf(this.state);
    // Each upsert is an event of the history, so none without news.
    const news = JSON.stringify(attributes.map(({ value }) => value));
    if (news !== this.#published) upsertSearchAttributes(attributes);
    this.#published = news;
  }

  async #tell(previousStatus: InvoiceStatus): Promise<void> {
    const { state } = this;
    state.eventSequence += 1;
    await sendEvent(state.eventSequence, invoiceEvent(state, previousStatus));
  }
}
