import { ApiClient, dataOf } from './api-client.ts';
import { type Page, rowsOf } from './pages.ts';
import { repeatedly } from './repeatedly.ts';
import { type ClientOptions } from './transport.ts';
import {
  type CreditNote,
  type CreditNoteFilter,
  type CreditNoteRequest,
  type CreditNoteSummary,
  type DeliveryFilter,
  type DeliverySummary,
  type Invoice,
  type InvoiceFilter,
  type InvoiceRequest,
  type InvoiceSummary,
} from './types.ts';
import { waitUntil, type Wanted, type WaitOptions } from './wait-for.ts';

export interface HandOverOptions {
  /** Milliseconds until it is given up; by default ten minutes. */
  readonly deadlineMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** `bulk`: part of a large run, which lets single invoices go first. */
  readonly priority?: 'normal' | 'bulk' | undefined;
}

export interface HandedOver {
  /** `before`: the same content was taken on earlier, be it by a try of this very call whose answer was lost. */
  readonly taken: 'now' | 'before';
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

const HAND_OVER_DEADLINE_MS = 600_000;

/**
 * The API of Sage invoicing, for the backend of a PSA. What is no success is thrown: ProblemError where the API says what is wrong,
 * NoAnswerError where it was not reached.
 */
export class SageInvoicing extends ApiClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    super(options);
    this.#options = options;
  }

  /** The same for a person, who then stands in timelines, events and the audit log. */
  onBehalfOf(person: string): SageInvoicing {
    return new SageInvoicing({ ...this.#options, onBehalfOf: person });
  }

  /**
   * Hands an invoice over and repeats it until it is durably taken on: from then on it goes out exactly once. Safe to call again with the
   * same id and content, also after a crash.
   * @throws ProblemError with 409 where the id was used with other content, 422 where the content is not usable
   * @throws GaveUpError after the deadline: whether it was taken on is not known, so hand it over again
   */
  async handOver(
    businessUnit: string,
    invoiceId: string,
    invoice: InvoiceRequest,
    options: HandOverOptions = {},
  ): Promise<HandedOver> {
    const { priority } = options;
    return this.#take(`invoice ${invoiceId}`, options, async (signal) => {
      const { response } = await this.api.PUT('/v1/business-units/{businessUnit}/invoices/{invoiceId}', {
        params: { path: { businessUnit, invoiceId }, query: { ...(priority && { priority }) } },
        body: invoice,
        ...withSignal(signal),
      });
      return response;
    });
  }

  /** The same for a credit note. */
  async handOverCreditNote(
    businessUnit: string,
    creditNoteId: string,
    creditNote: CreditNoteRequest,
    options: Omit<HandOverOptions, 'priority'> = {},
  ): Promise<HandedOver> {
    return this.#take(`credit note ${creditNoteId}`, options, async (signal) => {
      const { response } = await this.api.PUT(
        '/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}',
        { params: { path: { businessUnit, creditNoteId } }, body: creditNote, ...withSignal(signal) },
      );
      return response;
    });
  }

  /** Everything about an invoice, as it is now. */
  async invoice(businessUnit: string, invoiceId: string, options: ReadOptions = {}): Promise<Invoice> {
    return this.#invoice({ businessUnit, invoiceId }, {}, options.signal);
  }

  async creditNote(
    businessUnit: string,
    creditNoteId: string,
    options: ReadOptions = {},
  ): Promise<CreditNote> {
    return this.#creditNote({ businessUnit, creditNoteId }, {}, options.signal);
  }

  /**
   * Waits until the invoice is as wanted, and answers it. A status is reached too where the invoice went beyond it: whoever waits for `sent`
   * gets one that is paid already.
   * @throws NotReachedError with the invoice, after `timeoutMs`, or at once when it was cancelled, voided, deleted or stopped instead
   */
  async waitFor(
    businessUnit: string,
    invoiceId: string,
    wanted: Wanted<Invoice>,
    options: WaitOptions = {},
  ): Promise<Invoice> {
    return waitUntil(
      `Invoice ${invoiceId}`,
      (poll, signal) => this.#invoice({ businessUnit, invoiceId }, poll, signal),
      wanted,
      options,
    );
  }

  /** The same for a credit note. */
  async waitForCreditNote(
    businessUnit: string,
    creditNoteId: string,
    wanted: Wanted<CreditNote>,
    options: WaitOptions = {},
  ): Promise<CreditNote> {
    return waitUntil(
      `Credit note ${creditNoteId}`,
      (poll, signal) => this.#creditNote({ businessUnit, creditNoteId }, poll, signal),
      wanted,
      options,
    );
  }

  /** Invoices of a business unit, open ones first, the newest first. `limit`: rows read at once. */
  invoices(
    businessUnit: string,
    filter: InvoiceFilter = {},
    { signal }: ReadOptions = {},
  ): AsyncGenerator<InvoiceSummary, void, undefined> {
    return rowsOf(
      `the invoices of ${businessUnit}`,
      async (cursor, now): Promise<Page<InvoiceSummary>> => {
        const answer = await this.api.GET('/v1/business-units/{businessUnit}/invoices', {
          params: { path: { businessUnit }, query: { ...filter, ...(cursor && { cursor }) } },
          ...withSignal(now),
        });
        const { invoices: rows, nextCursor } = dataOf(answer);
        return { rows, nextCursor };
      },
      signal,
    );
  }

  creditNotes(
    businessUnit: string,
    filter: CreditNoteFilter = {},
    { signal }: ReadOptions = {},
  ): AsyncGenerator<CreditNoteSummary, void, undefined> {
    return rowsOf(
      `the credit notes of ${businessUnit}`,
      async (cursor, now): Promise<Page<CreditNoteSummary>> => {
        const answer = await this.api.GET('/v1/business-units/{businessUnit}/credit-notes', {
          params: { path: { businessUnit }, query: { ...filter, ...(cursor && { cursor }) } },
          ...withSignal(now),
        });
        const { creditNotes: rows, nextCursor } = dataOf(answer);
        return { rows, nextCursor };
      },
      signal,
    );
  }

  /** Events that were not taken at once, and what became of them. */
  deliveries(
    filter: DeliveryFilter = {},
    { signal }: ReadOptions = {},
  ): AsyncGenerator<DeliverySummary, void, undefined> {
    return rowsOf(
      'the deliveries',
      async (cursor, now): Promise<Page<DeliverySummary>> => {
        const answer = await this.api.GET('/v1/webhooks/deliveries', {
          params: { query: { ...filter, ...(cursor && { cursor }) } },
          ...withSignal(now),
        });
        const { deliveries: rows, nextCursor } = dataOf(answer);
        return { rows, nextCursor };
      },
      signal,
    );
  }

  async #take(
    what: string,
    { deadlineMs = HAND_OVER_DEADLINE_MS, signal }: HandOverOptions,
    send: (signal: AbortSignal | undefined) => Promise<Response>,
  ): Promise<HandedOver> {
    const { status } = await repeatedly(`the hand-over of ${what}`, send, { deadlineMs, signal });
    return { taken: status === 202 ? 'now' : 'before' };
  }

  async #invoice(
    path: { businessUnit: string; invoiceId: string },
    query: { wait?: number; after?: number },
    signal: AbortSignal | undefined,
  ): Promise<Invoice> {
    const answer = await this.api.GET('/v1/business-units/{businessUnit}/invoices/{invoiceId}', {
      params: { path, query },
      ...withSignal(signal),
    });
    return dataOf(answer);
  }

  async #creditNote(
    path: { businessUnit: string; creditNoteId: string },
    query: { wait?: number; after?: number },
    signal: AbortSignal | undefined,
  ): Promise<CreditNote> {
    const answer = await this.api.GET('/v1/business-units/{businessUnit}/credit-notes/{creditNoteId}', {
      params: { path, query },
      ...withSignal(signal),
    });
    return dataOf(answer);
  }
}

const withSignal = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });
