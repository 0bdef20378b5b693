import { z } from 'zod';
import { SageInvoicing } from '../../client/src/index.ts';
import { type ConnectionView } from '../../domain/connection/connection.ts';
import { type TestReport } from '../../domain/connection/test-report.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { PATIENCE_MS } from './eventually.ts';

/** Longer than the API takes for any answer. */
const ANSWER_WITHIN_MS = 180_000;

/** The client of a PSA, as scripts and tests use it: each request is sent once, and answers are looked at as the domain has them. */
export class PsaClient {
  readonly sage: SageInvoicing;

  /** `timeoutMs`: gives up on an answer that takes longer. */
  constructor(url: string, apiKey: string, timeoutMs = ANSWER_WITHIN_MS) {
    this.sage = new SageInvoicing({ url, token: apiKey, timeoutMs });
  }

  /** @throws ProblemError for an answer that is no success */
  async send<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
    const answer = await this.sage.send(method, path, body);
    // The answer's form is the API's promise; scripts and tests look at it closely anyway.
    return { status: answer.status, body: z.custom<T>().parse(answer.body) };
  }

  authorize(businessUnit: string, options = {}): Promise<string> {
    return this.sage.authorize(businessUnit, options);
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

  /** The status of the answer; `request` may be what the API refuses. */
  async handOver(businessUnit: string, invoiceId: string, request: unknown): Promise<number> {
    return (await this.send('PUT', `/v1/business-units/${businessUnit}/invoices/${invoiceId}`, request))
      .status;
  }

  async invoice(businessUnit: string, invoiceId: string, wait = 0, after = 0): Promise<InvoiceView> {
    const path = `/v1/business-units/${businessUnit}/invoices/${invoiceId}?wait=${wait}&after=${after}`;
    return (await this.send<InvoiceView>('GET', path)).body;
  }

  /**
   * Follows the invoice by long polls until `done`; while the API is away it is asked again.
   * @throws NotReachedError with the invoice when that never comes
   */
  async follow(
    businessUnit: string,
    invoiceId: string,
    done: (view: InvoiceView) => boolean,
  ): Promise<InvoiceView> {
    const inDomain = z.custom<InvoiceView>();
    const options = { timeoutMs: PATIENCE_MS };
    return inDomain.parse(
      await this.sage.waitFor(businessUnit, invoiceId, (view) => done(inDomain.parse(view)), options),
    );
  }
}
