import { log, setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { type InvoiceEvent } from '../../domain/webhooks/event.ts';
import { type InvoiceStatus, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { PsaEvents } from '../webhooks/psa-events.ts';
import { describe } from './describe.ts';
import { invoiceEvent, searchAttributesOf } from './published.ts';

/** An invoice of which every change is seen: in its view and timeline, in Temporal's details and lists, and by the PSA. */
export class ToldInvoice {
  readonly state: InvoiceView;
  readonly psaEvents = new PsaEvents();
  #published = '';
  /** The last status that the PSA was told of. */
  #toldStatus: InvoiceStatus;
  #toldTrouble = '';
  /** A person asked for the last look, and hears what came of it even if that is nothing new. */
  protected askedFor = false;

  constructor(state: InvoiceView) {
    this.state = state;
    this.#toldStatus = state.status;
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
    const changed = status !== previousStatus;
    state.attention = shown.attention ?? null;
    state.waitingFor = shown.waitingFor ?? null;
    state.version += 1;
    if (changed) {
      state.status = status;
      state.statusSince = this.nowIso;
      if (status !== 'posting') state.timeline.push({ at: state.statusSince, status, text });
    }
    this.#publish();
    if (changed) this.#log(previousStatus);
    if (this.#isNews(changed) && status !== 'posting' && status !== 'accepted') {
      await this.#tell(`invoice.${status}`, previousStatus);
    }
  }

  /** Posting is a moment and waiting for its turn is everyday; waiting for anything else the PSA is told of, also later. */
  #isNews(changed: boolean): boolean {
    const { status, waitingFor } = this.state;
    if (status === 'posting') return false;
    if (status === 'needs_attention') return changed && !this.#isKnownTrouble();
    if (status !== 'waiting') return changed;
    return waitingFor?.what !== 'turn' && (changed || this.#toldStatus !== 'waiting');
  }

  /** It looked again because some setting changed, and is in the same trouble as before. */
  #isKnownTrouble(): boolean {
    const { attention } = this.state;
    const trouble = `${attention?.code} ${attention?.message}`;
    const isLastTold = this.#toldStatus === 'needs_attention' && trouble === this.#toldTrouble;
    const isKnown = isLastTold && !this.askedFor;
    this.#toldTrouble = trouble;
    this.askedFor = false;
    return isKnown;
  }

  #log(previousStatus: InvoiceStatus): void {
    const { businessUnit, invoiceId, status, sage, attention } = this.state;
    log.info('invoice status', {
      businessUnit,
      invoiceId,
      status,
      previousStatus,
      sageInvoiceId: sage?.id,
      requestId: workflowInfo().memo?.['requestId'],
      attention: attention?.code,
    });
  }

  /** Something to tell that is no other status: timeline and event. */
  async announce(type: InvoiceEvent['type'], text: string): Promise<void> {
    this.note(text);
    this.#publish();
    await this.#tell(type, this.state.status, this.nowIso);
  }

  /** For the timeline alone. */
  note(text: string): void {
    const { state } = this;
    state.timeline.push({ at: this.nowIso, status: state.status, text });
    state.version += 1;
  }

  /** Something of the view changed that is no status. */
  touch(): void {
    this.state.version += 1;
    this.#publish();
  }

  #publish(): void {
    setCurrentDetails(describe(this.state));
    const attributes = searchAttributesOf(this.state);
    // Each upsert is an event of the history, so none without news.
    const news = JSON.stringify(attributes.map(({ value }) => value));
    if (news !== this.#published) upsertSearchAttributes(attributes);
    this.#published = news;
  }

  #tell(
    type: InvoiceEvent['type'],
    previousStatus: InvoiceStatus,
    at = this.state.statusSince,
  ): Promise<void> {
    const { state } = this;
    state.eventSequence += 1;
    this.#toldStatus = state.status;
    this.psaEvents.tell(state.eventSequence, invoiceEvent(type, state, previousStatus, at));
    return Promise.resolve();
  }
}
