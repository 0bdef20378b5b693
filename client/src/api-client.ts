import createClient, { type Client } from 'openapi-fetch';
import { type paths } from './api-types.ts';
import { type ClientOptions, transport } from './transport.ts';
import { type AuthorizationRequest, type ConnectionView, type TestReport } from './types.ts';

/** Every operation of the API, and those that connect a business unit. */
export class ApiClient {
  /** Every operation of the API, typed; each is sent once. `dataOf` takes the answer out. */
  readonly api: Client<paths>;
  readonly #baseUrl: string;
  readonly #sendOnce: (request: Request) => Promise<Response>;

  constructor(options: ClientOptions) {
    this.#baseUrl = options.url.replace(/\/+$/, '');
    this.#sendOnce = transport(options);
    this.api = createClient<paths>({ baseUrl: this.#baseUrl, fetch: this.#sendOnce });
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
}

/** What an operation of `SageInvoicing.api` answered. */
export function dataOf<Data>({ data }: { readonly data?: Data }): NonNullable<Data> {
  if (data === undefined || data === null) throw new TypeError('The answer has no content');
  return data;
}
