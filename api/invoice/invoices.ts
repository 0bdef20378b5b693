import { type Client, type WorkflowHandle, WorkflowNotFoundError } from '@temporalio/client';
import { shownInSage } from '../../domain/invoice/changes-in-sage.ts';
import { type DocumentKind } from '../../domain/invoice/credit-note.ts';
import { withShownUrls } from '../../domain/invoice/attachments.ts';
import { hasContent, requestHash } from '../../domain/invoice/content-hash.ts';
import { type InvoiceAck, type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { documentWorkflowId } from '../../domain/keys.ts';
import { type Correction, correctInvoiceUpdate, getInvoiceQuery } from '../../domain/invoice/messages.ts';
import { type InvoiceState } from '../../domain/invoice/state.ts';
import { type invoice, type InvoiceInput } from '../../workflows/invoice/invoice.ts';
import { handOverAgain, handOverNoteAgain, type Stopped } from '../../domain/runs/stopped.ts';
import { acknowledged } from '../runs/acknowledged.ts';
import { HandOverRefused, HandOvers } from '../../temporal/hand-over.ts';
import { RunQueries } from '../../temporal/run-queries.ts';
import { currentCaller } from '../principals/calling.ts';
import { type HandOver } from '../../domain/invoice/hand-over.ts';
import { type InvoiceKey } from '../../domain/invoice/invoice-key.ts';
import { expectNoOtherInSage, otherContent } from './other-content.ts';
import { isAway, known, stoppedRun, tooLate } from './run-problems.ts';
import { type LongPoll, waitForChange } from './wait-for-change.ts';

export type AsOfNow = (invoice: InvoiceView) => Promise<InvoiceView>;
export type ShownInvoice = { readonly stopped: Stopped | null } & InvoiceView;

/** Talks to the workflows of invoices, or of credit notes, whose id is the `invoiceId` of a key. */
export class Invoices {
  readonly #kind: DocumentKind;
  readonly #client: Client;
  readonly #runs: RunQueries;
  readonly #handOvers: HandOvers;
  readonly #asOfNow: AsOfNow;

  /** `asOfNow`: adds to what is answered what only others know, such as the place in a queue. */
  constructor(
    client: Client,
    taskQueue: string,
    kind: DocumentKind = 'invoice',
    asOfNow: AsOfNow = (view) => Promise.resolve(view),
  ) {
    this.#kind = kind;
    this.#asOfNow = asOfNow;
    this.#client = client;
    this.#runs = new RunQueries(client);
    this.#handOvers = new HandOvers({
      client,
      kind,
      taskQueue,
      isAway,
      start: (options, handedOver) =>
        client.workflow.start<typeof invoice>(typesOf[kind], {
          ...options,
          args: [{ from: { handedOver } }] satisfies [InvoiceInput],
        }),
    });
  }

  /** `new`: taken on durably. `same`: this very content was taken on before. @throws Problem 409 for other content */
  handOver(key: InvoiceKey, request: InvoiceRequest, how: HandOver): Promise<'new' | 'same'> {
    const asked = { by: currentCaller(), ...how };
    return this.#orRefused(key, how, () => this.#handOvers.handOver(key, request, asked));
  }

  /** What a hand-over would come to, without one. @throws Problem 409 for other content */
  foresee(key: InvoiceKey, request: InvoiceRequest, how: HandOver): Promise<'new' | 'same'> {
    return this.#orRefused(key, how, () => this.#handOvers.foresee(key, request, how));
  }

  /** Where the run ended before its time that comes first, and the only advice is what to do about that. */
  async view(key: InvoiceKey): Promise<ShownInvoice> {
    return known(this.#kind, key, async () => {
      const { answer, stopped } = await this.#ask(key);
      const { progress: _, ...kept } = answer;
      const view = { ...kept, request: withShownUrls(kept.request), sage: shownInSage(kept) };
      if (stopped === null) return { stopped, ...view };
      const attention = view.attention && { ...view.attention, fix: stopped.fix };
      return { stopped, ...view, waitingFor: null, attention };
    });
  }

  /** The same as it is answered, with what others know of it now. */
  async shown(key: InvoiceKey): Promise<InvoiceView> {
    return this.#asOfNow(await this.view(key));
  }

  /** Once it has changed, or the time is over. */
  async whenChanged(key: InvoiceKey, poll: LongPoll, stopping: AbortSignal): Promise<InvoiceView> {
    return this.#asOfNow(await waitForChange(() => this.view(key), poll, stopping));
  }

  /**
   * Has an Update done and answers how the invoice then is. `isDone`: a finished invoice in which what is asked was done before, so that
   * asking again is no mistake.
   */
  async update(
    key: InvoiceKey,
    work: (invoice: WorkflowHandle) => Promise<InvoiceAck>,
    isDone: (last: InvoiceState, isStopped: boolean) => boolean = () => false,
  ): Promise<InvoiceView> {
    try {
      await acknowledged(this.#client, () => work(this.#handle(key)));
      return await this.shown(key);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      const last = await this.view(key);
      const { answer } = await known(this.#kind, key, () => this.#ask(key));
      if (isDone(answer, last.stopped !== null)) return last;
      throw last.stopped === null ? tooLate(last) : stoppedRun(this.#kind, key, last.stopped);
    }
  }

  correct(key: InvoiceKey, request: InvoiceRequest): Promise<InvoiceView> {
    const hash = requestHash(request);
    const args: [Correction] = [{ request, contentHash: hash }];
    return this.update(
      key,
      (open) => open.executeUpdate(correctInvoiceUpdate, { args }),
      // Of one that was stopped nobody works on any content.
      (last, isStopped) => !isStopped && hasContent(last, hash),
    );
  }

  async #orRefused<T>(key: InvoiceKey, { linkTo }: HandOver, work: () => Promise<T>): Promise<T> {
    try {
      return await known(this.#kind, key, work);
    } catch (error) {
      if (!(error instanceof HandOverRefused)) throw error;
      if (error.why === 'other_in_sage') expectNoOtherInSage(key, error.last, linkTo);
      throw otherContent(this.#kind, key, error.last);
    }
  }

  #ask(key: InvoiceKey) {
    const fix = this.#kind === 'invoice' ? handOverAgain : handOverNoteAgain;
    return this.#runs.ask(this.#workflowId(key), getInvoiceQuery, fix);
  }

  #handle(key: InvoiceKey) {
    return this.#client.workflow.getHandle(this.#workflowId(key));
  }

  #workflowId({ businessUnit, invoiceId }: InvoiceKey): string {
    return documentWorkflowId(this.#kind, businessUnit, invoiceId);
  }
}

const typesOf = { invoice: 'invoice', credit_note: 'creditNote' } as const satisfies Record<
  DocumentKind,
  string
>;
