import axios, { type AxiosInstance } from 'axios';
import { connectDeadlineAgents } from './connect-deadline.ts';
import { type SageEndpoints } from './endpoints.ts';
import { httpFailure } from './http-failure.ts';
import { type HttpAnswer, type HttpCall } from './http-call.ts';

const DEFAULT_TIMEOUT_MS = 20_000;
const DEFAULT_CONNECT_TIMEOUT_MS = 5_000;
const DEFAULT_MAX_RESPONSE_BYTES = 10 * 1024 * 1024;

/** One finished call, for logs and metrics: no ids, queries, tokens or bodies. */
export interface SageCallReport {
  readonly method: string;
  /** Path template: "/sales_invoices/{id}". */
  readonly endpoint: string;
  /** Missing when there was no answer. */
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly durationMs: number;
}

export interface SageHttpOptions {
  readonly endpoints: SageEndpoints;
  /** From the first byte out to the last byte in; 20 s by default. */
  readonly timeoutMs?: number | undefined;
  /** Part of the time within which the connection must stand; 5 s by default, at most half of `timeoutMs`. */
  readonly connectTimeoutMs?: number | undefined;
  /** After decompression; 10 MiB by default. */
  readonly maxResponseBytes?: number | undefined;
  /** Must not throw: the call is over by then. */
  readonly onCall?: ((call: SageCallReport) => void) | undefined;
}

export interface SageHttp {
  readonly endpoints: SageEndpoints;
  /** One request, never repeated here. Resolves with any status; throws SageError when no whole answer came. */
  readonly send: (call: HttpCall) => Promise<HttpAnswer>;
  /** Drops the kept connections. */
  readonly close: () => void;
}

/** The connection pool to Sage, one per process. */
export function createSageHttp(options: SageHttpOptions): SageHttp {
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const connectTimeoutMs = Math.min(options.connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS, timeoutMs / 2);
  const agents = connectDeadlineAgents(connectTimeoutMs);
  const client = axios.create({
    ...agents,
    responseType: 'arraybuffer',
    maxContentLength: options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES,
    maxRedirects: 0,
    decompress: true,
    // A forward proxy named in the environment would see the access token.
    proxy: false,
    validateStatus: () => true,
    transformRequest: (data: unknown) => data,
  });
  return {
    endpoints: options.endpoints,
    send: async (call) => {
      const startedAt = performance.now();
      const answer = await request(client, call, timeoutMs).catch((error: unknown) => {
        report(options, call, startedAt);
        throw error;
      });
      report(options, call, startedAt, answer);
      return answer;
    },
    close: () => {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
}

async function request(client: AxiosInstance, call: HttpCall, timeoutMs: number): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const { method, url, headers, body } = call;
    const answer = await client.request<Buffer>({ method, url, headers, data: body, signal });
    const header = (name: string) => {
      const value: unknown = answer.headers[name];
      return typeof value === 'string' ? value : undefined;
    };
    return { status: answer.status, header, requestId: header('x-request-id'), body: answer.data };
  } catch (error) {
    throw httpFailure(call, error, signal.aborted ? timeoutMs : null);
  }
}

function report(options: SageHttpOptions, call: HttpCall, startedAt: number, answer?: HttpAnswer): void {
  options.onCall?.({
    method: call.method,
    endpoint: call.path,
    status: answer?.status,
    requestId: answer?.requestId,
    durationMs: performance.now() - startedAt,
  });
}
