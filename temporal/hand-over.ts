import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowExecutionDescription,
  WorkflowNotFoundError,
  type WorkflowStartOptions,
} from '@temporalio/client';
import { handOverHash, hasContent, literalHash, requestHash } from '../domain/invoice/content-hash.ts';
import { type DocumentKind, nameOf } from '../domain/invoice/credit-note.ts';
import { knownRun, linkOf, unknownRun } from '../domain/invoice/earlier-run.ts';
import { type HandedOver, type HandOver } from '../domain/invoice/hand-over.ts';
import { type InvoiceRequest } from '../domain/invoice/invoice.ts';
import { type InvoiceKey } from '../domain/invoice/invoice-key.ts';
import { getInvoiceQuery } from '../domain/invoice/messages.ts';
import { type InvoiceState } from '../domain/invoice/state.ts';
import { LIST_ROW, rowOfRequest } from '../domain/invoice/list-row.ts';
import { documentWorkflowId } from '../domain/keys.ts';
import { endedHow, handOverAgain, handOverNoteAgain, type Stopped } from '../domain/runs/stopped.ts';
import { businessUnitKey, invoiceStatusKey, runIdsKey } from '../domain/search-attributes.ts';
import { RunQueries } from './run-queries.ts';

export type LastState = InvoiceState & { readonly stopped: Stopped | null };

/** The id stands for something else already, and nothing was changed. */
export class HandOverRefused extends Error {
  override readonly name = 'HandOverRefused';
  readonly why: 'other_content' | 'other_in_sage';
  /** Null: it can never be asked again. */
  readonly last: LastState | null;

  constructor(why: HandOverRefused['why'], last: LastState | null) {
    super('The id was handed over before');
    this.why = why;
    this.last = last;
  }
}

/** The run of the same id that a new one begins after. */
interface RunBefore {
  /** Null: it can never be asked again. */
  readonly last: InvoiceState | null;
  readonly reuse: 'ALLOW_DUPLICATE' | 'ALLOW_DUPLICATE_FAILED_ONLY';
}

export type StartOptions = Omit<WorkflowStartOptions, 'args' | 'taskQueue'> & { readonly taskQueue: string };

export interface HandOverParts {
  readonly client: Client;
  readonly kind: DocumentKind;
  readonly taskQueue: string;
  /** Starts the workflow of that kind; who may name its type does it. */
  readonly start: (options: StartOptions, handedOver: HandedOver) => Promise<unknown>;
  /** Whether an error means that there is no worker just now, or none with the key. */
  readonly isAway: (error: unknown) => boolean;
}

/** The one way in which an invoice or a credit note is taken on: once for each id, whoever hands it over and however often. */
export class HandOvers {
  readonly #parts: HandOverParts;
  readonly #runs: RunQueries;

  constructor(parts: HandOverParts) {
    this.#parts = parts;
    this.#runs = new RunQueries(parts.client);
  }

