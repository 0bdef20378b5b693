import { shownUrl } from '../domain/invoice/attachments.ts';
import { type z } from 'zod';
import type { ProblemCode } from '../domain/problems/catalogue.ts';

export interface FieldError {
  /** JSON pointer into the body, or the name of a parameter. */
  readonly pointer: string;
  readonly message: string;
  /** What was sent there, shortened; absent when nothing was. */
  readonly value?: unknown;
}

export interface ProblemFields {
  readonly status: number;
  /** Stable, for programs: one of the catalogue. */
  readonly code: ProblemCode;
  /** For a person: what is wrong, with the value. */
  readonly detail: string;
  /** What to do about it. */
  readonly fix: string;
  readonly errors?: readonly FieldError[];
  /** How many there are besides `errors`, which names 50 at most. */
  readonly errorsNotNamed?: number;
  readonly retryAfterSeconds?: number;
  /** With 412: of what is there now. */
  readonly etag?: string;
  /** It passes by itself; 503 and 429 always do. */
  readonly retriable?: boolean;
  readonly suggestions?: readonly string[];
}

/** An answer other than success, as RFC 9457 describes it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly fields: ProblemFields;

  constructor(fields: ProblemFields) {
    super(fields.detail);
    this.fields = fields;
  }
}

export function problemBody({ fields }: Problem, instance: string) {
  const { status, code, detail, fix, errors, errorsNotNamed, suggestions, retriable } = fields;
  return {
    type: `urn:sage-invoicing:problem:${code}`,
    title: code.replaceAll('_', ' '),
    status,
    detail,
    instance,
    code,
    fix,
    retriable: retriable ?? (status === 503 || status === 429),
    ...(errors && { errors }),
    ...(errorsNotNamed !== undefined && { errorsNotNamed }),
    ...(suggestions && suggestions.length > 0 && { suggestions }),
  };
}

/** Errors that one answer names; of the others it says how many there are. */
const MOST_ERRORS = 50;

/** What did not fit the schema: the first 50 with place and value, the rest counted. The work grows with the content, not with its square. */
export function invalid(error: z.ZodError, input: unknown, where: 'body' | 'query' | 'path'): Problem {
  const errors: FieldError[] = [];
  let count = 0;
  for (const issue of error.issues) {
    for (const mistake of mistakesOf(issue)) {
      count += 1;
      if (errors.length < MOST_ERRORS) errors.push(fieldError(mistake, input));
    }
  }
  const told = [
    ...errors.slice(0, 3).map(({ pointer, message }) => `${pointer || 'the content'} ${message}`),
    ...(errors.length > 3 ? ['and more under "errors"'] : []),
    ...(count > errors.length ? [`of which the first ${errors.length} are named`] : []),
  ].join('; ');
  return new Problem({
    status: where === 'body' ? 422 : 400,
    code: where === 'body' ? 'invalid_content' : 'invalid_parameter',
    detail: `${count === 1 ? 'One value is' : `${count} values are`} not usable: ${told}`,
    fix: 'Correct each value under "errors" and send it again.',
    errors,
    ...(count > errors.length && { errorsNotNamed: count - errors.length }),
  });
}

type Mistake = z.core.$ZodIssue | { readonly code: 'unknown_field'; readonly path: readonly PropertyKey[] };

/** One for each value: an issue of zod may stand for several. */
function* mistakesOf(issue: z.core.$ZodIssue): Generator<Mistake> {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) yield { code: 'unknown_field', path: [...issue.path, key] };
  } else if (issue.code === 'invalid_union') {
    const [nearest = []] = issue.errors.toSorted((a, b) => a.length - b.length);
    for (const inner of nearest) yield* mistakesOf({ ...inner, path: [...issue.path, ...inner.path] });
  } else {
    yield issue;
  }
}

function fieldError(issue: Mistake, input: unknown): FieldError {
  if (issue.code === 'unknown_field')
    return { pointer: pointerTo(issue.path), message: 'is not a known field: remove it' };
  const sent = valueAt(input, issue.path);
  const value = issue.path.includes('attachments') ? withoutSecret(sent) : shorten(sent);
  const message = sent === undefined && issue.code === 'invalid_type' ? 'is missing' : issue.message;
  return { pointer: pointerTo(issue.path), message, ...(value === undefined ? {} : { value }) };
}

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return value;
}

/** An address of a file may be signed, wherever it was put by mistake. */
const withoutSecret = (sent: unknown): unknown =>
  typeof sent === 'string' && /[?@:]/.test(sent) ? shownUrl(sent) || undefined : shorten(sent);

function shorten(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 100 ? `${value.slice(0, 100)}…` : value;
  return typeof value === 'object' && value !== null ? undefined : value;
}
