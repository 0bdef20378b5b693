import { type ProblemCode } from '../problem-error.ts';

/** What the fake is told to answer in place of what was asked. */
export interface FakeProblem {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly fix?: string;
  readonly retriable?: boolean;
  /** Of `Retry-After`. */
  readonly retryAfterSeconds?: number;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

/** The answer that the API would give. */
export function problemAnswer(problem: FakeProblem): Response {
  const { status, code, retryAfterSeconds, errors } = problem;
  const body = {
    type: `urn:sage-invoicing:problem:${code}`,
    title: code.replaceAll('_', ' '),
    status,
    code,
    detail: problem.detail ?? `The fake was told to answer ${code}.`,
    fix: problem.fix ?? 'Nothing: this is a test.',
    retriable: problem.retriable ?? (status === 429 || status === 503),
    ...(errors && { errors }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    },
  });
}