  /** `new`: taken on durably. `same`: this very content was taken on before. @throws HandOverRefused */
  async handOver(key: InvoiceKey, request: InvoiceRequest, how: HandOver): Promise<'new' | 'same'> {
    try {
      await this.#start(key, request, how, null);
      return 'new';
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
    const after = await this.#compare(key, request, how);
    if (after === 'same') return 'same';
    try {
      await this.#start(key, request, how, after);
      return 'new';
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return this.handOver(key, request, how);
      throw error;
    }
  }

  /** What a hand-over would come to, without one. @throws HandOverRefused */
  async foresee(key: InvoiceKey, request: InvoiceRequest, how: HandOver): Promise<'new' | 'same'> {
    try {
      return (await this.#compare(key, request, how)) === 'same' ? 'same' : 'new';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'new';
      throw error;
    }
  }

  /** A run that was terminated or failed left open whether Sage has the invoice: a new one looks there first. */
  async #compare(key: InvoiceKey, request: InvoiceRequest, how: HandOver): Promise<'same' | RunBefore> {
    const hash = requestHash(request);
    const earlier = await this.#parts.client.workflow.getHandle(this.#workflowId(key)).describe();
    const memo: unknown = earlier.memo?.['contentHash'];
    const handedOver = [hash, literalHash(request)].some((one) => memo === handOverHash(one, how.linkTo));
    if (!endedEarly(earlier)) {
      const isOpen = earlier.closeTime === undefined;
      if (handedOver && isOpen) return 'same';
      const { answer: now, stopped } = await this.#ask(key);
      const isCancelled = now.status === 'cancelled';
      // Cancelled, it may be linked to another, or be created after all.
      const isOtherwise = isCancelled && linkOf(now) !== (how.linkTo ?? null);
      if (hasContent(now, hash) && !isOtherwise) return 'same';
      if (isCancelled && !isOpen) return { last: now, reuse: 'ALLOW_DUPLICATE' };
      // A late repetition of what was corrected since.
      if (handedOver) return 'same';
      throw new HandOverRefused('other_content', { ...now, stopped });
    }
    const last = await this.#earlier(key);
    // A correction is known to the run only, and it is what counts.
    const same = last === null ? handedOver : hasContent(last, hash);
    if (!same) throw new HandOverRefused('other_content', last);
    const isElsewhere = last?.sage && how.linkTo !== undefined && how.linkTo !== last.sage.id;
    if (isElsewhere) throw new HandOverRefused('other_in_sage', last);
    return { last, reuse: 'ALLOW_DUPLICATE_FAILED_ONLY' };
  }

  async #start(
    key: InvoiceKey,
    request: InvoiceRequest,
    how: HandOver,
    after: RunBefore | null,
  ): Promise<void> {
    const { kind, taskQueue, start } = this.#parts;
    const { bulk, run, linkTo, acceptDifferences, by = null, requestId } = how;
    const hash = requestHash(request);
    const accepted = acceptDifferences === true ? { acceptDifferences } : {};
    const ofRun = run === undefined ? {} : { run };
    const order = { contentHash: hash, bulk, ...ofRun, linkTo, ...accepted, by };
    const earlier = after && (after.last === null ? unknownRun(Date.now()) : knownRun(after.last));
    const options: StartOptions = {
      workflowId: this.#workflowId(key),
      taskQueue,
      workflowIdConflictPolicy: 'FAIL',
      workflowIdReusePolicy: after?.reuse ?? 'REJECT_DUPLICATE',
      memo: {
        contentHash: handOverHash(hash, linkTo),
        requestId,
        ...ofRun,
        [LIST_ROW]: rowOfRequest(request, new Date().toISOString()),
      },
      staticSummary: `${nameOf(kind)} ${request.number} of ${key.businessUnit}`,
      typedSearchAttributes: [
        { key: businessUnitKey, value: key.businessUnit },
        { key: invoiceStatusKey, value: 'accepted' },
        ...(run === undefined ? [] : [{ key: runIdsKey, value: [run] }]),
      ],
    };
    await start(options, { ...key, kind, request, earlier, ...order });
  }

  /** What the ended run knew; null when it can never be asked again, as when its history no longer replays. */
  async #earlier(key: InvoiceKey): Promise<LastState | null> {
    try {
      const { answer, stopped } = await this.#ask(key);
      return { ...answer, stopped };
    } catch (error) {
      // Better to say so than to forget what the run knew.
      if (this.#parts.isAway(error)) throw error;
      return null;
    }
  }

  #ask(key: InvoiceKey) {
    const fix = this.#parts.kind === 'invoice' ? handOverAgain : handOverNoteAgain;
    return this.#runs.ask(this.#workflowId(key), getInvoiceQuery, fix);
  }

  #workflowId({ businessUnit, invoiceId }: InvoiceKey): string {
    return documentWorkflowId(this.#parts.kind, businessUnit, invoiceId);
  }
}

const endedEarly = ({ status }: WorkflowExecutionDescription): boolean => endedHow(status.name) !== null;
