import {
  type Client,
  isGrpcCancelledError,
  isGrpcDeadlineError,
  type WorkflowHandle,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowExecutionDescription,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { contentHash } from '../domain/content-hash.ts';
import { type InvoiceRequest, type InvoiceView } from '../domain/invoice.ts';
import { invoiceWorkflowId } from '../domain/keys.ts';
import { businessUnitKey, invoiceStatusKey } from '../domain/search-attributes.ts';
import { type Correction, correctInvoiceUpdate, getInvoiceQuery } from '../workflows/messages.ts';
import { type EarlierRun, invoice } from '../workflows/invoice.ts';
import { type InvoiceKey } from './invoice-key.ts';
import { otherContent } from './other-content.ts';
import { Problem } from './problem.ts';
import { temporalProblem } from './temporal-problem.ts';
import { unknownInvoice } from './unknown-invoice.ts';

const UPDATE_DEADLINE_MS = 75_000;
const QUERY_DEADLINE_MS = 10_000;

export interface HandOver {
  readonly requestId: string;
  /** Part of a large run, which lets single invoices go first. */
  readonly bulk: boolean;
}

/** Talks to the invoices' workflows. */
export class Invoices {
  readonly #client: Client;
  readonly #taskQueue: string;

  constructor(client: Client, taskQueue: string) {
    this.#client = client;
    this.#taskQueue = taskQueue;
  }

  /** `new`: taken on durably. `same`: this very content was taken on before. @throws Problem 409 for other content */
  async handOver(key: InvoiceKey, request: InvoiceRequest, how: HandOver): Promise<'new' | 'same'> {
    const hash = contentHash(request);
    try {
      await this.#start(key, request, hash, how, null);
      return 'new';
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
    const earlier = await this.#handle(key).describe();
    const handedOver = earlier.memo?.['contentHash'] === hash;
    if (!endedEarly(earlier)) {
      if (handedOver) return 'same';
      const now = await this.view(key);
      if (now.contentHash === hash) return 'same';
      throw otherContent(key, now);
    }
    const last = await this.#earlier(key);
    // A correction is known to the run only, and it is what counts.
    const same = last === null ? handedOver : last.contentHash === hash;
    if (!same) throw otherContent(key, last);
    return this.#startAgain(key, request, hash, how, last);
  }

  async view(key: InvoiceKey): Promise<InvoiceView> {
    return known(key, () =>
      this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
        this.#handle(key).query(getInvoiceQuery),
      ),
    );
  }

  /** `isDone`: a finished invoice in which what is asked was done before, so that asking again is no mistake. */
  async update(
    key: InvoiceKey,
    work: (invoice: WorkflowHandle) => Promise<InvoiceView>,
    isDone: (last: InvoiceView) => boolean = () => false,
  ): Promise<InvoiceView> {
    return known(key, async () => {
      try {
        return await this.#client.connection.withDeadline(Date.now() + UPDATE_DEADLINE_MS, () =>
          work(this.#handle(key)),
        );
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
        const last = await this.view(key);
        if (isDone(last)) return last;
        throw finished(key, last);
      }
    });
  }

  correct(key: InvoiceKey, request: InvoiceRequest): Promise<InvoiceView> {
    const args: [Correction] = [{ request, contentHash: contentHash(request) }];
    return this.update(key, (open) => open.executeUpdate(correctInvoiceUpdate, { args }));
  }

  /** A run that was terminated or failed left open whether Sage has the invoice: the new one looks there first. */
  async #startAgain(
    key: InvoiceKey,
    request: InvoiceRequest,
    hash: string,
    how: HandOver,
    last: InvoiceView | null,
  ): Promise<'new' | 'same'> {
    try {
      await this.#start(key, request, hash, how, last === null ? unknownRun() : knownRun(last));
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
    earlier: EarlierRun | null,
  ): Promise<void> {
    await this.#client.workflow.start(invoice, {
      workflowId: invoiceWorkflowId(key.businessUnit, key.invoiceId),
      taskQueue: this.#taskQueue,
      workflowIdConflictPolicy: 'FAIL',
      workflowIdReusePolicy: earlier === null ? 'REJECT_DUPLICATE' : 'ALLOW_DUPLICATE_FAILED_ONLY',
      args: [{ ...key, request, contentHash: hash, earlier, bulk: how.bulk }],
      memo: { contentHash: hash, number: request.number, requestId: how.requestId },
      staticSummary: `Invoice ${request.number} of ${key.businessUnit}`,
      typedSearchAttributes: [
        { key: businessUnitKey, value: key.businessUnit },
        { key: invoiceStatusKey, value: 'accepted' },
      ],
    });
  }

  /** What the ended run knew; null when it can never be asked again, as when its history no longer replays. */
  async #earlier(key: InvoiceKey): Promise<InvoiceView | null> {
    try {
      return await this.view(key);
    } catch (error) {
      // No worker just now, or none with the key: better to say so than to forget what the run knew.
      if (isAway(error)) throw error;
      return null;
    }
  }

  #handle({ businessUnit, invoiceId }: InvoiceKey) {
    return this.#client.workflow.getHandle(invoiceWorkflowId(businessUnit, invoiceId));
  }
}

/** Events go on with numbers that are surely higher than any told before. */
const unknownRun = (): EarlierRun => ({
  revision: 1,
  eventSequence: Math.floor(Date.now() / 1000),
  email: null,
});

const knownRun = ({ revision, eventSequence, email }: InvoiceView): EarlierRun => ({
  revision,
  eventSequence,
  email,
});

const isAway = (error: unknown): boolean =>
  isGrpcDeadlineError(error) ||
  isGrpcCancelledError(error) ||
  temporalProblem(error)?.fields.code === 'codec_key_missing';

const endedEarly = ({ status }: WorkflowExecutionDescription): boolean =>
  status.name === 'TERMINATED' ||
  status.name === 'FAILED' ||
  status.name === 'CANCELLED' ||
  status.name === 'TIMED_OUT';

const finished = ({ invoiceId }: InvoiceKey, { status }: InvoiceView): Problem =>
  new Problem({
    status: 409,
    code: 'invoice_finished',
    detail: `Invoice "${invoiceId}" is ${status.replaceAll('_', ' ')} and finished.`,
    fix: 'Nothing can be changed on it any more; hand over another invoice.',
  });

async function known<T>(key: InvoiceKey, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    throw unknownInvoice(key);
  }
}
