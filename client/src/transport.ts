import { NoAnswerError, ProblemError } from './problem-error.ts';

/** An API key, or what gives a token that is good now; it is asked before each request. */
export type Token = string | (() => string | Promise<string>);

export interface ClientOptions {
  /** Where the API is, such as `https://invoicing.example.com`. */
  readonly url: string;
  readonly token: Token;
  /** The person for whom it is asked: stands in timelines, events and the audit log. At most 100 characters. */
  readonly onBehalfOf?: string | undefined;
  /** Milliseconds until one request without an answer is given up; by default 60,000. */
  readonly timeoutMs?: number | undefined;
  /** In place of the global `fetch`, as for a proxy. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/** Sends one request, once. What comes back is a success; everything else is thrown. */
export function transport(options: ClientOptions): (request: Request) => Promise<Response> {
  const { token, onBehalfOf, timeoutMs = DEFAULT_TIMEOUT_MS, fetch: send = fetch } = options;
  return async (request) => {
    request.headers.set('authorization', `Bearer ${typeof token === 'string' ? token : await token()}`);
    // A header holds ASCII; other characters go percent-encoded as UTF-8.
    if (onBehalfOf !== undefined) request.headers.set('on-behalf-of', encodeURIComponent(onBehalfOf));
    const caller = request.signal;
    const signal = AbortSignal.any([caller, AbortSignal.timeout(timeoutMs)]);
    try {
      const answer = await send(new Request(request, { signal }));
      if (answer.ok) return answer;
      throw new ProblemError(answer.status, await bodyOf(answer), answer.headers);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      caller.throwIfAborted();
      const { method, url } = request;
      throw new NoAnswerError(`No answer to ${method} ${url.split('?')[0]} (${reasonOf(error)})`, {
        cause: error,
      });
    }
  };
}

async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** fetch itself says no more than "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
