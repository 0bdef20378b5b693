import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { type ConnectionView } from '../../domain/connection/connection.ts';
import { type TestReport } from '../../domain/connection/test-report.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { PATIENCE_MS } from './eventually.ts';

/** An answer of the API that is no success. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: number;
  readonly problem: unknown;

  constructor(status: number, problem: unknown) {
    super(`The API answered ${status}: ${JSON.stringify(problem)}`);
    this.status = status;
    this.problem = problem;
  }
}

/** What a PSA's backend would write to talk to the API: HTTP and JSON, nothing of our code but the types. */
export class PsaClient {
  readonly #url: string;
  readonly #apiKey: string;
  readonly #timeoutMs: number | undefined;

  /** `timeoutMs`: gives up on an answer that takes longer; none by default. */
  constructor(url: string, apiKey: string, timeoutMs?: number) {
    this.#url = url;
    this.#apiKey = apiKey;
    this.#timeoutMs = timeoutMs;
  }

  async send<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
    const answer = await fetch(`${this.#url}${path}`, {
      method,
      ...(this.#timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(this.#timeoutMs) }),
      headers: {
        authorization: `Bearer ${this.#apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new ApiRefusal(answer.status, text.startsWith('{') ? JSON.parse(text) : text);
    // The answer's form is the API's promise; this client is for scripts and tests, which look at it closely anyway.
    return { status: answer.status, body: z.custom<T>().parse(text === '' ? null : JSON.parse(text)) };
  }

  async authorize(businessUnit: string, options: object = {}): Promise<string> {
    const { body } = await this.send<{ url: string }>(
      'POST',
      `/v1/business-units/${businessUnit}/connection/authorize`,
      options,
    );
    return body.url;
  }

  async connection(businessUnit: string): Promise<ConnectionView> {
    return (await this.send<ConnectionView>('GET', `/v1/business-units/${businessUnit}/connection`)).body;
  }

  async chooseBusiness(businessUnit: string, businessId: string): Promise<ConnectionView> {
    const path = `/v1/business-units/${businessUnit}/connection/business`;
    return (await this.send<ConnectionView>('PUT', path, { businessId })).body;
  }

  async testConnection(
    businessUnit: string,
    ledgerName: string,
    keepTestInvoice = false,
  ): Promise<TestReport> {
    const path = `/v1/business-units/${businessUnit}/connection/test`;
    return (await this.send<TestReport>('POST', path, { ledgerName, keepTestInvoice })).body;
  }

  async handOver(businessUnit: string, invoiceId: string, request: unknown): Promise<number> {
    return (await this.send('PUT', `/v1/business-units/${businessUnit}/invoices/${invoiceId}`, request))
      .status;
  }

  async invoice(businessUnit: string, invoiceId: string, wait = 0, after = 0): Promise<InvoiceView> {
    const path = `/v1/business-units/${businessUnit}/invoices/${invoiceId}?wait=${wait}&after=${after}`;
    return (await this.send<InvoiceView>('GET', path)).body;
  }

  /**
   * Follows the invoice by long polls until `done`; an answer that Temporal is away now (503) is asked for again.
   * @throws Error with the invoice's state when that never comes
   */
  async follow(
    businessUnit: string,
    invoiceId: string,
    done: (view: InvoiceView) => boolean,
  ): Promise<InvoiceView> {
    const until = Date.now() + PATIENCE_MS;
    let view: InvoiceView | undefined;
    for (;;) {
      view = (await this.#read(businessUnit, invoiceId, view?.version, until)) ?? view;
      if (view !== undefined && done(view)) return view;
      if (Date.now() > until) {
        const why = view?.attention ?? view?.waitingFor;
        throw new Error(
          `Invoice ${invoiceId} is still ${view?.status} and was waited for in vain: ${JSON.stringify(why)}`,
        );
      }
    }
  }

  /** The invoice, when it changes after the version that is known; undefined after a pause when it cannot be read now. */
  async #read(businessUnit: string, invoiceId: string, known: number | undefined, until: number) {
    try {
      return await this.invoice(businessUnit, invoiceId, known === undefined ? 0 : 5, known);
    } catch (error) {
      const isAway = error instanceof ApiRefusal && error.status === 503;
      if (!isAway || Date.now() > until) throw error;
      await setTimeout(1_000);
      return undefined;
    }
  }
}
