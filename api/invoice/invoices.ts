import {
  type Client,
  type WorkflowHandle,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowExecutionDescription,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { shownInSage } from '../../domain/invoice/changes-in-sage.ts';
import { type DocumentKind, nameOf } from '../../domain/invoice/credit-note.ts';
import { withShownUrls } from '../../domain/invoice/attachments.ts';
import { handOverHash, hasContent, literalHash, requestHash } from '../../domain/invoice/content-hash.ts';
import { type InvoiceAck, type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { documentWorkflowId } from '../../domain/keys.ts';
import { businessUnitKey, invoiceStatusKey } from '../../domain/search-attributes.ts';
import { type Correction, correctInvoiceUpdate, getInvoiceQuery } from '../../domain/invoice/messages.ts';
import { knownRun, linkOf, unknownRun } from '../../domain/invoice/earlier-run.ts';
import { type InvoiceState } from '../../domain/invoice/state.ts';
import { type invoice, type InvoiceInput } from '../../workflows/invoice/invoice.ts';
import { endedHow, handOverAgain, handOverNoteAgain, type Stopped } from '../../domain/runs/stopped.ts';
import { acknowledged } from '../runs/acknowledged.ts';
import { RunQueries } from '../runs/run-queries.ts';
import { currentCaller } from '../principals/calling.ts';
import { type HandOver } from './hand-over.ts';
import { type InvoiceKey } from './invoice-key.ts';
import { expectNoOtherInSage, otherContent } from './other-content.ts';
import { isAway, known, stoppedRun, tooLate } from './run-problems.ts';
import { type LongPoll, waitForChange } from './wait-for-change.ts';

export type AsOfNow = <View extends InvoiceView>(invoice: View) => Promise<View>;
export type ShownInvoice = { readonly stopped: Stopped | null } & InvoiceView;

/** The run of the same id that a new one begins after. */
interface RunBefore {
  /** Null: it can never be asked again. */
  readonly last: InvoiceState | null;
  readonly reuse: 'ALLOW_DUPLICATE' | 'ALLOW_DUPLICATE_FAILED_ONLY';
}

/** Talks to the workflows of invoices, or of credit notes, whose id is the `invoiceId` of a key. */
export class Invoices {
  readonly #kind: DocumentKind;
  readonly #client: Client;
  readonly #runs: RunQueries;
  readonly #taskQueue: string;
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
    this.#taskQueue = taskQueue;
  }

  /** `new`: taken on durably. `same`: this very content was taken on before. @throws Problem 409 for other content */
  async handOver(key: InvoiceKey, request: InvoiceRequest, how: HandOver): Promise<'new' | 'same'> {
    const hash = requestHash(request);
    try {
      await this.#start(key, request, hash, how, null);
      return 'new';
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
    const earlier = await this.#handle(key).describe();
    const memo: unknown = earlier.memo?.['contentHash'];
    const handedOver = [hash, literalHash(request)].some((one) => memo === handOverHash(one, how.linkTo));
    if (!endedEarly(earlier)) {
      const isOpen = earlier.closeTime === undefined;
      if (handedOver && isOpen) return 'same';
      const { answer: now, stopped } = await known(this.#kind, key, () => this.#ask(key));
      const isCancelled = now.status === 'cancelled';
      // Cancelled, it may be linked to another, or be created after all.
      const isOtherwise = isCancelled && linkOf(now) !== (how.linkTo ?? null);
      if (hasContent(now, hash) && !isOtherwise) return 'same';
      if (isCancelled && !isOpen)
        return this.#startAgain(key, request, hash, how, { last: now, reuse: 'ALLOW_DUPLICATE' });
      // A late repetition of what was corrected since.
      if (handedOver) return 'same';
      throw otherContent(this.#kind, key, { ...now, stopped });
    }
    const last = await this.#earlier(key);
    // A correction is known to the run only, and it is what counts.
    const same = last === null ? handedOver : hasContent(last, hash);
    if (!same) throw otherContent(this.#kind, key, last);
    expectNoOtherInSage(key, last, how.linkTo);
    return this.#startAgain(key, request, hash, how, { last, reuse: 'ALLOW_DUPLICATE_FAILED_ONLY' });
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
  async shown(key: InvoiceKey): Promise<ShownInvoice> {
    return this.#asOfNow(await this.view(key));
  }

  /** Once it has changed, or the time is over. */
  async whenChanged(key: InvoiceKey, poll: LongPoll, stopping: AbortSignal): Promise<ShownInvoice> {
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
  ): Promise<ShownInvoice> {
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

  correct(key: InvoiceKey, request: InvoiceRequest): Promise<ShownInvoice> {
    const hash = requestHash(request);
    const args: [Correction] = [{ request, contentHash: hash }];
    return this.update(
      key,
      (open) => open.executeUpdate(correctInvoiceUpdate, { args }),
      // Of one that was stopped nobody works on any content.
      (last, isStopped) => !isStopped && hasContent(last, hash),
    );
  }

  /** A run that was terminated or failed left open whether Sage has the invoice: a new one looks there first. */
  async #startAgain(
    key: InvoiceKey,
    request: InvoiceRequest,
    hash: string,
    how: HandOver,
    after: RunBefore,
  ): Promise<'new' | 'same'> {
    try {
      await this.#start(key, request, hash, how, after);
      return 'new';
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return this.handOver(key, request, how);
      throw error;
    }
  }

  async #start(
    key: InvoiceKey,
    request: InvoiceRequest,
    hash: string,
    how: HandOver,
    after: RunBefore | null,
  ): Promise<void> {
    const { bulk, linkTo, acceptDifferences } = how;
    const accepted = acceptDifferences === true ? { acceptDifferences } : {};
    const order = { contentHash: hash, bulk, linkTo, ...accepted, by: currentCaller() };
    const earlier = after && (after.last === null ? unknownRun(Date.now()) : knownRun(after.last));
    const kind = this.#kind;
    await this.#client.workflow.start<typeof invoice>(typesOf[kind], {
      workflowId: this.#workflowId(key),
      taskQueue: this.#taskQueue,
      workflowIdConflictPolicy: 'FAIL',
      workflowIdReusePolicy: after?.reuse ?? 'REJECT_DUPLICATE',
      args: [{ from: { handedOver: { ...key, kind, request, earlier, ...order } } }] satisfies [InvoiceInput],
      memo: { contentHash: handOverHash(hash, how.linkTo), number: request.number, requestId: how.requestId },
      staticSummary: `${nameOf(kind)} ${request.number} of ${key.businessUnit}`,
      typedSearchAttributes: [
        { key: businessUnitKey, value: key.businessUnit },
        { key: invoiceStatusKey, value: 'accepted' },
      ],
    });
  }

  /** What the ended run knew; null when it can never be asked again, as when its history no longer replays. */
  async #earlier(key: InvoiceKey): Promise<(InvoiceState & { readonly stopped: Stopped | null }) | null> {
    try {
      const { answer, stopped } = await this.#ask(key);
      return { ...answer, stopped };
    } catch (error) {
      // No worker just now, or none with the key: better to say so than to forget what the run knew.
      if (isAway(error)) throw error;
      return null;
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

const endedEarly = ({ status }: WorkflowExecutionDescription): boolean => endedHow(status.name) !== null;
