import createClient, { type Client } from 'openapi-fetch';
import { type paths } from './api-types.ts';
import { type Page, rowsOf } from './pages.ts';
import { repeatedly } from './repeatedly.ts';
import { type ClientOptions, transport } from './transport.ts';
import {
  type AuthorizationRequest,
  type ConnectionView,
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
  type TestReport,
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
export class SageInvoicing {
  /** Every operation of the API, typed; each is sent once. `dataOf` takes the answer out. */
  readonly api: Client<paths>;
  readonly #options: ClientOptions;
  readonly #baseUrl: string;
  readonly #sendOnce: (request: Request) => Promise<Response>;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#baseUrl = options.url.replace(/\/+$/, '');
    this.#sendOnce = transport(options);
    this.api = createClient<paths>({ baseUrl: this.#baseUrl, fetch: this.#sendOnce });
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

  /** A link that a person opens to connect the business unit to Sage: good for ten minutes and one browser. */
  async authorize(businessUnit: string, options: AuthorizationRequest = {}): Promise<string> {
    const answer = await this.api.POST('/v1/business-units/{businessUnit}/connection/authorize', {
      params: { path: { businessUnit } },
      body: options,
    });
    return dataOf(answer).url;
  }

  async connection(businessUnit: string): Promise<ConnectionView> {
    const path = { businessUnit };
    return dataOf(await this.api.GET('/v1/business-units/{businessUnit}/connection', { params: { path } }));
  }

  /** Where the consent reaches several businesses. */
  async chooseBusiness(businessUnit: string, businessId: string): Promise<ConnectionView> {
    const answer = await this.api.PUT('/v1/business-units/{businessUnit}/connection/business', {
      params: { path: { businessUnit } },
      body: { businessId },
    });
    return dataOf(answer);
  }

  /** Tries the connection by a draft that is removed again; `ledgerName` exactly as in Sage's chart of accounts. */
  async testConnection(
    businessUnit: string,
    ledgerName: string,
    keepTestInvoice = false,
  ): Promise<TestReport> {
    const answer = await this.api.POST('/v1/business-units/{businessUnit}/connection/test', {
      params: { path: { businessUnit } },
      body: { ledgerName, keepTestInvoice },
    });
    return dataOf(answer);
  }

  /** An operation by its path, such as `/v1/health-report`, sent once: for what this version of the client has no types of. */
  async send(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const request = new Request(`${this.#baseUrl}${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    });
    const answer = await this.#sendOnce(request);
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
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

/** What an operation of `SageInvoicing.api` answered. */
export function dataOf<Data>({ data }: { readonly data?: Data }): NonNullable<Data> {
  if (data === undefined || data === null) throw new TypeError('The answer has no content');
  return data;
}

const withSignal = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });
