import { problemCodes } from './api-types.ts';

/**
 * Says what is wrong, for programs. `unknown_code`: the API is newer than this client, see `body`; `no_problem_answer`: something between here and
 * the API answered; `not_in_the_fake`: only of the fake.
 */
export type ProblemCode =
  (typeof problemCodes)[number] | 'unknown_code' | 'no_problem_answer' | 'not_in_the_fake';

/** What is wrong with one value of a request. */
export interface FieldError {
  /** JSON pointer into the body, or the name of a parameter. */
  readonly pointer: string;
  readonly message: string;
  /** What was sent there, shortened; left out when nothing was. */
  readonly value?: unknown;
}

/** An answer of the API that is no success, as RFC 9457 describes it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  /** Stable, for programs. */
  readonly code: ProblemCode;
  /** For a person: what is wrong, with the value. */
  readonly detail: string;
  /** For a person: what to do about it. */
  readonly fix: string;
  /** The same request may succeed later. */
  readonly retriable: boolean;
  /** Values that are to blame, 50 at most. */
  readonly errors: readonly FieldError[];
  /** What may have been meant. */
  readonly suggestions: readonly string[];
  /** Milliseconds after which the API wants to be asked again; null where it does not say. */
  readonly retryAfterMs: number | null;
  /** The whole answer: an object as the API sends it, a text where it came from somebody else. */
  readonly body: unknown;

  constructor(status: number, body: unknown, headers: Headers = new Headers()) {
    const problem = isObject(body) ? body : {};
    const detail = text(problem['detail']) ?? `The answer has the status ${status}, and is no problem report`;
    const fix = text(problem['fix']) ?? 'See what answers at this address.';
    const code = text(problem['code']);
    super(`${status} ${code ?? 'no_problem_answer'}: ${detail} ${fix}`);
    this.status = status;
    this.code = code === undefined ? 'no_problem_answer' : known(code);
    this.detail = detail;
    this.fix = fix;
    this.retriable =
      problem['retriable'] === true || (problem['retriable'] === undefined && isPassing(status));
    this.errors = list(problem['errors']).filter(isFieldError);
    this.suggestions = list(problem['suggestions']).filter((one) => typeof one === 'string');
    this.retryAfterMs = readRetryAfter(headers.get('retry-after'));
    this.body = body;
  }
}

/** No answer came: the API was not reached, or not in time. Whether it did what was asked is not known. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** What was asked for again and again did not come about in time. `cause` is what happened at the last try. */
export class GaveUpError extends Error {
  override readonly name = 'GaveUpError';
}

const known = (code: string): ProblemCode =>
  code === 'not_in_the_fake' ? code : (problemCodes.find((one) => one === code) ?? 'unknown_code');
const isPassing = (status: number): boolean => status === 429 || status >= 500;
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFieldError = (value: unknown): value is FieldError =>
  isObject(value) && typeof value['pointer'] === 'string' && typeof value['message'] === 'string';

/** Seconds, or a date (RFC 9110, 10.2.3). */
function readRetryAfter(value: string | null): number | null {
  if (value === null) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
